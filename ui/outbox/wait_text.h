// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/zones.h"
#include "publish/outbox.h"

#include <QString>

namespace hatstand::ui::outbox
{

/// Why a scheduled one waits, or that it goes out: in one line.
[[nodiscard]] QString waitText(const publish::OutboxItem &item, Instant now, const QByteArray &zone);

} // namespace hatstand::ui::outbox
