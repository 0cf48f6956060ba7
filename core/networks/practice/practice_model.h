// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/practice/practice_profile.h"

#include <QString>

#include <vector>

namespace hatstand::networks
{

/// What of a post people react to.
struct PracticeFeatures
{
    int characters = 0;
    int hashtags = 0;
    bool hasPicture = false;
    bool hasLink = false;
    bool asks = false; ///< ends with a question, or has one
};

[[nodiscard]] PracticeFeatures featuresOf(const QString &text, bool hasPicture);

struct PracticeReply
{
    Instant at;
    QString author;
    QString text;
    QString language;
    friend bool operator==(const PracticeReply &, const PracticeReply &) = default;
};

/// What has come back for a post until some moment.
struct PracticeEcho
{
    int likes = 0;
    int reposts = 0;
    std::vector<PracticeReply> replies; ///< by time
};

/// Reactions as a pure function of what is known, so that nothing has to grow in the database: the same
/// seed, post and moment always give the same, and a later moment never gives less.
///
/// The total of each kind is drawn once from the post's own seed, in proportion to the followers; it comes in
/// like 1 − e^(−t/τ), most of it within the first day; the first reply within minutes. It is a plausible
/// shape, not a claim about people.
[[nodiscard]] PracticeEcho echoOf(const PracticeProfile &profile, Instant postedAt,
                                  const PracticeFeatures &features, Instant now);

/// Followers until some moment: a steady growth of the profile's own pace. Never falls.
[[nodiscard]] int followersAt(const PracticeProfile &profile, Instant now);

} // namespace hatstand::networks
