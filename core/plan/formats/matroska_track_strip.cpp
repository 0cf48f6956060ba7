// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/formats/matroska_track_strip.h"

#include <QtEndian>

namespace hatstand::plan
{

namespace
{
// TrackNumber, TrackType, FlagEnabled, FlagDefault, FlagForced, FlagLacing, MinCache, DefaultDuration,
// DefaultDecodedFieldDuration, TrackTimestampScale, MaxBlockAdditionID, CodecDelay, SeekPreRoll.
constexpr std::array<quint32, 13> keptOfTrack{
    ebml::trackNumber, ebml::trackType, 0xB9,     0x88,   0x55AA, 0x9C,  0x6DE7,
    0x23E383,          0x234E7A,        0x23314F, 0x55EE, 0x56AA, 0x56BB};
// FlagInterlaced, FieldOrder, StereoMode, AlphaMode, PixelWidth, PixelHeight, PixelCrop (four), DisplayWidth,
// DisplayHeight, DisplayUnit.
constexpr std::array<quint32, 13> keptOfVideo{
    0x9A,   0x9D,   0x53B8, ebml::alphaMode, ebml::pixelWidth, ebml::pixelHeight, 0x54AA, 0x54BB, 0x54CC,
    0x54DD, 0x54B0, 0x54BA, 0x54B2};
// From MatrixCoefficients to MaxFALL; from PrimaryRChromaticityX to LuminanceMin.
constexpr std::array<quint32, 13> keptOfColour{0x55B1, 0x55B2, 0x55B3, 0x55B4, 0x55B5, 0x55B6, 0x55B7,
                                               0x55B8, 0x55B9, 0x55BA, 0x55BB, 0x55BC, 0x55BD};
constexpr std::array<quint32, 10> keptOfMastering{0x55D1, 0x55D2, 0x55D3, 0x55D4, 0x55D5,
                                                  0x55D6, 0x55D7, 0x55D8, 0x55D9, 0x55DA};
// ProjectionType, ProjectionPoseYaw, ProjectionPosePitch, ProjectionPoseRoll.
constexpr std::array<quint32, 4> keptOfProjection{0x7671, 0x7673, 0x7674, 0x7675};
// SamplingFrequency, OutputSamplingFrequency, Channels, BitDepth, Emphasis.
constexpr std::array<quint32, 5> keptOfAudio{0xB5, 0x78B5, 0x9F, 0x6264, 0x52F1};
constexpr std::array keptOfEncoding{ebml::contentEncodingOrder, ebml::contentEncodingScope,
                                    ebml::contentEncodingType};
constexpr std::array keptOfCompression{ebml::contentCompAlgo};

class TrackStripper
{
public:
    TrackStripper(const MatroskaTrack &track, quint64 uid, EbmlPatches &patches)
        : m_track(track), m_uid(uid), m_patches(patches)
    {
    }

    void strip(const EbmlElement &entry)
    {
        m_patches.within(entry, [this](const EbmlElement &element) {
            if (element.id == ebml::trackUid)
                stripUid(element);
            else if (element.id == ebml::language)
                stripLanguage(element);
            else if (element.id == ebml::codecId)
                (void)m_patches.keepText(element);
            else if (element.id == ebml::codecPrivate)
                stripSetup(element);
            else if (element.id == ebml::video)
                stripVideo(element);
            else if (element.id == ebml::audio)
                keepNumbers(element, keptOfAudio);
            else if (element.id == ebml::contentEncodings)
                stripEncodings(element);
            else
                m_patches.keepNumber(element, keptOfTrack);
        });
    }

private:
    template <std::size_t count>
    void keepNumbers(const EbmlElement &parent, const std::array<quint32, count> &kept)
    {
        m_patches.within(parent, [&](const EbmlElement &element) { m_patches.keepNumber(element, kept); });
    }

    /// It has to be there, not zero, and no other track's; else it is drawn by lot, and tells two films that
    /// were cut from one.
    void stripUid(const EbmlElement &element)
    {
        const qint64 length = element.end - element.content;
        if (length < 1 || length > 8)
            return m_patches.refuse(element.id);
        QByteArray uid(8, 0);
        qToBigEndian<quint64>(m_uid, uid.data());
        m_patches.write(element.content, uid.right(length));
    }

    /// Without it, it would be English (RFC 9559, 5.1.4).
    void stripLanguage(const EbmlElement &element)
    {
        constexpr qint64 length = 3;
        if (element.end - element.content < length)
            m_patches.empty(element);
        else
            m_patches.write(element.content, QByteArrayLiteral("und"),
                            element.end - element.content - length);
    }

    void stripSetup(const EbmlElement &element)
    {
        if (m_track.hasSetup)
            m_patches.writeAll(element.content, m_track.setup);
        else
            m_patches.empty(element);
    }

    void stripVideo(const EbmlElement &video)
    {
        m_patches.within(video, [this](const EbmlElement &element) {
            if (element.id == ebml::colour) {
                m_patches.within(element, [this](const EbmlElement &inner) {
                    if (inner.id == ebml::masteringMetadata)
                        keepNumbers(inner, keptOfMastering);
                    else
                        m_patches.keepNumber(inner, keptOfColour);
                });
            } else if (element.id == ebml::projection) {
                stripProjection(element);
            } else {
                m_patches.keepNumber(element, keptOfVideo);
            }
        });
    }

    void stripProjection(const EbmlElement &projection)
    {
        constexpr qint64 longest = 20; // what says how a sphere lies in the picture; meshes are longer
        m_patches.within(projection, [this](const EbmlElement &element) {
            if (element.id != ebml::projectionPrivate || element.end - element.content > longest)
                m_patches.keepNumber(element, keptOfProjection);
        });
    }

    void stripEncodings(const EbmlElement &encodings)
    {
        m_patches.within(encodings, [this](const EbmlElement &encoding) {
            if (encoding.id != ebml::contentEncoding)
                return m_patches.empty(encoding);
            m_patches.within(encoding, [this](const EbmlElement &element) {
                if (element.id != ebml::contentCompression)
                    return m_patches.keepNumber(element, keptOfEncoding);
                m_patches.within(element, [this](const EbmlElement &inner) {
                    if (inner.id != ebml::contentCompSettings)
                        m_patches.keepNumber(inner, keptOfCompression);
                });
            });
        });
    }

    const MatroskaTrack &m_track;
    const quint64 m_uid;
    EbmlPatches &m_patches;
};
} // namespace

void stripTracks(const EbmlElement &tracks, const MatroskaTracks &kept, EbmlPatches &patches)
{
    quint64 uid = 0;
    patches.within(tracks, [&](const EbmlElement &entry) {
        const auto track = std::find_if(kept.begin(), kept.end(),
                                        [&entry](const auto &one) { return one.second.at == entry.at; });
        if (track == kept.end())
            patches.empty(entry);
        else
            TrackStripper(track->second, ++uid, patches).strip(entry);
    });
}

} // namespace hatstand::plan
