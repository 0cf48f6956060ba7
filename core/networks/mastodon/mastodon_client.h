// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/http_client.h"
#include "net/oauth.h"
#include "networks/connector.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QUrlQuery>

#include <memory>
#include <optional>

namespace hatstand::networks
{

/// One call of the API (docs.joinmastodon.org/methods, November 2026).
struct MastodonCall
{
    net::HttpMethod method = net::HttpMethod::Get;
    QString path; ///< "/api/v1/statuses"
    QUrlQuery query;
    std::optional<QJsonObject> json; ///< the body, unless `body` is
    net::RequestBody body;           ///< of an upload
    QByteArray contentType;          ///< of `body`
    QByteArray idempotencyKey;
    QByteArray knownTag; ///< ETag of what is known already: the answer is 304 when it is still the same
    net::Purpose purpose = net::Purpose::Other;
    bool isUpload = false; ///< a body of megabytes: only silence ends it, however long it takes
    std::function<void(qint64 sent, qint64 total)> onProgress;

    [[nodiscard]] static MastodonCall get(const QString &path, net::Purpose purpose, QUrlQuery query = {});
    [[nodiscard]] static MastodonCall send(net::HttpMethod method, const QString &path,
                                           const QJsonObject &body, net::Purpose purpose);
};

/// What a server answered, whatever it was.
struct MastodonAnswer
{
    net::HttpResponse response;
    QString message;     ///< the server's own words; empty where it has none
    bool speaks = false; ///< it is a server of this API that answered, not something before it

    [[nodiscard]] bool isSuccess() const { return response.isSuccess(); }
    /// Of MastodonCall::knownTag.
    [[nodiscard]] bool isUnchanged() const { return response.status == 304; }
    /// snac names itself; it has a part of this API only, and its own ways with the rest.
    [[nodiscard]] bool isSnac() const;
    /// It does not know the token, or the token may not do that.
    [[nodiscard]] bool refusesToken() const;
    /// It knows the token, which was given for less than this.
    [[nodiscard]] bool wantsMoreScopes() const;
    /// The server's own word that there is no such thing.
    [[nodiscard]] bool isGone() const;
    /// The body of a success; else error().
    [[nodiscard]] Result<QJsonObject> object() const;
    [[nodiscard]] Result<QJsonArray> array() const;
    /// What the answer means, by Publisher's rule for what may have arrived.
    [[nodiscard]] Error error() const;
    /// How far the server's clock goes before ours; nothing when it does not tell its time.
    [[nodiscard]] std::optional<Milliseconds> clockAhead() const;
};

[[nodiscard]] MastodonAnswer readMastodonAnswer(net::HttpResponse response);

/// "Mastodon": what people call the service in errors.
[[nodiscard]] QString mastodonName();
/// Ids come from servers and go into paths.
[[nodiscard]] bool isPlainMastodonId(const QString &id);
/// The failure for an answer that no server of this API has given.
[[nodiscard]] Error notMastodon(const net::HttpResponse &response);
/// The failure for work that was stopped.
[[nodiscard]] Error mastodonStopped();

/// Calls servers. Held by shared pointer by whoever waits for an answer; after close() nothing leaves any
/// more, and the sender that was given may go.
class MastodonClient : public std::enable_shared_from_this<MastodonClient>
{
public:
    explicit MastodonClient(net::HttpSender &http) : m_http(&http) {}
    void close() { m_http = nullptr; }

    /// Failures are those of the line only, but never TooLarge: what is too large there is an answer, so that
    /// what it answers may have been done.
    [[nodiscard]] QCoro::Task<Result<net::HttpResponse>> send(net::HttpRequest request, CancelToken cancel);
    /// `token` may be empty.
    [[nodiscard]] QCoro::Task<Result<MastodonAnswer>> call(QUrl server, QString token, MastodonCall call,
                                                           CancelToken cancel);

private:
    net::HttpSender *m_http;
};

} // namespace hatstand::networks
