// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/calendar_model.h"

#include "clients/client_service.h"
#include "kit/painters.h"
#include "kit/statuses.h"
#include "kit/time_words.h"
#include "networks/rules_catalogue.h"
#include "plan/post_service.h"

#include <QSet>

#include <algorithm>
#include <iterator>
#include <utility>

namespace hatstand::ui::calendar
{

CalendarModel::CalendarModel(plan::PostService &posts, clients::ClientService &clients,
                             const networks::RulesCatalogue &rules, QObject *parent)
    : QAbstractTableModel(parent), m_posts(posts), m_clients(clients), m_rules(rules), m_zone(systemZone())
{
}

void CalendarModel::setZone(const QByteArray &zone)
{
    if (m_zone == zone)
        return;
    m_zone = zone;
    reload();
}

void CalendarModel::setRange(QDate first, QDate last)
{
    if (m_first == first && m_last == last)
        return;
    const bool overlaps = m_first.isValid() && first <= m_last && last >= m_first && !m_failure && !m_held;
    const QDate oldFirst = m_first;
    const QDate oldLast = m_last;
    m_first = first;
    m_last = last;
    if (!overlaps) {
        reload();
        return;
    }
    trim(first, last);
    if (first < oldFirst) {
        auto earlier = read(first, oldFirst.addDays(-1));
        if (!earlier) {
            reload();
            return;
        }
        insert(0, std::move(*earlier));
    }
    if (last > oldLast) {
        auto later = read(oldLast.addDays(1), last);
        if (!later) {
            reload();
            return;
        }
        insert(int(m_items.size()), std::move(*later));
    }
    indexDays();
    Q_EMIT reloaded();
}

void CalendarModel::trim(QDate first, QDate last)
{
    const auto before = [](const CalendarItem &item, QDate date) { return item.date < date; };
    const auto keepFrom = std::lower_bound(m_items.begin(), m_items.end(), first, before);
    if (keepFrom != m_items.begin()) {
        beginRemoveRows({}, 0, int(keepFrom - m_items.begin()) - 1);
        m_items.erase(m_items.begin(), keepFrom);
        endRemoveRows();
    }
    const auto keepUntil = std::lower_bound(m_items.begin(), m_items.end(), last.addDays(1), before);
    if (keepUntil != m_items.end()) {
        beginRemoveRows({}, int(keepUntil - m_items.begin()), int(m_items.size()) - 1);
        m_items.erase(keepUntil, m_items.end());
        endRemoveRows();
    }
}

void CalendarModel::insert(int at, std::vector<CalendarItem> items)
{
    if (items.empty())
        return;
    beginInsertRows({}, at, at + int(items.size()) - 1);
    m_items.insert(m_items.begin() + at, std::make_move_iterator(items.begin()),
                   std::make_move_iterator(items.end()));
    endInsertRows();
}

void CalendarModel::indexDays()
{
    m_days.clear();
    for (size_t i = 0; i < m_items.size(); ++i) {
        auto &[first, count] = m_days[m_items[i].date];
        if (count == 0)
            first = int(i);
        ++count;
    }
}

void CalendarModel::setFilter(const plan::PostFilter &filter)
{
    m_filter = filter;
    reload();
}

CalendarItem CalendarModel::makeItem(plan::PostRow row, const ClientsById &clients) const
{
    CalendarItem item;
    const WallTime wall = wallTimeAt(row.planned->instant, m_zone);
    item.date = wall.date;
    item.time = wall.time;
    item.status = statusOf(row.status);
    item.movable = plan::isMovable(row.status) || (m_takesBack && row.status == plan::PostStatus::HandedOver);
    if (const clients::Client *client = clients.value(row.clientId)) {
        item.clientName = client->name;
        item.clientInitials = client->initials;
        item.clientColour = QColor(client->colour);
        item.clientZone = client->zone;
    }
    for (const networks::NetworkKey &key : row.networks) {
        const networks::NetworkRules *rules = m_rules.find(key);
        item.networkKeys << key.toString();
        item.networkNames << (rules ? rules->name : key.toString());
    }
    item.row = std::move(row);
    return item;
}

void CalendarModel::release()
{
    if (std::exchange(m_held, false))
        reload();
}

int CalendarModel::countInRange() const
{
    const auto filter = filterFor(m_first, m_last);
    return filter ? m_posts.count(*filter).value_or(0) : 0;
}

Result<plan::PostFilter> CalendarModel::filterFor(QDate first, QDate last) const
{
    plan::PostFilter filter = m_filter;
    filter.hasTime = true;
    filter.order = plan::PostFilter::Order::ByTime;
    filter.limit = 50'000;
    filter.offset = 0;
    const auto from = startOfDay(first, m_zone);
    if (!from)
        return fail(from.error());
    const auto until = startOfDay(last.addDays(1), m_zone);
    if (!until)
        return fail(until.error());
    filter.from = *from;
    filter.until = *until;
    return filter;
}

Result<std::vector<CalendarItem>> CalendarModel::read(QDate first, QDate last) const
{
    const auto filter = filterFor(first, last);
    if (!filter)
        return fail(filter.error());
    auto rows = m_posts.rows(*filter);
    if (!rows)
        return fail(std::move(rows.error()));
    ClientsById clients;
    for (const clients::Client &client : m_clients.clients())
        clients.insert(client.id, &client);
    std::vector<CalendarItem> items;
    items.reserve(rows->size());
    for (plan::PostRow &row : *rows) {
        if (row.planned)
            items.push_back(makeItem(std::move(row), clients));
    }
    return items;
}

void CalendarModel::reload()
{
    if (!m_first.isValid() || !m_last.isValid() || m_held)
        return;
    auto items = read(m_first, m_last);
    if (!items) {
        m_failure = items.error();
        Q_EMIT reloaded();
        return;
    }
    m_failure.reset();
    replaceItems(std::move(*items));
    indexDays();
    Q_EMIT reloaded();
}

// What is chosen in a view is chosen by post, not by place in the list. So the rows change one by one: what
// is gone goes, what stays takes its new order, what is new comes in at its place.
void CalendarModel::replaceItems(std::vector<CalendarItem> items)
{
    QHash<plan::PostId, int> wanted;
    wanted.reserve(qsizetype(items.size()));
    for (size_t i = 0; i < items.size(); ++i)
        wanted.insert(items[i].row.id, int(i));
    const auto place = [&](const CalendarItem &item) { return wanted.value(item.row.id, -1); };

    for (int last = int(m_items.size()) - 1; last >= 0; --last) {
        if (place(m_items[size_t(last)]) >= 0)
            continue;
        int first = last;
        while (first > 0 && place(m_items[size_t(first) - 1]) < 0)
            --first;
        beginRemoveRows({}, first, last);
        m_items.erase(m_items.begin() + first, m_items.begin() + last + 1);
        endRemoveRows();
        last = first;
    }

    const auto inOrder = [&](const CalendarItem &a, const CalendarItem &b) { return place(a) < place(b); };
    if (!std::is_sorted(m_items.begin(), m_items.end(), inOrder)) {
        Q_EMIT layoutAboutToBeChanged();
        const QModelIndexList before = persistentIndexList();
        std::vector<plan::PostId> ids;
        for (const QModelIndex &index : before)
            ids.push_back(m_items[size_t(index.row())].row.id);
        std::sort(m_items.begin(), m_items.end(), inOrder);
        QModelIndexList after;
        for (size_t i = 0; i < ids.size(); ++i)
            after << index(rowOf(ids[i]), before[qsizetype(i)].column());
        changePersistentIndexList(before, after);
        Q_EMIT layoutChanged();
    }

    const QSet<plan::PostId> kept = [this] {
        QSet<plan::PostId> ids;
        for (const CalendarItem &item : m_items)
            ids.insert(item.row.id);
        return ids;
    }();
    for (size_t first = 0; first < items.size(); ++first) {
        if (kept.contains(items[first].row.id))
            continue;
        size_t end = first;
        while (end < items.size() && !kept.contains(items[end].row.id))
            ++end;
        insert(int(first),
               std::vector<CalendarItem>(items.begin() + qptrdiff(first), items.begin() + qptrdiff(end)));
        first = end;
    }
    m_items = std::move(items);
    if (!m_items.empty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_items.size()) - 1, ColumnCount - 1));
}

int CalendarModel::rowOf(const plan::PostId &id) const
{
    const auto found = std::find_if(m_items.begin(), m_items.end(),
                                    [&](const CalendarItem &item) { return item.row.id == id; });
    return found == m_items.end() ? -1 : int(found - m_items.begin());
}

int CalendarModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_items.size());
}

int CalendarModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString CalendarModel::whenWords(QDate date, QTime time)
{
    return tr("%1, %2", "day, time")
        .arg(QLocale().toString(date, tr("ddd d MMM", "date format")), clockWords(time));
}

QString CalendarModel::displayText(const CalendarItem &item, int column) const
{
    switch (column) {
    case TimeColumn:
        return whenWords(item.date, item.time);
    case TitleColumn:
        return item.row.title;
    case ClientColumn:
        return item.clientName;
    case NetworksColumn:
        return listWords(item.networkNames);
    case StatusColumn:
        return statusWord(item.status);
    default:
        return {};
    }
}

QVariant CalendarModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const CalendarItem &item = m_items[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return displayText(item, index.column());
    case Qt::ToolTipRole:
        return itemToolTip(item, m_zone);
    case Qt::AccessibleTextRole:
        return index.column() == TimeColumn ? spokenItem(item) : displayText(item, index.column());
    case PostIdRole:
        return item.row.id.toString();
    case InstantRole:
        return item.row.planned->instant.milliseconds();
    case StatusRole:
        return int(item.status);
    case DateRole:
        return item.date;
    case ItemRole:
        return index.row();
    default:
        return {};
    }
}

QVariant CalendarModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn:
        return tr("When");
    case TitleColumn:
        return tr("Post");
    case ClientColumn:
        return tr("Client");
    case NetworksColumn:
        return tr("Networks");
    case StatusColumn:
        return tr("Status");
    default:
        return {};
    }
}

Qt::ItemFlags CalendarModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren
                           : Qt::NoItemFlags;
}

} // namespace hatstand::ui::calendar
