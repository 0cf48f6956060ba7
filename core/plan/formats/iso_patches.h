// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/formats/iso_boxes.h"
#include "plan/formats/strip_patches.h"

#include <array>
#include <string_view>

/// What is overwritten in MP4 and QuickTime files, box by box; parts of iso_strip.h.
namespace hatstand::plan
{

template <std::size_t count>
bool isOneOf(const QByteArray &type, const std::array<std::string_view, count> &kept)
{
    const std::string_view name(type.constData(), std::size_t(type.size()));
    return std::find(kept.begin(), kept.end(), name) != kept.end();
}

class IsoPatches : public StripPatches
{
public:
    using StripPatches::StripPatches;

    /// A box that is skipped by whoever reads the file, of the same size and empty.
    void free(const IsoBox &box)
    {
        write(box.at + 4, QByteArrayLiteral("free"));
        zero(box.content, box.end);
    }
    /// Visits the boxes in one, from that place on. All of it has to be boxes; where fewer bytes are left
    /// than a box has, these become zeros.
    template <class Visit>
    void within(const IsoBox &box, qint64 from, Visit visit)
    {
        const IsoWalk walk = forEachIsoBox(file(), from, box.end, visit);
        if (walk.isCut || box.end - walk.end >= 8 || from > box.end)
            refuse(walk.isCut, box.type);
        else
            zero(walk.end, box.end);
    }
};

} // namespace hatstand::plan
