// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Units of H.264 and H.265. Nothing in them can be played.
#pragma once

#include "video_files.h"

namespace hatstand::tests
{

/// What a camera writes for itself: sixteen bytes that say what it is, then where it is.
inline const QByteArray userData = "WhoseDataThisIs!" + secret;
constexpr int unregistered = 5;

inline QByteArray seiNumber(qsizetype value)
{
    return QByteArray(value / 255, '\xff') + char(value % 255);
}

inline QByteArray seiMessage(int type, const QByteArray &payload)
{
    return seiNumber(type) + seiNumber(payload.size()) + payload;
}

/// With a byte before each that would make an end of two zeros before it.
inline QByteArray guarded(const QByteArray &bytes)
{
    QByteArray all;
    int zeros = 0;
    for (const char byte : bytes) {
        if (zeros == 2 && uchar(byte) <= 3) {
            all += '\3';
            zeros = 0;
        }
        all += byte;
        zeros = byte == 0 ? zeros + 1 : 0;
    }
    return all;
}

/// Without them.
inline QByteArray unguarded(const QByteArray &bytes)
{
    QByteArray all;
    int zeros = 0;
    for (const char byte : bytes) {
        const bool isGuard = zeros == 2 && byte == 3;
        if (!isGuard)
            all += byte;
        zeros = byte == 0 && !isGuard ? zeros + 1 : 0;
    }
    return all;
}

inline QByteArray avcSei(const QByteArray &messages)
{
    return '\x06' + guarded(messages + '\x80');
}

/// Before the picture it belongs to (39), or behind it (40).
inline QByteArray hevcSei(const QByteArray &messages, int type = 39)
{
    return char(type << 1) + QByteArray(1, 1) + guarded(messages + '\x80');
}

inline QByteArray nalUnit(const QByteArray &unit, int lengthSize = 4)
{
    return big32(quint32(unit.size())).right(lengthSize) + unit;
}

/// As set-ups have them.
inline QByteArray setupUnits(const QList<QByteArray> &units)
{
    QByteArray all;
    for (const QByteArray &unit : units)
        all += nalUnit(unit, 2);
    return all;
}

} // namespace hatstand::tests
