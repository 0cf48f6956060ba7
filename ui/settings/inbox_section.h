// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clients/client_service.h"
#include "kit/page_context.h"
#include "listen/inbox/inbox.h"
#include "settings/section.h"

#include <array>

class QComboBox;

namespace hatstand::ui::settings
{

class WorkingDay;

/// How soon each client's people are answered, and in which hours.
class InboxSection final : public Section
{
    Q_OBJECT
public:
    [[nodiscard]] static SectionName name();
    InboxSection(const PageContext &context, clients::ClientService &clients, listen::Inbox &inbox,
                 QWidget *parent);
    void refresh() override { fill(); }

private:
    void fill();
    void store();
    [[nodiscard]] clients::ClientId shownClient() const;

    PageContext m_context;
    clients::ClientService &m_clients;
    listen::Inbox &m_inbox;
    QComboBox *m_client;
    QComboBox *m_within;
    std::array<WorkingDay *, 7> m_days;
};

} // namespace hatstand::ui::settings
