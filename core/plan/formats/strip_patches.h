// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/formats/patch.h"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <utility>

class QIODevice;

namespace hatstand::plan
{

/// Collects what is overwritten in a film, and the first thing for which it has to be refused.
class StripPatches
{
public:
    /// `isStopped`, when there is one, is asked now and then; once it says so, all is refused.
    explicit StripPatches(QIODevice &file, std::function<bool()> isStopped = {})
        : m_file(file), m_isStopped(std::move(isStopped))
    {
    }

    [[nodiscard]] QIODevice &file() const { return m_file; }
    [[nodiscard]] const std::optional<StripFault> &fault() const { return m_fault; }
    [[nodiscard]] Patches take() { return std::move(m_patches); }

    void refuse(bool isTooLarge, const QByteArray &where)
    {
        if (!m_fault)
            m_fault = StripFault{isTooLarge, where};
    }
    /// Whether one more part of the file may be looked at; else it is refused. Films of a day have some 20
    /// million. A file of nothing but empty parts must not take hours.
    [[nodiscard]] bool visit()
    {
        constexpr qint64 most = 50'000'000;
        constexpr qint64 often = 64; // the fastest parts take less than a microsecond each
        if (!m_fault && ++m_visited > most)
            refuse(true, "parts");
        else if (!m_fault && m_isStopped && m_visited % often == 1 && m_isStopped())
            refuse(false, "stopped");
        return !m_fault;
    }
    void write(qint64 at, const QByteArray &bytes, qint64 zeros = 0)
    {
        constexpr std::size_t most = 1'000'000;
        constexpr qint64 mostBytes = 200'000'000;
        m_bytes += bytes.size();
        if (m_patches.size() >= most || m_bytes > mostBytes)
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
    const std::function<bool()> m_isStopped;
    Patches m_patches;
    qint64 m_visited = 0;
    qint64 m_bytes = 0; ///< all that is held in memory of them
    std::optional<StripFault> m_fault;
};

} // namespace hatstand::plan
