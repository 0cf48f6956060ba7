// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/formats/matroska_strip.h"

#include "plan/formats/matroska_blocks.h"
#include "plan/formats/matroska_track_strip.h"

namespace hatstand::plan
{

namespace
{
// EBMLVersion, EBMLReadVersion, EBMLMaxIDLength, EBMLMaxSizeLength, DocTypeVersion, DocTypeReadVersion.
constexpr std::array<quint32, 6> keptOfHeader{0x4286, 0x42F7, 0x42F2, 0x42F3, 0x4287, 0x4285};
constexpr std::array keptOfInfo{ebml::timestampScale, ebml::duration};
// CueTrack, CueClusterPosition, CueRelativePosition, CueDuration, CueBlockNumber.
constexpr std::array<quint32, 5> keptOfCue{ebml::cueTrack, 0xF1, 0xF0, 0xB2, 0x5378};
constexpr std::array keptOfSeek{ebml::seekPosition};
constexpr std::array keptOfCuePoint{ebml::cueTime};
/// What ends a Cluster of unknown size (RFC 8794, 6.2): the elements that stand beside it.
constexpr std::array ofSegment{ebml::seekHead, ebml::info, ebml::tracks,      ebml::cluster,
                               ebml::cues,     ebml::tags, ebml::attachments, ebml::chapters};
/// What others may be led to.
constexpr std::array keptOfSegment{ebml::seekHead, ebml::info, ebml::tracks, ebml::cluster, ebml::cues};

class MatroskaStripper
{
public:
    MatroskaStripper(QIODevice &file, const std::function<bool()> &isStopped)
        : m_file(file), m_patches(file, isStopped)
    {
    }

    tl::expected<Patches, StripFault> strip()
    {
        qint64 at = 0;
        while (at < m_file.size()) {
            const auto element = m_patches.elementAt(at, m_file.size());
            if (!element)
                break;
            if (at == 0)
                stripHeader(*element);
            else if (element->id == ebml::segment)
                stripSegment(*element);
            else
                m_patches.empty(*element);
            at = element->end;
            if (element->id == ebml::segment)
                break;
        }
        if (!m_isSegmentFound)
            m_patches.refuse(ebml::segment);
        stripRest(at);
        if (const auto &fault = m_patches.fault())
            return tl::unexpected(*fault);
        return m_patches.take();
    }

private:
    void stripHeader(const EbmlElement &header)
    {
        if (header.id != ebml::header || header.isOpen)
            return m_patches.refuse(header.id);
        m_patches.within(header, [this](const EbmlElement &element) {
            if (element.id != ebml::docType)
                return m_patches.keepNumber(element, keptOfHeader);
            const QByteArray type = m_patches.keepText(element);
            if (type != "webm" && type != "matroska")
                m_patches.refuse(element.id);
        });
    }

    /// What stands behind the Segment is none of the film, but for another Segment.
    void stripRest(qint64 at)
    {
        // Even one that is cut off.
        const quint64 next = m_file.seek(at) ? unsignedOf(m_file.read(4)) : 0;
        if (next == ebml::header || next == ebml::segment)
            m_patches.refuse(quint32(next));
        m_patches.empty(at, m_file.size());
    }

    /// Segments and Clusters may have an unknown size: that of what is written while it is sent (RFC 8794,
    /// 6.2). What follows the head of such a Cluster is its, up to the next part of the Segment.
    void stripSegment(const EbmlElement &segment)
    {
        m_isSegmentFound = true;
        findTracks(segment);
        MatroskaBlocks blocks(m_tracks, m_patches);
        bool isInCluster = false;
        for (qint64 at = segment.content; at < segment.end;) {
            const auto element = m_patches.elementAt(at, segment.end);
            if (!element)
                return;
            at = element->end;
            if (element->id == ebml::header || element->id == ebml::segment ||
                (element->isOpen && element->id != ebml::cluster))
                return m_patches.refuse(element->id);
            const bool isPart = isOneOf(element->id, ofSegment);
            isInCluster = isPart ? element->isOpen : isInCluster;
            if (isPart && element->isOpen)
                at = element->content;
            else if (element->id == ebml::cluster)
                m_patches.within(*element, [&blocks](const EbmlElement &inner) { blocks.strip(inner); });
            else if (isPart)
                stripPart(*element);
            else if (isInCluster)
                blocks.strip(*element);
            else
                m_patches.empty(*element);
        }
    }

    /// They stand before the first Cluster, whose blocks cannot be told apart otherwise.
    void findTracks(const EbmlElement &segment)
    {
        for (qint64 at = segment.content; at < segment.end;) {
            const auto element = m_patches.elementAt(at, segment.end);
            if (!element)
                return;
            if (element->isOpen || element->id == ebml::cluster)
                break;
            if (element->id == ebml::tracks) {
                m_tracksAt = element->at;
                m_tracks = matroskaTracks(*element, m_patches);
                return;
            }
            at = element->end;
        }
        m_patches.refuse(ebml::tracks);
    }

    void stripPart(const EbmlElement &part)
    {
        if (part.id == ebml::seekHead)
            stripSeekHead(part);
        else if (part.id == ebml::info && !std::exchange(m_isInfoFound, true))
            stripInfo(part);
        else if (part.id == ebml::tracks && part.at == m_tracksAt)
            stripTracks(part, m_tracks, m_patches);
        else if (part.id == ebml::cues)
            stripCues(part);
        else
            m_patches.empty(part);
    }

    void stripSeekHead(const EbmlElement &head)
    {
        m_patches.within(head, [this](const EbmlElement &seek) {
            if (seek.id != ebml::seek)
                return m_patches.empty(seek);
            bool isKept = false;
            m_patches.within(seek, [&](const EbmlElement &element) {
                if (element.id == ebml::seekId)
                    isKept = isOneOf(quint32(idIn(element)), keptOfSegment);
            });
            if (!isKept)
                return m_patches.empty(seek);
            m_patches.within(seek, [this](const EbmlElement &element) {
                if (element.id != ebml::seekId)
                    m_patches.keepNumber(element, keptOfSeek);
                else if (!isOneOf(quint32(idIn(element)), keptOfSegment))
                    m_patches.empty(element);
            });
        });
    }

    /// The identifier that an element holds, none of which is longer than four bytes.
    [[nodiscard]] quint32 idIn(const EbmlElement &element) const
    {
        return element.end - element.content == 4 ? quint32(unsignedOf(contentOf(m_file, element))) : 0;
    }

    void stripInfo(const EbmlElement &info)
    {
        m_patches.within(info, [this](const EbmlElement &element) {
            // The two programs have to be there; that is to say, nothing of them.
            if (element.id == ebml::muxingApp || element.id == ebml::writingApp)
                m_patches.zero(element.content, element.end);
            else
                m_patches.keepNumber(element, keptOfInfo);
        });
    }

    void stripCues(const EbmlElement &cues)
    {
        const auto isKept = [this](const EbmlElement &positions) {
            bool isOfKept = false;
            if (positions.id == ebml::cueTrackPositions) {
                m_patches.within(positions, [&](const EbmlElement &element) {
                    if (element.id == ebml::cueTrack)
                        isOfKept = m_tracks.contains(unsignedOf(contentOf(m_file, element)));
                });
            }
            return isOfKept;
        };
        m_patches.within(cues, [&](const EbmlElement &point) {
            bool isAnyKept = false;
            if (point.id == ebml::cuePoint)
                m_patches.within(point, [&](const EbmlElement &element) { isAnyKept |= isKept(element); });
            if (!isAnyKept)
                return m_patches.empty(point);
            m_patches.within(point, [&](const EbmlElement &element) {
                if (isKept(element)) {
                    m_patches.within(element, [this](const EbmlElement &inner) {
                        m_patches.keepNumber(inner, keptOfCue);
                    });
                } else {
                    m_patches.keepNumber(element, keptOfCuePoint);
                }
            });
        });
    }

    QIODevice &m_file;
    EbmlPatches m_patches;
    MatroskaTracks m_tracks; ///< those that are kept
    qint64 m_tracksAt = 0;
    bool m_isSegmentFound = false;
    bool m_isInfoFound = false;
};
} // namespace

tl::expected<Patches, StripFault> matroskaPrivateParts(QIODevice &file,
                                                       const std::function<bool()> &isStopped)
{
    return MatroskaStripper(file, isStopped).strip();
}

} // namespace hatstand::plan
