// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/topics/quiet_hours.h"

#include <QFlags>
#include <QString>

#include <vector>

/// When somebody is told that something happens in a topic, where, and when not again. Values and decisions
/// only; who keeps and shows them stands elsewhere.
namespace hatstand::listen
{

enum class AlertKind {
    Spike = 0, ///< more is said than usual (spike.h)
    Voice = 1, ///< somebody speaks whom many hear (influenceThreshold)
    Word = 2,  ///< a message meets a query
    Turn = 3,  ///< people begin to feel otherwise (sentimentTurn)
};

enum class AlertPlace {
    Window = 1,       ///< in the window, in the topic's row
    Notification = 2, ///< of the system; waits for the end of the quiet hours
    Today = 4,        ///< on the page Today
};
Q_DECLARE_FLAGS(AlertPlaces, AlertPlace)
Q_DECLARE_OPERATORS_FOR_FLAGS(AlertPlaces)

/// What a person wants to be told about one topic.
struct AlertRule
{
    AlertKind kind = AlertKind::Spike;
    bool isOn = true;
    AlertPlaces places = AlertPlaces(AlertPlace::Window) | AlertPlace::Today;
    QString query = {};      ///< of Word, as it is typed
    qint64 minFollowers = 0; ///< of Voice; 0: influenceThreshold
    /// So long after it was last seen the same thing is not told again.
    Milliseconds coolDown = Milliseconds(6 * 3'600'000);
    friend bool operator==(const AlertRule &, const AlertRule &) = default;
};

/// Something that happened.
struct AlertEvent
{
    AlertKind kind = AlertKind::Spike;
    QString topicId;
    /// What makes two of them the same thing: who speaks (Voice), "worse" or "better" (Turn), the query
    /// (Word); empty for spikes, which are the same when one goes on.
    QString subject;
    Instant start; ///< when it happened, or began
    Instant end;   ///< up to when it is known to last; `start` for a single message
    /// How large it is: messages of a spike, followers of a voice, points of a turn, 1 for a word.
    double size = 0;
};

/// What was told already; to be kept.
struct ToldAlert
{
    AlertKind kind = AlertKind::Spike;
    QString topicId;
    QString subject;
    Instant start;       ///< of the first of what was put together
    Instant end;         ///< of the last
    double size = 0;     ///< the largest of them
    double toldSize = 0; ///< when a person was last told
    int events = 1;
    friend bool operator==(const ToldAlert &, const ToldAlert &) = default;
};

enum class AlertAction {
    Tell,  ///< new: tell, and keep it
    Merge, ///< the same thing goes on: only what is shown is brought up to date
    Drop,  ///< not wanted, or long over
};

struct AlertDecision
{
    AlertAction action = AlertAction::Drop;
    AlertPlaces places = {}; ///< where to tell it; none with Merge and Drop
    Instant notifyAt = {};   ///< when the system notification is due: later where it is quiet now
    size_t same = 0;         ///< with Merge, and with Tell where `isGrown`: the index of what was told before
    bool isGrown = false;    ///< told again, since it is twice as large as when it was told
};

/// What happened longer ago than this (the computer was off) disturbs nobody: no notification, only the
/// window and Today.
inline constexpr Milliseconds newsAge{12LL * 3'600'000};
/// And longer ago than this it is dropped.
inline constexpr Milliseconds oldestAlert{7LL * 24 * 3'600'000};
/// So many times as large as when it was told it is told again, within the cool-down too.
inline constexpr double grownTimes = 2.0;

/// What to do about an event under a rule of its topic and kind, given what was told before (of any topic).
[[nodiscard]] AlertDecision decide(const AlertEvent &event, const AlertRule &rule,
                                   const std::vector<ToldAlert> &told, const QuietHours &quiet, Instant now);

/// Brings what was told up to date after `decide`; answers what to keep. Old ones, which can meet nothing any
/// more under a cool-down up to `oldestAlert`, are left out.
[[nodiscard]] std::vector<ToldAlert> keepTold(std::vector<ToldAlert> told, const AlertEvent &event,
                                              const AlertDecision &decision, Instant now);

/// Notifications that waited for the end of the quiet hours come as one: those due by `now`, one for each
/// topic, with how many alerts it stands for.
struct WaitingNotification
{
    QString topicId;
    Instant notifyAt;
    int alerts = 1;
    friend bool operator==(const WaitingNotification &, const WaitingNotification &) = default;
};
/// Takes what is due out of `waiting`, in the order of topics as they first stand there.
[[nodiscard]] std::vector<WaitingNotification> takeDue(std::vector<WaitingNotification> &waiting,
                                                       Instant now);

} // namespace hatstand::listen
