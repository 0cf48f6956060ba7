// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace hatstand::networks
{

/// How many UTF-16 units the emoji takes that begins at an offset, 0 when none does. Families, flags,
/// keycaps, skin tones and other sequences that Unicode recommends (RGI) are one emoji; other sequences are
/// several. A sign that is text by itself (©, ™) is an emoji only with the variation selector that makes it
/// one.
[[nodiscard]] qsizetype emojiLength(QStringView text, qsizetype at);

} // namespace hatstand::networks
