// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clients/account_service.h"
#include "flows/kill/kill_standing.h"
#include "support/fault_line.h"
#include "support/server_process.h"

#include <QString>
#include <QUrl>

#include <limits>
#include <memory>
#include <vector>

namespace hatstand
{
class Parts;
}

namespace hatstand::test
{

/// A real server, with a way to it that can be made to misbehave, and a look at it that is not the
/// connector's.
class KillNetwork
{
public:
    KillNetwork(const KillNetwork &) = delete;
    KillNetwork &operator=(const KillNetwork &) = delete;
    virtual ~KillNetwork() = default;

    [[nodiscard]] virtual QString name() const = 0;
    /// Starts the server; false with the log told when it does not start. The seed is that of the line's
    /// faults.
    [[nodiscard]] bool start(quint32 seed);
    /// Connects the client's account by way of the line.
    [[nodiscard]] virtual Result<clients::AccountId> connectAccount(Parts &parts,
                                                                    const clients::ClientId &client) = 0;
    /// Every post and comment that stands there and holds the mark.
    [[nodiscard]] virtual std::vector<StandingPost> standing(const QString &mark) = 0;
    /// Whether it has threads. They are sent at once, or part by part.
    [[nodiscard]] virtual bool hasThreads() const { return false; }
    /// Whether a post can have a first comment, which goes out like the last part of a thread.
    [[nodiscard]] virtual bool hasComments() const { return false; }
    /// How many posts and parts it can have before it no longer shows all of them, and nobody could find one
    /// there.
    [[nodiscard]] virtual int mostPosts() const { return std::numeric_limits<int>::max(); }

    [[nodiscard]] FaultLine &line() { return *m_line; }

protected:
    explicit KillNetwork(const QString &server) : m_server(server) {}
    [[nodiscard]] virtual QUrl address() const = 0;
    [[nodiscard]] QString value(const char *key) const { return m_server.value(QString::fromLatin1(key)); }
    [[nodiscard]] TestServer &server() { return m_server; }
    /// The body of a GET; empty when it fails.
    [[nodiscard]] static QByteArray get(const QUrl &url, const QByteArray &authorization = {});

private:
    TestServer m_server;
    std::unique_ptr<FaultLine> m_line;
};

/// Bluesky, Mastodon's interface, WordPress and Ghost.
[[nodiscard]] std::vector<std::unique_ptr<KillNetwork>> killNetworks();

} // namespace hatstand::test
