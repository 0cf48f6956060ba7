// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/text/thread_split.h"

#include "base/graphemes.h"
#include "networks/post_options.h"
#include "networks/text/split_places.h"

#include <QRegularExpression>

#include <algorithm>

namespace hatstand::networks
{

namespace
{
/// Enough of a text to find out what fits; the rest need not be measured each time.
constexpr qsizetype window = 40'000;

bool isOnlySigns(QStringView text)
{
    return std::ranges::all_of(text, [](QChar character) { return character.isPunct(); });
}

/// Behind an entity and the signs that close what it stands in, such as a bracket or a full stop.
qsizetype behind(const QString &text, const TextEntity &entity, const TextEntities &entities)
{
    qsizetype end = entity.end();
    while (end < text.size() && text[end].isPunct() &&
           std::ranges::find(entities, end, &TextEntity::start) == entities.end())
        ++end;
    return end;
}

/// Where the first part ends of a text that is over.
qsizetype endOfPart(const QString &text, const TextMeasure &measure, const NetworkRules &rules,
                    const MeasureOptions &options)
{
    // A content warning takes all the room: in parts the text fits no better.
    if (measure.fits == 0 && measureText(QStringLiteral("a"), rules, options).over)
        return text.size();
    // A link that is longer by itself than a part may be is a part of its own, and is refused as such.
    const auto link = std::ranges::find_if(measure.entities, [&measure](const TextEntity &entity) {
        return entity.kind == EntityKind::Link && entity.start == measure.fits;
    });
    if (link != measure.entities.end() && isOnlySigns(QStringView(text).first(link->start)) &&
        (link->start == 0 || measureText(text.mid(link->start, link->length), rules, options).over))
        return behind(text, *link, measure.entities);
    // One character that does not fit goes out as it is, and is refused with the network's words.
    if (measure.fits == 0)
        return graphemeEnds(text).front();
    qsizetype end = goodEnd(text, measure.fits, measure.entities);
    // Without what follows, the beginning of a word may count for more: as an address, say.
    for (;;) {
        const QString part = text.first(end).trimmed();
        const TextMeasure cut = measureText(part, rules, options);
        if (!cut.over || cut.fits == 0)
            return end;
        end = goodEnd(part, cut.fits, cut.entities);
    }
}

QStringList split(const QString &text, const NetworkRules &rules, const MeasureOptions &options)
{
    QStringList parts;
    QString rest = text.trimmed();
    while (!rest.isEmpty()) {
        QString seen = rest.first(std::min(rest.size(), window));
        TextMeasure measure = measureText(seen, rules, options);
        const bool reachesEnd = !measure.entities.empty() && measure.entities.back().end() == seen.size();
        if (seen.size() < rest.size() && (!measure.over || (reachesEnd && measure.fits == 0))) {
            seen = rest;
            measure = measureText(seen, rules, options);
        }
        if (!measure.over) {
            parts.append(rest);
            break;
        }
        const qsizetype end = endOfPart(seen, measure, rules, options);
        const QString part = rest.first(end).trimmed();
        if (!part.isEmpty())
            parts.append(part);
        rest = rest.sliced(end).trimmed();
    }
    return parts;
}

/// So much less fits when a number stands at the end.
NetworkRules lessBy(NetworkRules rules, MeasureOptions &options, qsizetype units)
{
    const Limit &usual =
        options.withMedia && rules.text.limitWithMedia ? rules.text.limitWithMedia : rules.text.limit;
    const auto limit = options.limit ? options.limit : usual ? std::optional(usual->value) : std::nullopt;
    if (limit)
        options.limit = std::max<qint64>(1, *limit - units);
    if (rules.text.maxBytes)
        rules.text.maxBytes->value = std::max<qint64>(1, rules.text.maxBytes->value - units);
    return rules;
}

QString numberAtEnd(qsizetype index, qsizetype count)
{
    return QStringLiteral(" %1/%2").arg(index + 1).arg(count);
}
} // namespace

ThreadMode threadMode(const QJsonObject &options)
{
    const QString mode = options.value(option::thread).toString();
    if (mode == option::threadAuto)
        return ThreadMode::Auto;
    return mode == option::threadParts ? ThreadMode::Parts : ThreadMode::None;
}

void setThreadMode(QJsonObject &options, ThreadMode mode)
{
    switch (mode) {
    case ThreadMode::None:
        options.remove(option::thread);
        return;
    case ThreadMode::Auto:
        options.insert(option::thread, QString(option::threadAuto));
        return;
    case ThreadMode::Parts:
        options.insert(option::thread, QString(option::threadParts));
        return;
    }
}

QStringList splitAtMarks(const QString &text)
{
    static const QRegularExpression mark(QStringLiteral("^[ \\t]*-{3,}[ \\t]*$"),
                                         QRegularExpression::MultilineOption);
    QStringList parts;
    for (const QString &part : text.split(mark)) {
        if (const QString plain = part.trimmed(); !plain.isEmpty())
            parts.append(plain);
    }
    return parts;
}

QString withMarks(const QStringList &parts)
{
    return parts.join(QLatin1StringView("\n\n---\n\n"));
}

QStringList splitParts(const QStringList &parts, const NetworkRules &rules, const MeasureOptions &options,
                       bool numbers, qsizetype before)
{
    const auto splitAll = [&parts](const NetworkRules &limits, const MeasureOptions &measured) {
        QStringList all;
        for (const QString &part : parts)
            all += split(part, limits, measured);
        return all;
    };
    QStringList all = splitAll(rules, options);
    if (!numbers || before + all.size() < 2)
        return all;
    // With more digits less fits, which may need more digits.
    for (int digits = 1;; ++digits) {
        MeasureOptions less = options;
        const qsizetype reserved = 2 * digits + 2; // " 1/4"
        const NetworkRules tighter = lessBy(rules, less, reserved);
        all = splitAll(tighter, less);
        if (QString::number(before + all.size()).size() <= digits)
            return all;
    }
}

QStringList splitToFit(const QString &text, const NetworkRules &rules, const MeasureOptions &options,
                       bool numbers, qsizetype before)
{
    const QStringList parts = splitParts({text}, rules, options, numbers, before);
    return numbers ? withNumbers(parts, before) : parts;
}

QStringList withNumbers(QStringList parts, qsizetype before)
{
    const qsizetype all = before + parts.size();
    for (qsizetype i = 0; all > 1 && i < parts.size(); ++i)
        parts[i] += numberAtEnd(before + i, all);
    return parts;
}

QStringList withoutNumbers(QStringList parts, const QJsonObject &versionOptions)
{
    const bool numbers = versionOptions.value(option::threadNumbers).toBool();
    for (qsizetype i = 0; numbers && parts.size() > 1 && i < parts.size(); ++i)
        parts[i].chop(numberAtEnd(i, parts.size()).size());
    return parts;
}

QStringList threadOf(const QString &text, const QJsonObject &versionOptions, const NetworkRules &rules,
                     const MeasureOptions &options, qsizetype before)
{
    const ThreadMode mode = rules.threads.value ? threadMode(versionOptions) : ThreadMode::None;
    const bool numbers = versionOptions.value(option::threadNumbers).toBool();
    switch (mode) {
    case ThreadMode::None:
        break;
    case ThreadMode::Auto:
        return splitToFit(text, rules, options, numbers, before);
    case ThreadMode::Parts:
        return numbers ? withNumbers(splitAtMarks(text), before) : splitAtMarks(text);
    }
    return {text};
}

} // namespace hatstand::networks
