// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/transaction.h"

#include <QCoreApplication>

#include <utility>

namespace hatstand::storage
{

Transaction::~Transaction()
{
    if (!m_open)
        return;
    --m_database.m_transactionDepth;
    if (m_database.m_transactionDepth > 0) {
        m_database.m_transactionFailed = true;
        return;
    }
    m_database.m_transactionFailed = false;
    m_database.m_afterCommit.clear();
    // Some failures (a full disk) have rolled back already; then there is nothing left to undo.
    (void)m_database.script("ROLLBACK;");
}

Result<void> Transaction::begin()
{
    if (m_database.m_transactionDepth == 0) {
        if (auto begun = m_database.script("BEGIN IMMEDIATE;"); !begun)
            return begun;
        m_database.m_transactionFailed = false;
    }
    ++m_database.m_transactionDepth;
    m_open = true;
    return {};
}

Result<void> Transaction::commit()
{
    if (!m_open)
        return {};
    if (m_database.m_transactionDepth > 1) {
        --m_database.m_transactionDepth;
        m_open = false;
        return {};
    }
    if (m_database.m_transactionFailed) {
        return fail(ErrorCode::StorageFailed,
                    QCoreApplication::translate("hatstand::storage", "The last change could not be saved."),
                    QCoreApplication::translate("hatstand::storage",
                                                "A part of it had failed, so nothing of it was kept."));
    }
    if (auto committed = m_database.script("COMMIT;"); !committed)
        return committed;
    --m_database.m_transactionDepth;
    m_open = false;
    // What is run may begin transactions of its own, and may even close the database.
    const auto waiting = std::exchange(m_database.m_afterCommit, {});
    for (const auto &work : waiting)
        work();
    return {};
}

} // namespace hatstand::storage
