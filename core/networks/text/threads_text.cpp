// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/text/threads_text.h"

#include "base/graphemes.h"
#include "networks/text/characters.h"
#include "networks/text/emoji.h"

#include <limits>

namespace hatstand::networks
{

namespace
{
struct Count
{
    qint64 units = 0;
    qsizetype end = 0;
};

Count countUpTo(QStringView text, qint64 limit)
{
    Count count;
    while (count.end < text.size()) {
        const qsizetype emoji = emojiLength(text, count.end);
        const qsizetype length = emoji > 0 ? emoji : codePointAt(text, count.end).length;
        const qint64 units = emoji > 0 ? utf8Length(text.sliced(count.end, emoji)) : 1;
        if (count.units + units > limit)
            break;
        count.units += units;
        count.end += length;
    }
    return count;
}
} // namespace

qint64 measureThreads(const QString &text)
{
    return countUpTo(text, std::numeric_limits<qint64>::max() / 2).units;
}

qsizetype fittingLengthThreads(const QString &text, qint64 limit)
{
    return countUpTo(text, limit).end;
}

} // namespace hatstand::networks
