// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/formats/iso_entry_strip.h"

#include "plan/formats/iso_nals.h"
#include "plan/formats/iso_sound.h"

#include <QtEndian>

namespace hatstand::plan
{

namespace
{
using namespace std::string_view_literals;

// Set-up of decoders, colours and shape of pixels, depth and sphere, layout of sound.
constexpr std::array keptOfEntries{
    "avcC"sv, "hvcC"sv, "lhvC"sv, "vvcC"sv, "av1C"sv, "vpcC"sv, "esds"sv, "m4ds"sv, "d263"sv, "dvcC"sv,
    "dvvC"sv, "dvwC"sv, "hvcE"sv, "avcE"sv, "glbl"sv, "colr"sv, "pasp"sv, "clap"sv, "fiel"sv, "gama"sv,
    "chrm"sv, "btrt"sv, "bitr"sv, "mdcv"sv, "clli"sv, "SmDm"sv, "CoLL"sv, "cuvv"sv, "amve"sv, "ccst"sv,
    "auxi"sv, "st3d"sv, "sv3d"sv, "vexu"sv, "hfov"sv, "mjqt"sv, "mjht"sv, "SMI "sv, "ACLR"sv, "APRG"sv,
    "ARES"sv, "wave"sv, "frma"sv, "enda"sv, "chan"sv, "chnl"sv, "srat"sv, "pcmC"sv, "dOps"sv, "dfLa"sv,
    "alac"sv, "dac3"sv, "dec3"sv, "dac4"sv, "dmlp"sv, "ddts"sv, "damr"sv, "mhaC"sv, "iacb"sv};

constexpr qint64 pictureEntryLength = 78;

void stripEntry(const IsoBox &entry, qint64 fixed, IsoPatches &patches)
{
    const qint64 from = entry.content + fixed;
    if (from > entry.end)
        return patches.refuse(false, entry.type);
    const IsoWalk walk = forEachIsoBox(patches.file(), from, entry.end, [&patches](const IsoBox &box) {
        if (box.type == QByteArray(4, '\0'))
            patches.zero(box.at, box.end); // padding, no box
        else if (!isOneOf(box.type, keptOfEntries))
            patches.free(box);
        else
            stripSetup(box, patches);
    });
    // Decoders of long ago have a table of colours there, or a few zeros; nothing that is sent needs them.
    patches.zero(walk.end, entry.end);
}
} // namespace

void stripEntries(const IsoBox &descriptions, const QByteArray &kind, IsoPatches &patches)
{
    const QByteArray head = contentOf(patches.file(), descriptions);
    const bool isVersion1 = !head.isEmpty() && head[0] == 1;
    patches.within(descriptions, descriptions.content + 8, [&](const IsoBox &entry) {
        const QByteArray content = contentOf(patches.file(), entry);
        if (kind == "soun") {
            if (content.size() < 28)
                return patches.refuse(false, descriptions.type);
            patches.zero(entry.content + 12, entry.content + 16); // the maker
            const auto version = qFromBigEndian<quint16>(content.constData() + 8);
            return stripEntry(entry, soundEntryLength(version, isVersion1), patches);
        }
        if (content.size() < pictureEntryLength)
            return patches.refuse(false, descriptions.type);
        patches.zero(entry.content + 12, entry.content + 16);
        patches.zero(entry.content + 42, entry.content + 74); // the name of the coder
        stripEntry(entry, pictureEntryLength, patches);
    });
}

} // namespace hatstand::plan
