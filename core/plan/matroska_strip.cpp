// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/matroska_strip.h"

#include "plan/ebml.h"

#include <QIODevice>
#include <QtEndian>

namespace hatstand::plan
{

namespace
{
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

} // namespace

Patches matroskaPrivateParts(QIODevice &file)
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

} // namespace hatstand::plan
