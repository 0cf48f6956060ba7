// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace hatstand::listen
{

/// How much of a document is read. What is beyond is left out and noted as trouble; no limit is an error.
/// They are far above what real feeds have (the largest hold some thousand items in 10 MB).
struct FeedLimits
{
    std::size_t bytes = std::size_t{32} * 1024 * 1024; ///< after decoding to UTF-8
    std::size_t items = 20'000;
    std::size_t depth = 200;      ///< elements in each other
    std::size_t attributes = 128; ///< on one element
    std::size_t entityBytes =
        std::size_t{64} * 1024; ///< that all references to declared entities together expand to
    std::size_t entities = 256; ///< declared ones
    std::size_t extras = 200;   ///< elements of other vocabularies kept for one item
    /// What all addresses together may grow by being made absolute. A long xml:base above many short links
    /// would else make gigabytes of a small document.
    std::size_t baseBytes = std::size_t{64} * 1024 * 1024;
    std::size_t bindings = 256; ///< namespaces declared at one time
    std::size_t listed = 300;   ///< links, tags, people, media of one item, each
};

} // namespace hatstand::listen
