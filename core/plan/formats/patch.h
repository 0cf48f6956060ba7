// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QtGlobal>

#include <vector>

namespace hatstand::plan
{

/// What stands in the place of a part of a file: bytes, then zeros. Nothing moves, so that all that is named
/// by its place in the file is still found.
struct Patch
{
    qint64 at = 0;
    QByteArray bytes;
    qint64 zeros = 0;
    [[nodiscard]] qint64 end() const { return at + bytes.size() + zeros; }
};
using Patches = std::vector<Patch>;

/// Why a file cannot be cleared of what it tells beside its pictures and sound.
struct StripFault
{
    bool isTooLarge = false; ///< more of something than is looked through; else it contradicts itself
    QByteArray where;        ///< for support: "moov/trak"
};

} // namespace hatstand::plan
