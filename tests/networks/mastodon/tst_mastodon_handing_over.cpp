// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Posts that the server holds until their time, against the strict fake of ours: snac ignores that.
#include "mastodon_fixture.h"

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

class TestMastodonHandingOver : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void handsOverAndIsToldWhenItIsPublic()
    {
        MastodonFixture f;
        OutgoingPost post = f.post(s("Bread tomorrow"));
        post.media = {f.file("a.png", "image/png")};
        QVERIFY(f.connector.takes(post));
        const Instant at = f.clock.now() + 24h;
        const auto handed = await(f.connector.handOver(f.account, post, at, {}, {}));
        VERIFY_DONE(handed);
        QCOMPARE(handed->where, HandedOver::Where::Waiting);
        QCOMPARE(handed->at, at);
        QCOMPARE(f.server.statuses().size(), size_t(0));
        for (const QString &id : {handed->post.remoteId, QString()}) {
            const auto waits = await(f.connector.standing(f.account, id, post, {}));
            VERIFY_DONE(waits);
            QCOMPARE((*waits)->where, HandedOver::Where::Waiting);
            QCOMPARE((*waits)->post.remoteId, handed->post.remoteId);
        }
        f.clock.advance(25h);
        for (const QString &id : {handed->post.remoteId, QString()}) {
            const auto out = await(f.connector.standing(f.account, id, post, {}));
            VERIFY_DONE(out);
            QCOMPARE((*out)->where, HandedOver::Where::Published);
            QCOMPARE((*out)->at, at);
            QCOMPARE((*out)->post.remoteId, field(f.server.statuses().at(0), "id"));
            QVERIFY((*out)->post.remoteId != handed->post.remoteId);
        }
        const auto late = await(f.connector.takeBack(f.account, handed->post.remoteId, post, {}));
        VERIFY_DONE(late);
        QCOMPARE((*late)->where, HandedOver::Where::Published);
    }

    void takesBack()
    {
        MastodonFixture f;
        const OutgoingPost post = f.post(s("Bread tomorrow"));
        const auto handed = await(f.connector.handOver(f.account, post, f.clock.now() + 24h, {}, {}));
        VERIFY_DONE(handed);
        const auto back = await(f.connector.takeBack(f.account, handed->post.remoteId, post, {}));
        VERIFY_DONE(back);
        QVERIFY(!back->has_value());
        QVERIFY(f.server.scheduled().empty());
        QVERIFY(!await(f.connector.standing(f.account, handed->post.remoteId, post, {}))->has_value());
        // By its words alone, and when there is nothing.
        VERIFY_DONE(
            await(f.connector.handOver(f.account, f.post(s("More bread")), f.clock.now() + 24h, {}, {})));
        VERIFY_DONE(await(f.connector.takeBack(f.account, {}, f.post(s("More bread")), {})));
        QVERIFY(f.server.scheduled().empty());
        QVERIFY(!await(f.connector.takeBack(f.account, {}, f.post(s("More bread")), {}))->has_value());
    }

    void aLostHandOverIsFoundAgain()
    {
        MastodonFixture f;
        const OutgoingPost post = f.post(s("Bread tomorrow"));
        f.server.loseAnswerOf = s("POST /api/v1/statuses");
        QVERIFY(!await(f.connector.handOver(f.account, post, f.clock.now() + 24h, {}, {})));
        const auto waits = await(f.connector.standing(f.account, {}, post, {}));
        VERIFY_DONE(waits);
        QCOMPARE((*waits)->where, HandedOver::Where::Waiting);
    }

    /// NotAllowed: it goes from here at its time.
    void tooSoonIsNotHandedOver()
    {
        MastodonFixture f;
        const auto refused =
            await(f.connector.handOver(f.account, f.post(s("Soon")), f.clock.now() + 3min, {}, {}));
        COMPARE_CODE(refused, ErrorCode::NotAllowed);
        QVERIFY(f.connector.leastAhead() > 5min);
    }

    void moreThanTheServerHoldsIsNotHandedOver()
    {
        MastodonFixture f;
        f.server.mostScheduled = 1;
        VERIFY_DONE(await(f.connector.handOver(f.account, f.post(s("One")), f.clock.now() + 24h, {}, {})));
        const auto refused =
            await(f.connector.handOver(f.account, f.post(s("Two")), f.clock.now() + 24h, {}, {}));
        COMPARE_CODE(refused, ErrorCode::NotAllowed);
        QVERIFY2(refused.error().why.contains(s("limit of 1")), qPrintable(refused.error().why));
        QCOMPARE(f.server.scheduled().size(), size_t(1));
    }

    void aTokenForLessIsToldAtOnce()
    {
        MastodonFixture f;
        f.keep(f.server.issueToken(s("read")));
        COMPARE_CODE(await(f.connector.handOver(f.account, f.post(s("Hi")), f.clock.now() + 24h, {}, {})),
                     ErrorCode::SignInNeeded);
    }

    void nothingGoesToAServerThatWouldPublishAtOnce()
    {
        MastodonFixture f;
        f.account.options.remove(limitsKey);
        COMPARE_CODE(
            await(f.connector.handOver(f.account, f.post(s("Tomorrow")), f.clock.now() + 24h, {}, {})),
            ErrorCode::NotAllowed);
        QVERIFY(f.server.requests().isEmpty());
    }

    void chainsAreNotHandedOver()
    {
        MastodonFixture f;
        OutgoingPost post = f.post(s("One"));
        post.firstComment = s("And more");
        QVERIFY(!f.connector.takes(post));
        post.firstComment.clear();
        post.parts = {{s("Two"), {}}};
        QVERIFY(!f.connector.takes(post));
    }

    void stopsTalkingWhenItGoes()
    {
        auto f = std::make_unique<MastodonFixture>();
        FakeTimers timers(f->clock);
        auto connector =
            std::make_unique<MastodonConnector>(f->http, f->credentials, f->rules, f->clock, timers);
        const Awaited<Result<PublishedPost>> publishing(
            connector->publish(f->account, f->post(s("Hello")), {}, {}));
        connector.reset();
        QTRY_VERIFY(publishing.isDone());
    }
};

QTEST_GUILESS_MAIN(TestMastodonHandingOver)
#include "tst_mastodon_handing_over.moc"
