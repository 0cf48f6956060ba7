// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "clients/account_service.h"
#include "listen/intake/intake.h"
#include "networks/connectors.h"
#include "plan/post_service.h"
#include "publish/outbox.h"
#include "sample/sample_talk.h"

#include <QCoro/QCoroTask>
#include <QHash>

namespace hatstand::sample
{

/// Puts what people have said to the sample's clients into its inbox, as it would have come: through the
/// intake, on a clock that is led along.
class SampleInbox
{
public:
    struct Parts
    {
        storage::Database &database;
        FakeClock &clock;
        clients::AccountService &accounts;
        networks::Connectors &connectors;
        plan::PostService &posts;
        publish::Outbox &outbox;
        QHash<QString, clients::ClientId> clients; ///< by their keys
    };
    SampleInbox(Parts parts, Instant now);

    /// The clock stands at `now` afterwards.
    [[nodiscard]] Result<void> fill(const SampleTalk &talk);
    /// From now on the accounts are listened to: what half a year of posts would have brought beside that is
    /// not heard.
    [[nodiscard]] QCoro::Task<Result<void>> catchUp();

private:
    [[nodiscard]] Result<void> add(const SampleConversation &conversation, int number);
    [[nodiscard]] Result<void> decide(const SampleConversation &conversation,
                                      const listen::ConversationId &id);
    [[nodiscard]] Result<listen::Source> sourceFor(const SampleConversation &conversation);
    [[nodiscard]] Result<QString> answeredId(const SampleConversation &conversation);
    void goTo(int minutesAgo);

    Parts m_parts;
    Instant m_now;
    listen::Intake m_intake;
    QHash<QString, listen::Source> m_read; ///< of networks that the sample has no account for
};

} // namespace hatstand::sample
