// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/listener.h"
#include "networks/practice/practice_profile.h"
#include "networks/practice/practice_voices.h"

// What made-up people say on Practice, as a pure function of what is known, so that nothing has to be kept:
// the same profile, post and moment always give the same, and a later moment never gives less. A remoteId
// tells what a message comes from, so that it is found again without looking through everything:
//
//   KEY             a post of our own         KEY/r2      what somebody replied to it
//   KEY-1           a further part of it      KEY/q, /m   who passed it on, who wrote because of it
//   day/20790/1     what somebody said on a day of his own accord
//   hello/2         the same, within the first hour of a profile
//   talk/bread/20790/3   what somebody said about bread to nobody in particular
//   KEY/t           what somebody said to an answer of ours

namespace hatstand::networks
{

/// An address of Practice: "practice:/HANDLE/KEY".
[[nodiscard]] QUrl practiceAddress(const QString &handle, const QString &key = {});
/// A post of our own, as it is heard and read. Its further parts and first comment stand below it.
[[nodiscard]] IncomingMessage practiceOwn(const PracticeProfile &profile, const PracticePost &post);
[[nodiscard]] std::vector<IncomingMessage> practiceOwnBelow(const PracticeProfile &profile,
                                                            const PracticePost &post);

/// What came because of that post until `now`. An answer of ours brings nothing by itself.
[[nodiscard]] std::vector<IncomingMessage> practiceEchoes(const PracticeProfile &profile,
                                                          const PracticePost &post, Instant now);
/// The longest time after a post in which somebody may still say something to it.
inline constexpr Milliseconds practiceEchoTime = std::chrono::hours(24 * 4);
/// What came of its own accord from `from` until `now`.
[[nodiscard]] std::vector<IncomingMessage> practiceVisitors(const PracticeProfile &profile, Instant from,
                                                            Instant now);
/// What `answered`, whom `answer` of ours answered, says to that until `now`; often nothing.
[[nodiscard]] std::optional<IncomingMessage> practiceThanks(const PracticeProfile &profile,
                                                            const PracticePost &answer,
                                                            const IncomingMessage &answered, Instant now);
/// What is said about a topic (words, or a hashtag with its sign) from `from` until `now`, by people who do
/// not know us: a few a day, the same for every profile.
[[nodiscard]] std::vector<IncomingMessage> practiceTalk(const QString &topic, Instant from, Instant now);

/// The day of such a message; nothing when its remoteId is of another kind.
[[nodiscard]] std::optional<qint64> practiceDayOf(const QString &remoteId);
[[nodiscard]] std::optional<QString> practiceTopicOf(const QString &remoteId);
[[nodiscard]] Instant practiceDayBegins(qint64 day);

} // namespace hatstand::networks
