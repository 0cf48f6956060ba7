// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace hatstand::ui::calendar
{

/// Where one of several boxes of a column stands: those that would lie over each other stand side by side.
struct LanePlace
{
    int lane = 0;
    int lanes = 1;       ///< how many there are side by side there
    int span = 1;        ///< how many of them it takes: what is free beside it is its own
    bool hidden = false; ///< there is no room; a MoreBox counts it
};

/// "+ 3": stands in the last lane for those that find no room.
struct MoreBox
{
    int top = 0;
    int lane = 0;
    int lanes = 1;
    std::vector<int> hidden; ///< which ones, in order; never one alone, which stands there itself
};

struct Lanes
{
    std::vector<LanePlace> places; ///< as many as there are boxes
    std::vector<MoreBox> more;
};

/// Boxes of the same height, by their tops in ascending order. Those of a group that touches keep a common
/// width; at most `most` (1 or more) stand side by side.
[[nodiscard]] Lanes placeInLanes(std::span<const int> tops, int height, int most);

} // namespace hatstand::ui::calendar
