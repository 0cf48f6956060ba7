// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hatstand::listen
{

/// What a list of words says about one of them.
struct WordRecord
{
    std::int16_t value = 0;  ///< in the unit of the list
    std::uint16_t marks = 0; ///< bits of the list's own; 0 where the word only has a value
};

/// Words and what is said about them, made for looking up and for little else: 12 bytes a slot, at most half
/// of them taken, and no word is compared that has another hash. ASCII letters are looked up in lower case;
/// of other letters the caller sees to the case. Safe to read from many threads.
class WordTable
{
public:
    /// `expected` words find room without the table growing.
    explicit WordTable(std::size_t expected);

    /// The record of that word, made where there was none. The word is kept as it is, so it has to be in
    /// lower case. The reference holds until the next call.
    WordRecord &put(std::string_view word);
    /// Null where the word is not known.
    [[nodiscard]] const WordRecord *find(std::string_view word) const;
    [[nodiscard]] std::size_t size() const { return m_size; }
    /// The length of the longest word in bytes.
    [[nodiscard]] std::size_t longest() const { return m_longest; }
    /// What it takes of memory, in bytes.
    [[nodiscard]] std::size_t memory() const;

private:
    struct Slot
    {
        std::uint32_t tag = 0; ///< of the hash; 0 where the slot is free
        std::uint32_t place = 0;
        WordRecord record;
    };
    [[nodiscard]] std::size_t slotOf(std::string_view word, std::uint64_t hash) const;
    [[nodiscard]] bool isWordAt(std::uint32_t place, std::string_view word) const;
    void grow();

    std::vector<Slot> m_slots;
    std::vector<std::uint64_t>
        m_filter;        ///< a bit for each word by its hash, four times as many bits as slots
    std::string m_words; ///< each with its length before it
    std::size_t m_size = 0;
    std::size_t m_longest = 0;
};

/// The hash that the table uses: the same for upper and lower case of ASCII letters.
[[nodiscard]] std::uint64_t foldedHash(std::string_view word);

} // namespace hatstand::listen
