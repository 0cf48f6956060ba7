// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/topics/topic_view.h"

#include <QAbstractListModel>

#include <vector>

namespace hatstand::ui::listening
{

/// The topics of a client, each with how much is said.
class TopicModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    void setRows(std::vector<listen::TopicRow> rows);
    [[nodiscard]] const std::vector<listen::TopicRow> &rows() const { return m_rows; }
    [[nodiscard]] const listen::TopicRow *at(int row) const;
    /// -1 where it is not there.
    [[nodiscard]] int rowOf(const listen::TopicId &id) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<listen::TopicRow> m_rows;
};

} // namespace hatstand::ui::listening
