// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/intake/message_draft.h"
#include "networks/listener.h"

#include <QString>

#include <vector>

namespace hatstand::listen
{

/// What a network has told, as it is taken in.
[[nodiscard]] MessageDraft incomingDraft(const networks::IncomingMessage &message, const QString &network);
[[nodiscard]] std::vector<MessageDraft> incomingDrafts(const std::vector<networks::IncomingMessage> &messages,
                                                       const QString &network);

} // namespace hatstand::listen
