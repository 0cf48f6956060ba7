// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "net/http_message.h"
#include "networks/bluesky/signing_key.h"

#include <QHash>

namespace hatstand::networks
{

/// Proofs of possession (RFC 9449): with each request goes a small signed note that says for which request
/// and for which token it is. Servers want a number of theirs in it, and the time about right.
class Dpop
{
public:
    /// `clock` must outlive this.
    explicit Dpop(const Clock &clock) : m_clock(clock) {}

    /// The note for one request; made anew for each. `token`: the access token that goes along, may be empty.
    /// Empty when it cannot be signed.
    [[nodiscard]] QByteArray proof(const SigningKey &key, net::HttpMethod method, const QUrl &url,
                                   const QString &token) const;
    /// What is known of a server, and stands in a note to it.
    struct Server
    {
        QByteArray nonce;
        Milliseconds behind{0}; ///< to be added to our time; 0 while both are about right
    };
    /// Puts the note, and the token if there is one, into the request. Answers what stands in it.
    [[nodiscard]] Server prove(net::HttpRequest &request, const SigningKey &key, const QString &token) const;
    /// Keeps what the answer tells: the server's next number, and how far its time is from ours.
    void learn(const QUrl &url, const net::HttpResponse &response);
    /// Whether a request with a note like `used` was refused for want of what is known by now, so that it
    /// should be made once more: nothing was done with it. Others may have learned it meanwhile.
    [[nodiscard]] bool wantsRepeat(const QUrl &url, const net::HttpResponse &response,
                                   const Server &used) const;
    /// The time there, as far as it is known.
    [[nodiscard]] Instant timeAt(const QUrl &url) const;
    /// Whether the number that this server wants is known yet.
    [[nodiscard]] bool knows(const QUrl &url) const;

private:
    const Clock &m_clock;
    QHash<QString, Server> m_servers; ///< by scheme, host and port
};

} // namespace hatstand::networks
