// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "clients/account_service.h"
#include "clients/client_service.h"
#include "publish/delivery_history.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>
#include <vector>

namespace hatstand::networks
{
class RulesCatalogue;
}

namespace hatstand::ui::outbox
{

/// The deliveries of one list, as a table. Reads when refreshed and keeps rows that stay in place. The
/// history comes in pages as it is scrolled to, and of its rows only those are read that are looked at.
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
        const publish::DeliveryHistory &history;
        const clients::ClientService &clients;
        const clients::AccountService &accounts;
        const networks::RulesCatalogue &rules;
        const Clock &clock;
    };
    /// Of what needs the person and of what waits more are not read; the page says so.
    static constexpr int mostRows = 500;
    /// So many of the history are read at a time.
    static constexpr int pageRows = 200;

    explicit OutboxModel(Services services, QObject *parent = nullptr);

    void setList(List list)
    {
        m_list = list;
        m_also = {};
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    }
    [[nodiscard]] List list() const { return m_list; }
    /// Unset: all.
    void setClient(const std::optional<clients::ClientId> &client) { m_client = client; }
    void setAccount(const clients::AccountId &account) { m_account = account; }
    /// Of the history; its client and account are those above.
    void setHistoryFilter(publish::HistoryFilter filter) { m_filter = std::move(filter); }
    /// On failure the rows stay as they were.
    [[nodiscard]] Result<void> refresh();
    /// Only words that depend on the time.
    void refreshTimes();

    [[nodiscard]] const publish::OutboxItem &item(int row) const;
    /// -1 when it is not in this list, or not read yet.
    [[nodiscard]] int rowOf(const publish::DeliveryId &id) const;
    /// The same, but what of the history lies before it is read too; in the other lists it alone, as the last
    /// row, until another list is set.
    [[nodiscard]] int findRow(const publish::DeliveryId &id);
    [[nodiscard]] publish::DeliveryId idOf(int row) const;
    /// How many the filters hide.
    [[nodiscard]] int hiddenCount() const { return m_hidden; }
    /// How many there are, read or not.
    [[nodiscard]] int wholeCount() const { return m_whole; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Line
    {
        publish::HistoryPlace place;
        mutable std::unique_ptr<publish::OutboxItem> item; ///< unset: not looked at yet
    };
    [[nodiscard]] Result<std::vector<Line>> readAll();
    [[nodiscard]] Result<int> count(const clients::AccountId &account) const;
    [[nodiscard]] bool isListed(const publish::OutboxItem &item) const;
    [[nodiscard]] Result<std::vector<Line>> readHistory();
    [[nodiscard]] publish::HistoryFilter historyFilter() const;
    [[nodiscard]] QString words(const publish::OutboxItem &item, int row, int column) const;
    [[nodiscard]] QString spoken(const publish::OutboxItem &item, int row) const;

    Services m_services;
    List m_list = List::NeedsYou;
    std::optional<clients::ClientId> m_client;
    clients::AccountId m_account;
    publish::HistoryFilter m_filter;
    publish::DeliveryId m_also; ///< listed although it stands behind the first `mostRows`
    std::vector<Line> m_lines;
    int m_hidden = 0;
    int m_whole = 0;
};

} // namespace hatstand::ui::outbox
