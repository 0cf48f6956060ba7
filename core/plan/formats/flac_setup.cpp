// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/formats/flac_setup.h"

namespace hatstand::plan
{

std::optional<Patches> flacPatches(const QByteArray &setup)
{
    constexpr qsizetype markLength = 4;
    constexpr int streamInfo = 0;
    constexpr qsizetype streamInfoLength = 34;
    constexpr int padding = 1;
    constexpr int seekTable = 3;
    if (!setup.startsWith("fLaC"))
        return std::nullopt;
    Patches patches;
    bool isLast = false;
    qsizetype at = markLength;
    while (!isLast) {
        if (setup.size() - at < 4)
            return std::nullopt;
        const auto head = uchar(setup[at]);
        const qsizetype length =
            uchar(setup[at + 1]) << 16 | uchar(setup[at + 2]) << 8 | uchar(setup[at + 3]);
        const int type = head & 0x7F;
        isLast = (head & 0x80) != 0;
        const bool isFirst = at == markLength;
        if (length > setup.size() - at - 4 || isFirst != (type == streamInfo) ||
            (isFirst && length != streamInfoLength))
            return std::nullopt;
        if (!isFirst && type != seekTable) {
            patches.push_back({at, QByteArray(1, char((head & 0x80) | padding)), 0});
            patches.push_back({at + 4, {}, length});
        }
        at += 4 + length;
    }
    if (at < setup.size())
        patches.push_back({at, {}, setup.size() - at});
    return patches;
}

} // namespace hatstand::plan
