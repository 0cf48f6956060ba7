// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/practice/practice_model.h"

#include <QTest>

#include <algorithm>
#include <rapidcheck.h>

using namespace hatstand;
using namespace hatstand::networks;

namespace
{
const Instant start = Instant::fromMilliseconds(1'795'088'520'000);

PracticeProfile anyProfile()
{
    PracticeProfile profile;
    profile.seed = *rc::gen::arbitrary<quint32>();
    profile.followers = *rc::gen::inRange(0, 2'000'000);
    profile.createdAt = start;
    return profile;
}

PracticeFeatures anyFeatures()
{
    return {*rc::gen::inRange(0, 5000), *rc::gen::inRange(0, 20), *rc::gen::arbitrary<bool>(),
            *rc::gen::arbitrary<bool>(), *rc::gen::arbitrary<bool>()};
}

/// Up to five years later, the first days more often.
Milliseconds anyWhile()
{
    const qint64 day = 86'400'000;
    return Milliseconds(*rc::gen::oneOf(rc::gen::inRange<qint64>(0, 3 * day),
                                        rc::gen::inRange<qint64>(0, qint64{5} * 365 * day)));
}

bool isSame(const PracticeEcho &a, const PracticeEcho &b)
{
    return a.likes == b.likes && a.reposts == b.reposts && a.replies == b.replies;
}
} // namespace

class TestPracticeModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingThatCameEverGoes()
    {
        QVERIFY(rc::check("an echo only grows", [] {
            const PracticeProfile profile = anyProfile();
            const PracticeFeatures features = anyFeatures();
            const Instant posted = start + anyWhile();
            const Milliseconds first = anyWhile();
            const Milliseconds more = anyWhile();
            const auto early = echoOf(profile, posted, features, posted + first);
            const auto late = echoOf(profile, posted, features, posted + first + more);
            RC_ASSERT(early.likes <= late.likes);
            RC_ASSERT(early.reposts <= late.reposts);
            RC_ASSERT(early.replies.size() <= late.replies.size());
            // Who replied stays, in the same place and with the same words.
            RC_ASSERT(std::equal(early.replies.begin(), early.replies.end(), late.replies.begin()));
        }));
    }

    void theSameAlwaysGivesTheSame()
    {
        QVERIFY(rc::check("an echo is a function", [] {
            const PracticeProfile profile = anyProfile();
            const PracticeFeatures features = anyFeatures();
            const Instant posted = start + anyWhile();
            const Instant now = posted + anyWhile();
            RC_ASSERT(isSame(echoOf(profile, posted, features, now), echoOf(profile, posted, features, now)));
        }));
    }

    void repliesComeInOrderAfterThePostAndNotFromTheFuture()
    {
        QVERIFY(rc::check("replies have their time", [] {
            const PracticeProfile profile = anyProfile();
            const Instant posted = start + anyWhile();
            const Instant now = posted + anyWhile();
            const auto echo = echoOf(profile, posted, anyFeatures(), now);
            Instant before = posted;
            for (const PracticeReply &reply : echo.replies) {
                RC_ASSERT(reply.at >= before);
                RC_ASSERT(reply.at <= now);
                RC_ASSERT(!reply.author.isEmpty() && !reply.text.isEmpty());
                before = reply.at;
            }
        }));
    }

    void followersNeverFall()
    {
        QVERIFY(rc::check("followers never fall", [] {
            const PracticeProfile profile = anyProfile();
            const Instant first = start + anyWhile() - anyWhile();
            const Instant later = first + anyWhile();
            RC_ASSERT(followersAt(profile, first) >= profile.followers);
            RC_ASSERT(followersAt(profile, first) <= followersAt(profile, later));
        }));
    }

    void nothingComesBeforeThePost()
    {
        const PracticeProfile profile{QStringLiteral("crumb"), {}, 7, {}, 500, start};
        QVERIFY(isSame(echoOf(profile, start, {}, start), {}));
        QVERIFY(isSame(echoOf(profile, start, {}, start - Milliseconds(1)), {}));
        QVERIFY(!isSame(echoOf(profile, start, {}, start + std::chrono::hours(48)), {}));
    }

    void anotherSeedIsAnotherLife()
    {
        PracticeProfile profile{QStringLiteral("crumb"), {}, 0, {}, 5000, start};
        std::vector<int> likes;
        for (profile.seed = 0; profile.seed < 20; ++profile.seed)
            likes.push_back(echoOf(profile, start, {}, start + std::chrono::hours(48)).likes);
        QVERIFY(*std::max_element(likes.begin(), likes.end()) >
                *std::min_element(likes.begin(), likes.end()));
    }

    void featuresAreReadFromTheText()
    {
        const auto features = featuresOf(QStringLiteral("Open? #bread #br\u00F6t https://a.com a#b"), true);
        QCOMPARE(features.hashtags, 2);
        QVERIFY(features.asks);
        QVERIFY(features.hasLink);
        QVERIFY(features.hasPicture);
        const auto plain = featuresOf(QStringLiteral("Bread."), false);
        QVERIFY(!plain.asks && !plain.hasLink && !plain.hasPicture);
        QCOMPARE(plain.hashtags, 0);
        QCOMPARE(plain.characters, 6);
    }
};

QTEST_GUILESS_MAIN(TestPracticeModel)
#include "tst_practice_model.moc"
