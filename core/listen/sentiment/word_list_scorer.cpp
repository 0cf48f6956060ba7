// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/sentiment/word_list_scorer.h"

#include "listen/sentiment/utf8_reader.h"
#include "listen/sentiment/vader_rules.h"

#include <QVarLengthArray>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdlib>
#include <string>

namespace hatstand::listen
{

namespace
{
// As VADER has them.
constexpr double negation = -0.74;
constexpr qsizetype reachInWords = 3;
constexpr qsizetype longestExpression = 4; // words
constexpr std::size_t longestEmoticon = 5; // bytes

/// A word or a sign of the text.
struct Piece
{
    std::size_t begin = 0; ///< in the folded text
    std::size_t end = 0;
    double valence = 0;
    bool isSign = false;
    bool isTurned = false;
    bool negates = false;
};

using Pieces = QVarLengthArray<Piece, 192>;

struct FoldedText
{
    std::string words; ///< in lower case with one space between them
    Pieces pieces;
    int exclamations = 0;
    int questions = 0;
};

void append(std::string &text, UChar32 c)
{
    char bytes[U8_MAX_LENGTH];
    int32_t length = 0;
    U8_APPEND_UNSAFE(bytes, length, c);
    text.append(bytes, size_t(length));
}

/// The marks that letters bear when they are not one character with them.
bool isAccent(UChar32 c)
{
    return c >= 0x300 && c < 0x370;
}

bool isLetterOrDigit(UChar32 c)
{
    if (c < 0x80)
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return u_isalnum(c) != 0;
}

UChar32 lowerOf(UChar32 c, bool hasDotlessI)
{
    constexpr UChar32 dotless = 0x131;
    constexpr UChar32 dotted = 0x130;
    if (hasDotlessI && c == 'I')
        return dotless;
    if (c < 0x80)
        return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    return c == dotted ? 'i' : u_tolower(c);
}

/// What the lexicon says of an emoji by its name.
double valenceOfEmoji(char32_t codePoint, const Lexicon &lexicon)
{
    const std::string_view name = lexicon.emojiName(codePoint);
    double sum = 0;
    if (!name.empty()) {
        for (const WordValence &word : valencesOf(readEnglish(name, lexicon)))
            sum += word.valence;
    }
    return sum;
}

/// The emoticon that begins there, up to white space or the end; 0 where there is none.
std::size_t emoticonAt(std::string_view text, std::size_t at, const Lexicon &lexicon, double &valence)
{
    std::size_t end = at;
    while (end < text.size() && end - at <= longestEmoticon && spaceLengthAt(text, end) == 0)
        ++end;
    const std::string_view token = text.substr(at, end - at);
    const WordRecord *record =
        token.size() > 1 && token.size() <= longestEmoticon ? lexicon.words().find(token) : nullptr;
    if (record == nullptr || record->value == 0)
        return 0;
    valence = record->value / 10.0;
    return token.size();
}

/// Divides a text; words are left out where no list is there to look them up in.
class Folding
{
public:
    Folding(std::string_view text, const Lexicon &lexicon, const WordList *list)
        : m_text(text), m_lexicon(lexicon), m_list(list)
    {
    }

    FoldedText fold()
    {
        m_folded.words.reserve(m_text.size() + 8);
        bool atStart = true; // of what white space parts
        for (std::size_t i = 0; i < m_text.size();) {
            const std::size_t sign = atStart ? takeEmoticon(i) : 0;
            const CodePoint character = sign > 0 ? CodePoint{0, sign} : codePointAt(m_text, i);
            if (sign == 0)
                takeCharacter(character);
            i += character.length;
            atStart = i < m_text.size() && spaceLengthAt(m_text, i - character.length) > 0;
        }
        endWord();
        return std::move(m_folded);
    }

private:
    std::size_t takeEmoticon(std::size_t at)
    {
        const auto lead = static_cast<unsigned char>(m_text[at]);
        if (lead >= 0x80 || isLetterOrDigit(lead))
            return 0;
        double valence = 0;
        const std::size_t length = emoticonAt(m_text, at, m_lexicon, valence);
        if (length > 0)
            addSign(valence);
        return length;
    }

    void takeCharacter(const CodePoint &character)
    {
        const auto c = static_cast<UChar32>(character.value);
        if (isLetterOrDigit(c) || (m_isInWord && isAccent(c))) {
            if (m_list == nullptr)
                return;
            if (!m_isInWord) {
                if (!m_folded.words.empty())
                    m_folded.words += ' ';
                m_folded.pieces.push_back({m_folded.words.size(), 0, 0, false, false, false});
                m_isInWord = true;
            }
            const UChar32 lower = lowerOf(c, m_list->hasDotlessI());
            if (lower < 0x80)
                m_folded.words += static_cast<char>(lower);
            else
                append(m_folded.words, lower);
            return;
        }
        endWord();
        m_folded.exclamations += c == '!' ? 1 : 0;
        m_folded.questions += c == '?' ? 1 : 0;
        if (c >= 0xA9) {
            if (const double valence = valenceOfEmoji(character.value, m_lexicon); valence != 0)
                addSign(valence);
        }
    }

    void addSign(double valence)
    {
        endWord();
        m_folded.pieces.push_back(
            {m_folded.words.size(), m_folded.words.size(), valence, true, false, false});
    }

    void endWord()
    {
        if (m_isInWord)
            m_folded.pieces.back().end = m_folded.words.size();
        m_isInWord = false;
    }

    std::string_view m_text;
    const Lexicon &m_lexicon;
    const WordList *m_list;
    FoldedText m_folded;
    bool m_isInWord = false;
};

std::string_view textOf(const FoldedText &text, const Piece &first, const Piece &last)
{
    return std::string_view(text.words).substr(first.begin, last.end - first.begin);
}

/// How many words from there on are a rated expression, which gets its value; 1 where none is.
qsizetype takeExpression(FoldedText &text, qsizetype first, const WordList &list)
{
    Pieces &pieces = text.pieces;
    qsizetype count = 1;
    while (count < longestExpression && first + count < pieces.size() && !pieces[first + count].isSign)
        ++count;
    for (; count > 1; --count) {
        const int value = list.lookUp(textOf(text, pieces[first], pieces[first + count - 1])).value;
        if (value == 0)
            continue;
        pieces[first].valence = value;
        pieces[first].negates = false; // together with the others it says something else
        return count;
    }
    return 1;
}

/// Gives the words their values, the longest expression first. The first word of one carries its value.
void rate(FoldedText &text, const WordList &list)
{
    for (qsizetype i = 0; i < text.pieces.size();) {
        Piece &word = text.pieces[i];
        qsizetype taken = 1;
        if (!word.isSign) {
            const ListedWord listed = list.lookUp(textOf(text, word, word));
            word.valence = listed.value;
            word.negates = listed.negates;
            if (listed.beginsExpression)
                taken = takeExpression(text, i, list);
        }
        i += taken;
    }
}

/// The nearest rated word in one direction from a place; null where there is none near.
Piece *nearest(Pieces &pieces, qsizetype from, qsizetype step)
{
    for (qsizetype k = 1; k <= reachInWords; ++k) {
        const qsizetype at = from + k * step;
        if (at < 0 || at >= pieces.size() || pieces[at].isSign)
            return nullptr;
        if (pieces[at].valence != 0)
            return &pieces[at];
    }
    return nullptr;
}

void negate(FoldedText &text, const WordList &list)
{
    for (qsizetype i = 0; i < text.pieces.size(); ++i) {
        Piece &word = text.pieces[i];
        if (!word.negates)
            continue;
        word.valence = 0; // as itself it says nothing
        Piece *turned = list.reach() == NegationReach::Before ? nullptr : nearest(text.pieces, i, 1);
        if (turned == nullptr && list.reach() != NegationReach::After)
            turned = nearest(text.pieces, i, -1);
        // Two negations of one word are still one ("nie … nigdy").
        if (turned != nullptr && !std::exchange(turned->isTurned, true))
            turned->valence *= negation;
    }
}

Scores added(const FoldedText &text)
{
    ScoreSum sum;
    for (const Piece &piece : text.pieces)
        sum.add(piece.valence);
    return sum.scores(text.exclamations, text.questions);
}
} // namespace

Scores WordListScorer::score(std::string_view utf8) const
{
    FoldedText text = Folding(utf8, m_lexicon, &m_list).fold();
    rate(text, m_list);
    negate(text, m_list);
    return added(text);
}

Scores scoreSigns(std::string_view utf8, const Lexicon &lexicon)
{
    return added(Folding(utf8, lexicon, nullptr).fold());
}

} // namespace hatstand::listen
