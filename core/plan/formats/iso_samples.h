// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/formats/iso_boxes.h"

#include <functional>
#include <optional>
#include <vector>

namespace hatstand::plan
{

struct SampleRange
{
    qint64 at = 0;
    qint64 length = 0;
};

/// A track, as far as it says where its samples stand.
struct IsoTrack
{
    IsoBox box; ///< "trak"
    quint32 id = 0;
    QByteArray kind; ///< "vide", "soun", "meta" …; empty when it does not say
    IsoBox table;    ///< "stbl"; its end is 0 when there is none
};
[[nodiscard]] IsoTrack isoTrack(QIODevice &file, const IsoBox &trak);

/// All that a box holds; nothing when that is over 32 MB, which no table of a video that can be sent is.
[[nodiscard]] std::optional<QByteArray> tableOf(QIODevice &file, const IsoBox &box);
/// The 32 bits there, 0 behind the end.
[[nodiscard]] quint32 wordAt(const QByteArray &bytes, qsizetype at);

/// Where the samples of a track stand in the file, chunk by chunk, by its sample table (stsz or stz2, stsc,
/// stco or co64; ISO 14496-12, 8.7). What would lie behind the end of the file is left out. Nothing for
/// tables that are too large or contradict themselves.
///
/// Where it is given, `eachSample` gets them one by one as well, as long as it says true.
[[nodiscard]] std::optional<std::vector<SampleRange>>
sampleRanges(QIODevice &file, const IsoTrack &track,
             const std::function<bool(const SampleRange &)> &eachSample = {});

} // namespace hatstand::plan
