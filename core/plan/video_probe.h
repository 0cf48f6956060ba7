// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>

class QIODevice;

namespace hatstand::plan
{

struct VideoProbe
{
    QSize pixels;                    ///< as shown; empty when the header does not say
    qint64 durationMilliseconds = 0; ///< 0: unknown
};

/// Size and running time of an MP4 or QuickTime file from its boxes (ISO/IEC 14496-12: moov, mvhd, tkhd).
/// Reads headers only. For other containers, and for what is damaged, everything is unknown.
[[nodiscard]] VideoProbe probeVideo(QIODevice &file);

} // namespace hatstand::plan
