// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/hashtag_text.h"

#include "plan/hashtag_group.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace hatstand::ui::composer
{

namespace
{

/// Where the closing run of hashtags begins (behind the blank before it); the text's length without one.
qsizetype closingRun(const QString &text)
{
    qsizetype begin = text.size();
    qsizetype at = text.size();
    while (at > 0) {
        while (at > 0 && text[at - 1].isSpace())
            --at;
        qsizetype word = at;
        while (word > 0 && !text[word - 1].isSpace())
            --word;
        if (word == at || text[word] != QLatin1Char('#'))
            break;
        begin = word;
        at = word;
    }
    return begin;
}

/// Where the text ends without the blanks at its end.
qsizetype endOfWords(const QString &text)
{
    qsizetype end = text.size();
    while (end > 0 && text[end - 1].isSpace())
        --end;
    return end;
}

QRegularExpressionMatchIterator hashtagsIn(QStringView text)
{
    static const QRegularExpression pattern(QStringLiteral("[#\uFF03]([^\\s#.,;:!?()]+)"),
                                            QRegularExpression::UseUnicodePropertiesOption);
    return pattern.globalMatch(text);
}

QSet<QString> hashtagsOf(QStringView text)
{
    QSet<QString> found;
    auto matches = hashtagsIn(text);
    while (matches.hasNext())
        found.insert(matches.next().captured(1).toCaseFolded());
    return found;
}

/// Within sentences the words are needed; without their signs they are no hashtags.
QString withoutSigns(QString text, const QSet<QString> &tags)
{
    QList<qsizetype> signs;
    auto matches = hashtagsIn(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        if (tags.contains(match.captured(1).toCaseFolded()))
            signs.prepend(match.capturedStart());
    }
    for (const qsizetype sign : std::as_const(signs))
        text.remove(sign, 1);
    return text;
}

} // namespace

bool hasHashtags(const QString &text, const QStringList &tags)
{
    const QSet<QString> found = hashtagsOf(text);
    return std::all_of(tags.begin(), tags.end(),
                       [&found](const QString &tag) { return found.contains(tag.toCaseFolded()); });
}

QString withHashtags(const QString &text, const QStringList &tags)
{
    const QSet<QString> found = hashtagsOf(text);
    QStringList missing;
    for (const QString &tag : tags) {
        if (!found.contains(tag.toCaseFolded()))
            missing.append(QLatin1Char('#') + tag);
    }
    if (missing.isEmpty())
        return text;
    const QString kept = text.left(endOfWords(text));
    QString added = missing.join(QLatin1Char(' '));
    if (kept.isEmpty())
        return added;
    const bool follows = closingRun(kept) < kept.size();
    return kept + (follows ? QStringLiteral(" ") : QStringLiteral("\n\n")) + added;
}

QString withoutHashtags(const QString &text, const QStringList &tags)
{
    QSet<QString> dropped;
    for (const QString &tag : tags)
        dropped.insert(tag.toCaseFolded());
    const qsizetype begin = closingRun(text);
    QString kept = text.left(begin);
    const QStringList words =
        text.mid(begin).split(QRegularExpression(QStringLiteral("\\s+")), Qt::SkipEmptyParts);
    QStringList others;
    for (const QString &word : words) {
        if (!dropped.contains(word.mid(1).toCaseFolded()))
            others.append(word);
    }
    if (others.size() == words.size())
        return withoutSigns(text, dropped);
    kept += others.join(QLatin1Char(' '));
    while (!kept.isEmpty() && kept.back().isSpace())
        kept.chop(1);
    return kept;
}

QString hashtagAtEnd(const QString &text)
{
    const qsizetype sign = std::max(text.lastIndexOf(u'#'), text.lastIndexOf(QChar(0xFF03)));
    if (sign < 0)
        return {};
    const QString tag = text.mid(sign + 1);
    return hashtagsOf(QStringView(text).mid(sign)).contains(tag.toCaseFolded()) ? tag : QString();
}

bool addsOnlyHashtags(const QString &text, const QString &beginning)
{
    const qsizetype end = endOfWords(beginning);
    if (text.size() <= end || !QStringView(text).startsWith(QStringView(beginning).left(end)))
        return false;
    return closingRun(text) <= end || text.mid(end, closingRun(text) - end).trimmed().isEmpty();
}

QStringList addedHashtags(const QString &text, const QString &beginning)
{
    return plan::hashtagsFromText(text.mid(endOfWords(beginning)));
}

} // namespace hatstand::ui::composer
