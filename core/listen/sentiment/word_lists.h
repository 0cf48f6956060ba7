// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/sentiment/lexicon.h"
#include "listen/sentiment/word_list.h"

#include <array>
#include <memory>
#include <mutex>
#include <string_view>

namespace hatstand::listen
{

/// The lists of words that come with the program, each read when it is first asked for (a few milliseconds)
/// and kept then: about 0.4 MB for English, 0.2 MB for each other language. Making one costs nothing. Safe to
/// use from many threads; what it hands out lives as long as it does.
class WordLists
{
public:
    WordLists();
    ~WordLists();
    WordLists(const WordLists &) = delete;
    WordLists &operator=(const WordLists &) = delete;

    /// VADER's lexicon.
    [[nodiscard]] const Lexicon &english() const;
    /// The list of a language by its BCP-47 tag ("pt-BR" reads "pt"); null where there is none, which also
    /// goes for English.
    [[nodiscard]] const WordList *of(std::string_view language) const;
    /// Whether there is one, without reading it. English has a lexicon instead.
    [[nodiscard]] static bool hasListOf(std::string_view language);

private:
    /// Read once, by whoever comes first.
    template <typename List>
    struct Shelf
    {
        std::once_flag once;
        std::unique_ptr<const List> list;
    };

    mutable Shelf<Lexicon> m_english;
    mutable std::array<Shelf<WordList>, 11> m_others;
};

/// The language of a tag without region and script, in lower case: "pt" of "pt-BR". Empty where it is no tag.
[[nodiscard]] std::string primaryLanguage(std::string_view tag);

} // namespace hatstand::listen
