// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/text/thread_split.h"

#include "networks/post_options.h"

#include <QRegularExpression>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace hatstand::networks
{

namespace
{
/// How full a part is at least when it ends at such a place, of what would fit: a part of two lines followed
/// by a full one reads worse than one that ends with a sentence.
constexpr double afterParagraph = 0.35;
constexpr double afterLine = 0.5;
constexpr double afterSentence = 0.5;
/// Enough of a text to find out what fits; the rest need not be measured each time.
constexpr qsizetype window = 40'000;

bool isInside(const TextEntities &entities, qsizetype at)
{
    return std::ranges::any_of(
        entities, [at](const TextEntity &entity) { return entity.start < at && at < entity.end(); });
}

/// The last place of that kind in (from, until] that is in no link or mention; -1: none.
qsizetype lastBoundary(const QString &text, QTextBoundaryFinder::BoundaryType type, qsizetype from,
                       qsizetype until, const TextEntities &entities)
{
    QTextBoundaryFinder finder(type, text);
    finder.setPosition(until);
    qsizetype at = finder.isAtBoundary() ? until : finder.toPreviousBoundary();
    while (at > from && isInside(entities, at))
        at = finder.toPreviousBoundary();
    return at > from ? at : -1;
}

/// Where the first part of a text ends of which so much fits.
qsizetype goodEnd(const QString &text, qsizetype fits, const TextEntities &entities)
{
    const auto least = [fits](double part) {
        return static_cast<qsizetype>(static_cast<double>(fits) * part);
    };
    // A break directly behind what fits is as good as one within.
    const qsizetype paragraph = text.lastIndexOf(QLatin1StringView("\n\n"), fits);
    if (paragraph > 0 && paragraph <= fits && paragraph >= least(afterParagraph))
        return paragraph;
    const qsizetype line = text.lastIndexOf(QLatin1Char('\n'), fits);
    if (line > 0 && line <= fits && line >= least(afterLine))
        return line;
    const qsizetype sentence =
        lastBoundary(text, QTextBoundaryFinder::Sentence, least(afterSentence), fits, entities);
    if (sentence > 0)
        return sentence;
    const qsizetype word = lastBoundary(text, QTextBoundaryFinder::Line, 0, fits, entities);
    return word > 0 ? word : fits;
}

/// Each with its number among all, behind so many.
void addNumbers(QStringList &parts, qsizetype before)
{
    for (qsizetype i = 0; i < parts.size(); ++i)
        parts[i] += QStringLiteral(" %1/%2").arg(before + i + 1).arg(before + parts.size());
}

QStringList split(const QString &text, const NetworkRules &rules, const MeasureOptions &options)
{
    QStringList parts;
    QString rest = text.trimmed();
    while (!rest.isEmpty()) {
        const QString seen = rest.first(std::min(rest.size(), window));
        const TextMeasure measure = measureText(seen, rules, options);
        if (!measure.over && seen.size() == rest.size()) {
            parts.append(rest);
            break;
        }
        // One character that does not fit goes out as it is, and is refused with the network's words.
        const qsizetype end = measure.fits > 0 ? goodEnd(seen, measure.fits, measure.entities)
                                               : std::max<qsizetype>(1, rest.size());
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
    const auto limit = options.limit      ? options.limit
                       : rules.text.limit ? std::optional(rules.text.limit->value)
                                          : std::nullopt;
    if (limit)
        options.limit = std::max<qint64>(1, *limit - units);
    if (rules.text.maxBytes)
        rules.text.maxBytes->value = std::max<qint64>(1, rules.text.maxBytes->value - units);
    return rules;
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

QStringList splitToFit(const QString &text, const NetworkRules &rules, const MeasureOptions &options,
                       bool numbers, qsizetype before)
{
    QStringList parts = split(text, rules, options);
    if (!numbers || before + parts.size() < 2)
        return parts;
    // With more digits less fits, which may need more digits.
    for (int digits = 1;; ++digits) {
        MeasureOptions less = options;
        const qsizetype reserved = 2 * digits + 2; // " 1/4"
        const NetworkRules tighter = lessBy(rules, less, reserved);
        parts = split(text, tighter, less);
        if (QString::number(before + parts.size()).size() <= digits)
            break;
    }
    addNumbers(parts, before);
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
    case ThreadMode::Parts: {
        QStringList parts = splitAtMarks(text);
        if (numbers && before + parts.size() > 1)
            addNumbers(parts, before);
        return parts;
    }
    }
    return {text};
}

} // namespace hatstand::networks
