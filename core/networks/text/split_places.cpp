// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/text/split_places.h"

#include "base/graphemes.h"
#include "networks/text/characters.h"

#include <QSet>
#include <QTextBoundaryFinder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace hatstand::networks
{

namespace
{
/// How full a part is at least when it ends at such a place, of what would fit: a part of two lines followed
/// by a full one reads worse than one that ends with a sentence.
constexpr double afterParagraph = 0.35;
constexpr double afterLine = 0.5;
constexpr double afterSentence = 0.5;
constexpr double insideWord = 0.5;
/// So much is looked at behind a place to know whether a sentence or line may end there.
constexpr qsizetype ahead = 64;

qsizetype least(qsizetype fits, double part)
{
    return static_cast<qsizetype>(static_cast<double>(fits) * part);
}

bool isInside(const TextEntities &entities, qsizetype at)
{
    return std::ranges::any_of(
        entities, [at](const TextEntity &entity) { return entity.start < at && at < entity.end(); });
}

/// The last place of that kind in (from, until] that is in no entity and that is wanted; -1: none.
template <class IsWanted>
qsizetype lastBoundary(const QString &text, QTextBoundaryFinder::BoundaryType type, qsizetype from,
                       qsizetype until, const TextEntities &entities, const IsWanted &isWanted)
{
    QTextBoundaryFinder finder(type, text);
    finder.setPosition(until);
    qsizetype at = finder.isAtBoundary() ? until : finder.toPreviousBoundary();
    while (at > from && (isInside(entities, at) || !isWanted(at)))
        at = finder.toPreviousBoundary();
    return at > from ? at : -1;
}

/// "10 km" and "Quoi !" stay together where a no-break space holds them.
bool isBreakingSpace(QChar character)
{
    return character.isSpace() && character != QChar(QChar::Nbsp) && character != QChar(0x2007) &&
           character != QChar(0x202F);
}

bool isShortNumber(QStringView word)
{
    // Four digits are a year more often than a place in a list.
    return word.size() <= 3 && std::ranges::all_of(word, [](QChar c) { return c.isDigit(); });
}

/// Words before a full stop that goes on in the same sentence, in small letters. Unicode's rule (UAX 29)
/// knows only that a small letter behind the stop goes on; a name, or a German noun, begins with a capital
/// one. Only what stands before such is here, and nothing that is a word of another language too; "etc." and
/// "Ltd." end sentences too often. One that is missing costs a part that ends in an odd place; one too many a
/// part that ends a sentence earlier.
bool isAbbreviation(const QString &word)
{
    static const QSet<QString> words{
        // English
        u"mr"_s, u"mrs"_s, u"ms"_s, u"mx"_s, u"dr"_s, u"prof"_s, u"rev"_s, u"st"_s, u"mt"_s, u"capt"_s,
        u"sgt"_s, u"gov"_s, u"sen"_s, u"vs"_s, u"approx"_s,
        // German
        u"hr"_s, u"dipl"_s, u"ing"_s, u"bzw"_s, u"ca"_s, u"evtl"_s, u"ggf"_s, u"inkl"_s, u"exkl"_s, u"zzgl"_s,
        u"vgl"_s, u"sog"_s, u"bspw"_s, u"geb"_s, u"hl"_s, u"mio"_s, u"mrd"_s,
        // French
        u"mme"_s, u"mmes"_s, u"mlle"_s, u"mgr"_s, u"cf"_s, u"av"_s, u"env"_s,
        // Spanish and Portuguese
        u"sr"_s, u"sra"_s, u"srta"_s, u"dra"_s, u"profa"_s, u"ud"_s, u"uds"_s, u"avda"_s, u"aprox"_s,
        u"exmo"_s, u"exma"_s, u"eng"_s,
        // Italian
        u"sig"_s, u"dott"_s, u"avv"_s, u"geom"_s,
        // Dutch
        u"dhr"_s, u"mevr"_s, u"mw"_s, u"drs"_s, u"bijv"_s,
        // Polish and Czech
        u"np"_s, u"ul"_s, u"tzw"_s, u"św"_s, u"inż"_s, u"např"_s, u"tzv"_s,
        // Russian
        u"ул"_s, u"им"_s, u"проф"_s, u"св"_s};
    return words.contains(word);
}

/// Those that go on only where a number follows: "No. 5", but "No. We are closed."
bool goesOnWithNumber(const QString &word)
{
    static const QSet<QString> words{u"no"_s,  u"nos"_s, u"nr"_s,  u"núm"_s, u"num"_s, u"č"_s,    u"vol"_s,
                                     u"fig"_s, u"art"_s, u"abb"_s, u"abs"_s, u"kap"_s, u"bd"_s,   u"cap"_s,
                                     u"pp"_s,  u"pág"_s, u"tel"_s, u"тел"_s, u"jan"_s, u"feb"_s,  u"mar"_s,
                                     u"apr"_s, u"jun"_s, u"jul"_s, u"aug"_s, u"sep"_s, u"sept"_s, u"oct"_s,
                                     u"okt"_s, u"nov"_s, u"dec"_s, u"dez"_s};
    return words.contains(word);
}

/// Whether what Unicode takes for the end of a sentence is one to a reader.
bool endsSentence(const QString &text, qsizetype at)
{
    const QStringView before = QStringView(text).first(at);
    QStringView said = before;
    while (!said.isEmpty() && said.back().isSpace())
        said.chop(1);
    if (before.sliced(said.size()).contains(u'\n'))
        return true;
    const auto closes = [](QChar c) {
        return c == u'"' || c == u'\'' || c.category() == QChar::Punctuation_Close ||
               c.category() == QChar::Punctuation_FinalQuote;
    };
    while (!said.isEmpty() && closes(said.back()))
        said.chop(1);
    if (!said.endsWith(u'.'))
        return true;
    said.chop(1);
    qsizetype start = said.size();
    while (start > 0 && (said[start - 1].isLetterOrNumber() || said[start - 1].isMark()))
        --start;
    const QStringView last = said.sliced(start);
    if (last.isEmpty())
        return true; // "..."
    // "J. Smith", "z. B. Brot"; "1. Mix", "am 3. Mai".
    if (last.size() == 1 || isShortNumber(last))
        return false;
    const QString word = last.toString().toLower();
    const bool numberFollows = at < text.size() && text[at].isDigit();
    return !isAbbreviation(word) && !(numberFollows && goesOnWithNumber(word));
}

/// A script that puts no spaces between words, so that a line may end between most of its characters. Not
/// Hangul: Unicode allows a line to end inside a Korean word, but Korean has spaces.
bool isWithoutSpaces(char32_t character)
{
    switch (QChar::script(character)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Bopomofo:
    case QChar::Script_Yi:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
    case QChar::Script_Tibetan:
        return true;
    default:
        return false;
    }
}

bool partsWordsWithoutSpace(const QString &text, qsizetype at)
{
    if (at <= 0 || at >= text.size())
        return false;
    const char32_t before = codePointBefore(text, at).value;
    const char32_t after = codePointAt(text, at).value;
    const bool inKorean =
        QChar::script(before) == QChar::Script_Hangul || QChar::script(after) == QChar::Script_Hangul;
    return !inKorean && (isWithoutSpaces(before) || isWithoutSpaces(after));
}

/// Behind the last white space, or between two words of a script that has none; -1: there is but one word.
qsizetype lastWordEnd(const QString &text, qsizetype until, const TextEntities &entities)
{
    qsizetype space = until;
    while (space > 0 && !isBreakingSpace(text[space - 1]))
        --space;
    const qsizetype later =
        space == until ? -1
                       : lastBoundary(text, QTextBoundaryFinder::Line, space, until, entities,
                                      [&text](qsizetype at) { return partsWordsWithoutSpace(text, at); });
    return later > 0 ? later : space > 0 ? space : -1;
}

/// Where a line could end (behind a hyphen), and no character is cut in two: Qt 6.4 knows older emoji only.
qsizetype endInsideWord(const QString &text, qsizetype fits, const TextEntities &entities)
{
    const std::vector<qsizetype> characters = graphemeEnds(QStringView(text).first(fits));
    const qsizetype at = lastBoundary(
        text, QTextBoundaryFinder::Line, least(fits, insideWord), fits, entities,
        [&characters](qsizetype place) { return std::ranges::binary_search(characters, place); });
    return at > 0 ? at : fits;
}
} // namespace

qsizetype goodEnd(const QString &text, qsizetype fits, const TextEntities &entities)
{
    // A break directly behind what fits is as good as one within.
    const qsizetype paragraph = text.lastIndexOf(QLatin1StringView("\n\n"), fits);
    if (paragraph > 0 && paragraph >= least(fits, afterParagraph))
        return paragraph;
    const qsizetype line = text.lastIndexOf(QLatin1Char('\n'), fits);
    if (line > 0 && line >= least(fits, afterLine))
        return line;
    qsizetype until = fits;
    while (until < text.size() && isBreakingSpace(text[until]))
        ++until;
    const QString seen = text.first(std::min(text.size(), until + ahead));
    const qsizetype sentence =
        lastBoundary(seen, QTextBoundaryFinder::Sentence, least(fits, afterSentence), until, entities,
                     [&seen](qsizetype at) { return at < seen.size() && endsSentence(seen, at); });
    if (sentence > 0)
        return sentence;
    const qsizetype word = lastWordEnd(seen, until, entities);
    return word > 0 ? word : endInsideWord(seen, fits, entities);
}

} // namespace hatstand::networks
