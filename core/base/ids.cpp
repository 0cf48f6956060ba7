// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/ids.h"

#include <QRandomGenerator>
#include <QtEndian>

#include <array>
#include <mutex>

namespace hatstand
{

QUuid makeUuidV7(const Clock &clock)
{
    // A counter in the twelve bits after the time keeps the order within a millisecond.
    static std::mutex mutex;
    static qint64 lastMilliseconds = 0;
    static quint32 counter = 0;

    qint64 milliseconds = clock.now().milliseconds();
    quint32 sequence = 0;
    {
        const std::lock_guard lock(mutex);
        if (milliseconds == lastMilliseconds && counter < 0xfff) {
            ++counter;
        } else {
            // Start low, so that there is room to count up; a full counter borrows the next start.
            counter = QRandomGenerator::global()->bounded(0x400U);
            lastMilliseconds = milliseconds;
        }
        sequence = counter;
    }

    std::array<uchar, 16> bytes{};
    qToBigEndian<quint64>((quint64(milliseconds) << 16) | 0x7000U | sequence, bytes.data());
    const quint64 random = QRandomGenerator::global()->generate64();
    qToBigEndian<quint64>((random & 0x3fffffffffffffffULL) | 0x8000000000000000ULL, bytes.data() + 8);
    return QUuid::fromRfc4122(QByteArrayView(bytes.data(), qsizetype(bytes.size())));
}

} // namespace hatstand
