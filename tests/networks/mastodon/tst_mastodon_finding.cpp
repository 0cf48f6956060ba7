// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Posts that may have arrived, against the strict fake of ours: each exactly once.
#include "mastodon_fixture.h"

#include <QJsonDocument>
#include <QTest>

using namespace hatstand;
using namespace hatstand::networks;
using namespace hatstand::test;
using namespace std::chrono_literals;

namespace
{
QString s(const char *text)
{
    return QString::fromUtf8(text);
}

QString field(const QJsonObject &object, const char *name)
{
    return object.value(s(name)).toString();
}
} // namespace

class TestMastodonFinding : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aLostAnswerIsFoundAgain()
    {
        MastodonFixture f;
        f.server.addStatus(s("Before"), f.clock.now());
        OutgoingPost post = f.post(s("Hello @bob@elsewhere.example & \"friends\" <3\n\nSecond paragraph, "
                                     "https://crumb.example/a_b?c=d&e #bread\nline"));
        f.server.loseAnswerOf = s("POST /api/v1/statuses");
        const auto lost = f.publish(post);
        QVERIFY(!lost &&
                (lost.error().code == ErrorCode::ConnectionLost || lost.error().code == ErrorCode::TimedOut));
        const auto found = f.find(post);
        VERIFY_DONE(found);
        QVERIFY(found->has_value());
        QCOMPARE((*found)->remoteId, field(f.server.statuses().at(1), "id"));
    }

    void whatIsNotThereIsToldForCertain()
    {
        MastodonFixture f;
        const OutgoingPost post = f.post(s("Hello"));
        QVERIFY(!f.find(post)->has_value());
        f.server.addStatus(s("Something else"), f.clock.now() + 1s);
        QVERIFY(!f.find(post)->has_value());
    }

    void theSameWordsOfLastWeekAreAnotherPost()
    {
        MastodonFixture f;
        f.server.addStatus(s("Good morning"), f.clock.now() - 168h);
        const QString yesterday = f.server.addStatus(s("Good morning"), f.clock.now() - 24h);
        OutgoingPost post = f.post(s("Good morning"));
        post.knownIds = {yesterday};
        QVERIFY(!f.find(post)->has_value());
        VERIFY_DONE(f.publish(post));
        QVERIFY(f.find(post)->has_value());
    }

    void nothingThatStoodThereBeforeIsIt()
    {
        MastodonFixture f;
        f.server.addStatus(s("Good morning"), f.clock.now() - 2h); // by another program
        OutgoingPost post = f.post(s("Good morning"));
        post.earlierId = f.server.addStatus(s("Lunch is ready"), f.clock.now() - 1h);
        QVERIFY(!f.find(post)->has_value());
        VERIFY_DONE(f.publish(post));
        const auto found = f.find(post);
        QVERIFY(found && found->has_value());
        QCOMPARE((*found)->remoteId, field(f.server.statuses().back(), "id"));
    }

    void aClockThatIsWrongByHours_data()
    {
        QTest::addColumn<qint64>("hours");
        for (const int hours : {-26, -5, 0, 5, 26})
            QTest::addRow("%d", hours) << qint64(hours);
    }
    void aClockThatIsWrongByHours()
    {
        QFETCH(qint64, hours);
        MastodonFixture f;
        f.server.clockAhead = std::chrono::hours(hours);
        const QString before =
            f.server.addStatus(s("Good morning"), f.clock.now() + f.server.clockAhead - 60s);
        OutgoingPost post = f.post(s("Good morning"));
        post.knownIds = {before};
        QVERIFY(!f.find(post)->has_value());
        f.clock.advance(1s);
        f.server.loseAnswerOf = s("POST /api/v1/statuses");
        QVERIFY(!f.publish(post));
        f.clock.advance(30s);
        const auto found = f.find(post);
        VERIFY_DONE(found);
        QVERIFY(found->has_value());
    }

    /// Sent while our clock was wrong, and looked for when it is right.
    void aClockThatIsSetRightBeforeTheLook_data()
    {
        QTest::addColumn<qint64>("hours"); // how far it went ahead
        QTest::addColumn<bool>("arrives");
        for (const bool arrives : {true, false}) {
            for (const int hours : {-5, -1, 1, 5, 20, 24 * 365})
                QTest::addRow("%d, %s", hours, arrives ? "it arrives" : "it does not")
                    << qint64(hours) << arrives;
        }
    }
    void aClockThatIsSetRightBeforeTheLook()
    {
        QFETCH(qint64, hours);
        QFETCH(bool, arrives);
        const Milliseconds ahead = std::chrono::hours(hours);
        MastodonFixture f;
        const Instant right = f.clock.now();
        // The same words each day.
        QStringList known;
        for (int day = 3; day > 0; --day)
            known << f.server.addStatus(s("Good morning"), right - 24h * day);
        f.clock.setNow(right + ahead);
        f.server.clockAhead = -ahead;
        OutgoingPost post = f.post(s("Good morning"));
        post.knownIds = known;
        if (arrives) {
            f.server.loseAnswerOf = s("POST /api/v1/statuses");
            QVERIFY(!f.publish(post));
        }
        f.clock.setNow(right + 1min);
        f.server.clockAhead = Milliseconds(0);
        const auto found = f.find(post);
        VERIFY_DONE(found);
        QCOMPARE(found->has_value(), arrives);
        if (arrives)
            QCOMPARE((*found)->remoteId, field(f.server.statuses().back(), "id"));
    }

    void goesBackPageByPage()
    {
        MastodonFixture f;
        const OutgoingPost post = f.post(s("The one"));
        VERIFY_DONE(f.publish(post));
        for (int i = 0; i < 95; ++i)
            f.server.addStatus(s("Later %1").arg(i), f.clock.now() + 1s);
        const auto found = f.find(post);
        VERIFY_DONE(found);
        QVERIFY(found->has_value());
    }

    void aServerThatCannotGoBackLeavesItOpen()
    {
        MastodonFixture f;
        const OutgoingPost post = f.post(s("The one"));
        for (int i = 0; i < 50; ++i)
            f.server.addStatus(s("Later %1").arg(i), f.clock.now() + 1s);
        QByteArray same;
        f.server.instead = [&](const MastodonFake::Request &request) -> std::optional<MastodonFake::Answer> {
            if (!request.path.endsWith(s("/statuses")) || request.method != "GET")
                return std::nullopt;
            QJsonArray page;
            for (int i = 0; i < 40; ++i)
                page.append(f.server.statuses().at(size_t(49 - i)));
            return MastodonFake::Answer{200, QJsonDocument(page).toJson()};
        };
        COMPARE_CODE(f.find(post), ErrorCode::NotAllowed);
    }

    void whatStandsTooFarBackIsNotAskedForAgain()
    {
        MastodonFixture f;
        const OutgoingPost post = f.post(s("The one"));
        for (int i = 0; i < 2'100; ++i)
            f.server.addStatus(s("Later %1").arg(i), f.clock.now() + 1s);
        COMPARE_CODE(f.find(post), ErrorCode::NotAllowed); // what a person decides, at once
    }

    void snacShowsEverythingAtOnce()
    {
        MastodonFixture f;
        f.server.instead = [](const MastodonFake::Request &request) -> std::optional<MastodonFake::Answer> {
            if (!request.path.endsWith(s("/statuses")) || request.method != "GET")
                return std::nullopt;
            const QByteArray item =
                R"({"id":"1","created_at":"2026-11-19T11:42:00.000Z","content":"Other<br>",)"
                R"("text":"Other","media_attachments":[],"in_reply_to_id":null})";
            return MastodonFake::Answer{
                200, '[' + item + ']', "application/json", {{"X-Creator", "snac/2.75"}}};
        };
        const auto found = f.find(f.post(s("Hello")));
        VERIFY_DONE(found);
        QVERIFY(!found->has_value());
        QCOMPARE(f.server.requests().size(), 1);
    }

    void mediaAndWarningsTellPostsApart()
    {
        MastodonFixture f;
        OutgoingPost post = f.post(s("Hello"));
        VERIFY_DONE(f.publish(post));
        OutgoingPost warned = f.post(s("Hello"));
        warned.options.insert(option::contentWarning, s("food"));
        QVERIFY(!f.find(warned)->has_value());
        OutgoingPost pictured = f.post(s("Hello"));
        pictured.media = {f.file("a.png", "image/png")};
        QVERIFY(!f.find(pictured)->has_value());
        QVERIFY(f.find(post)->has_value());
    }

    void aWarningWithoutATextIsTheTextThere()
    {
        MastodonFixture f;
        OutgoingPost post = f.post({});
        post.media = {f.file("a.png", "image/png")};
        post.options.insert(option::contentWarning, s("Food & drink"));
        f.server.loseAnswerOf = s("POST /api/v1/statuses");
        QVERIFY(!f.publish(post));
        QCOMPARE(field(f.server.statuses().at(0), "spoiler_text"), QString());
        const auto found = f.find(post);
        VERIFY_DONE(found);
        QVERIFY(found->has_value());
    }

    void whatTheServerShowsToFewerIsFound()
    {
        MastodonFixture f;
        f.server.isLimited = true;
        OutgoingPost post = f.post(s("Hello"));
        post.options.insert(option::visibility, s("public"));
        f.server.loseAnswerOf = s("POST /api/v1/statuses");
        QVERIFY(!f.publish(post));
        const auto found = f.find(post);
        VERIFY_DONE(found);
        QVERIFY(found->has_value());
    }

    void theSameKeyWithinTheHourMakesNothingNew()
    {
        MastodonFixture f;
        const OutgoingPost post = f.post(s("Hello"));
        const auto first = f.publish(post);
        const auto second = f.publish(post);
        VERIFY_DONE(second);
        QCOMPARE(second->remoteId, first->remoteId);
        QVERIFY(!f.connector.repeatIsSafe()); // but only for that hour
        QVERIFY(f.connector.chooseRecordKey(f.clock.now()) != f.connector.chooseRecordKey(f.clock.now()));
    }

    void deletedBeforeItWasConfirmed()
    {
        MastodonFixture f;
        const OutgoingPost post = f.post(s("Hello"));
        f.server.loseAnswerOf = s("POST /api/v1/statuses");
        QVERIFY(!f.publish(post));
        f.server.removeStatus(field(f.server.statuses().at(0), "id"));
        QVERIFY(!f.find(post)->has_value());
    }
};

QTEST_GUILESS_MAIN(TestMastodonFinding)
#include "tst_mastodon_finding.moc"
