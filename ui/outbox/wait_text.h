// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/zones.h"
#include "clients/client.h"
#include "publish/outbox.h"

#include <QString>

#include <chrono>
#include <optional>

namespace hatstand::ui::outbox
{

/// Why a scheduled one waits, or that it goes out: in one line.
[[nodiscard]] QString waitText(const publish::OutboxItem &item, Instant now, const QByteArray &zone);

/// A scheduled one whose account is paused, and held by nothing stronger.
[[nodiscard]] bool isPaused(const publish::OutboxItem &item);
/// "The account is paused until Monday 09:00"; without an end, that it is.
[[nodiscard]] QString pauseText(const std::optional<Instant> &until, Instant now, const QByteArray &zone);
/// What becomes of what comes due while an account of that client is paused, in whole sentences.
[[nodiscard]] QString pauseRule(clients::MissedPolicy policy, std::chrono::minutes grace);

} // namespace hatstand::ui::outbox
