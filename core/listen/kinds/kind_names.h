// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/inbox/conversation.h"

#include <QLatin1StringView>
#include <QString>

#include <array>
#include <optional>

namespace hatstand::listen
{

/// All kinds, in the order of their numbers.
inline constexpr std::array allKinds{ConversationKind::Other,     ConversationKind::Question,
                                     ConversationKind::Complaint, ConversationKind::Praise,
                                     ConversationKind::Order,     ConversationKind::Press,
                                     ConversationKind::Spam};

/// As programs and the files of rules read it: "question". Not translated.
[[nodiscard]] QLatin1StringView kindKey(ConversationKind kind);
[[nodiscard]] std::optional<ConversationKind> kindFromKey(QStringView key);

/// As people read it: "Question".
[[nodiscard]] QString kindName(ConversationKind kind);

} // namespace hatstand::listen
