// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/formats/coded_colours.h"

#include <QIODevice>
#include <QtEndian>

namespace hatstand::plan
{

namespace
{
CodedColours inChunks(QIODevice &file)
{
    constexpr int most = 1000; // it stands before the picture
    if (file.read(8) != "\x89PNG\r\n\x1a\n")
        return CodedColours::None;
    qint64 at = 8;
    for (int count = 0; count < most && file.seek(at); ++count) {
        const QByteArray head = file.read(8);
        if (head.size() < 8 || head.endsWith("IDAT") || head.endsWith("IEND"))
            break;
        if (head.endsWith("cICP"))
            return codedColours(file.read(4));
        at += qint64(qFromBigEndian<quint32>(head.constData())) + 12;
    }
    return CodedColours::None;
}
} // namespace

CodedColours codedColours(const QByteArray &cicp)
{
    // Primaries, transfer, then: red, green and blue as they are, in the full range.
    if (cicp == QByteArrayView("\x01\x0d\0\x01", 4))
        return CodedColours::Srgb;
    if (cicp == QByteArrayView("\x0c\x0d\0\x01", 4))
        return CodedColours::DisplayP3;
    return CodedColours::Foreign;
}

CodedColours codedColours(QIODevice &file)
{
    file.seek(0);
    const CodedColours colours = inChunks(file);
    file.seek(0);
    return colours;
}

} // namespace hatstand::plan
