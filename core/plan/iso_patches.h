// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/iso_boxes.h"
#include "plan/patch.h"

#include <array>
#include <optional>
#include <string_view>

/// What is overwritten in MP4 and QuickTime files, box by box; parts of iso_strip.h.
namespace hatstand::plan
{

template <std::size_t count>
bool isOneOf(const QByteArray &type, const std::array<std::string_view, count> &kept)
{
    const std::string_view name(type.constData(), std::size_t(type.size()));
    return std::find(kept.begin(), kept.end(), name) != kept.end();
}

/// Collects what is overwritten, and the first thing for which the file has to be refused.
class IsoPatches
{
public:
    explicit IsoPatches(QIODevice &file) : m_file(file) {}

    [[nodiscard]] QIODevice &file() const { return m_file; }
    [[nodiscard]] const std::optional<StripFault> &fault() const { return m_fault; }
    [[nodiscard]] Patches take() { return std::move(m_patches); }

    void refuse(bool isTooLarge, const QByteArray &where)
    {
        if (!m_fault)
            m_fault = StripFault{isTooLarge, where};
    }
    void write(qint64 at, const QByteArray &bytes, qint64 zeros = 0)
    {
        constexpr std::size_t most = 1'000'000;
        if (m_patches.size() >= most)
            refuse(true, "patches");
        else if (bytes.size() + zeros > 0)
            m_patches.push_back({at, bytes, zeros});
    }
    void zero(qint64 from, qint64 end) { write(from, {}, end - from); }
    /// A box that is skipped by whoever reads the file, of the same size and empty.
    void free(const IsoBox &box)
    {
        write(box.at + 4, QByteArrayLiteral("free"));
        zero(box.content, box.end);
    }
    /// Visits the boxes in one, from that place on. All of it has to be boxes; where fewer bytes are left
    /// than a box has, these become zeros.
    template <class Visit>
    void within(const IsoBox &box, qint64 from, Visit visit)
    {
        const IsoWalk walk = forEachIsoBox(m_file, from, box.end, visit);
        if (walk.isCut || box.end - walk.end >= 8 || from > box.end)
            refuse(walk.isCut, box.type);
        else
            zero(walk.end, box.end);
    }

private:
    QIODevice &m_file;
    Patches m_patches;
    std::optional<StripFault> m_fault;
};

} // namespace hatstand::plan
