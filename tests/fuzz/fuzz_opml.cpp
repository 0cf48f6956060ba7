// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz.h"
#include "listen/feeds/opml.h"

using namespace hatstand::listen;
using hatstand::fuzz::law;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto document = readOpml(hatstand::fuzz::bytes(data, size));
    if (!document)
        return 0;
    const std::string written = writeOpml(*document);
    const auto again = readOpml(written);
    law(again.has_value(), "what is written can be read");
    law(writeOpml(*again) == written, "writing it again gives the same bytes");
    return 0;
}
