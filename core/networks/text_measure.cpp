// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/text_measure.h"

#include "base/graphemes.h"
#include "networks/text/bluesky_text.h"
#include "networks/text/characters.h"
#include "networks/text/common_text.h"
#include "networks/text/mastodon_text.h"
#include "networks/text/threads_text.h"
#include "networks/text/x_text.h"

#include <algorithm>

namespace hatstand::networks
{

namespace
{
std::optional<qint64> valueOf(const Limit &limit)
{
    return limit ? std::optional<qint64>(limit->value) : std::nullopt;
}

// What a code point counts by the simple rules.
qint64 unitsOf(CodePoint point, CountingRule rule)
{
    switch (rule) {
    case CountingRule::Utf16:
        return point.length;
    case CountingRule::Utf8Bytes:
        // Half a pair becomes the replacement character: three bytes.
        return point.value < 0x80 ? 1 : point.value < 0x800 ? 2 : point.value < 0x10000 ? 3 : 4;
    default:
        return 1;
    }
}

qsizetype fittingCodePoints(QStringView text, CountingRule rule, qint64 limit)
{
    qint64 units = 0;
    qsizetype end = 0;
    while (end < text.size()) {
        const CodePoint point = codePointAt(text, end);
        units += unitsOf(point, rule);
        if (units > limit)
            break;
        end += point.length;
    }
    return end;
}

// The beginning of the grapheme cluster that an offset is in. Looks at a stretch of text only, which begins
// at an ASCII character: none of those joins what is before it (but for the line feed of a CR LF).
qsizetype clusterStart(QStringView text, qsizetype offset)
{
    constexpr qsizetype stretch = 512;
    if (offset <= 0 || offset >= text.size())
        return std::clamp<qsizetype>(offset, 0, text.size());
    qsizetype from = offset;
    const qsizetype lowest = std::max<qsizetype>(0, offset - stretch);
    while (from > lowest && (text[from].unicode() >= 0x80 || text[from] == u'\n'))
        --from;
    if (text[from].isLowSurrogate() && from > 0)
        --from;
    const qsizetype to = std::min(text.size(), offset + stretch);
    qsizetype start = from;
    for (const qsizetype end : graphemeEnds(text.sliced(from, to - from))) {
        if (from + end > offset)
            break;
        start = from + end;
    }
    return start;
}

qsizetype outsideLinks(const TextEntities &entities, qsizetype offset)
{
    const auto after =
        std::upper_bound(entities.cbegin(), entities.cend(), offset,
                         [](qsizetype at, const TextEntity &entity) { return at < entity.start; });
    if (after == entities.cbegin())
        return offset;
    const TextEntity &entity = *std::prev(after);
    return entity.kind == EntityKind::Link && offset < entity.end() ? entity.start : offset;
}

qsizetype fittingLength(const QString &text, CountingRule rule, qint64 limit, qint64 linkLength,
                        const QString &spoiler)
{
    switch (rule) {
    case CountingRule::XWeighted:
        return fittingLengthX(text, limit, linkLength);
    case CountingRule::Mastodon:
        return fittingLengthMastodon(text, spoiler, limit, linkLength);
    case CountingRule::ThreadsBytes:
        return fittingLengthThreads(text, limit);
    case CountingRule::Bluesky:
    case CountingRule::Graphemes:
        return firstGraphemes(text, qsizetype(limit)).size();
    case CountingRule::CodePoints:
    case CountingRule::Utf16:
    case CountingRule::Utf8Bytes:
        return fittingCodePoints(text, rule, limit);
    }
    Q_UNREACHABLE();
}

qint64 lengthOf(const QString &text, CountingRule rule, qint64 linkLength, const QString &spoiler)
{
    switch (rule) {
    case CountingRule::XWeighted:
        return measureX(text, XConfiguration::Version3, xDefaultLimit, linkLength).weightedLength;
    case CountingRule::Mastodon:
        return measureMastodon(text, spoiler, linkLength);
    case CountingRule::ThreadsBytes:
        return measureThreads(text);
    case CountingRule::Bluesky:
    case CountingRule::Graphemes:
        return graphemeCount(text);
    case CountingRule::CodePoints:
        return codePointCount(text);
    case CountingRule::Utf16:
        return text.size();
    case CountingRule::Utf8Bytes:
        return utf8Length(text);
    }
    Q_UNREACHABLE();
}

constexpr qint64 usualLinkLength = 23; // X and Mastodon
} // namespace

TextMeasure measureText(const QString &text, const NetworkRules &rules, const MeasureOptions &options)
{
    const qint64 linkLength =
        options.linkLength.value_or(valueOf(rules.text.linkLength).value_or(usualLinkLength));
    const CountingRule rule = rules.text.counting;

    TextMeasure measure;
    measure.entities = findEntities(text, rules.text.entities);
    measure.length = lengthOf(text, rule, linkLength, options.spoiler);
    measure.bytes = utf8Length(text);
    const Limit &usual =
        options.withMedia && rules.text.limitWithMedia ? rules.text.limitWithMedia : rules.text.limit;
    measure.limit = options.limit ? options.limit : valueOf(usual);
    measure.byteLimit = valueOf(rules.text.maxBytes);
    if (measure.limit)
        measure.remaining = *measure.limit - measure.length;
    if (measure.byteLimit) {
        const qint64 bytes = *measure.byteLimit - measure.bytes;
        measure.remaining = std::min(bytes, measure.remaining.value_or(bytes));
    }
    measure.over = measure.remaining.value_or(0) < 0;
    measure.fits = text.size();
    if (!measure.over)
        return measure;

    if (measure.limit && measure.length > *measure.limit)
        measure.fits =
            fittingLength(text, rule, std::max<qint64>(0, *measure.limit), linkLength, options.spoiler);
    if (measure.byteLimit && measure.bytes > *measure.byteLimit)
        measure.fits =
            std::min(measure.fits, fittingCodePoints(text, CountingRule::Utf8Bytes, *measure.byteLimit));
    measure.fits = outsideLinks(measure.entities, clusterStart(text, measure.fits));
    return measure;
}

TextEntities findEntities(const QString &text, EntityRule rule)
{
    switch (rule) {
    case EntityRule::X:
        return findEntitiesX(text);
    case EntityRule::Bluesky:
        return findEntitiesBluesky(text);
    case EntityRule::Mastodon:
        return findEntitiesMastodon(text);
    case EntityRule::Common:
        return findEntitiesCommon(text);
    case EntityRule::None:
        return {};
    }
    Q_UNREACHABLE();
}

qint64 measureLength(const QString &text, CountingRule rule)
{
    return lengthOf(text, rule, usualLinkLength, {});
}

} // namespace hatstand::networks
