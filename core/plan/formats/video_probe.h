// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QString>

class QIODevice;

namespace hatstand::plan
{

struct VideoProbe
{
    QSize pixels;                    ///< as shown; empty when the header does not say
    qint64 durationMilliseconds = 0; ///< 0: unknown
    QString pictureCodec;            ///< see codecName(); empty: unknown, or there is none
    QString soundCodec;
    double framesPerSecond = 0; ///< on average; 0: unknown
};

enum class ProbeDepth {
    Heads,     ///< at once, for the thread of a window
    Fragments, ///< what takes longer, too
};

/// Size, running time, codecs and frames a second of a video from its headers: of an MP4 or QuickTime file
/// from its boxes (ISO/IEC 14496-12: moov, mvhd, tkhd, mdhd, hdlr, stsd, stsz), of a WebM or Matroska file
/// from its elements (RFC 9559: Info, Tracks). Of several tracks the first of its kind counts. For other
/// containers, and for what is damaged, everything is unknown. Of a film in fragments whose head leaves the
/// running time open, the fragments are added up, unless only heads are asked for; its frames are not
/// counted.
[[nodiscard]] VideoProbe probeVideo(QIODevice &file, ProbeDepth depth = ProbeDepth::Fragments);

} // namespace hatstand::plan
