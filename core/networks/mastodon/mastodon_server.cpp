// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/mastodon/mastodon_server.h"

#include "net/json.h"
#include "net/url_rules.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QRegularExpression>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

QUrl originOf(const QUrl &url)
{
    QUrl origin;
    origin.setScheme(url.scheme());
    origin.setHost(url.host());
    origin.setPort(url.port());
    return origin;
}

/// A server on this computer needs no certificate; all others do.
std::optional<QUrl> siteOf(const QString &typed)
{
    auto address = net::webAddress(typed);
    if (!address)
        return std::nullopt;
    if (!typed.contains(QLatin1StringView("://")) && net::isLoopbackHost(address->host()))
        address->setScheme(QStringLiteral("http"));
    return originOf(*address);
}

std::optional<qint64> figure(const QJsonObject &object, const char *name)
{
    const qint64 value = object.value(QLatin1StringView(name)).toInteger();
    return value > 0 ? std::optional(value) : std::nullopt;
}

AccountLimits limitsOf(const QJsonObject &instance)
{
    const QJsonObject configuration = instance.value(QLatin1StringView("configuration")).toObject();
    const QJsonObject statuses = configuration.value(QLatin1StringView("statuses")).toObject();
    const QJsonObject media = configuration.value(QLatin1StringView("media_attachments")).toObject();
    const QJsonObject polls = configuration.value(QLatin1StringView("polls")).toObject();
    AccountLimits limits;
    limits.text = figure(statuses, "max_characters");
    // Pleroma and its kin say it at the top.
    if (!limits.text)
        limits.text = figure(instance, "max_toot_chars");
    limits.linkLength = figure(statuses, "characters_reserved_per_url");
    limits.mediaCount = figure(statuses, "max_media_attachments");
    limits.altText = figure(media, "description_limit");
    limits.imageBytes = figure(media, "image_size_limit");
    limits.imagePixels = figure(media, "image_matrix_limit");
    limits.videoBytes = figure(media, "video_size_limit");
    limits.videoPixels = figure(media, "video_matrix_limit");
    limits.videoFrames = figure(media, "video_frame_rate_limit");
    limits.pollOptions = figure(polls, "max_options");
    limits.pollOptionText = figure(polls, "max_characters_per_option");
    limits.pollMinSeconds = figure(polls, "min_expiration");
    limits.pollMaxSeconds = figure(polls, "max_expiration");
    const QJsonArray types = media.value(QLatin1StringView("supported_mime_types")).toArray();
    for (const QJsonValue type : types)
        limits.types << type.toString().toLower();
    limits.types.removeAll(QString());
    return limits;
}

/// Mastodon since 2.7, its forks, and Pleroma's kin hold posts; others take "scheduled_at" and publish at
/// once (snac, Pixelfed), so that only those are believed of whom it is known.
bool holdsPosts(const QString &version, int apiVersion)
{
    if (apiVersion > 0)
        return true;
    static const QRegularExpression own(QStringLiteral("^(?:2\\.[7-9]|2\\.1\\d|[3-9]|\\d\\d)[^(]*$"));
    static const QRegularExpression kin(QStringLiteral("\\(compatible; (?:Pleroma|Akkoma)\\b"));
    return own.match(version).hasMatch() || kin.match(version).hasMatch();
}

/// In the second version below "configuration", in the first at the top. It names the way by WebSocket; the
/// one by HTTP is at the same place (docs.joinmastodon.org/methods/streaming).
QUrl streamingOf(const QJsonObject &instance)
{
    // It names an address, and nobody answers there.
    if (instance.value(QLatin1StringView("version")).toString().contains(QLatin1StringView("snac/")))
        return {};
    const QJsonObject second = instance.value(QLatin1StringView("configuration"))
                                   .toObject()
                                   .value(QLatin1StringView("urls"))
                                   .toObject();
    QString named = second.value(QLatin1StringView("streaming")).toString();
    if (named.isEmpty()) {
        named = instance.value(QLatin1StringView("urls"))
                    .toObject()
                    .value(QLatin1StringView("streaming_api"))
                    .toString();
    }
    QUrl address(named, QUrl::StrictMode);
    if (address.scheme() == QLatin1StringView("wss"))
        address.setScheme(QStringLiteral("https"));
    else if (address.scheme() == QLatin1StringView("ws"))
        address.setScheme(QStringLiteral("http"));
    return address.host().isEmpty() || net::addressProblem(address) ? QUrl() : originOf(address);
}

/// A server in limited federation says so in its own words; a wall before another site has a page.
bool isClosed(const MastodonAnswer &answer)
{
    return answer.speaks && (answer.response.status == 401 || answer.response.status == 403);
}

MastodonInstance closedInstance(const QUrl &server)
{
    MastodonInstance instance;
    instance.server = originOf(server);
    instance.domain = net::hostLabel(server);
    instance.isClosed = true;
    return instance;
}
} // namespace

Result<MastodonPlace> mastodonPlace(const QUrl &server, const QString &typed)
{
    const auto unreadable = [] {
        return fail(ErrorCode::InvalidInput, Words::tr("That is neither a server nor a handle."), {},
                    Words::tr("Type the name of your server (mastodon.social), or your whole handle "
                              "(@name@mastodon.social)."));
    };
    MastodonPlace place;
    QString text = typed.trimmed();
    // What comes along when it is copied from a page: marks of direction, a zero-width space.
    text.removeIf([](QChar c) { return c.category() == QChar::Other_Format; });
    const bool isAddress = text.contains(QLatin1StringView("://"));
    if (!isAddress) {
        while (text.startsWith(u'@'))
            text.remove(0, 1);
        if (const qsizetype at = text.indexOf(u'@'); at >= 0) {
            place.user = text.left(at);
            text.remove(0, at + 1);
            if (place.user.isEmpty() || text.isEmpty())
                return unreadable();
        } else if (!server.isEmpty() && !text.contains(u'.')) {
            place.user = text;
            text.clear();
        }
    }
    if (!server.isEmpty()) {
        place.site = originOf(server);
    } else {
        const auto site = siteOf(text);
        // "alice" is no server; "localhost" is one of those who build such things.
        if (!site || (!site->host().contains(u'.') && !net::isLoopbackHost(site->host())))
            return unreadable();
        place.site = *site;
    }
    if (auto problem = net::addressProblem(place.site))
        return fail(std::move(*problem));
    return place;
}

QJsonObject MastodonInstance::facts() const
{
    QJsonObject facts{{limitsKey, toJson(limits)}};
    if (apiVersion > 0)
        facts.insert(fact::apiVersion, apiVersion);
    if (!streaming.isEmpty())
        facts.insert(fact::streaming, streaming.toString(QUrl::FullyEncoded));
    return facts;
}

Result<MastodonInstance> readInstance(const QJsonObject &object, const QUrl &server, Instant readAt)
{
    MastodonInstance instance;
    instance.server = originOf(server);
    instance.version = object.value(QLatin1StringView("version")).toString();
    QString domain = object.value(QLatin1StringView("domain")).toString();
    if (domain.isEmpty())
        domain = object.value(QLatin1StringView("uri")).toString();
    if (instance.version.isEmpty() || domain.isEmpty()) {
        return fail(ErrorCode::BadAnswer, Words::tr("There was an answer, but not from a Mastodon server."),
                    Words::tr("It does not say what such a server says of itself."),
                    Words::tr("Check the address of the server."));
    }
    // Some give their whole address for the domain.
    if (const QUrl address(domain); domain.contains(QLatin1StringView("://")) && !address.host().isEmpty())
        domain = net::hostLabel(address);
    instance.domain = domain.toLower();
    instance.apiVersion = object.value(QLatin1StringView("api_versions"))
                              .toObject()
                              .value(QLatin1StringView("mastodon"))
                              .toInt();
    instance.limits = limitsOf(object);
    instance.limits.source = net::hostLabel(instance.server);
    instance.limits.date = readAt.toUtc().toString(QStringLiteral("yyyy-MM"));
    instance.schedules = holdsPosts(instance.version, instance.apiVersion);
    instance.streaming = streamingOf(object);
    // A server out in the web has no business with this computer.
    if (net::isLoopbackHost(instance.streaming.host()) && !net::isLoopbackHost(instance.server.host()))
        instance.streaming = QUrl();
    instance.limits.schedules = instance.schedules;
    return instance;
}

QUrl serverInHostMeta(const net::HttpResponse &response)
{
    static const QRegularExpression link(QStringLiteral("template\\s*=\\s*[\"'](https?://[^\"'{}\\s]+)"));
    const auto found = link.match(QString::fromUtf8(response.body.left(16LL * 1024)));
    const QUrl named = found.hasMatch() ? QUrl(found.captured(1), QUrl::StrictMode) : response.finalUrl;
    return named.isValid() && !net::addressProblem(named) ? originOf(named) : QUrl();
}

QUrl serverInWebFinger(const QJsonObject &document)
{
    const QJsonArray links = document.value(QLatin1StringView("links")).toArray();
    for (const QJsonValue value : links) {
        const QJsonObject link = value.toObject();
        const QString type = link.value(QLatin1StringView("type")).toString();
        if (link.value(QLatin1StringView("rel")).toString() != QLatin1StringView("self") ||
            !(type.contains(QLatin1StringView("activity+json")) ||
              type.contains(QLatin1StringView("ld+json"))))
            continue;
        const QUrl address(link.value(QLatin1StringView("href")).toString(), QUrl::StrictMode);
        if (address.isValid() && !net::addressProblem(address))
            return originOf(address);
    }
    return {};
}

QCoro::Task<Result<MastodonInstance>> MastodonServers::about(QUrl server, QString token, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto newer = co_await m_client->call(
        server, token, MastodonCall::get(QStringLiteral("/api/v2/instance"), net::Purpose::ReadServerInfo),
        cancel);
    if (!newer)
        co_return fail(newer.error());
    if (newer->isSuccess()) {
        const auto object = newer->object();
        if (!object)
            co_return fail(object.error());
        co_return readInstance(*object, server, newer->response.receivedAt);
    }
    if (newer->response.status == 429 || newer->response.status >= 500)
        co_return fail(newer->error());
    const auto older = co_await m_client->call(
        server, token, MastodonCall::get(QStringLiteral("/api/v1/instance"), net::Purpose::ReadServerInfo),
        cancel);
    if (!older)
        co_return fail(older.error());
    if (token.isEmpty() && isClosed(*newer) && isClosed(*older))
        co_return closedInstance(server);
    if (!older->isSuccess()) {
        // What is no such server has no such page.
        co_return fail(older->response.status == 429 || older->response.status >= 500
                           ? older->error()
                           : notMastodon(older->response));
    }
    const auto object = older->object();
    if (!object)
        co_return fail(object.error());
    co_return readInstance(*object, server, older->response.receivedAt);
}

/// By WebFinger (docs.joinmastodon.org/spec/webfinger); empty when nobody answers that.
QCoro::Task<QUrl> MastodonServers::homeOf(MastodonPlace place, CancelToken cancel)
{
    const auto self = shared_from_this();
    QUrl address = place.site;
    address.setPath(QStringLiteral("/.well-known/webfinger"));
    const QString resource = QStringLiteral("acct:") + place.user + u'@' + net::hostLabel(place.site);
    address.setQuery(QString::fromLatin1(net::formBody({{QStringLiteral("resource"), resource}})));
    net::HttpRequest request = net::HttpRequest::get(address, net::Purpose::ResolveName);
    request.redirects = net::Redirects::AnyHost;
    request.maxResponseBytes = 256LL * 1024;
    const auto answered = co_await m_client->send(std::move(request), cancel);
    if (!answered || !answered->isSuccess())
        co_return QUrl();
    const auto document = net::parseJsonObject(answered->body);
    co_return document ? serverInWebFinger(*document) : QUrl();
}

QCoro::Task<QUrl> MastodonServers::hostMeta(QUrl site, CancelToken cancel)
{
    const auto self = shared_from_this();
    QUrl address = site;
    address.setPath(QStringLiteral("/.well-known/host-meta"));
    net::HttpRequest request = net::HttpRequest::get(address, net::Purpose::ResolveName);
    request.redirects = net::Redirects::AnyHost;
    request.maxResponseBytes = 256LL * 1024;
    const auto answered = co_await m_client->send(std::move(request), cancel);
    if (!answered || !answered->isSuccess())
        co_return QUrl();
    co_return serverInHostMeta(*answered);
}

QCoro::Task<Result<MastodonInstance>> MastodonServers::discover(MastodonPlace place, CancelToken cancel)
{
    const auto self = shared_from_this();
    const QString noToken;
    // A stranger's document may lead elsewhere in the web, but not into this computer.
    const bool isLocal = net::isLoopbackHost(place.site.host());
    const auto usable = [isLocal, &place](const QUrl &server) {
        return !server.isEmpty() && server != place.site && (isLocal || !net::isLoopbackHost(server.host()));
    };
    if (!place.user.isEmpty()) {
        const QUrl home = co_await homeOf(place, cancel);
        if (usable(home)) {
            auto there = co_await about(home, noToken, cancel);
            if (there)
                co_return there;
        }
    }
    auto here = co_await about(place.site, noToken, cancel);
    // A closed door may be that of another site.
    const bool isCertain = here ? !here->isClosed : here.error().code != ErrorCode::BadAnswer;
    if (isCertain || cancel.isCancelled())
        co_return here;
    const QUrl elsewhere = co_await hostMeta(place.site, cancel);
    if (!usable(elsewhere))
        co_return here;
    auto there = co_await about(elsewhere, noToken, cancel);
    co_return there ? there : here;
}

} // namespace hatstand::networks
