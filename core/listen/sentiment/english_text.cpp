// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/sentiment/english_text.h"

#include "listen/sentiment/utf8_reader.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string>

namespace hatstand::listen
{

namespace
{
/// What a byte may be, several at once for those of a word.
enum ByteKind : unsigned char {
    Plain = 0,
    Lower = 1,
    Upper = 2,
    Punctuation = 4,
    Space = 8,
    High = 16, ///< part of a character beyond ASCII
};

constexpr std::array<unsigned char, 256> makeKinds()
{
    std::array<unsigned char, 256> kinds{};
    for (unsigned c = 0; c < 256; ++c) {
        if (c >= 0x80)
            kinds[c] = High;
        else if (c == 0x20 || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F))
            kinds[c] = Space;
        else if (c >= 'a' && c <= 'z')
            kinds[c] = Lower;
        else if (c >= 'A' && c <= 'Z')
            kinds[c] = Upper;
        else if (c > 0x20 && c < 0x7F && (c < '0' || c > '9'))
            kinds[c] = Punctuation;
    }
    return kinds;
}
constexpr auto kinds = makeKinds();

unsigned kindOf(char c)
{
    return kinds[static_cast<unsigned char>(c)];
}

/// Where the first byte beyond ASCII stands from there on; the length of the text where there is none.
std::size_t nextHigh(std::string_view text, std::size_t from)
{
    constexpr std::uint64_t highBits = 0x8080808080808080U;
    for (std::uint64_t bytes = 0; from + sizeof bytes <= text.size(); from += sizeof bytes) {
        std::memcpy(&bytes, text.data() + from, sizeof bytes);
        if ((bytes & highBits) != 0)
            break;
    }
    while (from < text.size() && kindOf(text[from]) != High)
        ++from;
    return from;
}

/// The emoji in the text by their names, or the text as it is where there are none.
std::string_view withEmojiNamed(std::string_view text, const Lexicon &lexicon, std::string &room)
{
    std::size_t copied = 0;                    // of the text
    std::size_t behindEmoji = text.size() + 1; // where the last one ended
    for (std::size_t i = nextHigh(text, 0); i < text.size(); i = nextHigh(text, i)) {
        const auto lead = static_cast<unsigned char>(text[i]);
        // All emoji of one code point begin with these.
        const bool mayBe = lead == 0xF0 || lead == 0xE2 || lead == 0xE3 || lead == 0xC2;
        const CodePoint character = mayBe ? codePointAt(text, i) : CodePoint{0, 1};
        const std::string_view name = mayBe ? lexicon.emojiName(character.value) : std::string_view();
        if (!name.empty()) {
            room += text.substr(copied, i - copied);
            if (i > 0 && (i == behindEmoji || text[i - 1] != ' '))
                room += ' ';
            room += name;
            copied = behindEmoji = i + character.length;
        }
        i += character.length;
    }
    if (copied == 0)
        return text;
    room += text.substr(copied);
    return room;
}

std::string_view withoutPunctuation(std::string_view token)
{
    std::string_view word = token;
    while (!word.empty() && kindOf(word.front()) == Punctuation)
        word.remove_prefix(1);
    while (!word.empty() && kindOf(word.back()) == Punctuation)
        word.remove_suffix(1);
    return word;
}

std::size_t characterCount(std::string_view word)
{
    std::size_t count = 0;
    for (std::size_t i = 0; i < word.size() && count < 3; i += codePointAt(word, i).length)
        ++count;
    return count;
}

bool negatesByItsEnd(std::string_view word)
{
    for (std::size_t at = word.find('\'', 1); at != std::string_view::npos && at + 1 < word.size();
         at = word.find('\'', at + 1)) {
        if ((word[at - 1] | 0x20) == 'n' && (word[at + 1] | 0x20) == 't')
            return true;
    }
    return false;
}

/// As Python's str.isupper: some letter is a capital, and none is of another case.
bool isUpperBeyondAscii(std::string_view word)
{
    bool some = false;
    for (std::size_t i = 0; i < word.size();) {
        const CodePoint character = codePointAt(word, i);
        const auto c = static_cast<UChar32>(character.value);
        if (u_isULowercase(c) || u_istitle(c))
            return false;
        some = some || u_isUUppercase(c);
        i += character.length;
    }
    return some;
}

/// The one character beyond ASCII whose lower case is within: the sign of Kelvin.
constexpr std::string_view kelvin = "\xE2\x84\xAA";

std::string withPlainKelvin(std::string_view word)
{
    std::string plain;
    for (std::size_t i = 0; i < word.size();) {
        const bool isKelvin = word.substr(i).starts_with(kelvin);
        plain += isKelvin ? 'k' : word[i];
        i += isKelvin ? kelvin.size() : 1;
    }
    return plain;
}

EnglishWord readWord(std::string_view token, unsigned seen, const WordTable &table)
{
    std::string_view word = (seen & Punctuation) != 0 ? withoutPunctuation(token) : token;
    if (word.size() <= 2 || ((seen & High) != 0 && characterCount(word) <= 2))
        word = token;
    EnglishWord read;
    const WordRecord *record = nullptr;
    if ((seen & High) == 0) {
        read.isUpper = (seen & (Upper | Lower)) == Upper;
        record = table.find(word);
    } else {
        read.isUpper = isUpperBeyondAscii(word);
        if (word.find(kelvin) != std::string_view::npos)
            record = table.find(withPlainKelvin(word));
    }
    if (record != nullptr) {
        read.marks = record->marks;
        read.tenths = record->value;
    }
    if ((seen & Punctuation) != 0 && negatesByItsEnd(word))
        read.marks |= EnglishMark::negates;
    return read;
}
} // namespace

EnglishText readEnglish(std::string_view utf8, const Lexicon &lexicon)
{
    std::string room;
    const std::string_view text = withEmojiNamed(utf8, lexicon, room);
    EnglishText read;
    read.exclamations = static_cast<int>(std::count(text.begin(), text.end(), '!'));
    read.questions = static_cast<int>(std::count(text.begin(), text.end(), '?'));
    std::size_t i = 0;
    while (i < text.size()) {
        const std::size_t begin = i;
        unsigned seen = 0;
        std::size_t space = 0;
        for (; i < text.size(); ++i) {
            const unsigned kind = kindOf(text[i]);
            space = kind == Space ? 1 : kind == High ? spaceLengthAt(text, i) : 0;
            if (space > 0)
                break;
            seen |= kind;
        }
        const std::string_view token = text.substr(begin, i - begin);
        i += space;
        if (token.empty())
            continue;
        read.words.push_back(readWord(token, seen, lexicon.words()));
        read.upperCount += read.words.back().isUpper ? 1 : 0;
    }
    return read;
}

} // namespace hatstand::listen
