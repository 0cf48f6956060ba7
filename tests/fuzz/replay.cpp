// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Gives the files of a corpus to a fuzzer's function, where there is no libFuzzer.
#include "fuzz.h"

#include <fstream>
#include <iterator>

int main(int count, char **paths)
{
    for (int i = 1; i < count; ++i) {
        std::ifstream file(paths[i], std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
        hatstand::fuzz::law(!file.bad() && file.is_open(), paths[i]);
        const auto *bytes = static_cast<const std::uint8_t *>(static_cast<const void *>(text.data()));
        if (LLVMFuzzerTestOneInput(bytes, text.size()) != 0)
            return 1;
    }
    return 0;
}
