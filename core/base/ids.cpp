// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/ids.h"

#include <QRandomGenerator>
#include <QtEndian>

#include <array>
#include <mutex>

namespace hatstand
{

namespace
{
/// A clock that is set back by no more than this is one that is being put right: ids go on from where they
/// were.
constexpr qint64 smallStepBack = 1000;
/// A counter of a new millisecond starts below this, so that there is room to count up.
constexpr quint32 startBelow = 0x400;
constexpr quint32 lastCount = 0xfff;

/// The first 60 bits of an id that are not its version: the time, and a counter that keeps the order within
/// a millisecond (RFC 9562, 6.2, method 1). When the counter is full, the time runs ahead of the clock by a
/// millisecond, until the clock has caught up.
struct Turn
{
    qint64 milliseconds = 0;
    quint32 count = 0;
};

Turn nextTurn(qint64 now)
{
    static std::mutex mutex;
    static qint64 lastNow = 0;
    static Turn last;

    const std::lock_guard lock(mutex);
    const bool goesOn = now <= last.milliseconds && now >= lastNow - smallStepBack;
    lastNow = now;
    if (goesOn && last.count < lastCount)
        ++last.count;
    else
        last = {goesOn ? last.milliseconds + 1 : now, QRandomGenerator::global()->bounded(startBelow)};
    return last;
}
} // namespace

QUuid makeUuidV7(const Clock &clock)
{
    const Turn turn = nextTurn(clock.now().milliseconds());

    std::array<uchar, 16> bytes{};
    qToBigEndian<quint64>((quint64(turn.milliseconds) << 16) | 0x7000U | turn.count, bytes.data());
    const quint64 random = QRandomGenerator::global()->generate64();
    qToBigEndian<quint64>((random & 0x3fffffffffffffffULL) | 0x8000000000000000ULL, bytes.data() + 8);
    return QUuid::fromRfc4122(QByteArrayView(bytes.data(), qsizetype(bytes.size())));
}

} // namespace hatstand
