// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/formats/iso_track_strip.h"

#include "plan/formats/iso_entry_strip.h"

namespace hatstand::plan
{

namespace
{
using namespace std::string_view_literals;

constexpr std::array keptOfTable{"stsd"sv, "stts"sv, "ctts"sv, "cslg"sv, "stss"sv, "stps"sv, "stsh"sv,
                                 "stsc"sv, "stsz"sv, "stz2"sv, "stco"sv, "co64"sv, "sdtp"sv, "sbgp"sv,
                                 "sgpd"sv, "subs"sv, "saiz"sv, "saio"sv, "padb"sv, "stdp"sv};

class TrackStripper
{
public:
    TrackStripper(const IsoTrack &track, const std::set<quint32> &kept, IsoPatches &patches)
        : m_track(track), m_kept(kept), m_patches(patches)
    {
    }

    void strip()
    {
        m_patches.within(m_track.box, m_track.box.content, [this](const IsoBox &box) {
            if (box.type == "tkhd")
                forgetTimes(box, m_patches);
            else if (box.type == "edts")
                keepOnly(box, "elst");
            else if (box.type == "tref")
                stripReferences(box);
            else if (box.type == "mdia")
                stripMedia(box);
            else
                m_patches.free(box);
        });
    }

private:
    void keepOnly(const IsoBox &parent, const char *type)
    {
        m_patches.within(parent, parent.content, [&](const IsoBox &box) {
            if (box.type != type)
                m_patches.free(box);
        });
    }

    /// Each box in it is a list of the numbers of tracks.
    void stripReferences(const IsoBox &references)
    {
        m_patches.within(references, references.content, [this](const IsoBox &box) {
            const QByteArray tracks = contentOf(m_patches.file(), box);
            bool isKept = !tracks.isEmpty() && tracks.size() == box.end - box.content;
            for (qsizetype at = 0; at < tracks.size(); at += 4)
                isKept = isKept && m_kept.contains(wordAt(tracks, at));
            if (!isKept)
                m_patches.free(box);
        });
    }

    void stripMedia(const IsoBox &media)
    {
        m_patches.within(media, media.content, [this](const IsoBox &box) {
            if (box.type == "mdhd")
                forgetTimes(box, m_patches);
            else if (box.type == "hdlr")
                forgetName(box);
            else if (box.type == "minf")
                stripInformation(box);
            else
                m_patches.free(box);
        });
    }

    void stripInformation(const IsoBox &information)
    {
        m_patches.within(information, information.content, [this](const IsoBox &box) {
            if (box.type == "hdlr")
                forgetName(box);
            else if (box.type == "dinf")
                stripPlaces(box);
            else if (box.type == "stbl")
                stripTable(box);
            else if (box.type != "vmhd" && box.type != "smhd")
                m_patches.free(box);
        });
    }

    /// Version and flags, QuickTime's class, the kind; then the maker and a name: "DJI.AVC", "GoPro MET".
    void forgetName(const IsoBox &handler)
    {
        if (handler.end - handler.content > 12)
            m_patches.zero(handler.content + 12, handler.end);
    }

    /// Where the samples are: in this file. An alias of QuickTime names folders and disks beside that.
    void stripPlaces(const IsoBox &places)
    {
        m_patches.within(places, places.content, [this](const IsoBox &box) {
            if (box.type != "dref") {
                m_patches.free(box);
                return;
            }
            m_patches.within(box, box.content + 8, [this](const IsoBox &place) {
                if (place.end - place.content < 4)
                    return;
                m_patches.write(place.content, QByteArray("\0\0\0\1", 4), place.end - place.content - 4);
            });
        });
    }

    void stripTable(const IsoBox &table)
    {
        m_patches.within(table, table.content, [this](const IsoBox &box) {
            if (!isOneOf(box.type, keptOfTable))
                m_patches.free(box);
            else if (box.type == "stsd")
                stripEntries(box, m_track.kind, m_patches);
        });
    }

    const IsoTrack &m_track;
    const std::set<quint32> &m_kept;
    IsoPatches &m_patches;
};
} // namespace

void forgetTimes(const IsoBox &box, IsoPatches &patches)
{
    // They stand behind version and flags, of four or eight bytes each.
    const QByteArray content = contentOf(patches.file(), box);
    const qsizetype times = !content.isEmpty() && content[0] == 1 ? 16 : 8;
    if (content.size() < 4 + times)
        patches.refuse(false, box.type);
    else
        patches.write(box.content + 4, {}, times);
}

void stripTrack(const IsoTrack &track, const std::set<quint32> &kept, IsoPatches &patches)
{
    TrackStripper(track, kept, patches).strip();
}

} // namespace hatstand::plan
