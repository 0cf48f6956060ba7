// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/language/language_guess.h"

#include "listen/language/plain_words.h"
#include "listen/sentiment/utf8_reader.h"
#include "listen/sentiment/word_lists.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>
#include <array>

namespace hatstand::listen
{

namespace
{
/// So much of a text tells its language.
constexpr std::size_t enoughBytes = 160;
/// Fewer letters tell nothing, unless only one language is written with them.
constexpr int fewestLetters = 16;
/// With so many letters a text can speak against what the writer's program declared.
constexpr int manyLetters = 40;
/// And with so many it is believed to be in a language that few write: of short texts in a widely written
/// one, CLD2 takes some for a language that is like it (Galician for Spanish).
constexpr int lettersForRareLanguage = 100;
/// So much of the text must be in the language, in percent.
constexpr int leastShare = 80;

/// Sorted.
constexpr std::array<std::string_view, 33> widelyWritten{
    "ar", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "es", "fa", "fi", "fr", "he", "hi", "hu", "it",
    "ja", "ko", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sv", "ta", "th", "tr", "uk", "vi", "zh"};

struct Detected
{
    CLD2::Language language = CLD2::UNKNOWN_LANGUAGE;
    int share = 0; ///< percent
    bool isReliable = false;
};

Detected detect(const std::string &text)
{
    std::array<CLD2::Language, 3> languages{};
    std::array<int, 3> percents{};
    std::array<double, 3> scores{};
    const CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    int textBytes = 0;
    int validBytes = 0;
    Detected detected;
    CLD2::ExtDetectLanguageSummaryCheckUTF8(text.data(), static_cast<int>(text.size()), true, &hints, 0,
                                            languages.data(), percents.data(), scores.data(), nullptr,
                                            &textBytes, &detected.isReliable, &validBytes);
    detected.language = languages[0];
    detected.share = percents[0];
    return detected;
}

/// Words that make English sentences and that hardly stand in any other language. Sorted.
constexpr std::array<std::string_view, 61> englishWords{
    "about", "after", "all",   "and",   "any",    "are",   "because", "been", "but",   "can",  "could",
    "did",   "does",  "don't", "every", "from",   "get",   "going",   "had",  "has",   "have", "how",
    "i'm",   "it's",  "just",  "know",  "like",   "more",  "much",    "my",   "never", "not",  "now",
    "of",    "only",  "other", "out",   "really", "she",   "should",  "some", "that",  "the",  "their",
    "them",  "then",  "there", "these", "they",   "think", "this",    "very", "was",   "were", "what",
    "when",  "which", "who",   "with",  "would",  "you"};
/// So many words from the beginning are looked at.
constexpr int englishWindow = 24;

/// Whether a text is so clearly English that nothing else need be asked, which takes a tenth of the time.
bool isPlainlyEnglish(std::string_view words)
{
    int seen = 0;
    int hits = 0;
    while (!words.empty() && seen < englishWindow) {
        const std::size_t end = std::min(words.find(' '), words.size());
        std::array<char, 8> lower{};
        if (end > 0 && end < lower.size()) {
            std::transform(words.begin(), words.begin() + std::ptrdiff_t(end), lower.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? char(c + ('a' - 'A')) : c; });
            hits += std::binary_search(englishWords.begin(), englishWords.end(),
                                       std::string_view(lower.data(), end))
                        ? 1
                        : 0;
        }
        seen += end > 0 ? 1 : 0;
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return hits >= 3 && hits * 4 >= seen;
}

/// CLD2 has some codes from before they were changed.
std::string tagOf(CLD2::Language language)
{
    const std::string code = CLD2::LanguageCode(language);
    return code == "iw" ? "he" : code == "jw" ? "jv" : code == "tl" ? "fil" : code;
}
} // namespace

bool hasWords(std::string_view utf8)
{
    // By pieces: mostly the first one has some.
    while (!utf8.empty()) {
        std::size_t end = std::min<std::size_t>(64, utf8.size());
        while (end < utf8.size() && spaceLengthAt(utf8, end) == 0)
            ++end;
        if (plainWordsOf(utf8.substr(0, end), enoughBytes).words > 0)
            return true;
        utf8.remove_prefix(end);
    }
    return false;
}

std::optional<std::string> guessLanguage(std::string_view utf8, std::string_view hint)
{
    const PlainWords plain = plainWordsOf(utf8, enoughBytes);
    const std::string declared = primaryLanguage(hint);
    if (plain.words == 0)
        return std::nullopt;
    if ((declared.empty() || declared == "en") && isPlainlyEnglish(plain.text))
        return "en";
    const Detected detected = detect(plain.text);
    const bool isKnown = detected.language != CLD2::UNKNOWN_LANGUAGE && detected.share > 0;
    const std::string tag = isKnown ? tagOf(detected.language) : std::string();
    if (!declared.empty() && primaryLanguage(tag) == declared)
        return tag;
    const bool isWide = std::binary_search(widelyWritten.begin(), widelyWritten.end(), primaryLanguage(tag));
    const bool isSure = isKnown && detected.isReliable && detected.share >= leastShare &&
                        (isWide || plain.letters >= lettersForRareLanguage);
    if (declared.empty())
        return isSure && plain.letters >= fewestLetters ? std::optional(tag) : std::nullopt;
    if (isSure && plain.letters >= manyLetters)
        return tag;
    // The text says something else, but not loudly enough to be believed either.
    return isSure && plain.letters >= fewestLetters ? std::nullopt : std::optional(declared);
}

} // namespace hatstand::listen
