// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/formats/matroska_tracks.h"

#include "plan/formats/codec_setup.h"

#include <set>

namespace hatstand::plan
{

namespace
{
struct Entry
{
    quint64 number = 0;
    quint64 kind = 0;
    MatroskaTrack track;
    std::optional<EbmlElement> setup;
    [[nodiscard]] bool isKept() const { return kind == 1 || kind == 2; } // pictures, sound
};

class TrackReader
{
public:
    explicit TrackReader(EbmlPatches &patches) : m_patches(patches) {}

    Entry read(const EbmlElement &entry)
    {
        Entry read;
        read.track.at = entry.at;
        std::set<quint32> seen;
        std::optional<EbmlElement> encodings;
        m_patches.within(entry, [&](const EbmlElement &element) {
            if (element.id == ebml::trackNumber)
                read.number = numberIn(element);
            else if (element.id == ebml::trackType)
                read.kind = numberIn(element);
            else if (element.id == ebml::codecId)
                read.track.codec = textOf(contentOf(m_patches.file(), element));
            else if (element.id == ebml::contentEncodings)
                encodings = element;
            else if (element.id == ebml::video)
                readVideo(element, read.track);
            else if (element.id == ebml::codecPrivate)
                read.setup = element;
            else
                return;
            // Of two that say different things nobody knows which one counts.
            if (!seen.insert(element.id).second)
                m_patches.refuse(element.id);
        });
        if (read.isKept() && encodings)
            readEncodings(*encodings, read.track);
        if (read.isKept())
            readSetup(read);
        return read;
    }

private:
    [[nodiscard]] quint64 numberIn(const EbmlElement &element) const
    {
        return unsignedOf(contentOf(m_patches.file(), element));
    }

    void readVideo(const EbmlElement &video, MatroskaTrack &track)
    {
        m_patches.within(video, [&](const EbmlElement &element) {
            if (element.id == ebml::alphaMode)
                track.hasAlpha = numberIn(element) == 1;
        });
    }

    /// One, of blocks only, and none but header stripping: what is packed or encrypted cannot be looked into.
    void readEncodings(const EbmlElement &encodings, MatroskaTrack &track)
    {
        int count = 0;
        m_patches.within(encodings, [&](const EbmlElement &encoding) {
            if (encoding.id != ebml::contentEncoding)
                return;
            quint64 type = 0;
            quint64 scope = 1;
            quint64 algorithm = 0;
            m_patches.within(encoding, [&](const EbmlElement &element) {
                if (element.id == ebml::contentEncodingType)
                    type = numberIn(element);
                else if (element.id == ebml::contentEncodingScope)
                    scope = numberIn(element);
                if (element.id != ebml::contentCompression)
                    return;
                m_patches.within(element, [&](const EbmlElement &inner) {
                    if (inner.id == ebml::contentCompAlgo)
                        algorithm = numberIn(inner);
                    else if (inner.id == ebml::contentCompSettings)
                        track.frameHead = contentOf(m_patches.file(), inner);
                });
            });
            constexpr quint64 headerStripping = 3;
            constexpr qsizetype longestHead = 16;
            if (++count > 1 || type != 0 || scope != 1 || algorithm != headerStripping ||
                track.frameHead.size() > longestHead)
                m_patches.refuse(encoding.id);
        });
    }

    /// What decoders are told before the first block. Pictures of units that cannot be told apart without it
    /// need one.
    void readSetup(Entry &entry)
    {
        constexpr qint64 longest = 16'000'000; // that of FLAC may have pictures in it
        MatroskaTrack &track = entry.track;
        const SetupKind kind = setupKind(track.codec);
        if (kind == SetupKind::Unknown || (kind == SetupKind::Needed && !entry.setup))
            return m_patches.refuse(false, track.codec.left(32));
        track.hasSetup = kind != SetupKind::None && entry.setup;
        if (!track.hasSetup)
            return;
        const qint64 length = entry.setup->end - entry.setup->content;
        QIODevice &file = m_patches.file();
        if (length > longest || !file.seek(entry.setup->content))
            return m_patches.refuse(length > longest, track.codec);
        auto setup = codecSetup(track.codec, file.read(length));
        if (!setup)
            return m_patches.refuse(false, track.codec);
        track.setup = std::move(setup->patches);
        track.nals = setup->nals;
    }

    EbmlPatches &m_patches;
};
} // namespace

MatroskaTracks matroskaTracks(const EbmlElement &tracks, EbmlPatches &patches)
{
    MatroskaTracks kept;
    std::set<quint64> left;
    patches.within(tracks, [&](const EbmlElement &element) {
        if (element.id != ebml::track)
            return;
        Entry entry = TrackReader(patches).read(element);
        const bool isNew = !left.contains(entry.number) && !kept.contains(entry.number);
        if (entry.isKept())
            kept[entry.number] = std::move(entry.track);
        else
            left.insert(entry.number);
        // With one number for two tracks nobody can tell whose blocks are whose.
        if (!isNew && kept.contains(entry.number))
            patches.refuse(ebml::trackNumber);
    });
    if (kept.empty())
        patches.refuse(ebml::track);
    return kept;
}

} // namespace hatstand::plan
