// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/timers.h"
#include "networks/mastodon/mastodon_connector.h"
#include "networks/mastodon/mastodon_session.h"
#include "support/await.h"
#include "support/memory_credentials.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

#include <algorithm>
#include <functional>
#include <map>

namespace hatstand::test
{

/// The lists of a server of Mastodon's API, as its documentation has them, and what other servers make of
/// that. Without a line.
class ListeningFake final : public net::HttpSender
{
public:
    struct Entry
    {
        qint64 id = 0;
        QJsonObject object;
    };
    /// By path; the order is that of the ids.
    std::map<QString, std::vector<Entry>> lists;
    std::map<QString, QJsonObject> objects; ///< what else there is, by path
    bool goesBack = true;                   ///< knows max_id
    bool knowsSince = true;                 ///< knows since_id
    bool hasLinks = true;
    bool hasTags = false; ///< ETags
    QByteArray creator;   ///< "snac/2.75"
    int most = 1000;      ///< that it gives at once, whatever it is asked for
    std::function<std::optional<Result<net::HttpResponse>>(const net::HttpRequest &)> instead;
    std::vector<net::HttpRequest> requests;

    void put(const QString &path, qint64 id, QJsonObject object)
    {
        object.insert(QStringLiteral("id"), object.value(QStringLiteral("id")).toString(QString::number(id)));
        lists[path].push_back({id, object});
    }
    [[nodiscard]] static net::HttpResponse response(int status, const QByteArray &body)
    {
        net::HttpResponse response;
        response.status = status;
        response.body = body;
        response.headers = {{"Content-Type", "application/json"}};
        return response;
    }
    [[nodiscard]] static net::HttpResponse refusal(int status, const QString &words)
    {
        return response(status, QJsonDocument(QJsonObject{{QStringLiteral("error"), words}}).toJson());
    }

    QCoro::Task<Result<net::HttpResponse>> send(net::HttpRequest request, CancelToken) override
    {
        requests.push_back(request);
        if (instead) {
            if (auto other = instead(request))
                co_return *other;
        }
        co_return answer(request);
    }
    [[nodiscard]] int countOf(const QString &path) const
    {
        return static_cast<int>(std::ranges::count_if(
            requests, [&path](const net::HttpRequest &request) { return request.url.path() == path; }));
    }

private:
    net::HttpResponse answer(const net::HttpRequest &request)
    {
        const QString path = request.url.path();
        const auto list = lists.find(path);
        if (list == lists.end()) {
            const auto object = objects.find(path);
            return object == objects.end()
                       ? refusal(404, QStringLiteral("Record not found"))
                       : response(200, QJsonDocument(object->second).toJson(QJsonDocument::Compact));
        }
        const QUrlQuery query(request.url);
        const auto number = [&query](const char *name) {
            return query.queryItemValue(QString::fromLatin1(name)).toLongLong();
        };
        std::ranges::sort(list->second, std::ranges::greater(), &Entry::id);
        const qint64 before = goesBack ? number("max_id") : 0;
        const qint64 since = knowsSince ? number("since_id") : 0;
        const qint64 limit = std::min<qint64>(number("limit"), most);
        QJsonArray page;
        bool hasNext = false;
        for (const Entry &entry : list->second) {
            if ((before > 0 && entry.id >= before) || entry.id <= since)
                continue;
            hasNext = page.size() >= limit;
            if (hasNext)
                break;
            page.append(entry.object);
        }
        net::HttpResponse answered = response(200, QJsonDocument(page).toJson(QJsonDocument::Compact));
        if (hasLinks && !page.isEmpty()) {
            answered.headers.append(
                net::HttpHeader{"Link", hasNext ? "<https://s/?max_id=1>; rel=\"next\", <https://s/>; "
                                                  "rel=\"prev\""
                                                : "<https://s/>; rel=\"prev\""});
        }
        if (!creator.isEmpty())
            answered.headers.append(net::HttpHeader{"X-Creator", creator});
        if (hasTags) {
            const QByteArray tag = "W/\"" + QByteArray::number(qHash(answered.body)) + '"';
            answered.headers.append(net::HttpHeader{"ETag", tag});
            for (const net::HttpHeader &header : request.headers) {
                if (header.name == "If-None-Match" && header.value == tag)
                    return response(304, {});
            }
        }
        return answered;
    }
};

/// The connector at that, with an account that is signed in.
struct ListeningFixture
{
    FakeClock clock;
    FakeTimers timers{clock};
    ListeningFake server;
    MemoryCredentials credentials;
    networks::RulesCatalogue rules;
    networks::MastodonConnector connector{server, credentials, rules, clock, timers};
    networks::AccountIdentity account{QStringLiteral("key"), QStringLiteral("alice@social.example"),
                                      QStringLiteral("7"), QUrl(QStringLiteral("https://social.example"))};
    const QString notifications = QStringLiteral("/api/v1/notifications");
    const QString conversations = QStringLiteral("/api/v1/conversations");
    const QString statuses = QStringLiteral("/api/v1/accounts/7/statuses");

    ListeningFixture()
    {
        credentials.secrets.insert(account.accountKey,
                                   networks::toText({account.server, account.remoteId, QStringLiteral("app"),
                                                     QStringLiteral("secret"), QStringLiteral("token")}));
        for (const QString &path : {notifications, conversations, statuses})
            server.lists[path] = {};
    }
    [[nodiscard]] Instant since() const { return clock.now() - std::chrono::hours(24 * 30); }

    [[nodiscard]] static QJsonObject status(const QString &id, Instant at, const QString &author,
                                            const QJsonObject &more = {})
    {
        QJsonObject status{
            {QStringLiteral("id"), id},
            {QStringLiteral("created_at"), at.toIso()},
            {QStringLiteral("account"),
             QJsonObject{{QStringLiteral("id"), author}, {QStringLiteral("acct"), QStringLiteral("bob")}}},
            {QStringLiteral("content"), QStringLiteral("<p>Hello</p>")},
            {QStringLiteral("visibility"), QStringLiteral("public")},
            {QStringLiteral("url"), QStringLiteral("https://social.example/@bob/") + id}};
        for (auto it = more.begin(); it != more.end(); ++it)
            status.insert(it.key(), it.value());
        return status;
    }
    /// Bob names the account.
    void mention(qint64 id, Instant at, const QJsonObject &more = {},
                 const QString &type = QStringLiteral("mention"))
    {
        const QString statusId = QString::number(100'000 + id);
        server.put(notifications, id,
                   {{QStringLiteral("type"), type},
                    {QStringLiteral("created_at"), at.toIso()},
                    {QStringLiteral("status"), status(statusId, at, QStringLiteral("9"), more)}});
    }

    /// All that listening has to tell now, as the program does it: what was heard is kept with the cursor.
    [[nodiscard]] std::vector<networks::IncomingMessage> hearAll()
    {
        std::vector<networks::IncomingMessage> all;
        for (int pages = 0; pages < 1000; ++pages) {
            const auto heard = await(connector.listen(account, cursor, since(), {}));
            if (!heard) {
                error = heard.error();
                return all;
            }
            cursor = heard->cursor;
            all.insert(all.end(), heard->messages.begin(), heard->messages.end());
            if (!heard->hasMore)
                return all;
        }
        qFatal("It never ends.");
    }
    [[nodiscard]] static QStringList idsOf(const std::vector<networks::IncomingMessage> &messages)
    {
        QStringList ids;
        for (const networks::IncomingMessage &message : messages)
            ids << message.remoteId;
        return ids;
    }
    QString cursor;
    std::optional<Error> error;
};

} // namespace hatstand::test
