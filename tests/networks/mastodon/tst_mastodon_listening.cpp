// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What is said to an account arrives once, whatever its server leaves out and whenever the program ends.
#include "listening_fake.h"
#include "networks/post_options.h"

#include <QTest>

using namespace hatstand;
using namespace hatstand::networks;
using namespace hatstand::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestMastodonListening : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsWhatWasSaidAndHow()
    {
        ListeningFixture f;
        f.mention(1, f.clock.now() - 5h);
        f.mention(2, f.clock.now() - 4h,
                  {{u"in_reply_to_id"_s, u"55"_s}, {u"in_reply_to_account_id"_s, u"7"_s}});
        f.mention(3, f.clock.now() - 3h, {{u"visibility"_s, u"direct"_s}});
        f.mention(4, f.clock.now() - 2h,
                  {{u"quote"_s, QJsonObject{{u"quoted_status"_s, QJsonObject{{u"id"_s, u"55"_s}}}}}},
                  u"quote"_s);
        f.mention(5, f.clock.now() - 1h, {}, u"favourite"_s);
        const auto all = f.hearAll();
        QCOMPARE(ListeningFixture::idsOf(all),
                 QStringList({u"100004"_s, u"100003"_s, u"100002"_s, u"100001"_s}));
        QCOMPARE(all[0].channel, Channel::Quote);
        QCOMPARE(all[0].quotesId, u"55"_s);
        QCOMPARE(all[1].channel, Channel::DirectMessage);
        QVERIFY(all[1].url.isEmpty());
        QCOMPARE(all[2].channel, Channel::Reply);
        QCOMPARE(all[2].answersId, u"55"_s);
        QCOMPARE(all[3].channel, Channel::Mention);
        QCOMPARE(all[3].html, u"<p>Hello</p>"_s);
        QVERIFY(all[3].text.isEmpty());
        QCOMPARE(all[3].from.handle, u"bob@social.example"_s);
        QCOMPARE(all[3].url, QUrl(u"https://social.example/@bob/100001"_s));
        QVERIFY(f.hearAll().empty());
    }

    void readsNoFurtherBackThanItIsAskedTo()
    {
        ListeningFixture f;
        for (int i = 1; i <= 200; ++i)
            f.mention(i, f.clock.now() - 24h * 60 + 1h * i);
        f.mention(1000, f.clock.now() - 1h);
        QCOMPARE(ListeningFixture::idsOf(f.hearAll()), QStringList(u"101000"_s));
        QCOMPARE(f.server.countOf(f.notifications), 1);
    }

    void manyPagesArriveOnceEach()
    {
        ListeningFixture f;
        for (int i = 1; i <= 500; ++i)
            f.mention(i, f.clock.now() - 20h + 1min * i);
        const QStringList ids = ListeningFixture::idsOf(f.hearAll());
        QCOMPARE(ids.size(), 500);
        QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), 500);
        QVERIFY(f.hearAll().empty());
        f.mention(501, f.clock.now());
        QCOMPARE(ListeningFixture::idsOf(f.hearAll()), QStringList(u"100501"_s));
    }

    /// The program ends after each single page, sometimes before what it heard was kept; meanwhile others go
    /// on talking.
    void nothingIsLostWhenItEndsBetweenTwoPages()
    {
        ListeningFixture f;
        int last = 0;
        const auto talk = [&f, &last](int count) {
            for (int i = 0; i < count; ++i)
                f.mention(++last, f.clock.now());
        };
        talk(300);
        QStringList kept;
        QString cursor;
        for (int life = 0; life < 200; ++life) {
            f.clock.advance(1min);
            if (life < 60)
                talk(life % 7 * 20);
            const auto heard = await(f.connector.listen(f.account, cursor, f.since(), {}));
            QVERIFY(heard);
            if (life % 3 == 2)
                continue; // killed before it was kept
            cursor = heard->cursor;
            kept << ListeningFixture::idsOf(heard->messages);
        }
        const QSet<QString> different(kept.begin(), kept.end());
        QCOMPARE(different.size(), last);
        QCOMPARE(kept.size(), last);
    }

    /// Numbers are given before what they number can be seen.
    void whatTurnsUpBelowTheNewestIsHeard()
    {
        ListeningFixture f;
        f.mention(1, f.clock.now() - 1h);
        f.mention(10, f.clock.now() - 10s);
        QCOMPARE(f.hearAll().size(), size_t(2));
        f.mention(9, f.clock.now() - 11s);
        QCOMPARE(ListeningFixture::idsOf(f.hearAll()), QStringList(u"100009"_s));
        QVERIFY(f.hearAll().empty());
    }

    void aServerThatKnowsHalfOfIt_data()
    {
        QTest::addColumn<bool>("goesBack");
        QTest::addColumn<bool>("knowsSince");
        QTest::addColumn<bool>("hasLinks");
        QTest::addColumn<QByteArray>("creator");
        for (const bool back : {true, false}) {
            for (const bool since : {true, false}) {
                for (const bool links : {true, false})
                    QTest::addRow("%d%d%d", back, since, links) << back << since << links << QByteArray();
            }
        }
        QTest::addRow("snac") << true << false << false << QByteArray("snac/2.75");
    }

    void aServerThatKnowsHalfOfIt()
    {
        ListeningFixture f;
        QFETCH(const bool, goesBack);
        QFETCH(const bool, knowsSince);
        QFETCH(const bool, hasLinks);
        QFETCH(const QByteArray, creator);
        f.server.goesBack = goesBack;
        f.server.knowsSince = knowsSince;
        f.server.hasLinks = hasLinks;
        f.server.creator = creator;
        f.server.lists.erase(f.conversations);
        for (int i = 1; i <= 60; ++i)
            f.mention(i, f.clock.now() - 20h + 10min * i);
        QCOMPARE(f.hearAll().size(), size_t(60));
        QVERIFY(f.hearAll().empty());
        for (int i = 61; i <= 70; ++i)
            f.mention(i, f.clock.now() - 1min);
        QCOMPARE(f.hearAll().size(), size_t(10));
        QVERIFY(f.hearAll().empty());
        QVERIFY(!f.error);
        // What is not there is not asked for each time.
        QCOMPARE(f.server.countOf(f.conversations), 1);
        f.clock.advance(25h);
        QVERIFY(f.hearAll().empty());
        QCOMPARE(f.server.countOf(f.conversations), 2);
    }

    void onePoorListDoesNotStopTheOthers()
    {
        ListeningFixture f;
        f.mention(1, f.clock.now());
        f.server.instead = [&f](const net::HttpRequest &request) -> std::optional<Result<net::HttpResponse>> {
            if (request.url.path() == f.notifications)
                return std::nullopt;
            return ListeningFake::response(500, "<html>Oops");
        };
        QCOMPARE(f.hearAll().size(), size_t(1));
        QVERIFY(!f.error);
    }

    void aServerThatMindsKindsIsAskedForAll()
    {
        ListeningFixture f;
        f.mention(1, f.clock.now());
        f.mention(2, f.clock.now(), {}, u"favourite"_s);
        f.server.instead = [](const net::HttpRequest &request) -> std::optional<Result<net::HttpResponse>> {
            if (!request.url.query().contains(u"types"_s))
                return std::nullopt;
            return ListeningFake::refusal(400, u"unknown type"_s);
        };
        QCOMPARE(f.hearAll().size(), size_t(1));
        QVERIFY(!f.error);
    }

    void failuresOfTheLineAreToldAndNothingIsPassedOver()
    {
        ListeningFixture f;
        f.mention(1, f.clock.now());
        int left = 1;
        f.server.instead = [&left](const net::HttpRequest &) -> std::optional<Result<net::HttpResponse>> {
            if (left-- > 0)
                return std::nullopt;
            return fail(ErrorCode::ConnectionLost, u"The line failed."_s);
        };
        QVERIFY(f.hearAll().empty());
        QCOMPARE(f.error->code, ErrorCode::ConnectionLost);
        f.server.instead = nullptr;
        QCOMPARE(f.hearAll().size(), size_t(1));
    }

    void beingAskedToWaitAndSignedOutAreTold()
    {
        ListeningFixture f;
        int status = 429;
        QString words = u"Too many requests"_s;
        f.server.instead = [&](const net::HttpRequest &) -> std::optional<Result<net::HttpResponse>> {
            return ListeningFake::refusal(status, words);
        };
        QVERIFY(f.hearAll().empty());
        QCOMPARE(f.error->code, ErrorCode::RateLimited);
        status = 401;
        QVERIFY(f.hearAll().empty());
        QCOMPARE(f.error->code, ErrorCode::SignInNeeded);
        // Signed in for posting only: it goes on posting.
        status = 403;
        words = u"This action is outside the authorized scopes"_s;
        QVERIFY(f.hearAll().empty());
        QCOMPARE(f.error->code, ErrorCode::NotAllowed);
    }

    void oneBadItemIsLeftOutAlone()
    {
        ListeningFixture f;
        f.mention(1, f.clock.now() - 3min);
        f.server.put(f.notifications, 2, {{u"type"_s, u"mention"_s}, {u"status"_s, QJsonValue::Null}});
        f.server.put(f.notifications, 3, {{u"type"_s, 7}, {u"status"_s, u"x"_s}, {u"created_at"_s, true}});
        f.mention(4, f.clock.now() - 1min);
        QCOMPARE(f.hearAll().size(), size_t(2));
        f.server.instead = [&f](const net::HttpRequest &request) -> std::optional<Result<net::HttpResponse>> {
            if (request.url.path() != f.notifications)
                return std::nullopt;
            return ListeningFake::response(200, "[1,\"a\",null,[],{\"id\":5},{\"id\":\"6\"}]");
        };
        QVERIFY(f.hearAll().empty());
        QVERIFY(!f.error);
        f.server.instead = [](const net::HttpRequest &) -> std::optional<Result<net::HttpResponse>> {
            return ListeningFake::response(200, "<html>Please pay");
        };
        QVERIFY(f.hearAll().empty());
        QCOMPARE(f.error->code, ErrorCode::BadAnswer);
    }

    void whatIsStillTheSameIsNotSentAgain()
    {
        ListeningFixture f;
        f.server.hasTags = true;
        f.mention(1, f.clock.now() - 2h);
        f.mention(2, f.clock.now() - 1min);
        QCOMPARE(f.hearAll().size(), size_t(2));
        QVERIFY(f.hearAll().empty()); // another question than the first
        const size_t before = f.server.requests.size();
        QVERIFY(f.hearAll().empty());
        QVERIFY(!f.error);
        for (size_t i = before; i < f.server.requests.size(); ++i) {
            const auto &headers = f.server.requests[i].headers;
            QVERIFY(
                std::ranges::any_of(headers, [](const auto &one) { return one.name == "If-None-Match"; }));
        }
        f.mention(3, f.clock.now());
        QCOMPARE(f.hearAll().size(), size_t(1));
    }

    void directMessagesKnowTheirExchangeAndComeOnce()
    {
        ListeningFixture f;
        const Instant at = f.clock.now() - 1min;
        f.mention(1, at, {{u"visibility"_s, u"direct"_s}});
        QJsonObject last =
            ListeningFixture::status(u"100001"_s, at, u"9"_s, {{u"visibility"_s, u"direct"_s}});
        f.server.put(f.conversations, 100'001, {{u"id"_s, u"c8"_s}, {u"last_status"_s, last}});
        auto all = f.hearAll();
        QCOMPARE(all.size(), size_t(1));
        QCOMPARE(all[0].threadId, u"c8"_s);
        QCOMPARE(all[0].channel, Channel::DirectMessage);
        // Answered on the phone.
        last = ListeningFixture::status(u"100002"_s, f.clock.now(), u"7"_s,
                                        {{u"visibility"_s, u"direct"_s}, {u"in_reply_to_id"_s, u"100001"_s}});
        f.server.lists[f.conversations].clear();
        f.server.put(f.conversations, 100'002, {{u"id"_s, u"c8"_s}, {u"last_status"_s, last}});
        f.server.put(f.statuses, 100'002, last);
        all = f.hearAll();
        QCOMPARE(all.size(), size_t(1));
        QVERIFY(all[0].isOurs);
        QCOMPARE(all[0].answersId, u"100001"_s);
    }

    void hearsWhatWasAnsweredElsewhere()
    {
        ListeningFixture f;
        const auto own = [&f](const QString &id, const QJsonObject &more) {
            f.server.put(f.statuses, id.toLongLong(),
                         ListeningFixture::status(id, f.clock.now() - 1h, u"7"_s, more));
        };
        own(u"21"_s, {});                                                                      // a post
        own(u"22"_s, {{u"in_reply_to_id"_s, u"21"_s}, {u"in_reply_to_account_id"_s, u"7"_s}}); // a thread
        own(u"23"_s, {{u"in_reply_to_id"_s, u"90"_s}, {u"in_reply_to_account_id"_s, u"9"_s}});
        const auto all = f.hearAll();
        QCOMPARE(ListeningFixture::idsOf(all), QStringList(u"23"_s));
        QVERIFY(all[0].isOurs);
        QCOMPARE(all[0].answersId, u"90"_s);
        QVERIFY(f.hearAll().empty());
    }

    void aCursorThatMakesNoSenseIsAnEmptyOne()
    {
        for (const QString &cursor : {u"x"_s, u"{}"_s, u"[1]"_s, u"{\"part\":99,\"notifications\":7}"_s}) {
            ListeningFixture f;
            f.mention(1, f.clock.now());
            f.cursor = cursor;
            QCOMPARE(f.hearAll().size(), size_t(1));
        }
    }

    void readsAThread()
    {
        ListeningFixture f;
        const Instant at = f.clock.now();
        const QString path = u"/api/v1/statuses/2"_s;
        f.server.objects[path] = ListeningFixture::status(
            u"2"_s, at, u"9"_s, {{u"in_reply_to_id"_s, u"1"_s}, {u"in_reply_to_account_id"_s, u"7"_s}});
        f.server.objects[path + u"/context"_s] = {
            {u"ancestors"_s, QJsonArray{ListeningFixture::status(u"1"_s, at, u"7"_s)}},
            {u"descendants"_s,
             QJsonArray{u"rubbish"_s,
                        ListeningFixture::status(u"3"_s, at, u"7"_s, {{u"in_reply_to_id"_s, u"2"_s}})}}};
        const auto thread = await(f.connector.readThread(f.account, u"2"_s, {}));
        QVERIFY(thread);
        QCOMPARE(ListeningFixture::idsOf(thread->messages), QStringList({u"1"_s, u"2"_s, u"3"_s}));
        QVERIFY(thread->messages[0].isOurs && thread->messages[2].isOurs);
        QVERIFY(thread->messages[0].rootId.isEmpty());
        QCOMPARE(thread->messages[1].rootId, u"1"_s);
        QCOMPARE(thread->messages[2].rootId, u"1"_s);
        QCOMPARE(thread->messages[1].channel, Channel::Reply);
        f.server.objects.erase(path);
        for (const QString &gone : {u"2"_s, u"../x"_s, QString()}) {
            const auto none = await(f.connector.readThread(f.account, gone, {}));
            QVERIFY(!none);
            QCOMPARE(none.error().code, ErrorCode::NotFound);
        }
    }

    void looksForAHashtag()
    {
        ListeningFixture f;
        const QString path = u"/api/v1/timelines/tag/rye"_s;
        f.server.lists[path] = {};
        for (int i = 1; i <= 100; ++i) {
            f.server.put(
                path, i,
                ListeningFixture::status(QString::number(i), f.clock.now() - 24h + 10min * i, u"9"_s));
        }
        SearchRequest request;
        request.hashtag = u"rye"_s;
        request.since = f.since();
        QStringList ids;
        bool hasMore = true;
        const auto read = [&] {
            hasMore = true;
            while (hasMore) {
                const auto found = await(f.connector.search(f.account, request, {}));
                QVERIFY(found);
                for (const IncomingMessage &message : found->messages)
                    QCOMPARE(message.channel, Channel::Said);
                ids << ListeningFixture::idsOf(found->messages);
                request.cursor = found->cursor;
                hasMore = found->hasMore;
            }
        };
        read();
        QCOMPARE(ids.size(), 100);
        f.server.put(path, 101, ListeningFixture::status(u"101"_s, f.clock.now(), u"9"_s));
        read();
        QCOMPARE(ids.size(), 101);
        request.hashtag = u"../../notifications"_s;
        QCOMPARE(await(f.connector.search(f.account, request, {})).error().code, ErrorCode::NotAllowed);
    }

    void looksForWordsWhereTheServerDoes()
    {
        ListeningFixture f;
        SearchRequest request;
        request.words = u"fresh bread & \"butter\""_s;
        request.since = f.since();
        const auto none = await(f.connector.search(f.account, request, {}));
        QVERIFY(!none);
        QCOMPARE(none.error().code, ErrorCode::NotAllowed);
        f.server.objects[u"/api/v2/search"_s] = {
            {u"statuses"_s, QJsonArray{ListeningFixture::status(u"5"_s, f.clock.now(), u"9"_s)}}};
        auto found = await(f.connector.search(f.account, request, {}));
        QVERIFY(found);
        QCOMPARE(found->messages.size(), size_t(1));
        const QUrlQuery query(f.server.requests.back().url);
        QCOMPARE(query.queryItemValue(u"q"_s, QUrl::FullyDecoded).replace(u'+', u' '), request.words);
        // The same page for ever is no second one.
        request.cursor = found->cursor;
        found = await(f.connector.search(f.account, request, {}));
        QVERIFY(found && found->messages.empty() && !found->hasMore);
    }

    void answersWhatSomebodyElseSaid()
    {
        ListeningFixture f;
        OutgoingPost answer;
        answer.recordKey = f.connector.chooseRecordKey(f.clock.now());
        answer.createdAt = f.clock.now();
        answer.text = u"@bob Thank you!"_s;
        answer.answers = Answered{{}, u"100001"_s};
        answer.options.insert(option::visibility, u"direct"_s);
        QJsonObject made = ListeningFixture::status(u"200"_s, f.clock.now(), u"7"_s,
                                                    {{u"in_reply_to_id"_s, u"100001"_s},
                                                     {u"visibility"_s, u"direct"_s},
                                                     {u"content"_s, u"<p>@bob Thank you!</p>"_s}});
        f.server.objects[u"/api/v1/statuses"_s] = made;
        const auto published = await(f.connector.publish(f.account, answer, {}, {}));
        QVERIFY(published);
        const QJsonObject body =
            QJsonDocument::fromJson(f.server.requests.back().body.pieces().front().bytes).object();
        QCOMPARE(body[u"in_reply_to_id"_s].toString(), u"100001"_s);
        QCOMPARE(body[u"visibility"_s].toString(), u"direct"_s);
        QVERIFY(!await(f.connector.find(f.account, answer, {}))->has_value());
        f.server.put(f.statuses, 200, made);
        const auto found = await(f.connector.find(f.account, answer, {}));
        QVERIFY(found && found->has_value());
        QCOMPARE((*found)->remoteId, u"200"_s);
    }

    /// snac shows no direct messages among the statuses of an account, and calls them private.
    void findsADirectAnswerOnSnac()
    {
        ListeningFixture f;
        f.server.creator = "snac/2.75";
        OutgoingPost answer;
        answer.createdAt = f.clock.now();
        answer.text = u"Thank you!"_s;
        answer.answers = Answered{{}, u"5"_s};
        answer.options.insert(option::visibility, u"direct"_s);
        const QString context = u"/api/v1/statuses/5/context"_s;
        f.server.objects[context] = {{u"descendants"_s, QJsonArray()}};
        QVERIFY(!await(f.connector.find(f.account, answer, {}))->has_value());
        const QJsonObject theirs = ListeningFixture::status(
            u"6"_s, f.clock.now(), u"9"_s,
            {{u"in_reply_to_id"_s, u"5"_s}, {u"visibility"_s, u"private"_s}, {u"text"_s, u"Thank you!"_s}});
        QJsonObject ours = theirs;
        ours[u"id"_s] = u"8"_s;
        ours[u"account"_s] = QJsonObject{{u"id"_s, u"7"_s}};
        f.server.objects[context] = {{u"descendants"_s, QJsonArray{theirs, ours}}};
        const auto found = await(f.connector.find(f.account, answer, {}));
        QVERIFY(found && found->has_value());
        QCOMPARE((*found)->remoteId, u"8"_s);
        // Where nothing shows it, nothing is claimed.
        answer.answers.reset();
        QCOMPARE(await(f.connector.find(f.account, answer, {})).error().code, ErrorCode::NotAllowed);
    }
};

QTEST_GUILESS_MAIN(TestMastodonListening)
#include "tst_mastodon_listening.moc"
