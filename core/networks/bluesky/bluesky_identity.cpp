// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/bluesky/bluesky_identity.h"

#include "net/json.h"
#include "net/url_rules.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

constexpr qsizetype longestHandle = 253;
constexpr qsizetype longestDid = 2048;
constexpr qint64 largestDocument = 256LL * 1024;
constexpr QLatin1StringView plcPrefix("did:plc:");
constexpr QLatin1StringView webPrefix("did:web:");

Error nobody(const QString &handle)
{
    return {ErrorCode::NotFound,
            Words::tr("There is nobody called \"%1\".").arg(handle),
            Words::tr("No server of the network knows this name."),
            Words::tr("Check the spelling. A whole name has a dot in it, as in name.bsky.social."),
            {}};
}

Error brokenIdentity(const QString &why)
{
    return {ErrorCode::BadAnswer,
            Words::tr("It cannot be told which server this account lives on."),
            why,
            Words::tr("Enter the address of the server yourself."),
            {}};
}

/// Where the document of an identity is kept; empty for kinds that nobody uses.
QUrl documentAddress(const QString &did, const QUrl &directory)
{
    if (did.startsWith(plcPrefix)) {
        QUrl address = directory;
        address.setPath(u'/' + did);
        return address;
    }
    const QString host = did.startsWith(webPrefix)
                             ? QUrl::fromPercentEncoding(did.mid(webPrefix.size()).toLatin1())
                             : QString();
    if (host.isEmpty() || host.contains(u'/'))
        return {};
    // A port is for servers on this computer only; so a stranger's identity never points there.
    const bool isLocal = net::isLoopbackHost(host.section(u':', 0, 0));
    if (isLocal != net::isLoopbackHost(directory.host()) || (!isLocal && !isHandle(host)))
        return {};
    const QString scheme = isLocal ? QStringLiteral("http://") : QStringLiteral("https://");
    return QUrl(scheme + host + QStringLiteral("/.well-known/did.json"));
}
} // namespace

bool isDid(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^did:[a-z]+:[a-zA-Z0-9._:%-]*[a-zA-Z0-9._-]$"),
                                         QRegularExpression::DontCaptureOption);
    return text.size() <= longestDid && !text.endsWith(u'\n') && form.match(text).hasMatch();
}

bool isHandle(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^([a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\\.)+"
                                                        "[a-zA-Z]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?$"),
                                         QRegularExpression::DontCaptureOption);
    return text.size() <= longestHandle && !text.endsWith(u'\n') && form.match(text).hasMatch();
}

QString cleanHandle(const QString &typed)
{
    QString handle;
    for (const QChar c : typed.trimmed()) {
        if (c.category() != QChar::Other_Format && !c.isSpace())
            handle += c.toLower();
    }
    while (handle.startsWith(u'@'))
        handle.remove(0, 1);
    return handle;
}

QUrl homeInDocument(const QJsonObject &document, const QString &did)
{
    const QJsonArray services = document[QLatin1StringView("service")].toArray();
    for (const QJsonValue value : services) {
        const QJsonObject entry = value.toObject();
        const QString id = entry[QLatin1StringView("id")].toString();
        if (id != QLatin1StringView("#atproto_pds") && id != did + QLatin1StringView("#atproto_pds"))
            continue;
        const QUrl address(entry[QLatin1StringView("serviceEndpoint")].toString());
        if (net::addressProblem(address))
            return {};
        return address.adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
    }
    return {};
}

QString handleInDocument(const QJsonObject &document)
{
    constexpr QLatin1StringView scheme("at://");
    const QJsonArray names = document[QLatin1StringView("alsoKnownAs")].toArray();
    for (const QJsonValue name : names) {
        const QString text = name.toString();
        if (text.startsWith(scheme) && isHandle(text.mid(scheme.size())))
            return text.mid(scheme.size()).toLower();
    }
    return {};
}

QCoro::Task<Result<QString>> BlueskyIdentities::didOf(QUrl server, QString handle, CancelToken cancel)
{
    const auto self = shared_from_this();
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("handle"), handle);
    const XrpcCall call = XrpcCall::ask(QLatin1StringView("com.atproto.identity.resolveHandle"), query,
                                        net::Purpose::ResolveName);
    const QString noToken;
    const auto answer = co_await m_client->call(server, noToken, call, cancel);
    if (!answer)
        co_return fail(answer.error());
    if (answer->response.status == 400 && !answer->errorName.isEmpty())
        co_return fail(nobody(handle));
    const auto object = answer->object();
    if (!object)
        co_return fail(object.error());
    const QString did = object->value(QLatin1StringView("did")).toString();
    if (!isDid(did))
        co_return fail(brokenIdentity(Words::tr("The server did not answer with an identity.")));
    co_return did;
}

/// What the domain of the handle says itself, for names that the entryway does not know.
QCoro::Task<Result<QString>> BlueskyIdentities::didAtDomain(QString handle, CancelToken cancel)
{
    const auto self = shared_from_this();
    net::HttpRequest request = net::HttpRequest::get(
        QUrl(QStringLiteral("https://%1/.well-known/atproto-did").arg(handle)), net::Purpose::ResolveName);
    request.maxResponseBytes = longestDid * 2;
    request.redirects = net::Redirects::AnyHost;
    const auto answer = co_await m_client->send(std::move(request), cancel);
    const QString did = answer && answer->isSuccess() ? QString::fromUtf8(answer->body).trimmed() : QString();
    if (!isDid(did))
        co_return fail(nobody(handle));
    co_return did;
}

QCoro::Task<Result<QJsonObject>> BlueskyIdentities::document(QString did, CancelToken cancel)
{
    const auto self = shared_from_this();
    const QUrl address = documentAddress(did, m_client->options().directory);
    if (address.isEmpty())
        co_return fail(brokenIdentity(Words::tr("Its identity is of a kind that is not known here.")));
    net::HttpRequest request = net::HttpRequest::get(address, net::Purpose::ResolveName);
    request.maxResponseBytes = largestDocument;
    const auto answer = co_await m_client->send(std::move(request), cancel);
    if (!answer)
        co_return fail(answer.error());
    auto document = net::jsonObject(*answer, QStringLiteral("Bluesky"), {largestDocument, 20});
    if (document && document->value(QLatin1StringView("id")).toString() != did)
        co_return fail(brokenIdentity(Words::tr("Its entry in the directory is that of someone else.")));
    co_return document;
}

QCoro::Task<Result<BlueskyHome>> BlueskyIdentities::homeOf(QString handle, CancelToken cancel)
{
    const auto self = shared_from_this();
    auto did = co_await didOf(m_client->options().entryway, handle, cancel);
    if (!did && did.error().code == ErrorCode::NotFound)
        did = co_await didAtDomain(handle, cancel);
    if (!did)
        co_return fail(std::move(did.error()));
    auto home = co_await homeOfDid(*did, cancel);
    if (home && home->handle.compare(handle, Qt::CaseInsensitive) != 0)
        co_return fail(brokenIdentity(Words::tr("The name and the account do not name each other.")));
    co_return home;
}

QCoro::Task<Result<BlueskyHome>> BlueskyIdentities::homeOfDid(QString did, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto found = co_await document(did, cancel);
    if (!found)
        co_return fail(found.error());
    const QUrl server = homeInDocument(*found, did);
    const bool isLocal = net::isLoopbackHost(server.host());
    if (server.isEmpty() || (isLocal && !net::isLoopbackHost(m_client->options().directory.host())))
        co_return fail(brokenIdentity(Words::tr("Its entry in the directory names no server.")));
    co_return BlueskyHome{did, server, handleInDocument(*found)};
}

QCoro::Task<Result<QUrl>> BlueskyIdentities::serverOf(QString did, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto home = co_await homeOfDid(did, cancel);
    if (!home)
        co_return fail(home.error());
    co_return home->server;
}

QCoro::Task<Result<QHash<QString, QString>>> BlueskyIdentities::didsOf(QUrl server, QSet<QString> handles,
                                                                       CancelToken cancel)
{
    const auto self = shared_from_this();
    QHash<QString, QString> dids;
    const QList<QString> asked = handles.values();
    for (const QString &handle : asked) {
        if (!isHandle(handle))
            continue;
        const auto did = co_await didOf(server, handle, cancel);
        // Only the server's own word leaves someone out: what is published without the mention stays so.
        if (did)
            dids.insert(handle, *did);
        else if (did.error().code != ErrorCode::NotFound)
            co_return fail(did.error());
    }
    co_return dids;
}

} // namespace hatstand::networks
