// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/sentiment/word_table.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace hatstand::listen
{

namespace
{
constexpr std::size_t longestWord = 255;

template <typename Number>
std::uint64_t load(const char *from)
{
    Number number;
    std::memcpy(&number, from, sizeof number);
    return number;
}

/// The next up to eight bytes as one number, never reading behind them.
std::uint64_t piece(const char *from, std::size_t left)
{
    if (left >= 8)
        return load<std::uint64_t>(from);
    if (left >= 4)
        return load<std::uint32_t>(from) | load<std::uint32_t>(from + left - 4) << ((left - 4) * 8);
    const auto byte = [from](std::size_t i) {
        return std::uint64_t(static_cast<unsigned char>(from[i])) << (i * 8);
    };
    return byte(0) | byte(left / 2) | byte(left - 1);
}

/// Eight bytes at once, with A to Z as a to z.
std::uint64_t folded(std::uint64_t bytes)
{
    constexpr std::uint64_t each = 0x0101010101010101U;
    const std::uint64_t low = bytes & (each * 0x7F);
    const std::uint64_t aboveZ = low + each * (0x7F - 'Z');
    const std::uint64_t fromA = low + each * (0x80 - 'A');
    const std::uint64_t upper = ~bytes & (each * 0x80) & (fromA ^ aboveZ);
    return bytes | upper >> 2U;
}

/// Four bits a slot.
constexpr std::size_t slotsPerFilterWord = 16;

/// Which bit of the filter: other bits of the hash than those that choose the slot.
struct FilterBit
{
    std::size_t word;
    std::uint64_t bit;
};

FilterBit filterBitOf(std::uint64_t hash, std::size_t words)
{
    return {(hash >> 26U) & (words - 1), std::uint64_t{1} << (hash >> 58U)};
}

std::uint32_t tagOf(std::uint64_t hash)
{
    return static_cast<std::uint32_t>(hash >> 32U) | 1U;
}
} // namespace

std::uint64_t foldedHash(std::string_view word)
{
    constexpr std::uint64_t factor = 0x9E3779B97F4A7C15U;
    std::uint64_t hash = word.size() * factor;
    for (std::size_t i = 0; i < word.size(); i += 8) {
        hash = (hash ^ folded(piece(word.data() + i, word.size() - i))) * factor;
        hash ^= hash >> 29U;
    }
    return hash * 0xBF58476D1CE4E5B9U;
}

WordTable::WordTable(std::size_t expected)
    : m_slots(std::bit_ceil(std::max<std::size_t>(expected, 8) * 2))
    , m_filter(m_slots.size() / slotsPerFilterWord)
{
}

bool WordTable::isWordAt(std::uint32_t place, std::string_view word) const
{
    const char *known = m_words.data() + place;
    if (static_cast<unsigned char>(*known++) != word.size())
        return false;
    for (std::size_t i = 0; i < word.size(); i += 8) {
        if (folded(piece(word.data() + i, word.size() - i)) != piece(known + i, word.size() - i))
            return false;
    }
    return true;
}

std::size_t WordTable::slotOf(std::string_view word, std::uint64_t hash) const
{
    const std::size_t mask = m_slots.size() - 1;
    const std::uint32_t tag = tagOf(hash);
    std::size_t at = hash & mask;
    while (m_slots[at].tag != 0 && (m_slots[at].tag != tag || !isWordAt(m_slots[at].place, word)))
        at = (at + 1) & mask;
    return at;
}

const WordRecord *WordTable::find(std::string_view word) const
{
    if (word.empty() || word.size() > m_longest)
        return nullptr;
    const std::uint64_t hash = foldedHash(word);
    const FilterBit filter = filterBitOf(hash, m_filter.size());
    if ((m_filter[filter.word] & filter.bit) == 0)
        return nullptr;
    const Slot &slot = m_slots[slotOf(word, hash)];
    return slot.tag == 0 ? nullptr : &slot.record;
}

WordRecord &WordTable::put(std::string_view word)
{
    word = word.substr(0, longestWord);
    if ((m_size + 1) * 2 > m_slots.size())
        grow();
    const std::uint64_t hash = foldedHash(word);
    Slot &slot = m_slots[slotOf(word, hash)];
    if (slot.tag == 0) {
        const FilterBit filter = filterBitOf(hash, m_filter.size());
        m_filter[filter.word] |= filter.bit;
        slot.tag = tagOf(hash);
        slot.place = static_cast<std::uint32_t>(m_words.size());
        m_words += static_cast<char>(word.size());
        m_words += word;
        ++m_size;
        m_longest = std::max(m_longest, word.size());
    }
    return slot.record;
}

void WordTable::grow()
{
    std::vector<Slot> before(m_slots.size() * 2);
    before.swap(m_slots);
    m_filter.assign(m_slots.size() / slotsPerFilterWord, 0);
    for (const Slot &slot : before) {
        if (slot.tag == 0)
            continue;
        const char *known = m_words.data() + slot.place;
        const std::string_view word(known + 1, static_cast<unsigned char>(*known));
        const std::uint64_t hash = foldedHash(word);
        m_slots[slotOf(word, hash)] = slot;
        const FilterBit filter = filterBitOf(hash, m_filter.size());
        m_filter[filter.word] |= filter.bit;
    }
}

std::size_t WordTable::memory() const
{
    return m_slots.capacity() * sizeof(Slot) + m_filter.capacity() * sizeof(std::uint64_t) +
           m_words.capacity();
}

} // namespace hatstand::listen
