// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publish/hold.h"

#include <QString>

/// Of a delivery what its state does not say, as the command line tells it.
namespace hatstand::cli
{

/// Why it stands so and what comes next: whole sentences; empty where there is nothing to say.
[[nodiscard]] QString whyWords(const publish::OutboxItem &item, Instant now);
/// What keeps a scheduled one from going out, as one word for `--json`; empty for nothing.
[[nodiscard]] QString holdName(publish::Hold hold);
/// "network:handle".
[[nodiscard]] QString accountWords(const publish::OutboxItem &item);
/// Whether it was due and has not gone out: refused, missed, uncertain, held, or to be tried again.
[[nodiscard]] bool isAmiss(const publish::OutboxItem &item, Instant now);

} // namespace hatstand::cli
