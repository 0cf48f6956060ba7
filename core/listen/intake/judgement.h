// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/inbox/conversation.h"

#include <functional>
#include <string>
#include <string_view>

namespace hatstand::listen
{

/// In which language something is, how it sounds, and what its author wants.
struct Judgement
{
    std::string language; ///< BCP 47; empty: unknown
    Feeling feeling = Feeling::Unknown;
    double compound = 0;
    ConversationKind kind = ConversationKind::Other;
    KindBy kindBy = KindBy::Rule;
};
/// Judges a text, given the language that its writer names (empty: none). Says nothing of its kind, which is
/// another one for each client.
using Judge = std::function<Judgement(std::string_view text, std::string_view language)>;

} // namespace hatstand::listen
