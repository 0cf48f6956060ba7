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
/// Fewer letters or words tell nothing.
constexpr int fewestLetters = 6;
constexpr int fewestWords = 2;
/// With so many CLD2's own word counts, and raises a doubt about what the writer's program declared.
constexpr int usualLetters = 16;
/// With fewer it may be pressed for an answer, which has to look very much like the language.
constexpr int briefLetters = 24;
/// How much: CLD2's score for a thousand bytes. Below, too many short texts are in another language.
constexpr double briefScore = 1300;
/// With so many letters a text speaks against what the writer's program declared.
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
    bool isSure = false;
};

struct Answer
{
    CLD2::Language language = CLD2::UNKNOWN_LANGUAGE;
    bool isReliable = false; ///< as CLD2 has it, and enough of the text is in it
    double score = 0;        ///< for a thousand bytes
};

Answer ask(const std::string &text, int flags)
{
    std::array<CLD2::Language, 3> languages{};
    std::array<int, 3> percents{};
    std::array<double, 3> scores{};
    const CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    bool isReliable = false;
    int textBytes = 0;
    int validBytes = 0;
    CLD2::ExtDetectLanguageSummaryCheckUTF8(text.data(), static_cast<int>(text.size()), true, &hints, flags,
                                            languages.data(), percents.data(), scores.data(), nullptr,
                                            &textBytes, &isReliable, &validBytes);
    return {languages[0], isReliable && percents[0] >= leastShare, scores[0]};
}

Detected detect(const PlainWords &plain)
{
    const Answer usual = ask(plain.text, 0);
    if (usual.language != CLD2::UNKNOWN_LANGUAGE && usual.isReliable && plain.letters >= usualLetters)
        return {usual.language, true};
    if (plain.letters >= briefLetters)
        return {usual.language, false};
    // It would rather not say; asked to say something, it tells by the score how much that is worth.
    const Answer pressed = ask(plain.text, CLD2::kCLDFlagBestEffort);
    return {pressed.language, pressed.isReliable && pressed.score >= briefScore &&
                                  plain.letters >= fewestLetters && plain.words >= fewestWords};
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
    const Detected detected = detect(plain);
    const std::string tag =
        detected.language == CLD2::UNKNOWN_LANGUAGE ? std::string() : tagOf(detected.language);
    if (!declared.empty() && primaryLanguage(tag) == declared)
        return tag;
    const bool isWide = std::binary_search(widelyWritten.begin(), widelyWritten.end(), primaryLanguage(tag));
    const bool isSure =
        !tag.empty() && detected.isSure && (isWide || plain.letters >= lettersForRareLanguage);
    if (declared.empty() || (isSure && plain.letters >= manyLetters))
        return isSure ? std::optional(tag) : std::nullopt;
    // The text says something else, but not loudly enough to be believed either.
    return isSure && plain.letters >= usualLetters ? std::nullopt : std::optional(declared);
}

} // namespace hatstand::listen
