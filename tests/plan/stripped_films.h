// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Films without what they tell beside pictures and sound.
#pragma once

#include "plan/formats/video_probe.h"
#include "plan/formats/video_strip.h"

#include <QBuffer>

namespace hatstand::tests
{

inline Result<plan::Patches> partsOf(const QByteArray &bytes)
{
    QBuffer file;
    file.setData(bytes);
    file.open(QIODevice::ReadOnly);
    return plan::privateParts(file, QStringLiteral("film.mp4"));
}

/// Overwritten in blocks of that size, as when it is copied; null when it is refused.
inline QByteArray stripped(const QByteArray &bytes, qsizetype blockSize = 7)
{
    const auto patches = partsOf(bytes);
    QByteArray all;
    for (qsizetype at = 0; patches && at < bytes.size(); at += blockSize) {
        QByteArray block = bytes.mid(at, blockSize);
        plan::applyPatches(*patches, at, block);
        all += block;
    }
    return all;
}

inline plan::VideoProbe probeOf(const QByteArray &bytes)
{
    QBuffer file;
    file.setData(bytes);
    file.open(QIODevice::ReadOnly);
    return plan::probeVideo(file);
}

} // namespace hatstand::tests
