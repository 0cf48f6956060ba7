// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "listen/inbox/conversation_table.h"
#include "listen/inbox/message_table.h"
#include "listen/inbox/promise_table.h"

#include <QHash>

namespace hatstand::listen
{

/// How a conversation stands, from its messages: written anew whenever some have come or gone, so that it
/// never matters in which order they came. Inside a transaction of the caller.
class ConversationUpkeep
{
public:
    explicit ConversationUpkeep(storage::Database &database);

    /// Brings it up to date. `hasNews`: something that is not ours has come in, which is to be seen, and
    /// opens it again if it waits for an answer. `said`: what somebody wants by something that is said in it
    /// now; it is of that kind from here on if nothing was said after that, or it was of none, and no person
    /// has called it something. One without messages goes.
    Result<void> refresh(const ConversationId &id, bool hasNews, const std::optional<SaidKind> &said = {});

private:
    struct Promised
    {
        AnswerPromise promise;
        QByteArray zone;
    };
    /// Somebody who waited has been answered.
    Result<void> notePromise(const Conversation &before, const ConversationSum &sum);
    [[nodiscard]] Result<std::optional<Instant>> dueAfter(Instant asked, const clients::ClientId &client);

    storage::Database &m_database;
    ConversationTable m_conversations;
    MessageTable m_messages;
    PromiseTable m_promises;
    QHash<clients::ClientId, Promised> m_known; ///< for as long as this lives: one batch
};

} // namespace hatstand::listen
