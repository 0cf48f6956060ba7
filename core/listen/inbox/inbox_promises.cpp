// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What of the inbox is about how soon people are answered.
#include "listen/inbox/inbox.h"
#include "storage/transaction.h"

#include <QPointer>

namespace hatstand::listen
{

Result<AnswerPromise> Inbox::promise(const clients::ClientId &client) const
{
    return m_promises.of(client);
}

Result<void> Inbox::setPromise(const clients::ClientId &client, const AnswerPromise &promise)
{
    if (promise.minutes < 0)
        return fail(ErrorCode::InvalidInput, tr("Nobody can be answered before they have asked."));
    const auto set = storage::inTransaction(m_database, [&]() -> Result<void> {
        if (auto kept = m_promises.set(client, promise); !kept)
            return kept;
        m_database.afterCommit([self = QPointer<Inbox>(this)] {
            if (self)
                Q_EMIT self->changed({});
        });
        // What was promised before is promised anew.
        return m_renewal.ask(client);
    });
    if (set)
        renewSome();
    return set;
}

void Inbox::noteClients(const std::vector<clients::Client> &clients)
{
    // What cannot be written now is tried at the next change, or start.
    static_cast<void>(m_renewal.askWhereNeeded(clients));
    if (m_renewal.hasMore())
        renewSome();
}

void Inbox::renewSome()
{
    const auto renewed = m_renewal.step();
    if (!renewed)
        return;
    const QSet<ConversationId> ids(renewed->begin(), renewed->end());
    if (!ids.isEmpty())
        Q_EMIT changed(ids);
    // The window has its turn between two steps.
    if (m_renewal.hasMore() && !std::exchange(m_isRenewing, true)) {
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_isRenewing = false;
                renewSome();
            },
            Qt::QueuedConnection);
    }
}

} // namespace hatstand::listen
