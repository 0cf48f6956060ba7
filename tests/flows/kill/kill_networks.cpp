// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flows/kill/kill_networks.h"

#include "base/clock.h"
#include "base/timers.h"
#include "net/http_client.h"
#include "networks/loopback_visit.h"
#include "parts.h"
#include "support/await.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

namespace hatstand::test
{

using namespace Qt::StringLiterals;

namespace
{
Result<clients::AccountId> connectBySecret(Parts &parts, const clients::ClientId &client,
                                           const QString &network, const QUrl &server, const QString &handle,
                                           const QString &secret)
{
    networks::SignInRequest request;
    request.server = server;
    request.handle = handle;
    request.secret = secret;
    return await(
        parts.accounts().connectAccount(client, networks::NetworkKey::fromString(network), request, {}, {}));
}

QUrl withQuery(QUrl url, const QString &path, std::initializer_list<std::pair<QString, QString>> items)
{
    url.setPath(path);
    QUrlQuery query;
    for (const auto &[key, value] : items)
        query.addQueryItem(key, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    url.setQuery(query);
    return url;
}

class BlueskyKill final : public KillNetwork
{
public:
    BlueskyKill() : KillNetwork(u"bluesky"_s) {}
    QString name() const override { return u"Bluesky"_s; }
    bool hasThreads() const override { return true; }
    bool hasComments() const override { return true; }
    QUrl address() const override { return QUrl(value("BLUESKY_URL")); }
    Result<clients::AccountId> connectAccount(Parts &parts, const clients::ClientId &client) override
    {
        auto account = connectBySecret(parts, client, u"bluesky"_s, line().url(),
                                       value("BLUESKY_ALICE_HANDLE"), value("BLUESKY_ALICE_PASSWORD"));
        if (account)
            m_did = parts.accounts().account(*account)->remoteId;
        return account;
    }
    std::vector<StandingPost> standing(const QString &mark) override
    {
        std::vector<StandingPost> posts;
        QString cursor;
        do {
            const auto page =
                QJsonDocument::fromJson(get(withQuery(address(), u"/xrpc/com.atproto.repo.listRecords"_s,
                                                      {{u"repo"_s, m_did},
                                                       {u"collection"_s, u"app.bsky.feed.post"_s},
                                                       {u"limit"_s, u"100"_s},
                                                       {u"cursor"_s, cursor}})))
                    .object();
            const QJsonArray records = page[u"records"_s].toArray();
            for (const QJsonValue record : records) {
                const QJsonValue post = record[u"value"_s];
                const QString text = post[u"text"_s].toString();
                const QJsonValue reply = post[u"reply"_s];
                if (text.contains(mark))
                    posts.push_back({text, record[u"uri"_s].toString(),
                                     reply[u"parent"_s][u"uri"_s].toString(),
                                     reply[u"root"_s][u"uri"_s].toString()});
            }
            cursor = records.isEmpty() ? QString() : page[u"cursor"_s].toString();
        } while (!cursor.isEmpty());
        return posts;
    }

private:
    QString m_did;
};

class SnacKill final : public KillNetwork
{
public:
    SnacKill() : KillNetwork(u"snac"_s) {}
    QString name() const override { return u"Mastodon"_s; }
    bool hasThreads() const override { return true; }
    bool hasComments() const override { return true; }
    int mostPosts() const override { return 200; } // it shows the newest 256; others may have come before
    QUrl address() const override { return QUrl(value("SNAC_A_URL")); }
    Result<clients::AccountId> connectAccount(Parts &parts, const clients::ClientId &client) override
    {
        auto visit = std::make_shared<networks::LoopbackVisit>(m_timers, nullptr);
        std::unique_ptr<QProcess> browser;
        QObject::connect(visit.get(), &networks::LoopbackVisit::waiting, visit.get(), [&](const QUrl &page) {
            QUrl direct = page; // the browser needs no line that misbehaves
            direct.setPort(address().port());
            browser = server().approve(direct, {value("SNAC_A_USER"), value("SNAC_A_PASSWORD")});
        });
        networks::SignInRequest request;
        request.server = line().url();
        request.handle = line().url().toString();
        auto account = await(parts.accounts().connectAccount(
            client, networks::NetworkKey::fromString(u"mastodon"_s), request, {}, {}, visit));
        if (browser)
            browser->waitForFinished();
        return account;
    }
    std::vector<StandingPost> standing(const QString &mark) override
    {
        // Its interface shows the newest 256 only; on its disk each public post is a file.
        std::vector<StandingPost> posts;
        const QDir folder(value("SNAC_A_PUBLIC"));
        for (const QString &name : folder.entryList({u"*.json"_s}, QDir::Files)) {
            QFile file(folder.filePath(name));
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QJsonDocument post = QJsonDocument::fromJson(file.readAll());
            const QString text = post[u"content"_s].toString();
            if (text.contains(mark))
                posts.push_back(
                    {text, post[u"id"_s].toString(), post[u"inReplyTo"_s].toString(), std::nullopt});
        }
        return posts;
    }

private:
    SystemTimers m_timers;
};

class WordPressKill final : public KillNetwork
{
public:
    WordPressKill() : KillNetwork(u"wordpress"_s) {}
    QString name() const override { return u"WordPress"_s; }
    bool hasComments() const override { return true; }
    QUrl address() const override { return QUrl(value("WORDPRESS_URL")); }
    Result<clients::AccountId> connectAccount(Parts &parts, const clients::ClientId &client) override
    {
        return connectBySecret(parts, client, u"wordpress"_s, line().url(), value("WORDPRESS_ADMIN_USER"),
                               value("WORDPRESS_ADMIN_APP_PASSWORD"));
    }
    std::vector<StandingPost> standing(const QString &mark) override
    {
        std::vector<StandingPost> all;
        for (const QJsonValue post :
             listed(u"/wp-json/wp/v2/posts"_s, u"publish,future,draft,pending,private"_s, mark))
            all.push_back({post[u"title"_s][u"raw"_s].toString(), idOf(post[u"id"_s]), {}, std::nullopt});
        // Also those that nobody has let through. Posts and comments have numbers of their own.
        for (const QJsonValue comment : listed(u"/wp-json/wp/v2/comments"_s, u"all"_s, mark)) {
            const bool answersComment = comment[u"parent"_s].toInteger() != 0;
            all.push_back(
                {comment[u"content"_s][u"raw"_s].toString(), u"comment "_s + idOf(comment[u"id"_s]),
                 answersComment ? u"comment "_s + idOf(comment[u"parent"_s]) : idOf(comment[u"post"_s]),
                 idOf(comment[u"post"_s])});
        }
        return all;
    }

private:
    static QString idOf(const QJsonValue &number) { return QString::number(number.toInteger()); }
    QJsonArray listed(const QString &path, const QString &status, const QString &mark) const
    {
        const QByteArray basic =
            "Basic " + (value("WORDPRESS_ADMIN_USER") + u':' + value("WORDPRESS_ADMIN_APP_PASSWORD"))
                           .toUtf8()
                           .toBase64();
        QJsonArray all;
        for (int page = 1;; ++page) {
            const QJsonArray some =
                QJsonDocument::fromJson(get(withQuery(address(), path,
                                                      {{u"search"_s, mark},
                                                       {u"per_page"_s, u"100"_s},
                                                       {u"context"_s, u"edit"_s},
                                                       {u"status"_s, status},
                                                       // Many are of one second.
                                                       {u"orderby"_s, u"id"_s},
                                                       {u"order"_s, u"asc"_s},
                                                       {u"page"_s, QString::number(page)}}),
                                            basic))
                    .array();
            for (const QJsonValue one : some)
                all.append(one);
            if (some.size() < 100)
                return all;
        }
    }
};

class GhostKill final : public KillNetwork
{
public:
    GhostKill() : KillNetwork(u"ghost"_s) {}
    QString name() const override { return u"Ghost"_s; }
    QUrl address() const override { return QUrl(value("GHOST_URL")); }
    Result<clients::AccountId> connectAccount(Parts &parts, const clients::ClientId &client) override
    {
        return connectBySecret(parts, client, u"ghost"_s, line().url(), {}, value("GHOST_ADMIN_KEY"));
    }
    std::vector<StandingPost> standing(const QString &mark) override
    {
        std::vector<StandingPost> all;
        for (int page = 1;; ++page) {
            const QJsonArray posts =
                QJsonDocument::fromJson(get(withQuery(address(), u"/ghost/api/content/posts/"_s,
                                                      {{u"key"_s, value("GHOST_CONTENT_KEY")},
                                                       {u"limit"_s, u"100"_s},
                                                       {u"fields"_s, u"id,title"_s},
                                                       {u"page"_s, QString::number(page)}})))
                    .object()[u"posts"_s]
                    .toArray();
            for (const QJsonValue post : posts) {
                const QString title = post[u"title"_s].toString();
                if (title.contains(mark))
                    all.push_back({title, post[u"id"_s].toString(), {}, std::nullopt});
            }
            if (posts.size() < 100)
                return all;
        }
    }
};
} // namespace

bool KillNetwork::start(quint32 seed)
{
    if (!m_server.start()) {
        qWarning("%s", qPrintable(m_server.log()));
        return false;
    }
    m_line = std::make_unique<FaultLine>(address(), seed);
    return true;
}

QByteArray KillNetwork::get(const QUrl &url, const QByteArray &authorization)
{
    const SystemClock clock;
    SystemTimers timers;
    net::RateLimiter limiter(clock);
    net::HttpClient http(clock, timers, limiter, nullptr, nullptr, {u"Hatstand/test"_s, {}});
    auto request = net::HttpRequest::get(url, net::Purpose::Other);
    if (!authorization.isEmpty())
        request.headers.append({QByteArrayLiteral("Authorization"), authorization});
    const auto answer = await(http.send(std::move(request)));
    return answer && answer->isSuccess() ? answer->body : QByteArray();
}

std::vector<std::unique_ptr<KillNetwork>> killNetworks()
{
    std::vector<std::unique_ptr<KillNetwork>> all;
    all.push_back(std::make_unique<BlueskyKill>());
    all.push_back(std::make_unique<SnacKill>());
    all.push_back(std::make_unique<WordPressKill>());
    all.push_back(std::make_unique<GhostKill>());
    return all;
}

} // namespace hatstand::test
