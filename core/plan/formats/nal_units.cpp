// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/formats/nal_units.h"

#include "plan/formats/sei_strip.h"

#include <QIODevice>

namespace hatstand::plan
{

namespace
{
// The types of units (ITU-T H.264, table 7-1; H.265, table 7-1).
constexpr int avcSei = 6;
constexpr std::array avcInSetup{avcSei, 7, 8, 13};
constexpr int hevcSeiBefore = 39;
constexpr int hevcSeiBehind = 40;
constexpr std::array hevcInSetup{32, 33, 34, hevcSeiBefore, hevcSeiBehind};

/// -1 for none.
int typeOf(const QByteArray &unit, bool isHevc)
{
    if (unit.isEmpty())
        return -1;
    return int(isHevc ? uchar(unit[0]) >> 1U & 0x3FU : uchar(unit[0]) & 0x1FU);
}

bool isSei(int type, bool isHevc)
{
    return isHevc ? type == hevcSeiBefore || type == hevcSeiBehind : type == avcSei;
}

/// Reads a set-up from its beginning; what would lie behind its end makes it none.
class SetupReader
{
public:
    SetupReader(const QByteArray &setup, bool isHevc) : m_setup(setup), m_isHevc(isHevc) {}

    [[nodiscard]] bool isWhole() const { return m_isWhole; }
    [[nodiscard]] qsizetype left() const { return m_setup.size() - m_at; }
    quint32 number(int bytes)
    {
        quint32 value = 0;
        for (int i = 0; i < bytes; ++i, ++m_at) {
            m_isWhole = m_isWhole && m_at < m_setup.size();
            value = value << 8U | (m_isWhole ? uchar(m_setup[m_at]) : 0U);
        }
        return value;
    }
    void skip(qsizetype bytes)
    {
        m_isWhole = m_isWhole && bytes <= left();
        m_at += bytes;
    }
    template <class Types>
    void units(quint32 count, const Types &types)
    {
        for (quint32 i = 0; i < count && m_isWhole; ++i) {
            const auto length = qsizetype(number(2));
            if (!m_isWhole || length > left()) {
                m_isWhole = false;
                return;
            }
            const QByteArray unit = m_setup.mid(m_at, length);
            m_isWhole = std::find(types.begin(), types.end(), typeOf(unit, m_isHevc)) != types.end();
            for (Patch patch : nalPatches(unit, m_isHevc)) {
                patch.at += m_at;
                m_patches.push_back(std::move(patch));
            }
            m_at += length;
        }
    }
    /// What has been read, and nothing behind it.
    std::optional<NalSetup> take(int lengthSize)
    {
        if (!m_isWhole || lengthSize == 3)
            return std::nullopt;
        if (left() > 0)
            m_patches.push_back({m_at, {}, left()});
        return NalSetup{{m_isHevc, lengthSize}, std::move(m_patches)};
    }

private:
    const QByteArray &m_setup;
    const bool m_isHevc;
    qsizetype m_at = 0;
    bool m_isWhole = true;
    Patches m_patches;
};
} // namespace

std::optional<NalSetup> avcSetup(const QByteArray &setup)
{
    SetupReader reader(setup, false);
    if (reader.number(1) != 1) // the version
        return std::nullopt;
    const quint32 profile = reader.number(1);
    reader.skip(2);
    const int lengthSize = int(reader.number(1) & 3U) + 1;
    reader.units(reader.number(1) & 0x1FU, avcInSetup);
    reader.units(reader.number(1), avcInSetup);
    const bool isHigh = profile != 66 && profile != 77 && profile != 88;
    if (isHigh && reader.left() >= 4) { // not all who write it know of it
        reader.skip(3);
        reader.units(reader.number(1), avcInSetup);
    }
    return reader.take(lengthSize);
}

namespace
{
std::optional<NalSetup> hevcSetupBehind(const QByteArray &setup, qsizetype head)
{
    SetupReader reader(setup, true);
    reader.skip(head);
    const int lengthSize = int(reader.number(1) & 3U) + 1;
    const quint32 arrays = reader.number(1);
    for (quint32 i = 0; i < arrays && reader.isWhole(); ++i) {
        reader.skip(1);
        reader.units(reader.number(2), hevcInSetup);
    }
    return reader.take(lengthSize);
}
} // namespace

std::optional<NalSetup> hevcSetup(const QByteArray &setup)
{
    return hevcSetupBehind(setup, 21);
}

std::optional<NalSetup> layeredHevcSetup(const QByteArray &setup)
{
    return hevcSetupBehind(setup, 4);
}

Patches nalPatches(const QByteArray &unit, bool isHevc)
{
    return isSei(typeOf(unit, isHevc), isHevc) ? seiPatches(unit, isHevc ? 2 : 1) : Patches();
}

void stripNals(const NalRange &frame, const NalCoding &coding, const QByteArray &head, StripPatches &patches)
{
    constexpr qint64 longestSei = 1'000'000;
    QIODevice &file = patches.file();
    // From where the head would stand.
    const qint64 begin = frame.at - head.size();
    const auto read = [&](qint64 at, qint64 length) {
        QByteArray bytes = head.mid(std::min<qint64>(at - begin, head.size()), length);
        if (bytes.size() < length && file.seek(begin + std::max<qint64>(at - begin, head.size())))
            bytes += file.read(length - bytes.size());
        return bytes;
    };
    qint64 at = begin;
    while (at + coding.lengthSize <= frame.end && patches.visit()) {
        const QByteArray start = read(at, std::min<qint64>(coding.lengthSize + 1, frame.end - at));
        qint64 length = 0;
        for (int i = 0; i < coding.lengthSize && i < start.size(); ++i)
            length = length << 8U | uchar(start[i]);
        at += coding.lengthSize;
        if (start.size() < coding.lengthSize)
            return patches.refuse(false, "NAL unit");
        const bool isTold =
            length > 0 && isSei(typeOf(start.mid(coding.lengthSize), coding.isHevc), coding.isHevc);
        if (length > frame.end - at) {
            if (!frame.isCut)
                return patches.refuse(false, "NAL unit");
            if (isTold)
                patches.zero(std::max(at, frame.at), frame.end);
            return;
        }
        if (isTold) {
            if (length > longestSei)
                return patches.refuse(true, "SEI");
            for (const Patch &patch : nalPatches(read(at, length), coding.isHevc)) {
                // What every frame has in common is not written anew for one of them.
                if (at + patch.at < frame.at)
                    return patches.refuse(false, "SEI");
                patches.write(at + patch.at, patch.bytes, patch.zeros);
            }
        }
        at += length;
    }
    // Cameras that fill frames up to round sizes leave fewer bytes there than a length has.
    patches.zero(std::max(at, frame.at), frame.end);
}

} // namespace hatstand::plan
