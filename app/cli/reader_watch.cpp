// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/reader_watch.h"

#include <QSocketNotifier>

#include <sys/stat.h>

namespace hatstand::cli
{

ReaderWatch::ReaderWatch(int descriptor, QObject *parent) : QObject(parent)
{
    struct stat status = {};
    if (fstat(descriptor, &status) != 0 || !S_ISFIFO(status.st_mode))
        return;
    // The end that is written to is in error once the other is closed; nothing else is an exception of a
    // pipe.
    m_notifier = std::make_unique<QSocketNotifier>(descriptor, QSocketNotifier::Exception);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        m_notifier->setEnabled(false);
        Q_EMIT gone();
    });
}

ReaderWatch::~ReaderWatch() = default;

} // namespace hatstand::cli
