// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/zones.h"

#include <QString>

namespace hatstand::plan
{

/// A wall time as it is stored: "2026-11-19T14:30:00", always 19 characters; empty when it is not valid.
[[nodiscard]] QString wallToText(const WallTime &wall);
/// The reverse; also takes it without seconds. An invalid time for anything else. Written by hand because a
/// month of posts reads thousands and QDateTime::fromString takes microseconds each.
[[nodiscard]] WallTime wallFromText(QStringView text);

} // namespace hatstand::plan
