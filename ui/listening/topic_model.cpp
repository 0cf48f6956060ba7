// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listening/topic_model.h"

#include "kit/time_words.h"
#include "listening/listening_words.h"

#include <algorithm>

namespace hatstand::ui::listening
{

void TopicModel::setRows(std::vector<listen::TopicRow> rows)
{
    const bool isSame = std::equal(
        rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
        [](const listen::TopicRow &a, const listen::TopicRow &b) { return a.topic.id == b.topic.id; });
    if (!isSame)
        beginResetModel();
    m_rows = std::move(rows);
    if (!isSame)
        endResetModel();
    else if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1));
}

const listen::TopicRow *TopicModel::at(int row) const
{
    return row >= 0 && row < int(m_rows.size()) ? &m_rows[size_t(row)] : nullptr;
}

int TopicModel::rowOf(const listen::TopicId &id) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [&id](const listen::TopicRow &row) { return row.topic.id == id; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

int TopicModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant TopicModel::data(const QModelIndex &index, int role) const
{
    const listen::TopicRow *row = at(index.row());
    if (row == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return row->topic.name;
    case Qt::AccessibleTextRole:
        return factWords({row->topic.name, tr("%n mention(s)", nullptr, int(row->count)),
                          changeInWords(row->change),
                          row->hasAlert ? tr("something was told that you have not seen") : QString()});
    default:
        return {};
    }
}

} // namespace hatstand::ui::listening
