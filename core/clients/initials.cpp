// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clients/initials.h"

#include "base/graphemes.h"

#include <QStringList>

namespace hatstand::clients
{

namespace
{
bool startsWithLetter(QStringView text)
{
    if (text.isEmpty())
        return false;
    const char32_t first = text.size() > 1 && text[0].isHighSurrogate() && text[1].isLowSurrogate()
                               ? QChar::surrogateToUcs4(text[0], text[1])
                               : text[0].unicode();
    return QChar::isLetterOrNumber(first);
}

/// The graphemes of a word that begin with a letter or a digit, at most two.
QStringList lettersOf(const QString &word)
{
    QStringList letters;
    qsizetype start = 0;
    for (const qsizetype end : graphemeEnds(word)) {
        const QStringView cluster = QStringView(word).mid(start, end - start);
        if (startsWithLetter(cluster))
            letters << cluster.toString();
        if (letters.size() == 2)
            break;
        start = end;
    }
    return letters;
}
} // namespace

QString initialsOf(const QString &name)
{
    const QString plain = name.simplified();
    QList<QStringList> words;
    for (const QString &word : plain.split(u' ', Qt::SkipEmptyParts)) {
        if (const QStringList letters = lettersOf(word); !letters.isEmpty())
            words << letters;
    }
    if (words.isEmpty())
        return firstGraphemes(plain, 1);
    // toUpper may lengthen: "ß" becomes "SS".
    if (words.size() == 1)
        return firstGraphemes(words.first().join(QString()).toUpper(), 2);
    return firstGraphemes(words[0].first().toUpper(), 1) + firstGraphemes(words[1].first().toUpper(), 1);
}

} // namespace hatstand::clients
