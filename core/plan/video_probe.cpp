// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/video_probe.h"

#include <QByteArray>
#include <QIODevice>
#include <QtEndian>

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace hatstand::plan
{

namespace
{
struct Box
{
    QByteArray type;
    qint64 content = 0; ///< where it begins
    qint64 end = 0;
};

/// Reads a box's head; a box that leaves its parent is none (its `end` stays 0).
Box readBox(QIODevice &file, qint64 at, qint64 parentEnd)
{
    Box box;
    if (at + 8 > parentEnd || !file.seek(at))
        return box;
    const QByteArray head = file.read(16);
    if (head.size() < 8)
        return box;
    quint64 size = qFromBigEndian<quint32>(head.constData());
    qint64 headSize = 8;
    if (size == 1) {
        if (head.size() < 16)
            return box;
        size = qFromBigEndian<quint64>(head.constData() + 8);
        headSize = 16;
    } else if (size == 0) {
        size = quint64(parentEnd - at);
    }
    if (size < quint64(headSize) || size > quint64(parentEnd - at))
        return box;
    box.type = head.mid(4, 4);
    box.content = at + headSize;
    box.end = at + qint64(size);
    return box;
}

template <class Visit>
void forEachBox(QIODevice &file, qint64 from, qint64 end, Visit visit)
{
    // A file of millions of empty boxes must not take longer than one with a few.
    for (int count = 0; count < 1000; ++count) {
        const Box box = readBox(file, from, end);
        if (box.end == 0)
            return;
        visit(box);
        from = box.end;
    }
}

qint64 durationOf(const QByteArray &mvhd)
{
    const bool isLong = !mvhd.isEmpty() && mvhd[0] == 1;
    const qsizetype scaleAt = isLong ? 20 : 12;
    if (mvhd.size() < scaleAt + (isLong ? 12 : 8))
        return 0;
    const quint64 scale = qFromBigEndian<quint32>(mvhd.constData() + scaleAt);
    const quint64 length = isLong ? qFromBigEndian<quint64>(mvhd.constData() + scaleAt + 4)
                                  : qFromBigEndian<quint32>(mvhd.constData() + scaleAt + 4);
    // All bits set means unknown; anything over a year is no video either.
    constexpr quint64 yearSeconds = 31'536'000;
    if (scale == 0 || length / scale > yearSeconds)
        return 0;
    return qint64(length / scale * 1000 + length % scale * 1000 / scale);
}

QSize sizeOf(const QByteArray &tkhd)
{
    const bool isLong = !tkhd.isEmpty() && tkhd[0] == 1;
    const qsizetype matrixAt = isLong ? 52 : 40;
    if (tkhd.size() < matrixAt + 44)
        return {};
    const char *data = tkhd.constData() + matrixAt;
    // Width and height are 16.16 fixed point; the matrix turns a video taken with an upright telephone.
    const QSize size(int(qFromBigEndian<quint32>(data + 36) >> 16),
                     int(qFromBigEndian<quint32>(data + 40) >> 16));
    const bool isTurned = qFromBigEndian<qint32>(data) == 0 && qFromBigEndian<qint32>(data + 4) != 0;
    return isTurned ? size.transposed() : size;
}

QByteArray contentOf(QIODevice &file, const Box &box)
{
    return file.seek(box.content) ? file.read(std::min<qint64>(box.end - box.content, 256)) : QByteArray();
}
} // namespace

VideoProbe probeVideo(QIODevice &file)
{
    VideoProbe probe;
    forEachBox(file, 0, file.size(), [&](const Box &top) {
        if (top.type != "moov")
            return;
        forEachBox(file, top.content, top.end, [&](const Box &box) {
            if (box.type == "mvhd")
                probe.durationMilliseconds = durationOf(contentOf(file, box));
            if (box.type != "trak")
                return;
            forEachBox(file, box.content, box.end, [&](const Box &inner) {
                // Sound tracks have no size.
                if (inner.type == "tkhd" && probe.pixels.isEmpty())
                    probe.pixels = sizeOf(contentOf(file, inner));
            });
        });
    });
    return probe;
}

} // namespace hatstand::plan
