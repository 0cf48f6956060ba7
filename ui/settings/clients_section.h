// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clients/client_service.h"
#include "kit/page_context.h"
#include "settings/section.h"

namespace hatstand::ui::settings
{

/// The clients: their order, changing, archiving and bringing back.
class ClientsSection final : public Section
{
    Q_OBJECT
public:
    [[nodiscard]] static SectionName name();
    ClientsSection(const PageContext &context, clients::ClientService &clients, QWidget *parent);
    void refresh() override;

private:
    void addClientRow(const clients::Client &client, int position, int count);
    void addArchivedRow(const clients::Client &client);
    void edit(const clients::ClientId &id);
    void move(int position, int step);
    void archive(const clients::ClientId &id);
    void bringBack(const clients::ClientId &id);

    PageContext m_context;
    clients::ClientService &m_clients;
    Card *m_present;
    Card *m_archived;
    std::vector<QWidget *> m_rows;
};

} // namespace hatstand::ui::settings
