// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "today/timeline_model.h"

#include "kit/painters.h"
#include "kit/time_words.h"

#include <QColor>

#include <algorithm>

namespace hatstand::ui::today
{

TimelineModel::TimelineModel(clients::ClientService &clients, QObject *parent)
    : QAbstractListModel(parent), m_clients(clients)
{
}

void TimelineModel::set(DayPlan plan, Instant now, const QByteArray &zone)
{
    const auto nowRow = static_cast<int>(
        std::ranges::count_if(plan.posts, [now](const Outgoing &post) { return post.at < now; }));
    const bool sameRows = nowRow == m_nowRow && plan.posts.size() == m_plan.posts.size();
    if (!sameRows)
        beginResetModel();
    m_plan = std::move(plan);
    m_now = now;
    m_zone = zone;
    m_nowRow = nowRow;
    if (!sameRows)
        endResetModel();
    else if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

const Outgoing *TimelineModel::at(int row) const
{
    if (row == m_nowRow)
        return nullptr;
    return &m_plan.posts.at(static_cast<std::size_t>(row > m_nowRow ? row - 1 : row));
}

plan::PostId TimelineModel::postAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return {};
    const Outgoing *post = at(row);
    return post ? post->post : plan::PostId();
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid() || m_plan.posts.empty())
        return 0;
    return static_cast<int>(m_plan.posts.size()) + 1;
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Outgoing *post = at(index.row());
    QString time = clockWords(wallTimeAt(post ? post->at : m_now, m_zone).time);
    switch (role) {
    case IsNowRole:
        return post == nullptr;
    case TimeRole:
        return time;
    default:
        break;
    }
    if (!post)
        return role == Qt::DisplayRole || role == Qt::AccessibleTextRole ? QVariant(tr("Now, %1").arg(time))
                                                                         : QVariant();
    const auto client = m_clients.client(post->client);
    switch (role) {
    case Qt::DisplayRole:
        return post->title;
    case Qt::AccessibleTextRole:
        return factWords(
            {time, post->title, client ? client->name : QString(), statusWord(post->status), post->note});
    case Qt::ToolTipRole:
        return post->note.isEmpty() ? post->title
                                    : tr("%1\n%2", "title, remark").arg(post->title, post->note);
    case StatusRole:
        return static_cast<int>(post->status);
    case NetworksRole:
        return post->networks;
    case NoteRole:
        return post->note;
    case ClientInitialsRole:
        return client ? client->initials : QString();
    case ClientColourRole:
        return client ? QColor(client->colour) : QColor();
    default:
        return {};
    }
}

Qt::ItemFlags TimelineModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (index.row() == m_nowRow)
        return Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace hatstand::ui::today
