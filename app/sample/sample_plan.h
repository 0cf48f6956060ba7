// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "plan/post.h"
#include "sample/sample_content.h"

#include <QDate>

/// When the sample's posts are planned, and what they say on that day: the sample is made around any "now".
namespace hatstand::sample
{

/// One post with its time; the dates in its words are those of its day.
struct PlannedSample
{
    plan::PlannedTime planned;
    SamplePost post;
    int variant = 0; ///< of its picture
};

/// `text` with its dates written out, in that language: "{+9 d MMM}" is the day nine days after `day`, and
/// "{>6 dddd}" the first Saturday after it; the rest is a format as QLocale has it.
[[nodiscard]] QString withDates(const QString &text, QDate day, const QString &language);

/// What the weekly habits bring in the half year before `now` and plan for the weeks after it, in order.
[[nodiscard]] std::vector<PlannedSample> plannedHabits(const SampleContent &content, Instant now);

/// One of the posts around `now`.
[[nodiscard]] PlannedSample plannedAround(const SampleContent &content, const SamplePost &sample,
                                          Instant now);

/// How far back the habits go.
inline constexpr int weeksBack = 22;

} // namespace hatstand::sample
