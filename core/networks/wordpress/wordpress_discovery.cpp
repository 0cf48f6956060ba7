// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/wordpress/wordpress_discovery.h"

#include "net/http_status.h"
#include "net/json.h"
#include "net/url_rules.h"
#include "networks/wordpress/wordpress_errors.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

constexpr qint64 largestPage = 2LL * 1024 * 1024;
constexpr qsizetype longestTitle = 200;
const QString relation = QStringLiteral("https://api.w.org/");

Error otherSite(const QUrl &typed, const QUrl &arrived)
{
    return {ErrorCode::InvalidInput,
            Words::tr("%1 leads to another site: %2.").arg(typed.host(), arrived.host()),
            Words::tr("Your password would go to a site that you have not named."),
            Words::tr("Enter that address, if it is yours."),
            {}};
}

Error noWordPress(const QUrl &address)
{
    return {
        ErrorCode::NotFound,
        Words::tr("There is no WordPress at %1.").arg(net::hostLabel(address)),
        Words::tr("It is another kind of site, or something on the way answered instead."),
        Words::tr("Check the address, with the folder that the site is in. In a hotel or on a train, open a "
                  "browser first and accept the terms of the network."),
        {}};
}

Error noInterface(const QString &said)
{
    return {ErrorCode::NotAllowed,
            Words::tr("This WordPress lets no program in."),
            said.isEmpty() ? Words::tr("Its REST API is switched off, or a firewall keeps it shut.")
                           : Words::tr("The site says: \"%1\"").arg(said),
            Words::tr(
                "Ask the owner of the site to let the REST API through; a security plugin may have a switch "
                "for it."),
            {}};
}

net::HttpRequest pageRequest(const QUrl &address)
{
    net::HttpRequest request = net::HttpRequest::get(address, net::Purpose::ReadServerInfo);
    request.redirects = net::Redirects::AnyHost;
    request.maxResponseBytes = largestPage;
    return request;
}

QUrl secured(QUrl url)
{
    if (url.scheme() == QLatin1StringView("http") && !net::isLoopbackHost(url.host())) {
        url.setScheme(QStringLiteral("https"));
        if (url.port() == 80)
            url.setPort(-1);
    }
    return url;
}

/// Where the interface may be, from the most to the least likely.
QList<QUrl> rootsOf(const QUrl &named, const QUrl &page)
{
    QList<QUrl> roots;
    if (!named.isEmpty())
        roots << named;
    QUrl base = page.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment);
    if (!base.path().endsWith(u'/'))
        base.setPath(base.path() + u'/');
    QUrl pretty = base;
    pretty.setPath(base.path() + QStringLiteral("wp-json/"));
    QUrl plain = base;
    plain.setQuery(QStringLiteral("rest_route=/"));
    for (const QUrl &root : {pretty, plain}) {
        if (!roots.contains(root))
            roots << root;
    }
    return roots;
}
} // namespace

Result<QUrl> siteAddress(const QUrl &typed)
{
    QUrl address = typed;
    if (address.scheme().isEmpty() || address.host().isEmpty()) {
        const auto web = net::webAddress(typed.toString());
        address = web ? *web : QUrl();
    }
    address = secured(address.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment));
    if (auto problem = net::addressProblem(address))
        return fail(std::move(*problem));
    static const QRegularExpression inside(
        QStringLiteral("/(wp-admin|wp-json|wp-login\\.php|xmlrpc\\.php|index\\.php)(/.*)?\\z"));
    QString path = address.path();
    path.remove(inside);
    address.setPath(path.isEmpty() ? QStringLiteral("/") : path);
    return address;
}

QUrl namedRoot(const net::HttpResponse &page)
{
    static const QRegularExpression inHeader(
        QStringLiteral("<([^<>]*)>\\s*;[^,]*\\brel\\s*=\\s*\"?https://api\\.w\\.org/\"?"));
    static const QRegularExpression link(QStringLiteral("<link\\b[^<>]*>"),
                                         QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression address(QStringLiteral("\\bhref\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')"),
                                            QRegularExpression::CaseInsensitiveOption);
    const auto whole = [&page](const QString &found) {
        const QUrl url = page.finalUrl.resolved(QUrl(found));
        return net::addressProblem(secured(url)) ? QUrl() : secured(url);
    };
    const QString header = QString::fromLatin1(page.header(QByteArrayLiteral("Link")));
    if (const auto match = inHeader.match(header); match.hasMatch())
        return whole(match.captured(1));
    constexpr qsizetype longestHead = qsizetype{256} * 1024;
    const QString head = QString::fromUtf8(page.body.left(longestHead));
    auto links = link.globalMatch(head);
    while (links.hasNext()) {
        const QString one = links.next().captured(0);
        if (!one.contains(relation))
            continue;
        if (const auto match = address.match(one); match.hasMatch()) {
            QString found = match.captured(1) + match.captured(2);
            found.replace(QLatin1StringView("&amp;"), QLatin1StringView("&"));
            found.replace(QLatin1StringView("&#038;"), QLatin1StringView("&"));
            return whole(found);
        }
    }
    return {};
}

bool looksLikeWordPress(const net::HttpResponse &page)
{
    return page.body.contains("/wp-content/") || page.body.contains("/wp-includes/") ||
           page.body.contains("content=\"WordPress");
}

bool isSameSite(const QUrl &a, const QUrl &b)
{
    const QString one = a.host().toLower();
    const QString other = b.host().toLower();
    return one == other || one.endsWith(u'.' + other) || other.endsWith(u'.' + one);
}

std::optional<WordPressSite> readSite(const QJsonObject &index, const QUrl &root)
{
    const QJsonArray spaces = index[QLatin1StringView("namespaces")].toArray();
    if (!spaces.contains(QStringLiteral("wp/v2")))
        return std::nullopt;
    WordPressSite site;
    site.root = root;
    site.name = index[QLatin1StringView("name")].toString().simplified().left(longestTitle);
    site.home = secured(QUrl(index[QLatin1StringView("home")].toString()));
    if (net::addressProblem(site.home) || !isSameSite(site.home, root)) {
        site.home = root.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment);
        site.home.setPath(site.home.path().remove(QLatin1StringView("wp-json/")));
    }
    // An empty list where no way in is open, an object elsewhere.
    const QJsonObject ways = index[QLatin1StringView("authentication")].toObject();
    const QString page = ways[QLatin1StringView("application-passwords")][QLatin1StringView("endpoints")]
                             [QLatin1StringView("authorization")]
                                 .toString();
    const QUrl authorize = secured(QUrl(page));
    if (!page.isEmpty() && !net::addressProblem(authorize))
        site.authorizePage = authorize;
    return site;
}

QCoro::Task<Result<WordPressSite>> WordPressDiscovery::at(WordPressCredential credential, CancelToken cancel)
{
    const auto self = shared_from_this();
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("_fields"), QStringLiteral("name,home,namespaces,authentication"));
    const WordPressCall call = WordPressCall::ask({}, query, net::Purpose::ReadServerInfo);
    const auto answer = co_await m_client->call(credential, call, cancel);
    if (!answer)
        co_return fail(answer.error());
    const auto object = answer->object();
    if (!object)
        co_return fail(object.error());
    const auto site = readSite(*object, credential.root);
    if (!site)
        co_return fail(noWordPress(credential.root));
    co_return *site;
}

QCoro::Task<Result<WordPressSite>> WordPressDiscovery::find(QUrl typed, QString user, QString password,
                                                            CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto address = siteAddress(typed);
    if (!address)
        co_return fail(address.error());
    net::HttpRequest front = pageRequest(*address);
    const auto page = co_await m_client->send(std::move(front), cancel);
    if (!page && page.error().code != ErrorCode::BadAnswer)
        co_return fail(page.error());
    const QUrl arrived = page ? page->finalUrl : *address;
    if (!isSameSite(*address, arrived))
        co_return fail(otherSite(*address, arrived));
    QUrl named = page ? namedRoot(*page) : QUrl();
    if (!named.isEmpty() && !isSameSite(*address, named))
        co_return fail(otherSite(*address, named));
    bool isShut = page && looksLikeWordPress(*page);
    QString said;
    const QList<QUrl> roots = rootsOf(named, page && page->isSuccess() ? arrived : *address);
    for (const QUrl &root : roots) {
        net::HttpRequest request = pageRequest(root);
        auto answered = co_await m_client->send(std::move(request), cancel);
        if (!answered) {
            if (answered.error().code == ErrorCode::BadAnswer)
                continue;
            co_return fail(answered.error());
        }
        WordPressAnswer answer = readWordPressAnswer(std::move(*answered));
        const QUrl there = answer.response.finalUrl.isEmpty() ? root : answer.response.finalUrl;
        if (!isSameSite(*address, there))
            continue;
        if (answer.isSuccess()) {
            const auto index = net::jsonObject(answer.response, wordPressName());
            const auto site = index ? readSite(*index, there) : std::nullopt;
            if (site)
                co_return *site;
            continue;
        }
        if (answer.code.isEmpty())
            continue;
        isShut = true;
        said = answer.message;
        if (!password.isEmpty()) {
            const WordPressCredential credential{there, user, password};
            const auto site = co_await at(credential, cancel);
            if (site)
                co_return *site;
        }
    }
    if (isShut)
        co_return fail(noInterface(said));
    co_return fail(noWordPress(*address));
}

} // namespace hatstand::networks
