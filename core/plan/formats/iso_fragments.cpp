// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/formats/iso_fragments.h"

#include <QtEndian>

#include <bit>

namespace hatstand::plan
{

namespace
{
// Flags of "tfhd" and "trun".
constexpr quint32 hasBase = 0x1;
constexpr quint32 hasDescription = 0x2;
constexpr quint32 hasUsualDuration = 0x8;
constexpr quint32 hasUsualSize = 0x10;
constexpr quint32 isBasedOnFragment = 0x20000;
constexpr quint32 hasOffset = 0x1;
constexpr quint32 hasFirstFlags = 0x4;
constexpr quint32 hasDurations = 0x100;
constexpr quint32 hasSizes = 0x200;

struct Head
{
    quint32 track = 0;
    quint32 flags = 0;
    quint32 size = 0;
    qint64 base = 0;
};

Head headOf(const QByteArray &tfhd, const UsualSizes &usual)
{
    Head head;
    head.flags = wordAt(tfhd, 0) & 0xFFFFFFU;
    head.track = wordAt(tfhd, 4);
    qsizetype at = 8;
    if ((head.flags & hasBase) != 0) {
        head.base = qint64(quint64(wordAt(tfhd, at)) << 32U | wordAt(tfhd, at + 4));
        at += 8;
    }
    at += (head.flags & hasDescription) != 0 ? 4 : 0;
    at += (head.flags & hasUsualDuration) != 0 ? 4 : 0;
    const auto known = usual.find(head.track);
    if ((head.flags & hasUsualSize) != 0)
        head.size = wordAt(tfhd, at);
    else if (known != usual.end())
        head.size = known->second;
    return head;
}

/// The bytes that all samples of a run take; nothing when it promises more of them than it describes.
std::optional<qint64> lengthOf(const QByteArray &trun, quint32 flags, quint32 usualSize)
{
    const quint32 count = wordAt(trun, 4);
    const qsizetype from = 8 + ((flags & hasOffset) != 0 ? 4 : 0) + ((flags & hasFirstFlags) != 0 ? 4 : 0);
    // Four fields of four bytes each can be told of every sample.
    const qsizetype step = qsizetype(4) * std::popcount(flags & 0xF00U);
    if (trun.size() < from || quint64(count) * quint64(step) > quint64(trun.size() - from))
        return std::nullopt;
    if ((flags & hasSizes) == 0)
        return qint64(count) * usualSize;
    qint64 length = 0;
    qsizetype at = from + ((flags & hasDurations) != 0 ? 4 : 0);
    for (quint32 i = 0; i < count; ++i, at += step)
        length += wordAt(trun, at);
    return length;
}

class Reader
{
public:
    Reader(QIODevice &file, const IsoBox &moof, const UsualSizes &usual)
        : m_file(file), m_moof(moof), m_usual(usual), m_end(moof.at)
    {
    }

    std::optional<std::vector<TrackRun>> read()
    {
        const IsoWalk walk = forEachIsoBox(m_file, m_moof.content, m_moof.end, [this](const IsoBox &box) {
            if (box.type == "traf")
                readTrack(box);
        });
        return m_isWhole && !walk.isCut ? std::optional(std::move(m_runs)) : std::nullopt;
    }

private:
    void readTrack(const IsoBox &traf)
    {
        std::optional<Head> head;
        bool isRelative = false;
        const IsoWalk walk = forEachIsoBox(m_file, traf.content, traf.end, [&](const IsoBox &box) {
            if (box.type == "tfhd") {
                head = headOf(contentOf(m_file, box), m_usual);
                if ((head->flags & (hasBase | isBasedOnFragment)) == 0) {
                    head->base = m_end;
                    isRelative = !m_runs.empty();
                } else if ((head->flags & hasBase) == 0) {
                    head->base = m_moof.at;
                }
                m_end = head->base;
            } else if (box.type == "trun") {
                m_isWhole = m_isWhole && head && readRun(box, *head, isRelative);
            }
        });
        m_isWhole = m_isWhole && !walk.isCut;
    }

    bool readRun(const IsoBox &box, const Head &head, bool isRelative)
    {
        const auto trun = tableOf(m_file, box);
        if (!trun)
            return false;
        const quint32 flags = wordAt(*trun, 0) & 0xFFFFFFU;
        const auto length = lengthOf(*trun, flags, head.size);
        if (!length)
            return false;
        const qint64 most = m_file.size();
        if ((flags & hasOffset) != 0 && head.base >= 0 && head.base <= most)
            m_end = head.base + qint32(wordAt(*trun, 8));
        if (m_end < 0 || m_end > most)
            return false;
        if (*length > 0)
            m_runs.push_back({head.track, {m_end, std::min(*length, most - m_end)}, isRelative});
        m_end += std::min(*length, most - m_end);
        return true;
    }

    QIODevice &m_file;
    const IsoBox &m_moof;
    const UsualSizes &m_usual;
    std::vector<TrackRun> m_runs;
    qint64 m_end; ///< of the data of the run before
    bool m_isWhole = true;
};
} // namespace

quint32 trackOf(QIODevice &file, const IsoBox &traf)
{
    quint32 track = 0;
    forEachIsoBox(file, traf.content, traf.end, [&](const IsoBox &box) {
        if (box.type == "tfhd" && track == 0)
            track = wordAt(contentOf(file, box), 4);
    });
    return track;
}

std::optional<std::vector<TrackRun>> fragmentRuns(QIODevice &file, const IsoBox &moof,
                                                  const UsualSizes &usual)
{
    return Reader(file, moof, usual).read();
}

} // namespace hatstand::plan
