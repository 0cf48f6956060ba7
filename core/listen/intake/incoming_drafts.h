// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/intake/message_draft.h"
#include "networks/listener.h"

#include <QString>

#include <vector>

namespace hatstand::listen
{

/// Where messages were heard.
struct HeardAt
{
    QString network; ///< NetworkKey's text
    QString place;   ///< the server on which their ids mean something; empty: everywhere
    Instant now;     ///< nothing is said later than that
};

/// What a network has told, as it is taken in.
[[nodiscard]] MessageDraft incomingDraft(const networks::IncomingMessage &message, const HeardAt &heardAt);
[[nodiscard]] std::vector<MessageDraft> incomingDrafts(const std::vector<networks::IncomingMessage> &messages,
                                                       const HeardAt &heardAt);

} // namespace hatstand::listen
