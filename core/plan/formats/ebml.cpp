// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/formats/ebml.h"

#include <QtEndian>

#include <algorithm>
#include <bit>
#include <cstring>

namespace hatstand::plan
{

namespace
{
/// The number of bytes that the first one announces by its leading zeros; 0 for more than eight.
int lengthOf(uchar first)
{
    return first == 0 ? 0 : std::countl_zero(first) + 1;
}

quint64 bigEndian(const QByteArray &bytes, qsizetype at, int count)
{
    quint64 value = 0;
    for (int i = 0; i < count; ++i)
        value = value << 8 | uchar(bytes[at + i]);
    return value;
}
} // namespace

EbmlElement readEbmlElement(QIODevice &file, qint64 at, qint64 parentEnd)
{
    EbmlElement element;
    if (at + 2 > parentEnd || !file.seek(at))
        return element;
    const QByteArray head = file.read(std::min<qint64>(12, parentEnd - at));
    const int idLength = head.isEmpty() ? 0 : lengthOf(uchar(head[0]));
    if (idLength == 0 || idLength > 4 || head.size() <= idLength)
        return element;
    const int sizeLength = lengthOf(uchar(head[idLength]));
    if (sizeLength == 0 || head.size() < idLength + sizeLength)
        return element;
    const quint64 unknown = (quint64(1) << (7 * sizeLength)) - 1;
    const quint64 size = bigEndian(head, idLength, sizeLength) & unknown;
    element.at = at;
    element.content = at + idLength + sizeLength;
    element.isOpen = size == unknown;
    if (!element.isOpen && size > quint64(parentEnd - element.content))
        return element;
    element.end = element.isOpen ? parentEnd : element.content + qint64(size);
    element.id = quint32(bigEndian(head, 0, idLength));
    return element;
}

QByteArray contentOf(QIODevice &file, const EbmlElement &element)
{
    const qint64 length = std::min<qint64>(element.end - element.content, 4096);
    return file.seek(element.content) ? file.read(length) : QByteArray();
}

quint64 vintAt(const QByteArray &bytes, qsizetype at, int &length)
{
    length = at < bytes.size() ? lengthOf(uchar(bytes[at])) : 0;
    if (at + length > bytes.size())
        length = 0;
    return length == 0 ? 0 : bigEndian(bytes, at, length) & ((quint64(1) << (7 * length)) - 1);
}

quint64 unsignedOf(const QByteArray &content)
{
    return bigEndian(content, 0, int(std::min<qsizetype>(content.size(), 8)));
}

QByteArray textOf(const QByteArray &content)
{
    const qsizetype end = content.indexOf('\0');
    return end < 0 ? content : content.left(end);
}

double floatOf(const QByteArray &content)
{
    if (content.size() == 4)
        return double(std::bit_cast<float>(qFromBigEndian<quint32>(content.constData())));
    if (content.size() == 8)
        return std::bit_cast<double>(qFromBigEndian<quint64>(content.constData()));
    return 0;
}

} // namespace hatstand::plan
