// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "networks/bluesky/bluesky_connector.h"
#include "networks/bluesky/bluesky_records.h"
#include "support/await.h"
#include "support/fake_http.h"
#include "support/memory_credentials.h"

#include <QJsonArray>
#include <QUrlQuery>

#include <memory>

namespace hatstand::test
{

inline const QString alice = QStringLiteral("did:plc:46kwhifwlkmfizxh2yzg7xgl"); ///< the account
inline const QString bob = QStringLiteral("did:plc:jfuozulr3tlumqdn2l6bvjo2");
inline const QString carol = QStringLiteral("did:plc:ewvi7nxzyoun6zhxrhs64oiz");

inline QString s(const char *text)
{
    return QString::fromUtf8(text);
}

inline QString postOf(const QString &who, const char *key)
{
    return networks::blueskyPostUri(who, s(key));
}

inline QJsonObject profileOf(const QString &did)
{
    const QString name = did == alice ? s("alice") : did == bob ? s("bob") : s("carol");
    return {{s("did"), did}, {s("handle"), name + s(".test")}, {s("displayName"), name.toUpper()}};
}

inline QJsonObject named(const QString &uri)
{
    return {{s("uri"), uri}, {s("cid"), s("bafyreiaw5mrukdqwe6k7rlyqrdeo552iv75hiouygdz2qgrqdzvysax3by")}};
}

inline QJsonObject recordOf(const char *text, Instant at)
{
    return {{s("$type"), s("app.bsky.feed.post")}, {s("text"), s(text)}, {s("createdAt"), at.toIso()}};
}

inline QJsonObject answering(QJsonObject record, const QString &root, const QString &parent)
{
    record[s("reply")] = QJsonObject{{s("root"), named(root)}, {s("parent"), named(parent)}};
    return record;
}

/// A post as it is shown; with a `reason`, a notification.
inline QJsonObject viewOf(const QString &uri, const QJsonObject &record, Instant indexedAt,
                          const char *reason = nullptr)
{
    QJsonObject view = named(uri);
    view[s("author")] = profileOf(uri.section(u'/', 2, 2));
    view[s("record")] = record;
    view[s("indexedAt")] = indexedAt.toIso();
    if (reason) {
        view[s("reason")] = s(reason);
        view[s("isRead")] = false;
    }
    return view;
}

inline QJsonObject pageOf(const char *list, const QJsonArray &items, const QString &cursor = {})
{
    QJsonObject page{{s(list), items}};
    if (!cursor.isEmpty())
        page[s("cursor")] = cursor;
    return page;
}

/// An account that is signed in, on a line that answers what a test puts in.
struct BlueskyHearing
{
    BlueskyHearing()
    {
        networks::BlueskyCredential credential;
        credential.entry = home;
        credential.home = home;
        credential.did = alice;
        credential.password = s("app-pass");
        credential.access = s("access");
        credential.refresh = s("refresh");
        credentials.secrets = {{account.accountKey, networks::toText(credential)}};
    }
    Result<networks::Heard> listen(const QString &cursor = {})
    {
        return await(connector.listener()->listen(account, cursor, since, {}));
    }
    /// Answers that there is nothing.
    void answerNothing(const char *list) { http.answer(200, pageOf(list, {})); }
    void answerNoChat() { http.refuse(400, "InvalidRequest", "could not resolve proxy did"); }
    /// Of one request.
    [[nodiscard]] QString asked(size_t index, const char *key) const
    {
        return QUrlQuery(http.requests.at(index).url).queryItemValue(s(key), QUrl::FullyDecoded);
    }

    const QUrl home{s("https://pds.example")};
    const networks::AccountIdentity account{s("key"), s("alice.test"), alice, home};
    networks::RulesCatalogue rules;
    FakeClock clock;
    FakeTimers timers{clock};
    FakeHttp http;
    MemoryCredentials credentials;
    networks::BlueskyConnector connector{http, credentials, rules, clock, timers};
    const Instant now = clock.now();
    Instant since = now - std::chrono::hours(24 * 30);
};

inline QStringList textsOf(const networks::Heard &heard)
{
    QStringList texts;
    for (const networks::IncomingMessage &message : heard.messages)
        texts << message.text;
    return texts;
}

} // namespace hatstand::test
