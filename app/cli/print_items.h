// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/output.h"
#include "publish/outbox.h"

#include <vector>

namespace hatstand::cli
{

/// Deliveries as a table, or as JSON one a line.
void printItems(Output &output, const std::vector<publish::OutboxItem> &items, Instant now);
/// One in words: what it is, where it goes, how it stands and why. Nothing with `--json`.
void printItem(Output &output, const publish::OutboxItem &item, Instant now);

} // namespace hatstand::cli
