// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/sizes.h"

#include <QLocale>

namespace hatstand
{

namespace
{
/// A thousandfold of bytes in which the size is below a thousand.
qint64 unitOf(qint64 bytes)
{
    constexpr qint64 step = 1000;
    qint64 unit = 1;
    while (bytes / unit >= step)
        unit *= step;
    return unit;
}

/// To a tenth of its unit, which may be the beginning of the next unit: 999,960 bytes are "1 MB".
qint64 rounded(qint64 bytes)
{
    const qint64 tenth = unitOf(bytes) / 10;
    return tenth > 0 ? (bytes / tenth + (bytes % tenth >= tenth / 2 ? 1 : 0)) * tenth : bytes;
}
} // namespace

QString sizeWords(qint64 bytes)
{
    const qint64 size = rounded(bytes);
    const int places = size % unitOf(size) == 0 ? 0 : 1;
    return QLocale().formattedDataSize(size, places, QLocale::DataSizeSIFormat);
}

QString sizeOverWords(qint64 bytes, qint64 limit)
{
    const QString words = sizeWords(bytes);
    return words == sizeWords(limit) ? sizeWords(bytes + unitOf(rounded(bytes)) / 10) : words;
}

} // namespace hatstand
