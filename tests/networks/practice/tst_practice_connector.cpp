// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/practice/practice_connector.h"
#include "networks/practice/practice_timeline.h"
#include "storage/workspace.h"
#include "support/await.h"
#include "support/files.h"

#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace hatstand;
using namespace hatstand::networks;
using namespace std::chrono_literals;
using B = PracticeBehaviour;

namespace
{
void must(const Result<void> &done)
{
    if (!done)
        qFatal("%s", qPrintable(done.error().sentence()));
}
} // namespace

class TestPracticeConnector : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m = std::make_unique<Parts>(); }
    void cleanup() { m.reset(); }

    void eachBehaviour_data()
    {
        QTest::addColumn<int>("behaviour");
        QTest::addColumn<bool>("withPicture");
        QTest::addColumn<bool>("succeeds");
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("arrives");
        const auto row = [](const char *name, B behaviour, bool picture, std::optional<ErrorCode> code,
                            bool arrives) {
            QTest::newRow(name) << int(behaviour) << picture << !code
                                << int(code.value_or(ErrorCode::Unknown)) << arrives;
        };
        row("works", B::Works, true, {}, true);
        row("refuses pictures", B::RefusesPictures, true, ErrorCode::TooLarge, false);
        row("refuses pictures, has none", B::RefusesPictures, false, {}, true);
        row("line breaks before", B::DropsBefore, false, ErrorCode::ConnectionLost, false);
        row("line breaks after", B::DropsAfter, false, ErrorCode::ConnectionLost, true);
        row("sign-in ended", B::SignInEnded, false, ErrorCode::SignInNeeded, false);
        row("asks to wait", B::RateLimits, false, ErrorCode::RateLimited, false);
        row("slow", B::Slow, false, {}, true);
    }
    void eachBehaviour()
    {
        QFETCH(const int, behaviour);
        QFETCH(const bool, withPicture);
        QFETCH(const bool, succeeds);
        QFETCH(const int, code);
        QFETCH(const bool, arrives);
        must(m->timeline.setBehaviour(m->account.handle, static_cast<B>(behaviour)));
        OutgoingPost post = m->post(QStringLiteral("Fresh bread"));
        if (withPicture)
            post.media.push_back(m->picture(50'000));
        const auto result = m->publish(post);
        QCOMPARE(result.has_value(), succeeds);
        QCOMPARE(m->standing(), arrives ? 1 : 0);
        if (succeeds) {
            QCOMPARE(result->remoteId, post.recordKey);
            QVERIFY(result->url.isValid());
            return;
        }
        QCOMPARE(int(result.error().code), code);
        QVERIFY(!result.error().what.isEmpty());
        QVERIFY(!result.error().remedy.isEmpty());
        QCOMPARE(result.error().retryAfter.has_value(), static_cast<B>(behaviour) == B::RateLimits);
    }

    void itTakesItsTimeAndTellsHowFarItIs_data()
    {
        QTest::addColumn<int>("behaviour");
        QTest::addColumn<int>("milliseconds");
        QTest::newRow("usual") << int(B::Works) << 600;
        QTest::newRow("slow") << int(B::Slow) << 8000;
    }
    void itTakesItsTimeAndTellsHowFarItIs()
    {
        QFETCH(const int, behaviour);
        QFETCH(const int, milliseconds);
        must(m->timeline.setBehaviour(m->account.handle, static_cast<B>(behaviour)));
        std::vector<qint64> parts;
        Progress progress = [&parts](qint64 done, qint64) { parts.push_back(done); };
        auto task = m->connector.publish(m->account, m->post(QStringLiteral("Hello")), progress, {});
        test::Awaited publishing(std::move(task));
        m->timers.advance(Milliseconds(milliseconds - 1));
        QVERIFY(!publishing.isDone());
        m->timers.advance(1ms);
        QVERIFY(publishing.isDone());
        QVERIFY(publishing.value());
        QCOMPARE(parts, (std::vector<qint64>{1, 2, 3, 4}));
    }

    void stoppedOnTheWayNothingArrives()
    {
        CancelSource cancel;
        auto task = m->connector.publish(m->account, m->post(QStringLiteral("Hello")), {}, cancel.token());
        test::Awaited publishing(std::move(task));
        m->timers.advance(300ms);
        cancel.cancel();
        QVERIFY(publishing.isDone());
        QCOMPARE(publishing.value().error().code, ErrorCode::Cancelled);
        m->timers.advance(1h);
        QCOMPARE(m->standing(), 0);
    }

    void limitsAreThoseOfItsRules()
    {
        const NetworkRules &rules = m->rules.findOrOther(NetworkKey::practice());
        const auto most = static_cast<int>(rules.text.limit->value);
        QVERIFY(m->publish(m->post(QString(most, u'a'))));
        QCOMPARE(m->publish(m->post(QString(most + 1, u'a'))).error().code, ErrorCode::Refused);
        QCOMPARE(m->publish(m->post(QStringLiteral("  \n"))).error().code, ErrorCode::Refused);

        OutgoingPost full = m->post({});
        for (qint64 i = 0; i < rules.media.maxTotal->value; ++i)
            full.media.push_back(m->picture(1000));
        QVERIFY(m->publish(full));
        full.recordKey = m->connector.chooseRecordKey(m->clock.now());
        full.media.push_back(m->picture(1000));
        QCOMPARE(m->publish(full).error().code, ErrorCode::Refused);

        OutgoingPost large = m->post({});
        large.media.push_back(m->picture(rules.media.image.maxBytes->value));
        QVERIFY(m->publish(large));
        large.recordKey = m->connector.chooseRecordKey(m->clock.now());
        ++large.media[0].byteCount;
        QCOMPARE(m->publish(large).error().code, ErrorCode::TooLarge);

        OutgoingPost lost = m->post({});
        lost.media.push_back(m->picture(1000));
        lost.media[0].filePath += QStringLiteral(".gone");
        QCOMPARE(m->publish(lost).error().code, ErrorCode::StorageMissing);
        QCOMPARE(m->standing(), 3);
    }

    void eachKindOfMediaHasItsOwnLimit()
    {
        const MediaRules &rules = m->rules.findOrOther(NetworkKey::practice()).media;
        QVERIFY(rules.video.maxBytes->value > rules.image.maxBytes->value);
        OutgoingPost film = m->post({});
        film.media.push_back(m->picture(rules.image.maxBytes->value + 1));
        film.media[0].mimeType = QStringLiteral("video/mp4");
        QVERIFY(m->publish(film));
        film.recordKey = m->connector.chooseRecordKey(m->clock.now());
        film.media[0].byteCount = rules.video.maxBytes->value + 1;
        const auto refused = m->publish(film);
        QCOMPARE(refused.error().code, ErrorCode::TooLarge);
        QVERIFY2(refused.error().sentence().contains(QLatin1StringView("video")),
                 qPrintable(refused.error().sentence()));
        QVERIFY(!refused.error().sentence().contains(QLatin1StringView("picture")));
    }

    void whyAPictureIsTooLargeFitsOneLine()
    {
        must(m->timeline.setBehaviour(m->account.handle, B::RefusesPictures));
        OutgoingPost post = m->post({});
        post.media.push_back(m->picture(108'605));
        QCOMPARE(m->publish(post).error().what,
                 QStringLiteral("Practice refused the picture: 108.6 kB, limit 54.3 kB."));
    }

    void theSameKeyIsTheSamePost()
    {
        const OutgoingPost post = m->post(QStringLiteral("First words"));
        const auto first = m->publish(post);
        OutgoingPost again = post;
        again.text = QStringLiteral("Other words");
        m->clock.advance(1h);
        const auto second = m->publish(again);
        QCOMPARE(second->remoteId, first->remoteId);
        QCOMPARE(second->at, first->at);
        QCOMPARE(m->standing(), 1);
        const auto shown = m->timeline.posts(m->account.handle, 10).value();
        QCOMPARE(shown.at(0).post.text, QStringLiteral("First words"));
    }

    void whatStandsThereIsFoundAndNothingElse()
    {
        const OutgoingPost post = m->post(QStringLiteral("Hello"));
        QVERIFY(!m->find(post)->has_value());
        const auto published = m->publish(post);
        QCOMPARE(m->find(post)->value().remoteId, published->remoteId);
        AccountIdentity other = m->signIn(QStringLiteral("other"));
        std::swap(other, m->account);
        QVERIFY(!m->find(post)->has_value());
        must(m->timeline.setBehaviour(m->account.handle, B::SignInEnded));
        QCOMPARE(m->find(post).error().code, ErrorCode::SignInNeeded); // not "certainly not there"
    }

    void keysNeverMeet()
    {
        QSet<QString> keys;
        for (int i = 0; i < 1000; ++i)
            keys.insert(m->connector.chooseRecordKey(m->clock.now()));
        QCOMPARE(keys.size(), qsizetype(1000));
    }

    void signingInAgainEndsTheEndedSignIn()
    {
        must(m->timeline.setBehaviour(m->account.handle, B::SignInEnded));
        auto task = m->connector.check(m->account, {});
        QCOMPARE(test::await(std::move(task)).error().code, ErrorCode::SignInNeeded);
        (void)m->signIn(QStringLiteral(" @Crumb "));
        task = m->connector.check(m->account, {});
        QVERIFY(test::await(std::move(task)));
        QCOMPARE(m->timeline.profiles()->size(), size_t(1));
    }

    void oddNamesAreNotNames_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto *name : {"", "@", "a b", "-a", "\xC3\xA9", "a/b"})
            QTest::newRow(name) << QString::fromUtf8(name);
        QTest::newRow("too long") << QString(64, u'a');
    }
    void oddNamesAreNotNames()
    {
        QFETCH(const QString, name);
        SignInRequest request;
        request.handle = name;
        auto task = m->connector.signIn(request, {});
        QCOMPARE(test::await(std::move(task)).error().code, ErrorCode::InvalidInput);
    }

    void theTimelineShowsTheNewestFirstAndGrows()
    {
        for (int i = 0; i < 3; ++i) {
            QVERIFY(m->publish(m->post(QStringLiteral("Post %1?").arg(i))));
            m->clock.advance(1h);
        }
        const auto early = m->timeline.posts(m->account.handle, 2).value();
        QCOMPARE(early.size(), size_t(2));
        QCOMPARE(early[0].post.text, QStringLiteral("Post 2?"));
        const auto page = m->timeline.page(m->account.handle).value();
        QCOMPARE(page.posts, 3);
        m->clock.advance(24h * 7);
        QVERIFY(m->timeline.posts(m->account.handle, 2)->at(0).echo.likes > early[0].echo.likes);
        QVERIFY(m->timeline.page(m->account.handle)->followers > page.followers);
        QCOMPARE(m->timeline.page(QStringLiteral("nobody")).error().code, ErrorCode::NotFound);
    }

private:
    struct Parts
    {
        Parts() : account(signIn(QStringLiteral("crumb"))) {}

        AccountIdentity signIn(const QString &handle)
        {
            SignInRequest request;
            request.handle = handle;
            auto task = connector.signIn(request, {});
            const auto done = test::await(std::move(task));
            return {handle, done.value().handle, done.value().remoteId, {}};
        }
        OutgoingPost post(const QString &text)
        {
            OutgoingPost made;
            made.recordKey = connector.chooseRecordKey(clock.now());
            made.text = text;
            return made;
        }
        OutgoingMedia picture(qint64 bytes)
        {
            OutgoingMedia media;
            media.filePath = folder.filePath(QStringLiteral("picture.jpg"));
            if (!test::writeFile(media.filePath, "jpeg"))
                qFatal("The picture could not be written.");
            media.mimeType = QStringLiteral("image/jpeg");
            media.byteCount = bytes;
            return media;
        }
        Result<PublishedPost> publish(const OutgoingPost &outgoing)
        {
            auto task = connector.publish(account, outgoing, {}, {});
            test::Awaited publishing(std::move(task));
            timers.advance(10s);
            if (!publishing.isDone())
                qFatal("It took longer than Practice ever should.");
            return publishing.value();
        }
        Result<std::optional<PublishedPost>> find(const OutgoingPost &outgoing)
        {
            auto task = connector.find(account, outgoing, {});
            return test::await(std::move(task));
        }
        [[nodiscard]] int standing() const { return timeline.page(account.handle)->posts; }

        FakeClock clock;
        FakeTimers timers{clock};
        QTemporaryDir folder;
        RulesCatalogue rules;
        std::unique_ptr<storage::Workspace> workspace =
            storage::Workspace::inMemory(clock, folder.filePath(QStringLiteral("media"))).value();
        PracticeConnector connector{workspace->database(), rules, clock, timers, {}};
        PracticeTimeline timeline{workspace->database(), clock};
        AccountIdentity account;
    };
    std::unique_ptr<Parts> m;
};

QTEST_GUILESS_MAIN(TestPracticeConnector)
#include "tst_practice_connector.moc"
