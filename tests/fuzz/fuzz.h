// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

/// What libFuzzer calls with each input. Answers 0; ends the program where a law is broken.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace hatstand::fuzz
{

inline std::string bytes(const std::uint8_t *data, std::size_t size)
{
    return size == 0 ? std::string()
                     : std::string(static_cast<const char *>(static_cast<const void *>(data)), size);
}

/// Ends the program with the law's words where it does not hold.
inline void law(bool holds, const char *words)
{
    if (holds)
        return;
    std::fprintf(stderr, "broken: %s\n", words);
    std::abort();
}

} // namespace hatstand::fuzz
