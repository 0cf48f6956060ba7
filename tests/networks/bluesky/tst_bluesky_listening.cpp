// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What is asked of the servers to hear what they have, page by page. What the answers mean is in
// tst_bluesky_incoming.cpp, how a walk goes in tst_bluesky_walk.cpp.
#include "bluesky_hearing_fixture.h"

#include <QTest>

using namespace hatstand;
using namespace hatstand::networks;
using namespace hatstand::test;
using namespace std::chrono_literals;

class TestBlueskyListening : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m = std::make_unique<BlueskyHearing>(); }
    void cleanup() { m.reset(); }

    void hearsAnswersMentionsAndQuotes()
    {
        const QString ours = postOf(alice, "3ours");
        QJsonObject quoting = recordOf("Look at this", m->now - 3min);
        quoting[s("embed")] =
            QJsonObject{{s("$type"), s("app.bsky.embed.record")}, {s("record"), named(ours)}};
        QJsonObject naming = recordOf("Hello @alice.test", m->now - 2min);
        m->http.answer(
            200,
            pageOf("notifications",
                   {viewOf(postOf(bob, "3answer"),
                           answering(recordOf("Grüße 👩‍🚀", m->now - 1min), ours, ours),
                           m->now - 1min, "reply"),
                    viewOf(postOf(bob, "3mention"), naming, m->now - 2min, "mention"),
                    viewOf(postOf(carol, "3quote"), quoting, m->now - 3min, "quote"),
                    viewOf(postOf(carol, "3like"), recordOf("", m->now - 4min), m->now - 4min, "like")}));
        m->answerNothing("feed");
        m->answerNoChat();
        const auto heard = m->listen();
        QVERIFY2(heard, heard ? "" : qPrintable(heard.error().sentence()));
        QVERIFY(!heard->hasMore);
        QCOMPARE(textsOf(*heard),
                 QStringList({s("Grüße 👩‍🚀"), s("Hello @alice.test"), s("Look at this")}));
        QCOMPARE(heard->messages[0].channel, Channel::Reply);
        QCOMPARE(heard->messages[0].answersId, ours);
        QCOMPARE(heard->messages[0].rootId, ours);
        QCOMPARE(heard->messages[1].channel, Channel::Mention);
        QCOMPARE(heard->messages[2].channel, Channel::Quote);
        QCOMPARE(heard->messages[2].quotesId, ours);

        QCOMPARE(m->http.calls(),
                 QStringList({s("GET listNotifications"), s("GET getAuthorFeed"), s("GET listConvos")}));
        QCOMPARE(QUrlQuery(m->http.requests[0].url).allQueryItemValues(s("reasons")),
                 QStringList({s("mention"), s("reply"), s("quote")}));
        QCOMPARE(m->asked(1, "actor"), alice);
        QCOMPARE(m->asked(1, "filter"), s("posts_with_replies"));
        QCOMPARE(m->http.requests[0].purpose, net::Purpose::ReadMentions);
        QCOMPARE(m->http.requests[2].purpose, net::Purpose::ReadMessages);
        const auto proxied = [this](size_t index) {
            for (const net::HttpHeader &header : m->http.requests[index].headers) {
                if (header.name == "atproto-proxy")
                    return header.value;
            }
            return QByteArray();
        };
        QCOMPARE(proxied(0), QByteArray());
        QCOMPARE(proxied(2), QByteArray("did:web:api.bsky.chat#bsky_chat"));
    }

    void theSameIsNotToldAgain()
    {
        const QJsonArray items{
            viewOf(postOf(bob, "3one"), recordOf("One", m->now - 1min), m->now - 1min, "mention")};
        m->http.answer(200, pageOf("notifications", items));
        m->answerNothing("feed");
        m->answerNoChat();
        const auto first = m->listen();
        QCOMPARE(textsOf(first.value()), QStringList(s("One")));
        m->clock.advance(5min);
        QJsonArray more = items;
        more.prepend(viewOf(postOf(bob, "3two"), recordOf("Two", m->now + 2min), m->now + 2min, "mention"));
        m->http.answer(200, pageOf("notifications", more));
        m->answerNothing("feed");
        const auto second = m->listen(first->cursor);
        QCOMPARE(textsOf(second.value()), QStringList(s("Two")));
        // Who has lost the cursor hears it all again.
        m->http.answer(200, pageOf("notifications", more));
        m->answerNothing("feed");
        m->answerNoChat();
        QCOMPARE(m->listen(s("{not ours")).value().messages.size(), size_t(2));
    }

    void aCursorBetweenTwoPagesGoesOnThere()
    {
        m->http.answer(200, pageOf("notifications",
                                   {viewOf(postOf(bob, "3new"), recordOf("New", m->now - 1min), m->now - 1min,
                                           "mention")},
                                   s("2026-11-30T12:00:00+01:00 &x")));
        const auto first = m->listen();
        QVERIFY(first && first->hasMore);
        QCOMPARE(textsOf(*first), QStringList(s("New")));
        for (int attempt = 0; attempt < 2; ++attempt) { // the program was killed after the first
            const size_t index = m->http.requests.size();
            m->http.answer(200,
                           pageOf("notifications", {viewOf(postOf(bob, "3old"), recordOf("Old", m->now - 72h),
                                                           m->now - 72h, "mention")}));
            m->answerNothing("feed");
            m->answerNoChat();
            const auto second = m->listen(first->cursor);
            QVERIFY(second && !second->hasMore);
            QCOMPARE(textsOf(*second), QStringList(s("Old")));
            QCOMPARE(m->asked(index, "cursor"), s("2026-11-30T12:00:00+01:00 &x"));
        }
    }

    void aCursorThatTheServerHasForgottenBeginsAgain()
    {
        const QJsonObject newest =
            viewOf(postOf(bob, "3new"), recordOf("New", m->now - 1min), m->now - 1min, "mention");
        m->http.answer(200, pageOf("notifications", {newest}, s("page-2")));
        const auto first = m->listen();
        m->http.refuse(400, "InvalidRequest", "Malformed cursor");
        m->http.answer(
            200, pageOf("notifications", {newest, viewOf(postOf(bob, "3old"), recordOf("Old", m->now - 72h),
                                                         m->now - 72h, "mention")}));
        m->answerNothing("feed");
        m->answerNoChat();
        const auto second = m->listen(first->cursor);
        QVERIFY2(second, second ? "" : qPrintable(second.error().sentence()));
        QCOMPARE(textsOf(*second), QStringList(s("Old")));
        QVERIFY(!second->hasMore);
    }

    void picturesAreLookedUpAndWordsDoNotWaitForThem()
    {
        QJsonObject record = recordOf("Two pictures", m->now - 1min);
        const auto image = [](const char *alt) {
            return QJsonObject{
                {s("alt"), s(alt)},
                {s("image"), QJsonObject{{s("$type"), s("blob")}, {s("mimeType"), s("image/png")}}}};
        };
        record[s("embed")] = QJsonObject{{s("$type"), s("app.bsky.embed.images")},
                                         {s("images"), QJsonArray{image("A cat"), image("")}}};
        const QString uri = postOf(bob, "3pictures");
        QJsonObject view = viewOf(uri, record, m->now - 1min);
        const auto shown = [](const char *name) {
            return QJsonObject{{s("fullsize"), s("https://cdn.example/full/") + s(name)},
                               {s("thumb"), s("https://cdn.example/thumb/") + s(name)},
                               {s("alt"), QString()}};
        };
        view[s("embed")] = QJsonObject{{s("$type"), s("app.bsky.embed.images#view")},
                                       {s("images"), QJsonArray{shown("1"), shown("2")}}};
        for (const bool isShown : {true, false}) {
            m->http.answer(200, pageOf("notifications", {viewOf(uri, record, m->now - 1min, "mention")}));
            if (isShown)
                m->http.answer(200, pageOf("posts", {view}));
            else
                m->http.refuse(502, "UpstreamFailure");
            m->answerNothing("feed");
            m->answerNoChat();
            const auto heard = m->listen();
            QVERIFY2(heard, heard ? "" : qPrintable(heard.error().sentence()));
            const auto &media = heard->messages.at(0).media;
            QCOMPARE(media.size(), size_t(2));
            QCOMPARE(media[0].altText, s("A cat"));
            QCOMPARE(media[0].mimeType, s("image/png"));
            QCOMPARE(media[1].url, isShown ? QUrl(s("https://cdn.example/full/2")) : QUrl());
            QCOMPARE(media[1].preview, isShown ? QUrl(s("https://cdn.example/thumb/2")) : QUrl());
        }
        QCOMPARE(m->asked(1, "uris"), uri);
    }

    void aNotificationWithoutItsRecordIsLookedUp()
    {
        const QString shown = postOf(bob, "3shown");
        const QString gone = postOf(bob, "3gone");
        QJsonObject first = viewOf(shown, {}, m->now - 1min, "mention");
        first[s("record")] = QJsonValue();
        QJsonObject second = viewOf(gone, {}, m->now - 1min, "reply");
        second.remove(s("record"));
        m->http.answer(200, pageOf("notifications", {first, second}));
        m->http.answer(200, pageOf("posts", {viewOf(shown, recordOf("Here", m->now - 2min), m->now - 1min)}));
        m->answerNothing("feed");
        m->answerNoChat();
        const auto heard = m->listen();
        QCOMPARE(textsOf(heard.value()), QStringList(s("Here")));
    }

    void whatWasAnsweredElsewhereIsHeardAsOurs()
    {
        const QString theirs = postOf(bob, "3theirs");
        QJsonObject passedOn =
            viewOf(postOf(carol, "3carol"), recordOf("Carol's", m->now - 900h), m->now - 900h);
        const QJsonObject reason{{s("$type"), s("app.bsky.feed.defs#reasonRepost")},
                                 {s("indexedAt"), (m->now - 2min).toIso()}};
        const QJsonArray feed{
            QJsonObject{{s("post"),
                         viewOf(postOf(alice, "3mine"),
                                answering(recordOf("Yes!", m->now - 1min), theirs, theirs), m->now - 1min)}},
            QJsonObject{{s("post"), passedOn}, {s("reason"), reason}},
            QJsonObject{{s("post"), viewOf(postOf(alice, "3plain"), recordOf("No answer", m->now - 3min),
                                           m->now - 3min)}}};
        m->answerNothing("notifications");
        m->http.answer(200, pageOf("feed", feed));
        m->answerNoChat();
        const auto heard = m->listen();
        QCOMPARE(textsOf(heard.value()), QStringList(s("Yes!")));
        QVERIFY(heard->messages[0].isOurs);
        QCOMPARE(heard->messages[0].channel, Channel::Reply);
        QCOMPARE(heard->messages[0].answersId, theirs);
    }

    void badItemsSpoilNothing()
    {
        const QJsonObject good =
            viewOf(postOf(bob, "3good"), recordOf("Good", m->now - 1min), m->now - 1min, "mention");
        QJsonArray items{QJsonValue(), 3, s("text"), QJsonArray(), QJsonObject()};
        for (const char *key : {"uri", "author", "indexedAt", "reason"}) {
            QJsonObject item = good;
            item.remove(s(key));
            items.append(item);
            item[s(key)] = QJsonArray{QJsonObject{{s(key), 1e300}}};
            items.append(item);
        }
        QJsonObject stranger = good; // who is not whose post it is
        stranger[s("author")] = profileOf(carol);
        items.append(stranger);
        items.append(good);
        m->http.answer(200, pageOf("notifications", items));
        m->http.answer(200, pageOf("posts", {}));
        m->http.answer(200, QJsonObject{{s("feed"), s("nonsense")}});
        m->answerNoChat();
        const auto heard = m->listen();
        QVERIFY2(heard, heard ? "" : qPrintable(heard.error().sentence()));
        QCOMPARE(textsOf(*heard), QStringList(s("Good")));
    }

    void failuresAreTold_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("code");
        QTest::newRow("html") << 200 << QByteArray("<html>Hotel</html>") << int(ErrorCode::BadAnswer);
        QTest::newRow("no JSON") << 200 << QByteArray("{\"notifications\":[") << int(ErrorCode::BadAnswer);
        QTest::newRow("wait") << 429 << QByteArray(R"({"error":"RateLimitExceeded"})")
                              << int(ErrorCode::RateLimited);
        QTest::newRow("trouble") << 502 << QByteArray(R"({"error":"UpstreamFailure"})")
                                 << int(ErrorCode::ServerTrouble);
    }
    void failuresAreTold()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        QFETCH(const int, code);
        m->http.answer(status, body);
        const auto heard = m->listen();
        QVERIFY(!heard);
        QCOMPARE(int(heard.error().code), code);
    }

    void aBrokenLineLosesNothingThatWasHeardBefore()
    {
        m->http.answer(200,
                       pageOf("notifications", {viewOf(postOf(bob, "3one"), recordOf("One", m->now - 1min),
                                                       m->now - 1min, "mention")}));
        m->http.breakLine(ErrorCode::ConnectionLost);
        const auto first = m->listen();
        QCOMPARE(textsOf(first.value()), QStringList(s("One")));
        QVERIFY(first->hasMore);
        m->http.breakLine(ErrorCode::ConnectionLost);
        QCOMPARE(m->listen(first->cursor).error().code, ErrorCode::ConnectionLost);
        // Later it goes on where it was, and then begins at the top.
        m->answerNothing("feed");
        m->answerNoChat();
        const auto second = m->listen(first->cursor);
        QVERIFY(second && !second->hasMore && second->messages.empty());
        m->answerNothing("notifications");
        m->answerNothing("feed");
        QVERIFY(m->listen(second->cursor));
        QVERIFY(m->http.answers.empty());
    }

    void troubleWithOnePartLeavesTheOthers()
    {
        m->http.answer(200,
                       pageOf("notifications", {viewOf(postOf(bob, "3one"), recordOf("One", m->now - 1min),
                                                       m->now - 1min, "mention")}));
        m->http.refuse(500, "InternalServerError");
        const auto first = m->listen();
        QCOMPARE(textsOf(first.value()), QStringList(s("One")));
        m->http.refuse(500, "InternalServerError");
        m->answerNoChat();
        const auto second = m->listen(first->cursor);
        QVERIFY(second && !second->hasMore);
    }

    void pagesWithoutEndAreLeft()
    {
        for (int i = 0; i < 200; ++i)
            m->http.answer(200, pageOf("notifications", {}, QString::number(i)));
        QString cursor;
        for (int call = 0; call < 4; ++call) {
            const auto heard = m->listen(cursor);
            if (!heard)
                break; // what comes next asks for something else
            cursor = heard->cursor;
        }
        QVERIFY(m->http.answers.size() >= 100);
    }

    void answersOnlyToItsOwnAccount()
    {
        AccountIdentity other = m->account;
        other.remoteId = bob;
        QCOMPARE(await(m->connector.listener()->listen(other, {}, m->since, {})).error().code,
                 ErrorCode::SignInNeeded);
        CancelSource stopped;
        stopped.cancel();
        const auto heard = await(m->connector.listener()->listen(m->account, {}, m->since, stopped.token()));
        QCOMPARE(heard.error().code, ErrorCode::Cancelled);
        QVERIFY(!m->connector.listener()->tellsNews(m->account));
    }

private:
    std::unique_ptr<BlueskyHearing> m;
};

QTEST_GUILESS_MAIN(TestBlueskyListening)
#include "tst_bluesky_listening.moc"
