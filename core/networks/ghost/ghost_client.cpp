// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/ghost/ghost_client.h"

#include "net/http_status.h"
#include "net/json.h"
#include "net/url_rules.h"
#include "networks/ghost/ghost_errors.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

constexpr qint64 largestAnswer = 16LL * 1024 * 1024; // a post comes back with all its text
const QString adminPath = QStringLiteral("/ghost/api/admin/");
const QString sitePath = QStringLiteral("/ghost/api/admin/site/");
const QByteArray acceptVersion = QByteArrayLiteral("v5.0");

QString service()
{
    return QStringLiteral("Ghost");
}

Error notAGhost(const QUrl &place)
{
    return {ErrorCode::NotFound,
            Words::tr("There is no Ghost at %1.").arg(place.toDisplayString()),
            Words::tr("There is something else, or its interface for programs cannot be reached."),
            Words::tr("Type the address of the site, or that of its Ghost Admin."),
            {}};
}

bool isToken(const net::HttpResponse &response)
{
    return response.status == 401 || (response.status == 400 && response.body.contains("INVALID_JWT"));
}
} // namespace

GhostCall GhostCall::ask(const QString &path, std::vector<std::pair<QString, QString>> query,
                         net::Purpose purpose)
{
    GhostCall call;
    call.path = path;
    call.query = std::move(query);
    call.purpose = purpose;
    return call;
}

GhostCall GhostCall::tell(net::HttpMethod method, const QString &path, const QJsonObject &body,
                          net::Purpose purpose)
{
    GhostCall call;
    call.method = method;
    call.path = path;
    call.purpose = purpose;
    if (!body.isEmpty()) {
        call.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
        call.contentType = QByteArrayLiteral("application/json");
    }
    return call;
}

QCoro::Task<Result<net::HttpResponse>> GhostClient::send(net::HttpRequest request, CancelToken cancel)
{
    const auto self = shared_from_this();
    if (!m_http || cancel.isCancelled()) {
        Error stopped{ErrorCode::Cancelled, Words::tr("Talking to Ghost was stopped."), {}, {}, {}};
        stopped.detail = QStringLiteral("unsent");
        co_return fail(std::move(stopped));
    }
    auto answered = co_await m_http->send(std::move(request), cancel);
    // What is too large there is an answer, so that what it answers may have been done.
    if (!answered && answered.error().code == ErrorCode::TooLarge)
        answered.error().code = ErrorCode::BadAnswer;
    co_return answered;
}

net::HttpRequest GhostClient::prepared(const GhostCredential &who, const GhostCall &call) const
{
    QUrl address = who.admin;
    address.setPath(who.admin.path() + adminPath + call.path);
    if (!call.query.empty()) {
        QUrlQuery query;
        for (const auto &[name, value] : call.query)
            query.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
        address.setQuery(query);
    }
    net::HttpRequest request = net::HttpRequest::get(address, call.purpose);
    request.method = call.method;
    request.body = call.body;
    request.contentType = call.contentType;
    request.redirects = net::Redirects::Never;
    request.maxResponseBytes = largestAnswer;
    request.onUploadProgress = call.onProgress;
    if (call.isUpload) {
        request.timeouts.answer = request.timeouts.total;
        request.timeouts.total = Milliseconds(0);
    }
    request.setHeader(QByteArrayLiteral("Accept-Version"), acceptVersion);
    request.setHeader(QByteArrayLiteral("Authorization"),
                      QByteArrayLiteral("Ghost ") + ghostToken(who, m_clock.now(who.admin)));
    return request;
}

QCoro::Task<Result<QJsonObject>> GhostClient::call(GhostCredential who, GhostCall call, CancelToken cancel)
{
    const auto self = shared_from_this();
    const Instant told = m_clock.now(who.admin);
    auto answered = co_await send(prepared(who, call), cancel);
    if (!answered)
        co_return fail(std::move(answered.error()));
    m_clock.note(*answered);
    // Refused because our clock is wrong, perhaps: now the server's is known. Nothing was done.
    if (isToken(*answered) && m_clock.isFarFrom(told, who.admin)) {
        answered = co_await send(prepared(who, call), cancel);
        if (!answered)
            co_return fail(std::move(answered.error()));
    }
    if (answered->status == 204)
        co_return QJsonObject();
    if (!answered->isSuccess())
        co_return fail(ghostError(*answered, m_clock.trouble(who.admin)));
    if (net::looksLikeHtml(*answered))
        co_return fail(strangeGhostAnswer(*answered));
    auto object = net::parseJsonObject(answered->body, {largestAnswer, 100});
    if (!object)
        co_return fail(strangeGhostAnswer(*answered));
    co_return *object;
}

QCoro::Task<Result<GhostSite>> GhostClient::site(QUrl place, CancelToken cancel)
{
    const auto self = shared_from_this();
    QUrl address = place;
    address.setPath(place.path() + sitePath);
    net::HttpRequest request = net::HttpRequest::get(address, net::Purpose::ReadServerInfo);
    request.setHeader(QByteArrayLiteral("Accept-Version"), acceptVersion);
    // The panel may live at another address than the site, which leads there; only the question goes along.
    request.redirects = net::Redirects::AnyHost;
    const auto answered = co_await send(std::move(request), cancel);
    if (!answered)
        co_return fail(answered.error());
    m_clock.note(*answered);
    if (answered->status >= 500 || answered->status == 429)
        co_return fail(ghostError(*answered, {}));
    const QString path = answered->finalUrl.path();
    const auto object = net::jsonObject(*answered, service());
    if (!object || !path.endsWith(sitePath))
        co_return fail(notAGhost(place));
    const QJsonObject told = (*object)[QLatin1StringView("site")].toObject();
    GhostSite site;
    site.url = QUrl(told[QLatin1StringView("url")].toString(), QUrl::StrictMode);
    site.title = told[QLatin1StringView("title")].toString().simplified().left(100);
    site.version = told[QLatin1StringView("version")].toString();
    if (site.url.host().isEmpty() || site.version.isEmpty())
        co_return fail(notAGhost(place));
    site.admin = answered->finalUrl.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment);
    site.admin.setPath(path.chopped(sitePath.size()));
    co_return site;
}

} // namespace hatstand::networks
