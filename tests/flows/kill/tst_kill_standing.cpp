// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flows/kill/kill_standing.h"

#include <QTest>

#include <utility>

using namespace hatstand::test;
using namespace Qt::StringLiterals;

namespace
{
/// A post, two further parts of its thread, its comment, and a post alone.
std::vector<ExpectedPost> expected()
{
    return {{u"k0-00001a"_s, {}, {}},
            {u"k0-00001b"_s, u"k0-00001a"_s, u"k0-00001a"_s},
            {u"k0-00001c"_s, u"k0-00001b"_s, u"k0-00001a"_s},
            {u"k0-00001z"_s, u"k0-00001a"_s, u"k0-00001a"_s},
            {u"k0-00002a"_s, {}, {}}};
}

std::vector<StandingPost> asItShallBe()
{
    return {{u"k0-00002a<br>The oven is warm."_s, u"5"_s, {}, QString()},
            {u"k0-00001a"_s, u"1"_s, {}, QString()},
            {u"k0-00001z below"_s, u"4"_s, u"1"_s, u"1"_s},
            {u"k0-00001c follows"_s, u"3"_s, u"2"_s, u"1"_s},
            {u"k0-00001b follows"_s, u"2"_s, u"1"_s, u"1"_s}};
}

QStringList complaints(const std::vector<StandingPost> &standing)
{
    return killComplaints(expected(), standing, u"k0"_s);
}
} // namespace

/// The killing test notices what it is there for.
class TestKillStanding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsWrong();
    void whatIsLost();
    void whatStandsThereTwice();
    void whatIsAttachedToNothing();
    void whatIsAttachedToSomethingElse();
    void partsOutOfOrder();
    void aThreadThatBeginsElsewhere();
    void whatNobodySent();
    void tokensAreTheirNumbers();
};

void TestKillStanding::nothingIsWrong()
{
    QCOMPARE(complaints(asItShallBe()), QStringList());
    // A network that does not tell where a thread begins.
    auto untold = asItShallBe();
    for (StandingPost &post : untold)
        post.root.reset();
    QCOMPARE(complaints(untold), QStringList());
}

void TestKillStanding::whatIsLost()
{
    auto standing = asItShallBe();
    standing.erase(standing.begin());
    QCOMPARE(complaints(standing), QStringList{u"k0-00002a is lost"_s});
}

void TestKillStanding::whatStandsThereTwice()
{
    auto standing = asItShallBe();
    standing.push_back({u"k0-00001z below"_s, u"6"_s, u"1"_s, u"1"_s});
    QCOMPARE(complaints(standing), QStringList{u"k0-00001z stands there 2 times"_s});
}

void TestKillStanding::whatIsAttachedToNothing()
{
    auto standing = asItShallBe();
    standing[2].answers.clear();
    QCOMPARE(complaints(standing), QStringList{u"k0-00001z is attached to nothing, not to k0-00001a"_s});
}

void TestKillStanding::whatIsAttachedToSomethingElse()
{
    auto standing = asItShallBe();
    standing[2].answers = u"5"_s;
    standing[0].answers = u"of somebody else"_s;
    const QStringList both{u"k0-00001z is attached to k0-00002a, not to k0-00001a"_s,
                           u"k0-00002a is attached to of somebody else, not to nothing"_s};
    QCOMPARE(complaints(standing), both);
}

void TestKillStanding::partsOutOfOrder()
{
    auto standing = asItShallBe();
    std::swap(standing[3].text, standing[4].text);
    const QStringList both{u"k0-00001b is attached to k0-00001c, not to k0-00001a"_s,
                           u"k0-00001c is attached to k0-00001a, not to k0-00001b"_s};
    QCOMPARE(complaints(standing), both);
}

void TestKillStanding::aThreadThatBeginsElsewhere()
{
    auto standing = asItShallBe();
    standing[3].root = u"2"_s;
    standing[4].root = QString();
    const QStringList both{u"the thread of k0-00001b begins with nothing, not with k0-00001a"_s,
                           u"the thread of k0-00001c begins with k0-00001b, not with k0-00001a"_s};
    QCOMPARE(complaints(standing), both);
}

void TestKillStanding::whatNobodySent()
{
    auto standing = asItShallBe();
    standing.push_back({u"k0-00003a"_s, u"6"_s, {}, QString()});
    standing.push_back({u"k0-0000"_s, u"7"_s, {}, QString()});
    const QStringList both{u"nobody sent \"k0-0000\""_s, u"nobody sent \"k0-00003a\""_s};
    QCOMPARE(complaints(standing), both);
}

void TestKillStanding::tokensAreTheirNumbers()
{
    QCOMPARE(killToken(u"k0"_s, 1, 'b'), u"k0-00001b"_s);
}

QTEST_GUILESS_MAIN(TestKillStanding)
#include "tst_kill_standing.moc"
