// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/iso_boxes.h"

#include <vector>

namespace hatstand::plan
{

struct SampleRange
{
    qint64 at = 0;
    qint64 length = 0;
};

/// Where the samples of a track stand in the file, by its sample table ("stbl": stsz, stsc, stco or co64; ISO
/// 14496-12, 8.7). Reads tables of up to 4 MB; none for larger and damaged ones.
[[nodiscard]] std::vector<SampleRange> sampleRanges(QIODevice &file, const IsoBox &table);

} // namespace hatstand::plan
