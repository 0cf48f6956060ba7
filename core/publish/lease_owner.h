// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace hatstand::publish
{

/// A name for one sender of this process: computer, process and a random part.
[[nodiscard]] QString makeLeaseOwner();
/// True only when that owner was a process of this computer that is certainly gone, so that its leases need
/// not be waited for. An owner of another computer, or a name of another form, is never known to be dead.
[[nodiscard]] bool isKnownDead(const QString &owner);
/// True only when that owner is another process of this computer that runs (or one that has its number by
/// now). What had the number of this one is gone.
[[nodiscard]] bool isKnownAlive(const QString &owner);

} // namespace hatstand::publish
