// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/formats/iso_samples.h"

#include "plan/formats/iso_sound.h"

#include <QtEndian>

namespace hatstand::plan
{

namespace
{
constexpr qint64 mostBytes = 32'000'000;

/// How long each sample is.
class Sizes
{
public:
    explicit Sizes(QByteArray table, bool isCompact) : m_table(std::move(table))
    {
        if (isCompact)
            m_bits = quint32(uchar(m_table.size() > 7 ? m_table[7] : 0));
        else
            m_same = wordAt(m_table, 4);
        m_count = wordAt(m_table, 8);
    }

    [[nodiscard]] bool isWhole() const
    {
        const bool isKnown = m_bits == 4 || m_bits == 8 || m_bits == 16 || m_bits == 32;
        return m_table.size() >= 12 && isKnown &&
               (m_same != 0 || (quint64(m_count) * m_bits + 7) / 8 <= quint64(m_table.size() - 12));
    }
    [[nodiscard]] quint32 count() const { return m_count; }
    [[nodiscard]] quint32 same() const { return m_same; } ///< of all of them; 0 when they differ
    [[nodiscard]] quint32 at(quint32 sample) const
    {
        const auto *sizes = reinterpret_cast<const uchar *>(m_table.constData()) + 12;
        switch (m_bits) {
        case 4:
            return sample % 2 == 0 ? sizes[sample / 2] >> 4U : sizes[sample / 2] & 15U;
        case 8:
            return sizes[sample];
        case 16:
            return qFromBigEndian<quint16>(sizes + qsizetype(sample) * 2);
        default:
            return qFromBigEndian<quint32>(sizes + qsizetype(sample) * 4);
        }
    }

private:
    const QByteArray m_table;
    quint32 m_same = 0;
    quint32 m_bits = 32;
    quint32 m_count = 0;
};

/// How many samples the chunk of that number (from 0) has: each entry of stsc counts from its chunk on.
quint32 samplesIn(const QByteArray &stsc, quint32 chunk, qsizetype &entry)
{
    const quint32 count = wordAt(stsc, 4);
    while (entry + 1 < qsizetype(count) && wordAt(stsc, 8 + (entry + 1) * 12) <= chunk + 1 &&
           8 + (entry + 2) * 12 <= stsc.size())
        ++entry;
    return wordAt(stsc, 8 + entry * 12 + 4);
}

struct Tables
{
    QByteArray sizes;
    QByteArray chunks;
    QByteArray offsets;
    QByteArray descriptions;
    bool isCompact = false;
    bool isLong = false;
    bool isReadable = true;
};

Tables tablesOf(QIODevice &file, const IsoBox &stbl)
{
    Tables tables;
    forEachIsoBox(file, stbl.content, stbl.end, [&](const IsoBox &box) {
        const auto take = [&](QByteArray &into) {
            // The first counts, as it does for those who play it.
            if (!into.isEmpty())
                return false;
            const auto bytes = tableOf(file, box);
            tables.isReadable &= bytes.has_value();
            into = bytes.value_or(QByteArray());
            return true;
        };
        if (box.type == "stsz" || box.type == "stz2")
            tables.isCompact = take(tables.sizes) ? box.type == "stz2" : tables.isCompact;
        else if (box.type == "stco" || box.type == "co64")
            tables.isLong = take(tables.offsets) ? box.type == "co64" : tables.isLong;
        else if (box.type == "stsc")
            take(tables.chunks);
        else if (box.type == "stsd")
            take(tables.descriptions);
    });
    return tables;
}
} // namespace

IsoTrack isoTrack(QIODevice &file, const IsoBox &trak)
{
    IsoTrack track{trak, 0, {}, {}};
    forEachIsoBox(file, trak.content, trak.end, [&](const IsoBox &box) {
        if (box.type == "tkhd") {
            const QByteArray content = contentOf(file, box);
            track.id = wordAt(content, !content.isEmpty() && content[0] == 1 ? 20 : 12);
        }
        if (box.type != "mdia")
            return;
        forEachIsoBox(file, box.content, box.end, [&](const IsoBox &inner) {
            if (inner.type == "hdlr" && track.kind.isEmpty())
                track.kind = contentOf(file, inner).mid(8, 4);
            if (inner.type != "minf")
                return;
            forEachIsoBox(file, inner.content, inner.end, [&track](const IsoBox &one) {
                if (one.type == "stbl" && track.table.end == 0)
                    track.table = one;
            });
        });
    });
    return track;
}

std::optional<QByteArray> tableOf(QIODevice &file, const IsoBox &box)
{
    const qint64 length = box.end - box.content;
    if (length > mostBytes || !file.seek(box.content))
        return std::nullopt;
    QByteArray bytes = file.read(length);
    return bytes.size() == length ? std::optional(std::move(bytes)) : std::nullopt;
}

quint32 wordAt(const QByteArray &bytes, qsizetype at)
{
    return at + 4 <= bytes.size() ? qFromBigEndian<quint32>(bytes.constData() + at) : 0;
}

std::optional<std::vector<SampleRange>>
sampleRanges(QIODevice &file, const IsoTrack &track,
             const std::function<bool(const SampleRange &)> &eachSample)
{
    const Tables tables = tablesOf(file, track.table);
    const Sizes sizes(tables.sizes, tables.isCompact);
    const qsizetype width = tables.isLong ? 8 : 4;
    const quint32 chunks = wordAt(tables.offsets, 4);
    if (!tables.isReadable ||
        quint64(chunks) * width > quint64(std::max<qsizetype>(0, tables.offsets.size() - 8)))
        return std::nullopt;
    if (chunks == 0)
        return std::vector<SampleRange>();
    if (!sizes.isWhole())
        return std::nullopt;
    const SoundPacking packing =
        track.kind == "soun" && sizes.same() != 0 ? soundPacking(tables.descriptions) : SoundPacking();
    std::vector<SampleRange> ranges;
    quint32 sample = 0;
    qsizetype entry = 0;
    for (quint32 chunk = 0; chunk < chunks && sample < sizes.count(); ++chunk) {
        const char *at = tables.offsets.constData() + 8 + qsizetype(chunk) * width;
        const quint64 begins =
            width == 8 ? qFromBigEndian<quint64>(at) : quint64(qFromBigEndian<quint32>(at));
        const quint32 count = std::min(samplesIn(tables.chunks, chunk, entry), sizes.count() - sample);
        quint64 length = 0;
        if (sizes.same() == 1 && packing.bytes != 0)
            length = packing.bytesOf(count);
        else if (sizes.same() != 0)
            length = std::max(quint64(sizes.same()) * count, packing.bytesOf(count));
        for (quint32 i = 0; i < count && sizes.same() == 0; ++i)
            length += sizes.at(sample + i);
        const auto fileEnd = quint64(file.size());
        quint64 sampleAt = begins;
        for (quint32 i = 0; i < count && eachSample && sampleAt < fileEnd; ++i) {
            const quint64 one = sizes.same() != 0 ? sizes.same() : sizes.at(sample + i);
            if (!eachSample({qint64(sampleAt), qint64(std::min(one, fileEnd - sampleAt))}))
                return std::nullopt;
            sampleAt += one;
        }
        sample += count;
        if (begins >= fileEnd || length == 0)
            continue;
        length = std::min(length, fileEnd - begins);
        if (!ranges.empty() && quint64(ranges.back().at + ranges.back().length) == begins)
            ranges.back().length += qint64(length);
        else
            ranges.push_back({qint64(begins), qint64(length)});
    }
    return ranges;
}

} // namespace hatstand::plan
