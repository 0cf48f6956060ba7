// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/patch.h"

#include <algorithm>
#include <array>
#include <optional>

class QIODevice;

namespace hatstand::plan
{

/// Collects what is overwritten in a film, and the first thing for which it has to be refused.
class StripPatches
{
public:
    explicit StripPatches(QIODevice &file) : m_file(file) {}

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
    /// Those of a part of the file that begins at `at`.
    void writeAll(qint64 at, const Patches &patches)
    {
        for (const Patch &patch : patches)
            write(at + patch.at, patch.bytes, patch.zeros);
    }

private:
    QIODevice &m_file;
    Patches m_patches;
    std::optional<StripFault> m_fault;
};

} // namespace hatstand::plan
