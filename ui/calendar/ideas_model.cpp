// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/ideas_model.h"

#include "clients/client_service.h"
#include "plan/post_service.h"

#include <QHash>

#include <algorithm>

namespace hatstand::ui::calendar
{

IdeasModel::IdeasModel(plan::PostService &posts, clients::ClientService &clients, QObject *parent)
    : QAbstractListModel(parent), m_posts(posts), m_clients(clients)
{
}

void IdeasModel::setClient(const std::optional<clients::ClientId> &client)
{
    m_client = client;
    reload();
}

void IdeasModel::setWords(const QString &words)
{
    m_words = words;
    reload();
}

void IdeasModel::reload()
{
    plan::PostFilter filter;
    filter.client = m_client;
    filter.statuses = {plan::PostStatus::Idea};
    filter.hasTime = false;
    filter.order = plan::PostFilter::Order::ByPosition;
    filter.limit = 1000;
    const auto total = m_posts.count(filter);
    filter.words = m_words;
    auto rows = m_posts.rows(filter);
    if (!total || !rows)
        return; // the old rows stay; the calendar beside it says what failed
    m_total = *total;
    replaceRows(std::move(*rows));
    Q_EMIT reloaded();
}

// The same order of steps as in the calendar: what is gone goes, what stays takes its new order, what is new
// comes in at its place.
void IdeasModel::replaceRows(std::vector<plan::PostRow> rows)
{
    QHash<plan::PostId, int> wanted;
    for (size_t i = 0; i < rows.size(); ++i)
        wanted.insert(rows[i].id, int(i));
    for (int row = int(m_rows.size()) - 1; row >= 0; --row) {
        if (wanted.contains(m_rows[size_t(row)].id))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        endRemoveRows();
    }
    const auto inOrder = [&](const plan::PostRow &a, const plan::PostRow &b) {
        return wanted.value(a.id) < wanted.value(b.id);
    };
    if (!std::is_sorted(m_rows.begin(), m_rows.end(), inOrder)) {
        Q_EMIT layoutAboutToBeChanged();
        const QModelIndexList before = persistentIndexList();
        std::vector<plan::PostId> ids;
        for (const QModelIndex &index : before)
            ids.push_back(m_rows[size_t(index.row())].id);
        std::sort(m_rows.begin(), m_rows.end(), inOrder);
        QModelIndexList after;
        for (const plan::PostId &id : ids)
            after << index(rowOf(id));
        changePersistentIndexList(before, after);
        Q_EMIT layoutChanged();
    }
    for (size_t i = 0; i < rows.size(); ++i) {
        if (i < m_rows.size() && m_rows[i].id == rows[i].id) {
            m_rows[i] = rows[i];
            continue;
        }
        beginInsertRows({}, int(i), int(i));
        m_rows.insert(m_rows.begin() + qptrdiff(i), rows[i]);
        endInsertRows();
    }
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1));
}

int IdeasModel::rowOf(const plan::PostId &id) const
{
    const auto found =
        std::find_if(m_rows.begin(), m_rows.end(), [&](const plan::PostRow &row) { return row.id == id; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

int IdeasModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant IdeasModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const plan::PostRow &row = m_rows[size_t(index.row())];
    const auto &clients = m_clients.clients();
    const auto client = std::find_if(clients.begin(), clients.end(),
                                     [&](const clients::Client &known) { return known.id == row.clientId; });
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return row.title;
    case Qt::AccessibleTextRole:
        return client == clients.end() ? row.title
                                       : tr("Idea: %1, %2", "title, client").arg(row.title, client->name);
    case PostIdRole:
        return row.id.toString();
    case NetworksRole: {
        QStringList keys;
        for (const networks::NetworkKey &key : row.networks)
            keys << key.toString();
        return keys;
    }
    case LabelRole:
        return row.label;
    case ClientInitialsRole:
        return client == clients.end() ? QString() : client->initials;
    case ClientColourRole:
        return client == clients.end() ? QColor() : QColor(client->colour);
    default:
        return {};
    }
}

} // namespace hatstand::ui::calendar
