// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/formats/iso_nals.h"

namespace hatstand::plan
{

namespace
{
using namespace std::string_view_literals;

constexpr std::array setups{"avcC"sv, "hvcC"sv, "lhvC"sv};
constexpr std::array ofNals{"avc1"sv, "avc2"sv, "avc3"sv, "avc4"sv, "hvc1"sv, "hvc2"sv, "hvc3"sv,
                            "hev1"sv, "hev2"sv, "hev3"sv, "dva1"sv, "dvav"sv, "dvh1"sv, "dvhe"sv};

std::optional<NalSetup> setupOf(const IsoBox &box, QIODevice &file)
{
    const auto content = tableOf(file, box);
    if (!content)
        return std::nullopt;
    if (box.type == "avcC")
        return avcSetup(*content);
    return box.type == "hvcC" ? hevcSetup(*content) : layeredHevcSetup(*content);
}
} // namespace

std::optional<NalCoding> isoNals(const IsoTrack &track, IsoPatches &patches)
{
    if (track.kind == "soun")
        return std::nullopt;
    QIODevice &file = patches.file();
    std::optional<NalCoding> found;
    int others = 0;
    const auto readEntry = [&](const IsoBox &entry) {
        constexpr qint64 pictureEntryLength = 78;
        bool isFound = false;
        forEachIsoBox(file, entry.content + pictureEntryLength, entry.end, [&](const IsoBox &box) {
            if (entry.type == "encv" || !isOneOf(box.type, setups))
                return;
            const auto setup = setupOf(box, file);
            if (!setup || (found && *found != setup->coding))
                return patches.refuse(false, box.type);
            found = setup->coding;
            isFound = true;
        });
        others += isFound ? 0 : 1;
        if (!isFound && isOneOf(entry.type, ofNals))
            patches.refuse(false, entry.type);
    };
    forEachIsoBox(file, track.table.content, track.table.end, [&](const IsoBox &box) {
        if (box.type == "stsd")
            forEachIsoBox(file, box.content + 8, box.end, readEntry);
    });
    // Which samples are coded how would have to be known.
    if (found && others > 0)
        patches.refuse(false, "stsd");
    return found;
}

void stripSetup(const IsoBox &box, IsoPatches &patches)
{
    if (!isOneOf(box.type, setups))
        return;
    const auto setup = setupOf(box, patches.file());
    if (setup)
        patches.writeAll(box.content, setup->patches);
    else
        patches.refuse(false, box.type);
}

} // namespace hatstand::plan
