// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace hatstand::networks
{

/// The longest name is "northwesternmutual" and its like: 18 UTF-16 units.
inline constexpr qsizetype longestTopLevelDomain = 18;

/// Whether the root zone has that name. Small letters only; international names in their own letters.
[[nodiscard]] bool isTopLevelDomain(QStringView name);
/// Where a top-level domain ends that X takes for the end of an address and that begins at an offset; -1 when
/// none does. In any case of letters; also the encoded form ("xn--p1ai"). X's list differs from the root zone
/// by a few dozen names. What follows must not go on like a name or a mail address.
[[nodiscard]] qsizetype topLevelDomainEndForX(QStringView text, qsizetype start);

} // namespace hatstand::networks
