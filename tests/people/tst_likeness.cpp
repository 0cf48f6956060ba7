// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What speaks for two handles being one person's, by the rule in docs/people.md.
#include "people/likeness.h"

#include <QTest>

#include <rapidcheck.h>

using namespace hatstand;
using namespace hatstand::people;
using namespace Qt::StringLiterals;

namespace
{
const clients::ClientId client = clients::ClientId::create(FakeClock());

Handle handle(const QString &network, const QString &called, const QString &name, const QString &page = {},
              const QString &place = {})
{
    static const FakeClock clock;
    Handle made;
    made.id = listen::SpeakerId::create(clock);
    made.clientId = client;
    made.network = network;
    made.place = place;
    made.remoteId = called;
    made.handle = called;
    made.displayName = name;
    made.page = QUrl(page);
    return made;
}
} // namespace

class TestLikeness : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scores_data()
    {
        QTest::addColumn<Handle>("one");
        QTest::addColumn<Handle>("other");
        QTest::addColumn<int>("score");
        const auto bluesky = [](const QString &called, const QString &name, const QString &page = {}) {
            return handle(u"bluesky"_s, called, name, page);
        };
        const auto mastodon = [](const QString &called, const QString &name, const QString &page = {}) {
            return handle(u"mastodon"_s, called, name, page, u"social.example"_s);
        };
        const auto blog = [](const QString &name, const QString &page) {
            return handle(u"wordpress"_s, {}, name, page, u"blog.example"_s);
        };
        QTest::newRow("same full name and same handle")
            << bluesky(u"anoukb.bsky.social"_s, u"Anouk Bakker"_s)
            << mastodon(u"anoukb"_s, u"ANOUK  BÄKKER"_s.replace(u"Ä"_s, u"A"_s)) << 60;
        QTest::newRow("same full name, handles alike")
            << bluesky(u"anoukbakker.bsky.social"_s, u"Anouk Bakker"_s)
            << mastodon(u"anoukbakker72"_s, u"Anouk Bakker"_s) << 45;
        QTest::newRow("same name and same handle")
            << bluesky(u"anouk.bsky.social"_s, u"Anouk"_s)
            << mastodon(u"anouk@social.example"_s, u"anouk 🌷"_s) << 45;
        QTest::newRow("only the full name") << bluesky(u"a1.bsky.social"_s, u"Anouk Bakker"_s)
                                            << mastodon(u"bakkerij"_s, u"Anouk Bakker"_s) << 30;
        QTest::newRow("only the handle")
            << bluesky(u"anouk.bsky.social"_s, u"A."_s) << mastodon(u"anouk"_s, u"Somebody"_s) << 30;
        QTest::newRow("only the first name")
            << bluesky(u"rose.bsky.social"_s, u"Anouk"_s) << mastodon(u"tulip"_s, u"Anouk"_s) << 15;
        QTest::newRow("a handle that says what one does")
            << bluesky(u"info.bsky.social"_s, u"Bakery"_s) << mastodon(u"info"_s, u"Butcher"_s) << 0;
        QTest::newRow("the page is the other's handle")
            << bluesky(u"anouk.example"_s, u"A"_s) << blog(u"Reader"_s, u"https://www.anouk.example/"_s)
            << 60;
        QTest::newRow("the same page, written in two ways")
            << blog(u"A"_s, u"http://anouk.example/me/"_s)
            << mastodon(u"tulip"_s, u"B"_s, u"https://anouk.example/me?from=feed"_s) << 60;
        QTest::newRow("the front page of a crowded place")
            << blog(u"A"_s, u"https://facebook.com/"_s)
            << mastodon(u"tulip"_s, u"B"_s, u"https://www.facebook.com"_s) << 0;
        QTest::newRow("across a bridge into the fediverse")
            << bluesky(u"anouk.example"_s, u"A"_s) << mastodon(u"anouk.example@bsky.brid.gy"_s, u"B"_s) << 75;
        QTest::newRow("across a bridge into Bluesky")
            << bluesky(u"tulip.social.example.ap.brid.gy"_s, u"A"_s) << mastodon(u"tulip"_s, u"B"_s) << 90;
        QTest::newRow("two on one network") << bluesky(u"anouk.bsky.social"_s, u"Anouk Bakker"_s)
                                            << bluesky(u"anouk.example"_s, u"Anouk Bakker"_s) << 0;
        QTest::newRow("two servers of one network")
            << handle(u"mastodon"_s, u"anouk"_s, u"Anouk Bakker"_s, {}, u"one.example"_s)
            << handle(u"mastodon"_s, u"anouk"_s, u"Anouk Bakker"_s, {}, u"two.example"_s) << 60;
        QTest::newRow("names that say nothing")
            << bluesky(u"x.bsky.social"_s, u"…"_s) << mastodon(u"y"_s, u"…"_s) << 0;
    }

    void scores()
    {
        QFETCH(Handle, one);
        QFETCH(Handle, other);
        QFETCH(int, score);
        QCOMPARE(likeness(one, other).score, score);
        QCOMPARE(likeness(other, one).score, score);
    }

    void itIsTheSameEitherWayAndWithinItsBounds()
    {
        const bool holds = rc::check("likeness is symmetric", [] {
            const auto words = rc::gen::container<std::string>(rc::gen::elementOf(std::string("abcA. -@19")));
            const auto any = [&words](const QString &network) {
                return handle(network, QString::fromStdString(*words), QString::fromStdString(*words),
                              u"https://"_s + QString::fromStdString(*words) + u".example"_s);
            };
            const Handle one = any(u"bluesky"_s);
            const Handle other = any(u"mastodon"_s);
            const Likeness there = likeness(one, other);
            const Likeness back = likeness(other, one);
            RC_ASSERT(there.score == back.score);
            RC_ASSERT(there.score >= 0 && there.score <= 100);
            RC_ASSERT(there.score == 0 || !there.reasons.empty());
        });
        QVERIFY(holds);
    }

    void ofTwoClientsNothingIsAlike()
    {
        Handle one = handle(u"bluesky"_s, u"anouk.bsky.social"_s, u"Anouk Bakker"_s);
        Handle other = handle(u"mastodon"_s, u"anouk"_s, u"Anouk Bakker"_s);
        other.clientId = clients::ClientId::create(FakeClock());
        QCOMPARE(likeness(one, other).score, 0);
    }

    void handlesAreKnownByTheirBeginning()
    {
        QCOMPARE(handleStem(u"@Anouk.B@social.example"_s), u"anoukb"_s);
        QCOMPARE(handleStem(u"anouk-b.example"_s), u"anoukb"_s);
        QCOMPARE(handleStem(u"www.anouk.example"_s), u"anouk"_s);
        QCOMPARE(handleStem({}), QString());
        QCOMPARE(foldedName(u"  Änouk—Bakker!"_s), u"anouk bakker"_s);
    }
};

QTEST_GUILESS_MAIN(TestLikeness)
#include "tst_likeness.moc"
