// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/stop_signal.h"

#include <QSocketNotifier>

#include <atomic>
#include <csignal>
#include <unistd.h>

namespace hatstand::cli
{

namespace
{
std::atomic<int> signalPipe{-1};

// Only what is safe in a signal handler: one byte into a pipe that the event loop reads.
void onSignal(int /*number*/)
{
    const int descriptor = signalPipe.load();
    const char byte = 1;
    if (descriptor >= 0) {
        [[maybe_unused]] const auto written = write(descriptor, &byte, 1);
    }
}
void handleWith(void (*handler)(int))
{
    static_cast<void>(std::signal(SIGINT, handler));
    static_cast<void>(std::signal(SIGTERM, handler));
    // Started with nohup, it outlives its terminal.
    if (std::signal(SIGHUP, handler) == SIG_IGN)
        static_cast<void>(std::signal(SIGHUP, SIG_IGN));
}
} // namespace

StopSignal::StopSignal(QObject *parent) : QObject(parent)
{
    if (pipe(m_pipe.data()) != 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(m_pipe[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &StopSignal::ask);
    signalPipe = m_pipe[1];
    handleWith(onSignal);
}

void StopSignal::ask()
{
    if (m_notifier)
        m_notifier->setEnabled(false);
    handleWith(SIG_DFL);
    Q_EMIT asked();
}

StopSignal::~StopSignal()
{
    handleWith(SIG_DFL);
    signalPipe = -1;
    m_notifier.reset();
    for (const int descriptor : m_pipe) {
        if (descriptor >= 0)
            close(descriptor);
    }
}

} // namespace hatstand::cli
