// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>

#include <algorithm>

/// The boxes that MP4 and QuickTime files are made of (ISO/IEC 14496-12), read from hostile files too.
namespace hatstand::plan
{

struct IsoBox
{
    QByteArray type;    ///< four bytes
    qint64 at = 0;      ///< where its head begins
    qint64 content = 0; ///< where what it holds begins
    qint64 end = 0;     ///< 0: there is no whole box here
};

/// Reads a box's head; a box that leaves its parent is none.
[[nodiscard]] IsoBox readIsoBox(QIODevice &file, qint64 at, qint64 parentEnd);

/// The first bytes that a box holds, at most 4 kB: enough for all that are looked into.
[[nodiscard]] inline QByteArray contentOf(QIODevice &file, const IsoBox &box)
{
    return file.seek(box.content) ? file.read(std::min<qint64>(box.end - box.content, 4096)) : QByteArray();
}

/// How far a visit of boxes came: whoever has to know all of them has to look.
struct IsoWalk
{
    qint64 end = 0;     ///< behind the last box that was visited
    bool isCut = false; ///< there are more than are visited
};

/// Visits the boxes between two places, in order, as far as there are whole ones.
template <class Visit>
IsoWalk forEachIsoBox(QIODevice &file, qint64 from, qint64 end, Visit visit, int most = 1000)
{
    // A file of millions of empty boxes must not take longer than one with a few.
    for (int count = 0; count < most; ++count) {
        const IsoBox box = readIsoBox(file, from, end);
        if (box.end == 0)
            return {from, false};
        visit(box);
        from = box.end;
    }
    return {from, readIsoBox(file, from, end).end != 0};
}

} // namespace hatstand::plan
