// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/http_client.h"
#include "networks/ghost/ghost_credential.h"
#include "networks/server_clock.h"

#include <QUrlQuery>

#include <memory>
#include <utility>
#include <vector>

namespace hatstand::networks
{

/// One call of the Admin API.
struct GhostCall
{
    net::HttpMethod method = net::HttpMethod::Get;
    QString path;                                   ///< "posts/"
    std::vector<std::pair<QString, QString>> query; ///< as they are meant; encoded when they are sent
    net::RequestBody body;
    QByteArray contentType;
    net::Purpose purpose = net::Purpose::Other;
    /// A body of megabytes: only silence ends it, however long it takes.
    bool isUpload = false;
    std::function<void(qint64 sent, qint64 total)> onProgress;

    [[nodiscard]] static GhostCall ask(const QString &path, std::vector<std::pair<QString, QString>> query,
                                       net::Purpose purpose);
    /// With a body of JSON.
    [[nodiscard]] static GhostCall tell(net::HttpMethod method, const QString &path, const QJsonObject &body,
                                        net::Purpose purpose);
};

/// The site that answers at an address.
struct GhostSite
{
    QUrl admin; ///< see GhostCredential
    QUrl url;   ///< where people read
    QString title;
    QString version; ///< "6.65"
};

/// Calls a Ghost. Held by shared pointer by whoever waits for an answer; after close() nothing leaves any
/// more, and the sender that was given may go.
class GhostClient : public std::enable_shared_from_this<GhostClient>
{
public:
    GhostClient(net::HttpSender &http, const Clock &clock) : m_http(&http), m_clock(clock) {}

    void close() { m_http = nullptr; }
    /// The body of a success, empty where it has none. Failures by the rule of Publisher for what may have
    /// arrived; beside them NotFound: Ghost itself says that there is no such thing, and Conflict: what was
    /// to be changed had been changed by somebody else.
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> call(GhostCredential who, GhostCall call,
                                                        CancelToken cancel);
    /// The site of that place, wherever it leads; nothing secret leaves. NotFound: there is no Ghost.
    [[nodiscard]] QCoro::Task<Result<GhostSite>> site(QUrl place, CancelToken cancel);
    [[nodiscard]] Instant serverNow(const GhostCredential &who) const { return m_clock.now(who.admin); }

private:
    [[nodiscard]] QCoro::Task<Result<net::HttpResponse>> send(net::HttpRequest request, CancelToken cancel);
    [[nodiscard]] net::HttpRequest prepared(const GhostCredential &who, const GhostCall &call) const;

    net::HttpSender *m_http;
    ServerClock m_clock;
};

} // namespace hatstand::networks
