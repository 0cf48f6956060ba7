// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "publish/outbox.h"

#include <QString>

#include <vector>

namespace hatstand::ui
{

/// What is true of a post right after a person has asked that it be sent now, or looked for: "“Hello” is on
/// its way.", or what it waits for. `items` are the deliveries that were asked for, as they stand by now
/// (Outbox::itemsOfPost); those that were taken out, or had gone before, say nothing beside others.
[[nodiscard]] QString sentWords(const QString &title, const std::vector<publish::OutboxItem> &items,
                                Instant now);

/// Only those of these deliveries.
[[nodiscard]] std::vector<publish::OutboxItem> only(std::vector<publish::OutboxItem> items,
                                                    const std::vector<publish::DeliveryId> &ids);

} // namespace hatstand::ui
