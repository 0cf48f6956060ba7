// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/formats/iso_boxes.h"

namespace hatstand::plan
{

/// Anything over a year is no video, but a number that was not meant.
inline constexpr quint64 yearSeconds = 31'536'000;

/// Of so many parts of a second; 0 for what cannot be meant.
[[nodiscard]] qint64 millisecondsOf(quint64 length, quint64 scale);

/// How long a film in fragments runs: recorders that write as they go leave 0 in its head ("mvhd"). By
/// "mehd", in parts of the movie's second; where that is not there, by the sum of what the fragments of its
/// longest track take (ISO/IEC 14496-12, 8.8). 0 when it has none or they say nothing that can be meant.
///
/// Reads all fragments, so that a film of hours takes a while.
[[nodiscard]] qint64 fragmentsMilliseconds(QIODevice &file, const IsoBox &movie, quint32 movieScale);

} // namespace hatstand::plan
