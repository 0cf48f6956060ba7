// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <array>
#include <memory>

class QSocketNotifier;

namespace hatstand::cli
{

/// Says when the person (Ctrl+C, or the terminal is closed) or the system (SIGTERM) asks the program to end.
/// Asked a second time, the program ends at once. One at a time in a process, because a signal handler
/// reaches only what is global.
class StopSignal : public QObject
{
    Q_OBJECT

public:
    explicit StopSignal(QObject *parent = nullptr);
    ~StopSignal() override;
    /// As if it had been asked, for another reason: a signal ends the program at once from then on.
    void ask();

Q_SIGNALS:
    void asked();

private:
    std::array<int, 2> m_pipe{-1, -1};
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace hatstand::cli
