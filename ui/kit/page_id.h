// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>

namespace hatstand::ui
{

/// The pages of the window. Composer and Outbox are reached from the top bar. The keys that a person has
/// given to a page are kept by its number, so new ones come last; the rail has an order of its own.
enum class PageId {
    Today,
    Calendar,
    Accounts,
    Settings,
    Composer,
    Outbox,
    Inbox,
    Listening,
};

[[nodiscard]] inline size_t qHash(PageId id, size_t seed = 0)
{
    return ::qHash(static_cast<int>(id), seed);
}

} // namespace hatstand::ui
