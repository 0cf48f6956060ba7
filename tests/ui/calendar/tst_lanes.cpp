// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/lanes.h"

#include <QTest>

#include <algorithm>
#include <rapidcheck.h>

using namespace hatstand::ui::calendar;

namespace
{
struct Bounds
{
    double left;
    double right;
    int top;
    int bottom;
    [[nodiscard]] bool meets(const Bounds &other) const
    {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
};

std::vector<Bounds> boundsOf(const Lanes &lanes, const std::vector<int> &tops, int height)
{
    std::vector<Bounds> all;
    for (size_t i = 0; i < tops.size(); ++i) {
        const LanePlace &place = lanes.places[i];
        if (!place.hidden)
            all.push_back({double(place.lane) / place.lanes, double(place.lane + place.span) / place.lanes,
                           tops[i], tops[i] + height});
    }
    for (const MoreBox &more : lanes.more)
        all.push_back({double(more.lane) / more.lanes, double(more.lane + 1) / more.lanes, more.top,
                       more.top + height});
    return all;
}
} // namespace

class TestLanes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingLiesOverAnythingAndNothingIsLost()
    {
        QVERIFY(rc::check([] {
            auto tops = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 900));
            std::sort(tops.begin(), tops.end());
            const int height = *rc::gen::inRange(20, 80);
            const int most = *rc::gen::inRange(1, 6);
            const Lanes lanes = placeInLanes(tops, height, most);
            RC_ASSERT(lanes.places.size() == tops.size());
            const auto bounds = boundsOf(lanes, tops, height);
            for (size_t a = 0; a < bounds.size(); ++a) {
                RC_ASSERT(bounds[a].left >= 0 && bounds[a].right <= 1.0 + 1e-9);
                for (size_t b = a + 1; b < bounds.size(); ++b)
                    RC_ASSERT(!bounds[a].meets(bounds[b]));
            }
            std::vector<int> hidden;
            for (const MoreBox &more : lanes.more) {
                RC_ASSERT(more.hidden.size() > 1);
                hidden.insert(hidden.end(), more.hidden.begin(), more.hidden.end());
            }
            std::sort(hidden.begin(), hidden.end());
            std::vector<int> expected;
            for (size_t i = 0; i < tops.size(); ++i) {
                RC_ASSERT(lanes.places[i].lanes <= most);
                if (lanes.places[i].hidden)
                    expected.push_back(int(i));
            }
            RC_ASSERT(hidden == expected);
        }));
    }

    void oneAloneTakesTheWholeWidth()
    {
        const std::vector<int> tops{0, 60};
        for (const LanePlace &place : placeInLanes(tops, 52, 3).places) {
            QCOMPARE(place.lanes, 1);
            QVERIFY(!place.hidden);
        }
    }

    void twoAtTheSameTimeStandSideBySide()
    {
        const std::vector<int> tops{10, 10};
        const Lanes lanes = placeInLanes(tops, 52, 3);
        QCOMPARE(lanes.places[0].lane, 0);
        QCOMPARE(lanes.places[1].lane, 1);
        QCOMPARE(lanes.places[0].lanes, 2);
        QVERIFY(lanes.more.empty());
    }

    void whatIsFreeBesideABoxIsItsOwn()
    {
        // The third begins below the first, and reaches over the place of nobody.
        const std::vector<int> tops{0, 30, 60};
        const Lanes lanes = placeInLanes(tops, 52, 3);
        QCOMPARE(lanes.places[2].lane, 0);
        const std::vector<int> four{0, 0, 0, 40, 60};
        const Lanes wide = placeInLanes(four, 52, 4);
        QCOMPARE(wide.places[3].lane, 3);
        QCOMPARE(wide.places[4].lane, 0);
        QCOMPARE(wide.places[4].span, 3);
    }

    void whatFindsNoRoomIsCounted()
    {
        const std::vector<int> tops(9, 100);
        const Lanes lanes = placeInLanes(tops, 52, 3);
        QCOMPARE(std::count_if(lanes.places.begin(), lanes.places.end(),
                               [](const LanePlace &place) { return !place.hidden; }),
                 2);
        QCOMPARE(lanes.more.size(), size_t(1));
        QCOMPARE(lanes.more[0].hidden.size(), size_t(7));
    }

    void whatWouldBeCountedAloneStandsThereItself()
    {
        // The last three fit side by side, though what lies over them needs more.
        const std::vector<int> tops{0, 0, 0, 40, 60, 60, 60};
        const Lanes lanes = placeInLanes(tops, 52, 3);
        QCOMPARE(lanes.more.size(), size_t(1));
        QCOMPARE(lanes.more[0].hidden, (std::vector<int>{2, 3}));
        QVERIFY(!lanes.places[6].hidden);
        QCOMPARE(lanes.places[6].lane, 2);
        QCOMPARE(lanes.places[6].lanes, 3);
    }
};

QTEST_APPLESS_MAIN(TestLanes)
#include "tst_lanes.moc"
