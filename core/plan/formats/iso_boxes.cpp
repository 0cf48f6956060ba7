// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/formats/iso_boxes.h"

#include <QtEndian>

namespace hatstand::plan
{

IsoBox readIsoBox(QIODevice &file, qint64 at, qint64 parentEnd)
{
    IsoBox box;
    if (at + 8 > parentEnd || !file.seek(at))
        return box;
    const QByteArray head = file.read(16);
    if (head.size() < 8)
        return box;
    quint64 size = qFromBigEndian<quint32>(head.constData());
    qint64 headSize = 8;
    if (size == 1) {
        if (head.size() < 16)
            return box;
        size = qFromBigEndian<quint64>(head.constData() + 8);
        headSize = 16;
    } else if (size == 0) {
        size = quint64(parentEnd - at);
    }
    if (size < quint64(headSize) || size > quint64(parentEnd - at))
        return box;
    box.type = head.mid(4, 4);
    box.at = at;
    box.content = at + headSize;
    box.end = at + qint64(size);
    return box;
}

} // namespace hatstand::plan
