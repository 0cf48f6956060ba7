// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "clients/client_service.h"
#include "publish/outbox.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace hatstand::networks
{
class RulesCatalogue;
}

namespace hatstand::ui::outbox
{

/// The deliveries of one list, as a table. Reads when refreshed and keeps rows that stay in place.
class OutboxModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { When, Post, Account, State, Why, ColumnCount };
    enum Role {
        IdRole = Qt::UserRole + 1, ///< the delivery's id as text
        StatusRole,                ///< int of ui::Status
        GlyphRole,                 ///< int of ui::Glyph; -1: the status's own
        NetworkRole,               ///< the network's key
        ClientInitialsRole,
        ClientColourRole, ///< QColor
    };
    enum class List { NeedsYou, Waiting, History };
    struct Services
    {
        const publish::Outbox &outbox;
        const clients::ClientService &clients;
        const networks::RulesCatalogue &rules;
        const Clock &clock;
    };
    /// More are not read; the page says so.
    static constexpr int mostRows = 500;

    explicit OutboxModel(Services services, QObject *parent = nullptr);

    void setList(List list)
    {
        m_list = list;
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    }
    [[nodiscard]] List list() const { return m_list; }
    /// Unset: all.
    void setClient(const std::optional<clients::ClientId> &client) { m_client = client; }
    void setAccount(const clients::AccountId &account) { m_account = account; }
    /// On failure the rows stay as they were.
    [[nodiscard]] Result<void> refresh();
    /// Only words that depend on the time.
    void refreshTimes();

    [[nodiscard]] const publish::OutboxItem &item(int row) const
    {
        return m_items.at(static_cast<std::size_t>(row));
    }
    /// -1 when it is not in this list.
    [[nodiscard]] int rowOf(const publish::DeliveryId &id) const;
    /// How many the filter by account hides.
    [[nodiscard]] int hiddenCount() const { return m_hidden; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    /// What went out, and what was left unsent, newest first.
    [[nodiscard]] Result<std::vector<publish::OutboxItem>> readHistory() const;
    [[nodiscard]] QString words(const publish::OutboxItem &item, int column) const;
    [[nodiscard]] QString spoken(const publish::OutboxItem &item) const;

    Services m_services;
    List m_list = List::NeedsYou;
    std::optional<clients::ClientId> m_client;
    clients::AccountId m_account;
    std::vector<publish::OutboxItem> m_items;
    int m_hidden = 0;
};

} // namespace hatstand::ui::outbox
