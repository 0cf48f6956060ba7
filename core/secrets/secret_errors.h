// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

namespace hatstand::secrets
{

// The failures of every store in the same words.
[[nodiscard]] Error notFound();
[[nodiscard]] Error keychainLocked();
[[nodiscard]] Error keychainMissing();
[[nodiscard]] Error keychainRefused(const QString &detail = {});
/// Too long, or without a name: what no store takes. Nothing when it is fine.
[[nodiscard]] Result<void> checkSecret(bool hasName, qsizetype bytes);

} // namespace hatstand::secrets
