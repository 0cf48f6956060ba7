// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "storage/database.h"

namespace hatstand::storage
{

/// Rolls back unless committed. Transactions nest: an inner one joins the outer one, and an inner one that
/// ends without a commit makes the outer commit fail, so that nothing is ever half written.
class Transaction
{
public:
    explicit Transaction(Database &database) : m_database(database) {}
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    /// Takes the write lock at once (BEGIN IMMEDIATE), so that what is read inside stays true until the
    /// commit.
    [[nodiscard]] Result<void> begin();
    [[nodiscard]] Result<void> commit();

private:
    Database &m_database;
    bool m_open = false;
};

/// Runs `work()` (returning Result<T>) in a transaction: committed when it succeeds, rolled back when it
/// fails.
template <class Work>
auto inTransaction(Database &database, Work &&work) -> std::invoke_result_t<Work>
{
    Transaction transaction(database);
    if (auto begun = transaction.begin(); !begun)
        return fail(std::move(begun.error()));
    auto result = work();
    if (!result)
        return result;
    if (auto committed = transaction.commit(); !committed)
        return fail(std::move(committed.error()));
    return result;
}

} // namespace hatstand::storage
