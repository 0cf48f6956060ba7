// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/transfer.h"

#include <QObject>

#include <memory>
#include <thread>

namespace hatstand::net
{

/// Carries requests over HTTP/1.1 with libcurl, on a thread of its own: neither TLS nor unpacking ever holds
/// up the window, and a request costs its caller one wake-up (docs/decisions/0008). At most six lines to one
/// host, unless it is told otherwise; more requests wait. A line is kept for half a minute and not used again
/// after that.
///
/// Nothing is ever sent twice, but for a GET or HEAD on a kept line that the server had closed.
///
/// Belongs to the thread that made it, which needs an event loop. When it goes, so do all lines, and nothing
/// is called any more.
class TransferThread final : public QObject
{
    Q_OBJECT
public:
    static constexpr int usualLinesToOneHost = 6;
    explicit TransferThread(int mostLinesToOneHost = usualLinesToOneHost, QObject *parent = nullptr);
    ~TransferThread() override;

    void start(std::shared_ptr<Transfer> transfer);
    /// Cuts its line, if it has one. Its callbacks are not called any more, and are dropped.
    void stop(const std::shared_ptr<Transfer> &transfer);
    /// The next requests get new lines. Call it while nothing is under way.
    void dropConnections();

private:
    class Carrier;

    void deliver();

    std::unique_ptr<Carrier> m_carrier;
    std::thread m_thread;
};

} // namespace hatstand::net
