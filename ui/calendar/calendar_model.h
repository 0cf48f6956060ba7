// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "calendar/calendar_item.h"

#include <QAbstractTableModel>
#include <QHash>

#include <vector>

namespace hatstand::clients
{
class ClientService;
}
namespace hatstand::networks
{
class RulesCatalogue;
}
namespace hatstand::plan
{
class PostService;
}

namespace hatstand::ui::calendar
{

/// The posts of a range of days, ordered by time: one model for all views, so that they cannot disagree.
/// Columns are for the list; the month reads the items themselves.
class CalendarModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        TimeColumn,
        TitleColumn,
        ClientColumn,
        NetworksColumn,
        StatusColumn,
        ColumnCount,
    };
    enum Role {
        PostIdRole = Qt::UserRole, ///< PostId as QString
        InstantRole,               ///< milliseconds
        StatusRole,                ///< ui::Status as int
        DateRole,
        ItemRole, ///< row index, for delegates that read `item`
    };

    CalendarModel(plan::PostService &posts, clients::ClientService &clients,
                  const networks::RulesCatalogue &rules, QObject *parent = nullptr);

    /// The zone whose days are shown. Reloads.
    void setZone(const QByteArray &zone);
    /// "Mon 26 Oct, 07:00"
    [[nodiscard]] static QString whenWords(QDate date, QTime time);
    [[nodiscard]] const QByteArray &zone() const { return m_zone; }
    /// From here on days and filter are only noted, and what was shown stays; `release` reads what they ask
    /// for.
    void hold() { m_held = true; }
    void release();
    [[nodiscard]] bool isHeld() const { return m_held; }
    /// How many posts there are in the days, read or not.
    [[nodiscard]] int countInRange() const;

    /// Days from `first` to `last`, both included. Where they overlap with the days before, only the missing
    /// ones are read, so that scrolling by a week costs a week.
    void setRange(QDate first, QDate last);
    /// Client, statuses, networks, campaign and words; the time range is the model's own. Reloads.
    void setFilter(const plan::PostFilter &filter);
    /// What waits on a network is taken back when it is moved. Before anything is read.
    void setTakesBack(bool takesBack) { m_takesBack = takesBack; }
    /// Reads everything anew; rows that did not change keep their persistent indexes.
    void reload();
    /// What the last reload failed with, if it did; the old rows stay.
    [[nodiscard]] const std::optional<Error> &failure() const { return m_failure; }

    [[nodiscard]] const CalendarItem &item(int row) const { return m_items[size_t(row)]; }
    [[nodiscard]] const std::vector<CalendarItem> &items() const { return m_items; }
    /// First row and number of rows of a day.
    [[nodiscard]] std::pair<int, int> rowsOn(QDate date) const { return m_days.value(date, {0, 0}); }
    /// -1 when it is not in the range.
    [[nodiscard]] int rowOf(const plan::PostId &id) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void reloaded();

private:
    /// The filter for these days.
    [[nodiscard]] Result<plan::PostFilter> filterFor(QDate first, QDate last) const;
    [[nodiscard]] Result<std::vector<CalendarItem>> read(QDate first, QDate last) const;
    /// Removes what lies outside of the days, keeping the rest.
    void trim(QDate first, QDate last);
    void insert(int at, std::vector<CalendarItem> items);
    void replaceItems(std::vector<CalendarItem> items);
    void indexDays();
    using ClientsById = QHash<clients::ClientId, const clients::Client *>;
    [[nodiscard]] CalendarItem makeItem(plan::PostRow row, const ClientsById &clients) const;
    [[nodiscard]] QString displayText(const CalendarItem &item, int column) const;

    plan::PostService &m_posts;
    clients::ClientService &m_clients;
    const networks::RulesCatalogue &m_rules;
    plan::PostFilter m_filter;
    bool m_takesBack = false;
    QByteArray m_zone;
    QDate m_first;
    QDate m_last;
    std::vector<CalendarItem> m_items;
    QHash<QDate, std::pair<int, int>> m_days;
    std::optional<Error> m_failure;
    bool m_held = false;
};

} // namespace hatstand::ui::calendar
