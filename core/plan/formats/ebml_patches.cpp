// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/formats/ebml_patches.h"

#include <QtEndian>

namespace hatstand::plan
{

void EbmlPatches::empty(qint64 from, qint64 end)
{
    const qint64 length = end - from;
    if (length < 2)
        return zero(from, end);
    QByteArray head(1, char(ebml::empty));
    if (length < 9) {
        head += char(0x80 | (length - 2)); // a size of one byte
    } else {
        QByteArray size(8, 0); // one of eight
        qToBigEndian<quint64>(quint64(length - 9) | quint64(1) << 56, size.data());
        head += size;
    }
    write(from, head, length - head.size());
}

void EbmlPatches::empty(const EbmlElement &element)
{
    if (element.isOpen)
        refuse(element.id); // it would be all that follows
    else if (element.id == ebml::empty)
        zero(element.content, element.end);
    else
        empty(element.at, element.end);
}

QByteArray EbmlPatches::keepText(const EbmlElement &element)
{
    constexpr qint64 longest = 64;
    if (element.end - element.content > longest) {
        refuse(element.id);
        return {};
    }
    QByteArray text = textOf(contentOf(file(), element));
    zero(element.content + text.size(), element.end);
    return text;
}

std::optional<EbmlElement> EbmlPatches::elementAt(qint64 at, qint64 parentEnd)
{
    if (!visit())
        return std::nullopt;
    const EbmlElement element = readEbmlElement(file(), at, parentEnd);
    if (element.id == 0) {
        refuse(false, "element at " + QByteArray::number(at));
        return std::nullopt;
    }
    return element;
}

} // namespace hatstand::plan
