// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/formats/iso_duration.h"

#include "plan/formats/iso_samples.h"

#include <algorithm>
#include <bit>
#include <map>

namespace hatstand::plan
{

namespace
{
/// A day of fragments of two seconds has fewer.
constexpr int mostBoxes = 200'000;

struct Track
{
    quint32 scale = 0;         ///< parts of a second that its samples are counted in
    quint32 usualDuration = 0; ///< of a sample, where nothing else is told
    quint64 length = 0;
};

quint64 longAt(const QByteArray &bytes, qsizetype at)
{
    return quint64(wordAt(bytes, at)) << 32U | wordAt(bytes, at + 4);
}

bool isLong(const QByteArray &content)
{
    return !content.isEmpty() && content[0] == 1;
}

class Fragments
{
public:
    Fragments(QIODevice &file, quint32 movieScale) : m_file(file), m_movieScale(movieScale) {}

    qint64 milliseconds(const IsoBox &movie)
    {
        forEachIsoBox(m_file, movie.content, movie.end, [this](const IsoBox &box) {
            if (box.type == "trak")
                readTrack(box);
            else if (box.type == "mvex")
                readExtension(box);
        });
        if (m_told > 0 || !m_isExtended)
            return m_told;
        forEachIsoBox(
            m_file, 0, m_file.size(),
            [this](const IsoBox &box) {
                if (box.type == "moof")
                    readFragment(box);
            },
            mostBoxes);
        qint64 longest = 0;
        for (const auto &[id, track] : m_tracks)
            longest = std::max(longest, millisecondsOf(track.length, track.scale));
        return longest;
    }

private:
    void readTrack(const IsoBox &trak)
    {
        quint32 id = 0;
        quint32 scale = 0;
        forEachIsoBox(m_file, trak.content, trak.end, [&](const IsoBox &box) {
            if (box.type == "tkhd") {
                const QByteArray content = contentOf(m_file, box);
                id = wordAt(content, isLong(content) ? 20 : 12);
            }
            if (box.type != "mdia")
                return;
            forEachIsoBox(m_file, box.content, box.end, [&](const IsoBox &inner) {
                if (inner.type != "mdhd")
                    return;
                const QByteArray content = contentOf(m_file, inner);
                scale = wordAt(content, isLong(content) ? 20 : 12);
            });
        });
        m_tracks[id].scale = scale;
    }

    void readExtension(const IsoBox &extension)
    {
        m_isExtended = true;
        forEachIsoBox(m_file, extension.content, extension.end, [this](const IsoBox &box) {
            const QByteArray content = contentOf(m_file, box);
            if (box.type == "mehd")
                m_told =
                    millisecondsOf(isLong(content) ? longAt(content, 4) : wordAt(content, 4), m_movieScale);
            else if (box.type == "trex")
                m_tracks[wordAt(content, 4)].usualDuration = wordAt(content, 12);
        });
    }

    void readFragment(const IsoBox &fragment)
    {
        forEachIsoBox(m_file, fragment.content, fragment.end, [this](const IsoBox &part) {
            if (part.type != "traf")
                return;
            Track *track = nullptr;
            quint32 usual = 0;
            forEachIsoBox(m_file, part.content, part.end, [&](const IsoBox &box) {
                if (box.type == "tfhd") {
                    const QByteArray head = contentOf(m_file, box);
                    const auto found = m_tracks.find(wordAt(head, 4));
                    track = found == m_tracks.end() ? nullptr : &found->second;
                    usual = track ? usualDuration(head, *track) : 0;
                } else if (box.type == "trun" && track) {
                    add(*track, runLength(box, usual));
                }
            });
        });
    }

    static quint32 usualDuration(const QByteArray &tfhd, const Track &track)
    {
        constexpr quint32 hasBase = 0x1;
        constexpr quint32 hasDescription = 0x2;
        constexpr quint32 hasUsualDuration = 0x8;
        const quint32 flags = wordAt(tfhd, 0);
        if ((flags & hasUsualDuration) == 0)
            return track.usualDuration;
        return wordAt(tfhd, 8 + ((flags & hasBase) != 0 ? 8 : 0) + ((flags & hasDescription) != 0 ? 4 : 0));
    }

    quint64 runLength(const IsoBox &box, quint32 usual)
    {
        constexpr quint32 hasOffset = 0x1;
        constexpr quint32 hasFirstFlags = 0x4;
        constexpr quint32 hasDurations = 0x100;
        const QByteArray head = contentOf(m_file, box).left(8);
        const quint32 flags = wordAt(head, 0);
        const quint32 count = wordAt(head, 4);
        if ((flags & hasDurations) == 0)
            return quint64(count) * usual;
        const auto run = tableOf(m_file, box);
        if (!run)
            return 0;
        // Four fields of four bytes each can be told of every sample; the first is how long it takes.
        const qsizetype step = 4 * std::popcount(flags & 0xF00U);
        qsizetype at = 8 + ((flags & hasOffset) != 0 ? 4 : 0) + ((flags & hasFirstFlags) != 0 ? 4 : 0);
        quint64 length = 0;
        for (quint32 i = 0; i < count && at + step <= run->size(); ++i, at += step)
            length += wordAt(*run, at);
        return length;
    }

    /// What is over a year becomes a year and more, which is not meant.
    static void add(Track &track, quint64 length)
    {
        const quint64 most = (yearSeconds + 1) * std::max<quint64>(track.scale, 1);
        track.length = std::min(most, track.length + std::min(most, length));
    }

    QIODevice &m_file;
    const quint32 m_movieScale;
    qint64 m_told = 0;
    bool m_isExtended = false;
    std::map<quint32, Track> m_tracks;
};
} // namespace

qint64 millisecondsOf(quint64 length, quint64 scale)
{
    if (scale == 0 || length / scale > yearSeconds)
        return 0;
    return qint64(length / scale * 1000 + length % scale * 1000 / scale);
}

qint64 fragmentsMilliseconds(QIODevice &file, const IsoBox &movie, quint32 movieScale)
{
    return Fragments(file, movieScale).milliseconds(movie);
}

} // namespace hatstand::plan
