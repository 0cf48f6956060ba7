// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/iso_samples.h"

#include <QtEndian>

namespace hatstand::plan
{

namespace
{
constexpr qint64 mostBytes = 4'000'000;

QByteArray tableOf(QIODevice &file, const IsoBox &box)
{
    const qint64 length = box.end - box.content;
    return length <= mostBytes && file.seek(box.content) ? file.read(length) : QByteArray();
}

quint32 word(const QByteArray &bytes, qsizetype at)
{
    return at + 4 <= bytes.size() ? qFromBigEndian<quint32>(bytes.constData() + at) : 0;
}

/// How many samples the chunk of that number (from 0) has: each entry of stsc counts from its chunk on.
quint32 samplesIn(const QByteArray &stsc, quint32 chunk, qsizetype &entry)
{
    const quint32 count = word(stsc, 4);
    while (entry + 1 < qsizetype(count) && word(stsc, 8 + (entry + 1) * 12) <= chunk + 1 &&
           8 + (entry + 2) * 12 <= stsc.size())
        ++entry;
    return word(stsc, 8 + entry * 12 + 4);
}
} // namespace

std::vector<SampleRange> sampleRanges(QIODevice &file, const IsoBox &table)
{
    QByteArray stsz;
    QByteArray stsc;
    QByteArray offsets;
    qsizetype width = 4;
    forEachIsoBox(file, table.content, table.end, [&](const IsoBox &box) {
        if (box.type == "stsz") {
            stsz = tableOf(file, box);
        } else if (box.type == "stsc") {
            stsc = tableOf(file, box);
        } else if (box.type == "stco" || box.type == "co64") {
            offsets = tableOf(file, box);
            width = box.type == "co64" ? 8 : 4;
        }
    });
    std::vector<SampleRange> ranges;
    const quint32 sameSize = word(stsz, 4);
    const quint32 samples = word(stsz, 8);
    const qsizetype chunks = std::min<qsizetype>(word(offsets, 4), (offsets.size() - 8) / width);
    quint32 sample = 0;
    qsizetype entry = 0;
    for (qsizetype chunk = 0; chunk < chunks && sample < samples; ++chunk) {
        const char *at = offsets.constData() + 8 + chunk * width;
        const quint64 begins =
            width == 8 ? qFromBigEndian<quint64>(at) : quint64(qFromBigEndian<quint32>(at));
        quint64 length = 0;
        const quint32 count = std::min(samplesIn(stsc, quint32(chunk), entry), samples - sample);
        if (sameSize != 0) {
            length = quint64(sameSize) * count;
            sample += count;
        } else {
            for (const quint32 last = sample + count;
                 sample < last && 12 + qsizetype(sample) * 4 < stsz.size(); ++sample)
                length += word(stsz, 12 + qsizetype(sample) * 4);
            if (12 + qsizetype(sample) * 4 >= stsz.size())
                sample = samples;
        }
        if (begins <= quint64(file.size()) && length <= quint64(file.size()) - begins && length > 0)
            ranges.push_back({qint64(begins), qint64(length)});
    }
    return ranges;
}

} // namespace hatstand::plan
