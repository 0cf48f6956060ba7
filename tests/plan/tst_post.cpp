// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/post.h"
#include "plan/post_json.h"
#include "plan/revision.h"
#include "plan/wall_text.h"

#include <QTest>

#include <rapidcheck.h>
#include <set>

using namespace hatstand;
using namespace hatstand::plan;

namespace
{
QString genText()
{
    const auto points = *rc::gen::container<std::vector<char32_t>>(rc::gen::oneOf(
        rc::gen::inRange<char32_t>(0x20, 0x7f), rc::gen::inRange<char32_t>(0xa0, 0xd800),
        rc::gen::inRange<char32_t>(0x1f300, 0x1f700), rc::gen::element<char32_t>(0, U'\n', U'"', U'\\')));
    return QString::fromUcs4(points.data(), qsizetype(points.size()));
}

QUuid genUuid()
{
    QByteArray bytes;
    for (int i = 0; i < 16; ++i)
        bytes.append(char(*rc::gen::inRange(1, 255)));
    return QUuid::fromRfc4122(bytes);
}

template <class T, class Make>
std::vector<T> genSome(int max, Make make)
{
    std::vector<T> items;
    const int count = *rc::gen::inRange(0, max + 1);
    for (int i = 0; i < count; ++i)
        items.push_back(make());
    return items;
}

std::vector<PostMedia> genMedia()
{
    return genSome<PostMedia>(3, [] { return PostMedia{MediaId::fromUuid(genUuid()), genText()}; });
}

Version genVersion()
{
    Version version;
    version.accountId = clients::AccountId::fromUuid(genUuid());
    if (*rc::gen::arbitrary<bool>())
        version.text = genText();
    if (*rc::gen::arbitrary<bool>())
        version.firstComment = genText();
    if (*rc::gen::arbitrary<bool>())
        version.media = genMedia();
    if (*rc::gen::arbitrary<bool>())
        version.options.insert(QStringLiteral("reply"), genText());
    return version;
}

Post genPost()
{
    Post post;
    post.title = genText();
    post.text = genText();
    post.firstComment = genText();
    post.label = genText();
    post.tagLinks = *rc::gen::arbitrary<bool>();
    if (*rc::gen::arbitrary<bool>())
        post.campaignId = strategy::CampaignId::fromUuid(genUuid());
    post.media = genMedia();
    post.versions = genSome<Version>(3, genVersion);
    return post;
}

bool equal(const EffectiveVersion &a, const EffectiveVersion &b)
{
    return a.text == b.text && a.firstComment == b.firstComment && a.media == b.media &&
           a.options == b.options;
}
} // namespace

class TestPost : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statusNamesAreReadBack()
    {
        std::set<QString> names;
        for (int i = 0; i <= int(PostStatus::Uncertain); ++i) {
            const QString name = postStatusName(PostStatus(i));
            QVERIFY(!name.isEmpty());
            QCOMPARE(postStatusFromName(name), PostStatus(i));
            names.insert(name);
        }
        QCOMPARE(names.size(), 10U);
        QVERIFY(!postStatusFromName(QStringLiteral("gone")));
    }

    void whatIsOnItsWayCannotBeMoved()
    {
        QVERIFY(isMovable(PostStatus::Scheduled));
        QVERIFY(isMovable(PostStatus::Missed));
        QVERIFY(!isMovable(PostStatus::Sending));
        QVERIFY(!isMovable(PostStatus::Published));
        QVERIFY(!isMovable(PostStatus::HandedOver));
        QVERIFY(!isMovable(PostStatus::Uncertain));
    }

    void aTitleIsTakenFromTheTextWhenNoneIsGiven()
    {
        Post post;
        QCOMPARE(post.shownTitle(), QStringLiteral("No text yet"));
        post.text = QStringLiteral("\n  Sourdough   starts at 4 am.\nSecond line");
        QCOMPARE(post.shownTitle(), QStringLiteral("Sourdough starts at 4 am."));
        post.title = QStringLiteral("Starter story");
        QCOMPARE(post.shownTitle(), QStringLiteral("Starter story"));
    }

    void aLongFirstLineIsCutAtAWord()
    {
        const QString title = shownTitle({}, QStringLiteral("flour ").repeated(50));
        QVERIFY(title.size() <= 80);
        QVERIFY(title.endsWith(QStringLiteral("flour…")));
    }

    void aPlannedTimeKeepsTheWallInAGap()
    {
        // Lisbon, 29 March 2026: the clocks go from 01:00 to 02:00.
        const WallTime wall{QDate(2026, 3, 29), QTime(1, 30)};
        const auto planned = plannedTime(wall, "Europe/Lisbon");
        QVERIFY(planned);
        QVERIFY(planned->wall == wall);
        QCOMPARE(planned->instant.toIso(), QStringLiteral("2026-03-29T01:30:00.000Z"));
        QVERIFY(!plannedTime(wall, "Atlantis/Capital"));
        QVERIFY(!plannedTime({}, "Europe/Lisbon"));
    }

    void anEffectiveVersionTakesOnlyItsOwnFromTheVersion()
    {
        QVERIFY(rc::check([] {
            const Post post = genPost();
            const Version version = genVersion();
            const EffectiveVersion effective = effectiveVersion(post, version);
            RC_ASSERT(effective.text == (version.text ? *version.text : post.text));
            RC_ASSERT(effective.firstComment ==
                      (version.firstComment ? *version.firstComment : post.firstComment));
            RC_ASSERT(effective.media == (version.media ? *version.media : post.media));
        }));
    }

    void resettingWhatIsOwnInheritsAgain()
    {
        QVERIFY(rc::check([] {
            const Post post = genPost();
            Version version = genVersion();
            version.text.reset();
            version.firstComment.reset();
            version.media.reset();
            version.options = {};
            RC_ASSERT(!version.differs());
            RC_ASSERT(equal(effectiveVersion(post, version), effectiveVersion(post, Version())));
        }));
    }

    void contentComesBackFromJson()
    {
        QVERIFY(rc::check([] {
            const Post post = genPost();
            const QByteArray bytes = postContentBytes(post);
            const auto again = postContentFromBytes(bytes);
            RC_ASSERT(again.has_value());
            RC_ASSERT(sameContent(*again, post));
            RC_ASSERT(postContentBytes(*again) == bytes);
        }));
    }

    void aWholePostComesBackFromJson()
    {
        QVERIFY(rc::check([] {
            Post post = genPost();
            post.id = PostId::fromUuid(genUuid());
            post.clientId = clients::ClientId::fromUuid(genUuid());
            post.status = PostStatus(*rc::gen::inRange(0, 10));
            post.createdAt = Instant::fromMilliseconds(*rc::gen::inRange<qint64>(0, 4'000'000'000'000));
            post.updatedAt = post.createdAt;
            post.position = *rc::gen::inRange(-5, 5);
            if (*rc::gen::arbitrary<bool>()) {
                // Wall times are kept to the second.
                const qint64 seconds = *rc::gen::inRange<qint64>(0, 4'000'000'000);
                post.planned = plannedTimeAt(Instant::fromMilliseconds(seconds * 1000), "America/New_York");
            }
            const auto again = postFromJson(postToJson(post));
            RC_ASSERT(again.has_value());
            RC_ASSERT(sameContent(*again, post));
            RC_ASSERT(again->id == post.id);
            RC_ASSERT(again->status == post.status);
            RC_ASSERT(again->planned == post.planned);
            RC_ASSERT(again->position == post.position);
        }));
    }

    void anEffectiveVersionComesBackFromJson()
    {
        QVERIFY(rc::check([] {
            const EffectiveVersion version = effectiveVersion(genPost(), genVersion());
            const auto again = effectiveVersionFromJson(effectiveVersionToJson(version));
            RC_ASSERT(again.has_value());
            RC_ASSERT(equal(*again, version));
        }));
    }

    void jsonOfTheWrongShapeIsRefusedByName_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("key");
        QTest::newRow("not JSON") << QByteArray("<html>") << QString();
        QTest::newRow("an array") << QByteArray("[]") << QString();
        QTest::newRow("text is a number") << QByteArray(R"({"text":5})") << QStringLiteral("\"text\"");
        QTest::newRow("media without id") << QByteArray(R"({"media":[{}]})") << QStringLiteral("\"media\"");
        QTest::newRow("version without account")
            << QByteArray(R"({"versions":[{"text":"a"}]})") << QStringLiteral("\"versions\"");
        QTest::newRow("options are a list")
            << QByteArray(R"({"versions":[{"account":"0193453c-0000-7000-8000-000000000001","options":[]}]})")
            << QStringLiteral("\"versions\"");
        QTest::newRow("campaign is no id")
            << QByteArray(R"({"campaign":"x"})") << QStringLiteral("\"campaign\"");
        QTest::newRow("too deep") << QByteArray(5000, '[') << QString();
    }

    void jsonOfTheWrongShapeIsRefusedByName()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const QString, key);
        const auto post = postContentFromBytes(json);
        QVERIFY(!post);
        QCOMPARE(post.error().code, ErrorCode::InvalidInput);
        QVERIFY(post.error().why.contains(key));
    }

    void unknownKeysArePassedOver()
    {
        const auto post = postContentFromBytes(R"({"text":"a","fromTheFuture":{"x":1}})");
        QVERIFY(post);
        QCOMPARE(post->text, QStringLiteral("a"));
    }

    void wallTimesAreReadBack()
    {
        const WallTime wall{QDate(2026, 11, 9), QTime(7, 5, 30)};
        QCOMPARE(wallToText(wall), QStringLiteral("2026-11-09T07:05:30"));
        QVERIFY(wallFromText(u"2026-11-09T07:05:30") == wall);
        QVERIFY(wallFromText(u"2026-11-09T07:05").isValid());
        for (const char16_t *bad : {u"", u"2026-11-09", u"2026-02-30T10:00:00", u"2026-11-09T25:00:00",
                                    u"2026-11-09 07:05:30", u"２026-11-09T07:05:30"}) {
            QVERIFY(!wallFromText(bad).isValid());
        }
    }

    void theOldestAutosavesAreDroppedFirst()
    {
        FakeClock clock;
        std::vector<RevisionHead> heads;
        for (int i = 0; i < 6; ++i) {
            heads.push_back({RevisionId::create(clock),
                             i == 2 || i == 4 ? RevisionReason::Autosave : RevisionReason::Saved});
        }
        QVERIFY(revisionsToDrop(heads, 6).empty());
        QCOMPARE(revisionsToDrop(heads, 5), std::vector{heads[4].id});
        QCOMPARE(revisionsToDrop(heads, 3), (std::vector{heads[4].id, heads[2].id, heads[5].id}));
        QVERIFY(revisionsToDrop(heads, 0).size() == 5);
    }

    void anAutosaveTakesThePlaceOfAFreshOneUnlessItLosesMuch()
    {
        const Instant start = Instant::fromMilliseconds(1'000'000'000);
        Revision latest;
        latest.createdAt = start;
        latest.reason = RevisionReason::Autosave;
        latest.content.text = QString(100, u'a');
        Post content;
        content.text = QString(60, u'a');
        QVERIFY(mayReplace(latest, content, start + Milliseconds(1000)));
        QVERIFY(!mayReplace(latest, content, start + autosaveSpan));
        QVERIFY(!mayReplace(latest, content, start - Milliseconds(1)));
        content.text = QString(40, u'a');
        QVERIFY(!mayReplace(latest, content, start + Milliseconds(1000)));
        latest.reason = RevisionReason::Saved;
        content.text = QString(100, u'b');
        QVERIFY(!mayReplace(latest, content, start + Milliseconds(1000)));
    }

    void anAutosaveNeverTakesThePlaceOfPicturesOrDescriptions()
    {
        const Instant start = Instant::fromMilliseconds(1'000'000'000);
        const auto mayTakePlace = [&](const Post &before, const Post &after) {
            Revision latest;
            latest.createdAt = start;
            latest.reason = RevisionReason::Autosave;
            latest.content = before;
            return mayReplace(latest, after, start + Milliseconds(1000));
        };
        const auto picture = MediaId::fromString(QStringLiteral("019a0000-0000-7000-8000-000000000001"));
        const auto account =
            clients::AccountId::fromString(QStringLiteral("019a0000-0000-7000-8000-000000000002"));
        Post bare;
        Version version;
        version.accountId = account;
        bare.versions = {version};
        Post plain = bare;
        plain.media = {{picture, {}}};
        Post described = bare;
        described.media = {{picture, QStringLiteral("A loaf")}};
        QVERIFY(mayTakePlace(bare, plain));
        QVERIFY(mayTakePlace(plain, described));
        QVERIFY(!mayTakePlace(described, plain));
        QVERIFY(!mayTakePlace(plain, bare));
        // An account's own are not kept by the common ones.
        Post own = described;
        own.versions[0].media = std::vector<PostMedia>{{picture, QStringLiteral("The same loaf")}};
        QVERIFY(mayTakePlace(described, own));
        QVERIFY(!mayTakePlace(own, described));
    }
};

QTEST_GUILESS_MAIN(TestPost)
#include "tst_post.moc"
