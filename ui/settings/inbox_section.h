// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clients/client_service.h"
#include "kit/page_context.h"
#include "listen/inbox/inbox.h"
#include "listen/replies/saved_replies.h"
#include "settings/section.h"

#include <array>

class QComboBox;

namespace hatstand::ui::settings
{

class WorkingDay;

/// How soon each client's people are answered, in which hours, and what is said to them again and again.
class InboxSection final : public Section
{
    Q_OBJECT
public:
    [[nodiscard]] static SectionName name();
    InboxSection(const PageContext &context, clients::ClientService &clients, listen::Inbox &inbox,
                 listen::SavedReplies &savedReplies, QWidget *parent);
    void refresh() override { fill(); }

private:
    void fill();
    void store();
    void fillReplies();
    void addReplyRow(const listen::SavedReply &reply);
    void editReply(const listen::SavedReply &reply);
    void keepReply(const listen::SavedReply &before, const listen::SavedReply &reply);
    void removeReply(const listen::SavedReply &reply);
    [[nodiscard]] clients::ClientId shownClient() const;

    PageContext m_context;
    clients::ClientService &m_clients;
    listen::Inbox &m_inbox;
    QComboBox *m_client;
    QComboBox *m_within;
    std::array<WorkingDay *, 7> m_days;
    listen::SavedReplies &m_replies;
    Card *m_repliesCard;
    std::vector<QWidget *> m_replyRows;
};

} // namespace hatstand::ui::settings
