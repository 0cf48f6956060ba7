// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>

namespace hatstand::ui
{

/// The pages of the window, in the order of the rail. Composer and Outbox are reached from the top bar.
enum class PageId {
    Today,
    Calendar,
    Listening,
    Accounts,
    Settings,
    Composer,
    Outbox,
};

[[nodiscard]] inline size_t qHash(PageId id, size_t seed = 0)
{
    return ::qHash(static_cast<int>(id), seed);
}

} // namespace hatstand::ui
