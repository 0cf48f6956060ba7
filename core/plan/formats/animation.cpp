// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/formats/animation.h"

#include <QByteArray>
#include <QIODevice>
#include <QtEndian>

#include <algorithm>
#include <array>

namespace hatstand::plan
{

namespace
{
/// What stands before a picture is a few chunks; more of them is a trap.
constexpr int mostChunks = 10'000;

bool pngMoves(QIODevice &file)
{
    qint64 at = 8;
    for (int count = 0; count < mostChunks && file.seek(at); ++count) {
        const QByteArray head = file.read(8);
        if (head.size() < 8 || head.endsWith("IDAT") || head.endsWith("IEND"))
            return false;
        if (head.endsWith("acTL"))
            return true;
        at += qint64(qFromBigEndian<quint32>(head.constData())) + 12;
    }
    return false;
}

bool webpMoves(QIODevice &file)
{
    qint64 at = 12;
    for (int count = 0; count < mostChunks && file.seek(at); ++count) {
        const QByteArray head = file.read(8);
        if (head.size() < 8 || head.startsWith("VP8 ") || head.startsWith("VP8L"))
            return false;
        if (head.startsWith("ANIM") || head.startsWith("ANMF"))
            return true;
        const qint64 length = qFromLittleEndian<quint32>(head.constData() + 4);
        at += 8 + length + length % 2;
    }
    return false;
}

/// By the major brand, by which decoders choose between the sequence and the picture.
bool isSequence(const QByteArray &beginning)
{
    constexpr std::array brands{"avis", "msf1", "hevc", "hevx"};
    const QByteArray brand = beginning.mid(8, 4);
    return std::any_of(brands.begin(), brands.end(), [&brand](const char *one) { return brand == one; });
}
} // namespace

bool isAnimation(QIODevice &file, const QString &mimeType)
{
    file.seek(0);
    const QByteArray beginning = file.read(12);
    bool moves = false;
    if (mimeType == QLatin1StringView("image/png"))
        moves = beginning.startsWith("\x89PNG\r\n\x1a\n") && pngMoves(file);
    else if (mimeType == QLatin1StringView("image/webp"))
        moves = beginning.startsWith("RIFF") && beginning.endsWith("WEBP") && webpMoves(file);
    else if (mimeType == QLatin1StringView("image/avif") || mimeType == QLatin1StringView("image/heic"))
        moves = isSequence(beginning);
    file.seek(0);
    return moves;
}

bool canGoWithItsMotion(const QString &mimeType)
{
    return mimeType == QLatin1StringView("image/gif") || mimeType == QLatin1StringView("image/png") ||
           mimeType == QLatin1StringView("image/webp");
}

} // namespace hatstand::plan
