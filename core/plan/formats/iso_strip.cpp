// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/formats/iso_strip.h"

#include "plan/formats/iso_fragments.h"
#include "plan/formats/iso_nals.h"
#include "plan/formats/iso_track_strip.h"

#include <QtEndian>

#include <limits>

namespace hatstand::plan
{

namespace
{
using namespace std::string_view_literals;

constexpr std::array keptOfFile{"ftyp"sv, "styp"sv, "sidx"sv, "ssix"sv};
constexpr std::array keptOfFragment{"tfhd"sv, "tfdt"sv, "trun"sv, "sdtp"sv, "sbgp"sv,
                                    "sgpd"sv, "subs"sv, "saiz"sv, "saio"sv, "senc"sv};
constexpr std::array keptTracks{"vide"sv, "auxv"sv, "soun"sv};

/// A day of fragments of two seconds has fewer, and so has a film of a day in chunks of samples.
constexpr int mostBoxes = 200'000;
constexpr std::size_t mostRanges = 4'000'000;

class IsoStripper
{
public:
    IsoStripper(QIODevice &file, const std::function<bool()> &isStopped)
        : m_file(file), m_patches(file, isStopped)
    {
    }

    tl::expected<Patches, StripFault> strip()
    {
        stripFile();
        if (m_movie.end == 0)
            m_patches.refuse(false, "moov");
        if (!m_patches.fault())
            stripMovie();
        for (const IsoBox &fragment : m_fragments) {
            if (!m_patches.fault())
                stripFragment(fragment);
        }
        if (!m_patches.fault())
            stripMedia();
        if (const auto &fault = m_patches.fault())
            return tl::unexpected(*fault);
        return m_patches.take();
    }

private:
    void stripFile()
    {
        const auto visit = [this](const IsoBox &box) {
            if (box.type == "mdat")
                m_media.push_back({box.content, box.end - box.content});
            else if (box.type == "moof")
                m_fragments.push_back(box);
            else if (box.type == "moov" && m_movie.end == 0)
                m_movie = box;
            else if (box.type == "mfra")
                stripIndex(box);
            else if (box.type == "wide")
                m_patches.zero(box.content, box.end);
            else if (!isOneOf(box.type, keptOfFile))
                m_patches.free(box);
        };
        const IsoWalk walk = forEachIsoBox(m_file, 0, m_file.size(), visit, mostBoxes);
        if (walk.isCut)
            m_patches.refuse(true, "boxes");
        else
            stripRest(walk.end);
    }

    /// What stands behind the last box: the rest of a film whose taking was broken off, or what cameras hang
    /// on in a way of their own.
    void stripRest(qint64 at)
    {
        const qint64 length = m_file.size() - at;
        const QByteArray head = m_file.seek(at) ? m_file.read(16) : QByteArray();
        const quint32 size = wordAt(head, 0);
        if (head.mid(4, 4) == "mdat" && (size == 1 || size > 8)) {
            const qint64 headSize = size == 1 ? 16 : 8;
            if (length > headSize)
                m_media.push_back({at + headSize, length - headSize});
        } else if (length >= 8) {
            QByteArray free(4, 0); // as far as the file goes
            if (length <= std::numeric_limits<quint32>::max())
                qToBigEndian<quint32>(quint32(length), free.data());
            m_patches.write(at, free + "free", length - 8);
        } else {
            m_patches.zero(at, m_file.size());
        }
    }

    void stripIndex(const IsoBox &index)
    {
        m_patches.within(index, index.content, [this](const IsoBox &box) {
            if (box.type != "tfra" && box.type != "mfro")
                m_patches.free(box);
        });
    }

    void stripMovie()
    {
        std::set<quint32> left;
        std::vector<IsoTrack> tracks;
        forEachIsoBox(m_file, m_movie.content, m_movie.end, [&](const IsoBox &box) {
            if (box.type != "trak")
                return;
            tracks.push_back(isoTrack(m_file, box));
            (isOneOf(tracks.back().kind, keptTracks) ? m_kept : left).insert(tracks.back().id);
        });
        // With one number for two tracks nobody can tell whose the samples of a fragment are.
        const bool isClear =
            std::none_of(left.begin(), left.end(), [this](quint32 id) { return m_kept.contains(id); });
        if (m_kept.empty() || !isClear)
            return m_patches.refuse(false, "trak");
        auto track = tracks.begin();
        m_patches.within(m_movie, m_movie.content, [&](const IsoBox &box) {
            if (box.type == "mvhd")
                forgetTimes(box, m_patches);
            else if (box.type == "mvex")
                stripExtension(box);
            else if (box.type == "trak")
                takeTrack(*track++);
            else if (box.type != "iods")
                m_patches.free(box);
            if (box.type == "gps ")
                stripPositions(box);
        });
    }

    void takeTrack(const IsoTrack &track)
    {
        if (!isOneOf(track.kind, keptTracks))
            return m_patches.free(track.box);
        stripTrack(track, m_kept, m_patches);
        const auto nals = isoNals(track, m_patches);
        if (nals)
            m_nals[track.id] = *nals;
        const auto ranges = sampleRanges(m_file, track, nals ? [this, &nals](const SampleRange &sample) {
            stripSamples(sample, *nals);
            return !m_patches.fault();
        } : std::function<bool(const SampleRange &)>());
        if (!ranges)
            return m_patches.refuse(false, "stbl");
        for (const SampleRange &range : *ranges)
            keep(range);
    }

    void stripExtension(const IsoBox &extension)
    {
        m_patches.within(extension, extension.content, [this](const IsoBox &box) {
            const QByteArray content = contentOf(m_file, box);
            if (box.type == "trex" && m_kept.contains(wordAt(content, 4)))
                m_usualSizes[wordAt(content, 4)] = wordAt(content, 16);
            else if (box.type != "mehd" && box.type != "leva" && box.type != "trep")
                m_patches.free(box);
        });
    }

    /// Cameras in cars name here where they keep positions, in pairs of a place and a length. In the midst of
    /// samples only what says of itself that it is none ("free") is taken for one.
    void stripPositions(const IsoBox &places)
    {
        const auto table = tableOf(m_file, places);
        if (!table)
            return m_patches.refuse(true, places.type);
        for (qsizetype at = 8; at + 8 <= table->size() && !m_patches.fault(); at += 8) {
            const qint64 from = wordAt(*table, at);
            const SampleRange *media = mediaAt(from);
            if (media && m_file.seek(from) && m_file.read(8).mid(4) == "free")
                m_patches.zero(from, std::min(from + wordAt(*table, at + 4), media->at + media->length));
        }
    }

    void stripFragment(const IsoBox &fragment)
    {
        bool isAnyLeft = false;
        m_patches.within(fragment, fragment.content, [&](const IsoBox &box) {
            if (box.type == "traf" && m_kept.contains(trackOf(m_file, box))) {
                m_patches.within(box, box.content, [this](const IsoBox &inner) {
                    if (!isOneOf(inner.type, keptOfFragment))
                        m_patches.free(inner);
                });
            } else if (box.type != "mfhd") {
                isAnyLeft |= box.type == "traf";
                m_patches.free(box);
            }
        });
        const auto runs = fragmentRuns(m_file, fragment, m_usualSizes);
        if (!runs)
            return m_patches.refuse(false, "trun");
        for (const TrackRun &run : *runs) {
            if (!m_kept.contains(run.track))
                continue;
            if (run.isRelative && isAnyLeft)
                return m_patches.refuse(false, "traf");
            keep(run.range);
            if (const auto nals = m_nals.find(run.track); nals != m_nals.end())
                stripSamples(run.range, nals->second);
        }
    }

    /// One, or some that follow each other.
    void stripSamples(const SampleRange &samples, const NalCoding &nals)
    {
        const SampleRange *media = mediaAt(samples.at);
        if (samples.length == 0)
            return;
        if (!media)
            return m_patches.refuse(false, "mdat");
        const qint64 told = samples.at + samples.length;
        const qint64 end = std::min(told, media->at + media->length);
        stripNals({samples.at, end, end < told || end == m_file.size()}, nals, {}, m_patches);
    }

    /// The media there; null when there are none.
    [[nodiscard]] const SampleRange *mediaAt(qint64 at) const
    {
        const auto media = std::partition_point(m_media.begin(), m_media.end(), [at](const SampleRange &one) {
            return one.at + one.length <= at;
        });
        return media != m_media.end() && media->at <= at ? &*media : nullptr;
    }

    void keep(SampleRange range)
    {
        if (!m_patches.visit())
            return;
        const SampleRange *media = mediaAt(range.at);
        if (!media)
            return m_patches.refuse(false, "mdat");
        if (m_samples.size() >= mostRanges)
            return m_patches.refuse(true, "samples");
        range.length = std::min(range.length, media->at + media->length - range.at);
        m_samples.push_back(range);
    }

    void stripMedia()
    {
        std::sort(m_samples.begin(), m_samples.end(),
                  [](const SampleRange &a, const SampleRange &b) { return a.at < b.at; });
        auto sample = m_samples.begin();
        for (const SampleRange &media : m_media) {
            const qint64 end = media.at + media.length;
            qint64 at = media.at;
            for (; sample != m_samples.end() && sample->at < end; ++sample) {
                if (sample->at > at)
                    m_patches.zero(at, sample->at);
                at = std::max(at, sample->at + sample->length);
            }
            if (at < end)
                m_patches.zero(at, end);
        }
    }

    QIODevice &m_file;
    IsoPatches m_patches;
    IsoBox m_movie;
    std::vector<IsoBox> m_fragments;
    std::vector<SampleRange> m_media;    ///< what "mdat" boxes hold
    std::vector<SampleRange> m_samples;  ///< what of them is kept
    std::set<quint32> m_kept;            ///< the numbers of tracks
    std::map<quint32, NalCoding> m_nals; ///< of the tracks that are coded so
    UsualSizes m_usualSizes;
};
} // namespace

tl::expected<Patches, StripFault> isoPrivateParts(QIODevice &file, const std::function<bool()> &isStopped)
{
    return IsoStripper(file, isStopped).strip();
}

} // namespace hatstand::plan
