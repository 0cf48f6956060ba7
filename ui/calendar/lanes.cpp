// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/lanes.h"

#include <algorithm>

namespace hatstand::ui::calendar
{

namespace
{
/// Boxes from `first` to before `end` lie over one another, directly or by way of others.
struct Group
{
    size_t first = 0;
    size_t end = 0;
    int lanes = 0;
};

/// Each box goes to the first lane that is free where it stands. Answers how many lanes that took.
int fillLanes(const Group &group, std::span<const int> tops, int height, std::vector<LanePlace> &places)
{
    std::vector<int> ends; // of what stands in each lane
    for (size_t i = group.first; i < group.end; ++i) {
        const auto free =
            std::find_if(ends.begin(), ends.end(), [top = tops[i]](int end) { return end <= top; });
        places[i].lane = static_cast<int>(free - ends.begin());
        if (free == ends.end())
            ends.push_back(tops[i] + height);
        else
            *free = tops[i] + height;
    }
    return static_cast<int>(ends.size());
}

/// What is in the last lane or beyond is hidden; boxes that count it take the last lane.
void hideRest(const Group &group, int most, std::span<const int> tops, int height, Lanes &lanes)
{
    for (size_t i = group.first; i < group.end; ++i) {
        LanePlace &place = lanes.places[i];
        if (place.lane < most - 1)
            continue;
        place.hidden = true;
        place.lane = most - 1;
        MoreBox *box = lanes.more.empty() ? nullptr : &lanes.more.back();
        const bool same = box && box->hidden.front() >= static_cast<int>(group.first);
        if (!same || tops[i] >= box->top + height) {
            lanes.more.push_back({tops[i], most - 1, most, {}});
            box = &lanes.more.back();
        }
        box->hidden.push_back(static_cast<int>(i));
    }
}

/// A box that counts one only takes the room that this one needs.
void showSingles(Lanes &lanes)
{
    std::erase_if(lanes.more, [&lanes](const MoreBox &more) {
        if (more.hidden.size() > 1)
            return false;
        lanes.places[static_cast<size_t>(more.hidden.front())].hidden = false;
        return true;
    });
}

/// What is free to the side of a box becomes its own.
void widen(const Group &group, std::span<const int> tops, int height, Lanes &lanes)
{
    const auto touches = [height](int a, int b) { return a < b + height && b < a + height; };
    const auto taken = [&](size_t box, int lane) {
        for (size_t j = group.first; j < group.end; ++j) {
            const LanePlace &other = lanes.places[j];
            if (j != box && !other.hidden && other.lane == lane && touches(tops[box], tops[j]))
                return true;
        }
        return std::any_of(lanes.more.begin(), lanes.more.end(), [&](const MoreBox &more) {
            return more.hidden.front() >= static_cast<int>(group.first) && more.lane == lane &&
                   touches(tops[box], more.top);
        });
    };
    for (size_t i = group.first; i < group.end; ++i) {
        LanePlace &place = lanes.places[i];
        while (!place.hidden && place.lane + place.span < place.lanes && !taken(i, place.lane + place.span))
            ++place.span;
    }
}
} // namespace

Lanes placeInLanes(std::span<const int> tops, int height, int most)
{
    Lanes lanes;
    lanes.places.resize(tops.size());
    for (size_t first = 0; first < tops.size();) {
        Group group{first, first + 1, 0};
        while (group.end < tops.size() && tops[group.end] < tops[group.end - 1] + height)
            ++group.end;
        group.lanes = fillLanes(group, tops, height, lanes.places);
        const int shown = std::min(group.lanes, most);
        if (group.lanes > most) {
            hideRest(group, most, tops, height, lanes);
            showSingles(lanes);
        }
        for (size_t i = group.first; i < group.end; ++i)
            lanes.places[i].lanes = shown;
        widen(group, tops, height, lanes);
        first = group.end;
    }
    return lanes;
}

} // namespace hatstand::ui::calendar
