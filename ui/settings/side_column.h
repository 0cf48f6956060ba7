// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clients/account_pauses.h"
#include "clients/client_service.h"
#include "clients/traffic_journal.h"
#include "kit/page_context.h"
#include "publish/outbox.h"
#include "storage/workspace.h"

#include <QStringList>
#include <QWidget>

class QVBoxLayout;

namespace hatstand::ui
{
class AccountPausing;
class Card;
} // namespace hatstand::ui

namespace hatstand::ui::settings
{

/// What goes on, beside the settings: waiting posts, what left, where the files are.
class SideColumn final : public QWidget
{
    Q_OBJECT
public:
    struct Services
    {
        publish::Outbox &outbox;
        clients::ClientService &clients;
        clients::AccountService &accounts;
        clients::AccountPauses &pauses;
        clients::TrafficJournal &traffic;
        storage::Workspace &workspace;
    };
    SideColumn(const PageContext &context, Services services, QWidget *parent = nullptr);
    void refresh();
    /// Leaves out what the sections beside it, by their ids, already show in full.
    void setBeside(const QStringList &sections);

Q_SIGNALS:
    void allTrafficRequested();
    void placeRequested();

private:
    void refreshWaiting();
    /// A row of words in place of a post.
    void sayInWaiting(const QString &words);
    void refreshHold();
    void holdAll();
    void refreshTraffic();
    void refreshFiles();

    PageContext m_context;
    Services m_services;
    AccountPausing *m_pausing;
    Card *m_waiting;
    QPushButton *m_hold;
    Card *m_traffic;
    Card *m_files;
    std::vector<QWidget *> m_waitingRows;
    std::vector<QWidget *> m_trafficRows;
    QLabel *m_folder;
    QLabel *m_size;
    QLabel *m_backup;
};

} // namespace hatstand::ui::settings
