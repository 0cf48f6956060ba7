// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/bluesky/bluesky_key.h"

#include <QRandomGenerator>

#include <algorithm>

namespace hatstand::networks
{

namespace
{
constexpr QLatin1StringView alphabet("234567abcdefghijklmnopqrstuvwxyz");
constexpr qsizetype keyLength = 13;
constexpr int bitsPerCharacter = 5;
constexpr int drawnBits = 10;
} // namespace

BlueskyKeys::BlueskyKeys() : BlueskyKeys(QRandomGenerator::system()->bounded(largestDrawn + 1)) {}

QString BlueskyKeys::next(Instant now)
{
    // The microseconds after it are for what follows the post.
    m_last = std::max(now.milliseconds() * 1000, m_last + longestChain);
    return encodeTimestampId((static_cast<quint64>(m_last) << drawnBits) | m_drawn);
}

QString encodeTimestampId(quint64 value)
{
    QString key(keyLength, u'2');
    for (qsizetype at = keyLength; at-- > 0; value >>= bitsPerCharacter)
        key[at] = alphabet[static_cast<qsizetype>(value & 31)];
    return key;
}

std::optional<quint64> decodeTimestampId(const QString &key)
{
    // 13 characters hold 65 bits, of which the first two are never set.
    if (key.size() != keyLength || alphabet.indexOf(key.front()) >= 8)
        return std::nullopt;
    quint64 value = 0;
    for (const QChar c : key) {
        const qsizetype digit = alphabet.indexOf(c);
        if (digit < 0)
            return std::nullopt;
        value = (value << bitsPerCharacter) | static_cast<quint64>(digit);
    }
    return value;
}

QString blueskyChainKey(const QString &postKey, int position)
{
    const auto value = decodeTimestampId(postKey);
    if (!value || position < 0 || position >= longestChain)
        return {};
    return encodeTimestampId(*value + (static_cast<quint64>(position) << drawnBits));
}

} // namespace hatstand::networks
