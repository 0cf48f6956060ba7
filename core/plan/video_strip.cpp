// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/video_strip.h"

#include "plan/ebml.h"
#include "plan/iso_boxes.h"
#include "plan/iso_samples.h"

#include <QIODevice>
#include <QtEndian>

#include <algorithm>

namespace hatstand::plan
{

namespace
{
using Patches = std::vector<Patch>;

/// A box that is skipped by whoever reads the file, of the same size and empty.
void freeBox(const IsoBox &box, Patches &patches)
{
    patches.push_back({box.at + 4, "free", 0});
    patches.push_back({box.content, {}, box.end - box.content});
}

/// Times of creation and change stand behind version and flags, of four or eight bytes each.
void forgetTimes(QIODevice &file, const IsoBox &box, Patches &patches)
{
    const QByteArray content = contentOf(file, box);
    const qsizetype times = !content.isEmpty() && content[0] == 1 ? 16 : 8;
    if (content.size() >= 4 + times && content.mid(4, times) != QByteArray(times, 0))
        patches.push_back({box.content + 4, {}, times});
}

bool isUserData(const QByteArray &type)
{
    return type == "udta" || type == "meta" || type == "uuid";
}

void stripTrack(QIODevice &file, const IsoBox &track, const std::vector<IsoBox> &media, Patches &patches)
{
    Patches within;
    QByteArray kind;
    IsoBox table;
    forEachIsoBox(file, track.content, track.end, [&](const IsoBox &box) {
        if (isUserData(box.type))
            freeBox(box, within);
        else if (box.type == "tkhd")
            forgetTimes(file, box, within);
        if (box.type != "mdia")
            return;
        forEachIsoBox(file, box.content, box.end, [&](const IsoBox &inner) {
            if (isUserData(inner.type))
                freeBox(inner, within);
            else if (inner.type == "mdhd")
                forgetTimes(file, inner, within);
            else if (inner.type == "hdlr")
                kind = contentOf(file, inner).mid(8, 4);
            if (inner.type != "minf")
                return;
            forEachIsoBox(file, inner.content, inner.end, [&table](const IsoBox &one) {
                if (one.type == "stbl")
                    table = one;
            });
        });
    });
    if (kind != "meta" && kind != "camm" && kind != "gpmd") {
        patches.insert(patches.end(), within.begin(), within.end());
        return;
    }
    for (const SampleRange &range : sampleRanges(file, table)) {
        // A damaged table can name anything.
        const bool isMedia = std::any_of(media.begin(), media.end(), [&range](const IsoBox &box) {
            return box.content <= range.at && range.at + range.length <= box.end;
        });
        if (isMedia)
            patches.push_back({range.at, {}, range.length});
    }
    freeBox(track, patches);
}

Patches privateBoxes(QIODevice &file)
{
    Patches patches;
    std::vector<IsoBox> media;
    forEachIsoBox(file, 0, file.size(), [&media](const IsoBox &top) {
        if (top.type == "mdat")
            media.push_back(top);
    });
    forEachIsoBox(file, 0, file.size(), [&](const IsoBox &top) {
        if (isUserData(top.type))
            freeBox(top, patches);
        if (top.type != "moov")
            return;
        forEachIsoBox(file, top.content, top.end, [&](const IsoBox &box) {
            if (isUserData(box.type))
                freeBox(box, patches);
            else if (box.type == "mvhd")
                forgetTimes(file, box, patches);
            else if (box.type == "trak")
                stripTrack(file, box, media, patches);
        });
    });
    return patches;
}

/// An element that is skipped, of the same size. It takes two bytes at least, as every element does.
void voidElement(const EbmlElement &element, Patches &patches)
{
    const qint64 length = element.end - element.at;
    QByteArray head(1, char(ebml::empty));
    if (length < 9) {
        head += char(0x80 | (length - 2)); // a size of one byte
    } else {
        QByteArray size(8, 0); // one of eight
        qToBigEndian<quint64>(quint64(length - 9) | quint64(1) << 56, size.data());
        head += size;
    }
    patches.push_back({element.at, head, length - head.size()});
}

Patches privateElements(QIODevice &file)
{
    Patches patches;
    forEachEbmlElement(file, 0, file.size(), [&](const EbmlElement &top) {
        if (top.id != ebml::segment)
            return;
        forEachEbmlElement(file, top.content, top.end, [&](const EbmlElement &element) {
            if (element.id == ebml::tags || element.id == ebml::attachments)
                voidElement(element, patches);
            if (element.id != ebml::info)
                return;
            forEachEbmlElement(file, element.content, element.end, [&](const EbmlElement &inner) {
                if (inner.id == ebml::dateUtc || inner.id == ebml::title)
                    voidElement(inner, patches);
            });
        });
    });
    return patches;
}
} // namespace

std::vector<Patch> privateParts(QIODevice &file)
{
    constexpr quint32 ebmlHeader = 0x1A45DFA3;
    Patches all =
        readEbmlElement(file, 0, file.size()).id == ebmlHeader ? privateElements(file) : privateBoxes(file);
    std::erase_if(all, [](const Patch &patch) { return patch.end() == patch.at; });
    std::stable_sort(all.begin(), all.end(), [](const Patch &a, const Patch &b) { return a.at < b.at; });
    // Boxes lie beside each other; samples may be named twice.
    Patches apart;
    for (Patch &patch : all) {
        if (apart.empty() || apart.back().end() <= patch.at)
            apart.push_back(std::move(patch));
        else
            apart.back().zeros += std::max<qint64>(0, patch.end() - apart.back().end());
    }
    return apart;
}

void applyPatches(const std::vector<Patch> &patches, qint64 at, QByteArray &block)
{
    const qint64 end = at + block.size();
    auto patch = std::partition_point(patches.begin(), patches.end(),
                                      [at](const Patch &one) { return one.end() <= at; });
    for (; patch != patches.end() && patch->at < end; ++patch) {
        const qint64 from = std::max(patch->at, at);
        const qint64 to = std::min(patch->end(), end);
        for (qint64 i = from; i < to; ++i) {
            const qint64 within = i - patch->at;
            block[i - at] = within < patch->bytes.size() ? patch->bytes[within] : '\0';
        }
    }
}

} // namespace hatstand::plan
