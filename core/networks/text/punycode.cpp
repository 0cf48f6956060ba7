// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/text/punycode.h"

#include "networks/text/characters.h"

#include <algorithm>
#include <vector>

namespace hatstand::networks
{

namespace
{
constexpr qsizetype tooLong = longestDomainLabel + 1;

// RFC 3492, section 5.
constexpr qint64 base = 36;
constexpr qint64 tMin = 1;
constexpr qint64 tMax = 26;
constexpr qint64 skew = 38;
constexpr qint64 damp = 700;
constexpr qint64 initialBias = 72;
constexpr char32_t initialN = 0x80;

qint64 adaptedBias(qint64 delta, qint64 points, bool first)
{
    delta = first ? delta / damp : delta / 2;
    delta += delta / points;
    qint64 k = 0;
    while (delta > ((base - tMin) * tMax) / 2) {
        delta /= base - tMin;
        k += base;
    }
    return k + (base - tMin + 1) * delta / (delta + skew);
}

// The number of base-36 digits of one delta under a bias (RFC 3492, 3.3).
qsizetype digitCount(qint64 delta, qint64 bias)
{
    qsizetype digits = 1;
    for (qint64 k = base;; k += base) {
        const qint64 threshold = std::clamp(k - bias, tMin, tMax);
        if (delta < threshold)
            return digits;
        delta = (delta - threshold) / (base - threshold);
        ++digits;
    }
}
} // namespace

qsizetype dnsLabelLength(QStringView label)
{
    std::vector<char32_t> points;
    qsizetype basic = 0;
    for (qsizetype i = 0; i < label.size();) {
        const CodePoint point = codePointAt(label, i);
        i += point.length;
        basic += point.value < initialN ? 1 : 0;
        points.push_back(point.value);
        // Each code point costs a byte at least.
        if (qsizetype(points.size()) > longestDomainLabel)
            return tooLong;
    }
    const auto count = qsizetype(points.size());
    if (basic == count)
        return count;

    constexpr qsizetype prefix = 4; // "xn--"
    qsizetype length = prefix + basic + (basic > 0 ? 1 : 0);
    char32_t n = initialN;
    qint64 delta = 0;
    qint64 bias = initialBias;
    qsizetype handled = basic;
    while (handled < count) {
        char32_t next = 0x10FFFF;
        for (const char32_t point : points) {
            if (point >= n)
                next = std::min(next, point);
        }
        delta += qint64(next - n) * (handled + 1);
        n = next;
        for (const char32_t point : points) {
            if (point < n)
                ++delta;
            if (point != n)
                continue;
            length += digitCount(delta, bias);
            bias = adaptedBias(delta, handled + 1, handled == basic);
            delta = 0;
            ++handled;
        }
        ++delta;
        ++n;
    }
    return std::min(length, tooLong);
}

} // namespace hatstand::networks
