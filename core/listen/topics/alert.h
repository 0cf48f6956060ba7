// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/inbox/message.h"
#include "listen/topics/alert_rules.h"
#include "listen/topics/topic.h"

#include <QJsonObject>

#include <optional>

namespace hatstand::listen
{

struct Alert;
using AlertId = Id<Alert>;

/// Something that was told about a topic.
struct Alert
{
    AlertId id;
    clients::ClientId clientId;
    TopicId topicId;
    ToldAlert what; ///< `what.topicId` is the same as a text
    AlertPlaces places = {};
    /// What is known of it: "usual" and "count" of a spike; "name", "handle", "text" of a voice or a word;
    /// "share" and "usual" (0 … 1) of a turn.
    QJsonObject facts;
    std::optional<qint64> messageRow; ///< the newest message that it is about
    Instant toldAt;
    std::optional<Instant>
        notifyAt; ///< when the system's notification is due; none: none is, or it was shown
    std::optional<Instant> seenAt;
};

/// What it says, in one sentence: "3.2 times as much is said as usual: 41 messages in 2 hours".
[[nodiscard]] QString alertSentence(const Alert &alert);

} // namespace hatstand::listen
