// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/inbox/message.h"
#include "listen/topics/topic_message.h"

#include <string_view>

namespace hatstand::listen
{

struct MessageDraft;

/// Of a longer text the rest is not looked at (UTF-16 units): what somebody wants, they say at its beginning.
inline constexpr qsizetype kindTextLength = 2'000;

/// What was heard before a message.
struct HeardBefore
{
    bool isStranger = false; ///< nothing from its author
    bool isRepeated = false; ///< the same text, by whomever
};

/// What a rule can ask of a message that comes in. `language` and `feeling` as judged; `source`: the name of
/// where it was heard.
[[nodiscard]] TopicMessage kindMessage(const MessageDraft &draft, std::string_view language, Feeling feeling,
                                       const QString &source, HeardBefore before);
/// The same of one that is stored.
[[nodiscard]] TopicMessage kindMessage(const Message &message, const QString &source, HeardBefore before);

} // namespace hatstand::listen
