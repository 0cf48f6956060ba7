// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/formats/video_probe.h"

#include "plan/formats/ebml.h"
#include "plan/formats/iso_boxes.h"
#include "plan/formats/iso_duration.h"
#include "plan/formats/iso_samples.h"
#include "plan/formats/video_codec.h"

#include <QByteArray>
#include <QIODevice>
#include <QtEndian>

#include <algorithm>
#include <cmath>
#include <limits>

namespace hatstand::plan
{

namespace
{
/// What the head of a movie ("mvhd") or of the media of a track ("mdhd") says: both begin alike.
struct TimeHead
{
    quint32 scale = 0;  ///< parts of a second
    quint64 length = 0; ///< in those parts; 0: unknown
    [[nodiscard]] qint64 milliseconds() const { return millisecondsOf(length, scale); }
};

TimeHead timeHeadOf(const QByteArray &head)
{
    const bool isLong = !head.isEmpty() && head[0] == 1;
    const qsizetype scaleAt = isLong ? 20 : 12;
    if (head.size() < scaleAt + (isLong ? 12 : 8))
        return {};
    const char *data = head.constData() + scaleAt;
    TimeHead told{qFromBigEndian<quint32>(data), 0};
    told.length = isLong ? qFromBigEndian<quint64>(data + 4) : qFromBigEndian<quint32>(data + 4);
    // All bits set means unknown.
    if (!isLong && told.length == std::numeric_limits<quint32>::max())
        told.length = 0;
    return told;
}

QSize sizeOf(const QByteArray &tkhd)
{
    const bool isLong = !tkhd.isEmpty() && tkhd[0] == 1;
    const qsizetype matrixAt = isLong ? 52 : 40;
    if (tkhd.size() < matrixAt + 44)
        return {};
    const char *data = tkhd.constData() + matrixAt;
    // Width and height are 16.16 fixed point; the matrix turns a video taken with an upright telephone.
    const QSize size(int(qFromBigEndian<quint32>(data + 36) >> 16),
                     int(qFromBigEndian<quint32>(data + 40) >> 16));
    const bool isTurned = qFromBigEndian<qint32>(data) == 0 && qFromBigEndian<qint32>(data + 4) != 0;
    return isTurned ? size.transposed() : size;
}

/// What the media of a track are ("vide", "soun"), how the first of their samples are coded, and how many
/// there are in which time.
struct Coded
{
    QByteArray kind;
    QByteArray code;
    TimeHead time;
    quint32 samples = 0;
    [[nodiscard]] double samplesPerSecond() const
    {
        return time.length > 0 ? double(samples) * time.scale / double(time.length) : 0;
    }
};

Coded codedOf(QIODevice &file, const IsoBox &mdia)
{
    Coded coded;
    forEachIsoBox(file, mdia.content, mdia.end, [&](const IsoBox &box) {
        if (box.type == "mdhd")
            coded.time = timeHeadOf(contentOf(file, box));
        if (box.type == "hdlr")
            coded.kind = contentOf(file, box).mid(8, 4);
        if (box.type != "minf")
            return;
        forEachIsoBox(file, box.content, box.end, [&](const IsoBox &inner) {
            if (inner.type != "stbl")
                return;
            forEachIsoBox(file, inner.content, inner.end, [&](const IsoBox &table) {
                // Version and flags, the number of entries, then the entries, which are boxes.
                if (table.type == "stsd")
                    coded.code = readIsoBox(file, table.content + 8, table.end).type;
                // Version and flags, one size for all of them or how sizes are told, how many there are.
                else if (table.type == "stsz" || table.type == "stz2")
                    coded.samples = wordAt(contentOf(file, table), 8);
            });
        });
    });
    return coded;
}

void addTrack(QIODevice &file, const IsoBox &track, VideoProbe &probe)
{
    forEachIsoBox(file, track.content, track.end, [&](const IsoBox &box) {
        // Sound tracks have no size.
        if (box.type == "tkhd" && probe.pixels.isEmpty())
            probe.pixels = sizeOf(contentOf(file, box));
        if (box.type != "mdia")
            return;
        const Coded coded = codedOf(file, box);
        if (coded.kind == "vide" && probe.pictureCodec.isEmpty()) {
            probe.pictureCodec = codecName(coded.code);
            probe.framesPerSecond = coded.samplesPerSecond();
        }
        if (coded.kind == "soun" && probe.soundCodec.isEmpty())
            probe.soundCodec = codecName(coded.code);
    });
}

VideoProbe probeIso(QIODevice &file, ProbeDepth depth)
{
    VideoProbe probe;
    quint32 scale = 0;
    forEachIsoBox(file, 0, file.size(), [&](const IsoBox &top) {
        if (top.type != "moov")
            return;
        forEachIsoBox(file, top.content, top.end, [&](const IsoBox &box) {
            if (box.type == "mvhd") {
                const TimeHead head = timeHeadOf(contentOf(file, box));
                scale = head.scale;
                probe.durationMilliseconds = head.milliseconds();
            } else if (box.type == "trak") {
                addTrack(file, box, probe);
            }
        });
        if (probe.durationMilliseconds == 0 && depth == ProbeDepth::Fragments)
            probe.durationMilliseconds = fragmentsMilliseconds(file, top, scale);
    });
    return probe;
}

void addMatroskaTrack(QIODevice &file, const EbmlElement &track, VideoProbe &probe)
{
    quint64 kind = 0;
    QByteArray codec;
    QSize pixels;
    quint64 nanosecondsOfFrame = 0;
    forEachEbmlElement(file, track.content, track.end, [&](const EbmlElement &element) {
        if (element.id == ebml::trackType)
            kind = unsignedOf(contentOf(file, element));
        else if (element.id == ebml::codecId)
            codec = textOf(contentOf(file, element));
        else if (element.id == ebml::defaultDuration)
            nanosecondsOfFrame = unsignedOf(contentOf(file, element));
        if (element.id != ebml::video)
            return;
        forEachEbmlElement(file, element.content, element.end, [&](const EbmlElement &inner) {
            const auto side = [&] {
                constexpr quint64 most = std::numeric_limits<int>::max();
                return int(std::min(unsignedOf(contentOf(file, inner)), most));
            };
            if (inner.id == ebml::pixelWidth)
                pixels.setWidth(side());
            else if (inner.id == ebml::pixelHeight)
                pixels.setHeight(side());
        });
    });
    constexpr quint64 isPicture = 1;
    constexpr quint64 isSound = 2;
    if (kind == isPicture && probe.pictureCodec.isEmpty()) {
        probe.pictureCodec = codecName(codec);
        probe.pixels = pixels.isEmpty() ? QSize() : pixels;
        probe.framesPerSecond = nanosecondsOfFrame > 0 ? 1e9 / double(nanosecondsOfFrame) : 0;
    } else if (kind == isSound && probe.soundCodec.isEmpty()) {
        probe.soundCodec = codecName(codec);
    }
}

qint64 matroskaDuration(QIODevice &file, const EbmlElement &info)
{
    double scale = 1'000'000; // nanoseconds, where nothing else is said
    double length = 0;
    forEachEbmlElement(file, info.content, info.end, [&](const EbmlElement &element) {
        if (element.id == ebml::timestampScale)
            scale = double(unsignedOf(contentOf(file, element)));
        else if (element.id == ebml::duration)
            length = floatOf(contentOf(file, element));
    });
    const double milliseconds = length * scale / 1'000'000;
    const bool isMeant =
        std::isfinite(milliseconds) && milliseconds > 0 && milliseconds < double(yearSeconds) * 1000;
    return isMeant ? qint64(milliseconds) : 0;
}

VideoProbe probeMatroska(QIODevice &file)
{
    VideoProbe probe;
    forEachEbmlElement(file, 0, file.size(), [&](const EbmlElement &top) {
        if (top.id != ebml::segment)
            return;
        // Both stand before the first cluster: what follows it is not looked at.
        qint64 at = top.content;
        for (int count = 0; count < 1000 && at < top.end; ++count) {
            const EbmlElement element = readEbmlElement(file, at, top.end);
            if (element.id == 0 || element.id == ebml::cluster)
                return;
            if (element.id == ebml::info)
                probe.durationMilliseconds = matroskaDuration(file, element);
            else if (element.id == ebml::tracks)
                forEachEbmlElement(file, element.content, element.end, [&](const EbmlElement &track) {
                    if (track.id == ebml::track)
                        addMatroskaTrack(file, track, probe);
                });
            at = element.end;
        }
    });
    return probe;
}
} // namespace

VideoProbe probeVideo(QIODevice &file, ProbeDepth depth)
{
    const bool isMatroska = readEbmlElement(file, 0, file.size()).id == ebml::header;
    return isMatroska ? probeMatroska(file) : probeIso(file, depth);
}

} // namespace hatstand::plan
