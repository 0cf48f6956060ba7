// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "listen/inbox/conversation.h"
#include "listen/search/message_search_table.h"
#include "listen/sources/source.h"

#include <QJsonObject>
#include <QString>

#include <optional>

/// What is said of sources, conversations and messages on the command line: names for scripts, which stay as
/// they are, and whole objects.
namespace hatstand::cli
{

/// "account", "feed", "search", "import".
[[nodiscard]] QString sourceKindName(listen::SourceKind kind);
/// "open", "waiting", "done", "later".
[[nodiscard]] QString conversationStateName(listen::ConversationState state);
[[nodiscard]] std::optional<listen::ConversationState> conversationStateFromName(const QString &name);
/// The failure for a word that names no kind of a conversation.
[[nodiscard]] Error wrongKind(const QString &word);
/// "mention", "reply", "quote", "comment", "direct-message", "review", "said".
[[nodiscard]] QString channelName(networks::Channel channel);

[[nodiscard]] QJsonObject toJson(const listen::Source &source);
[[nodiscard]] QJsonObject toJson(const listen::Conversation &conversation);
[[nodiscard]] QJsonObject toJson(const listen::Message &message);
[[nodiscard]] QJsonObject toJson(const listen::MessageHit &hit);

} // namespace hatstand::cli
