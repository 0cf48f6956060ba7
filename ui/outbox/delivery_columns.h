// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"

#include <QString>
#include <QTableView>

#include <limits>
#include <map>
#include <tuple>

namespace hatstand::ui::outbox
{

class OutboxModel;

/// The list of deliveries. Times and states have the room that they need. Of the rest titles have their share
/// and no more while others want it: in what needs the person the reason comes next and then the account, in
/// the other lists the account comes before the reason. Where that is too little, it scrolls sideways.
class DeliveryColumns final : public QTableView
{
    Q_OBJECT
public:
    /// `model` outlives the table.
    DeliveryColumns(const Kit &kit, OutboxModel &model, QWidget *parent = nullptr);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void measure();
    void fitColumns();
    /// What the longest of its cells and its head need; more than `most` is not asked for.
    [[nodiscard]] int wantedWidth(int column, int most = std::numeric_limits<int>::max());

    Kit m_kit;
    OutboxModel &m_rows;
    QList<int> m_wanted; ///< by column
    /// What a cell needs, by its column, words, status and sign: words are slow to measure.
    std::map<std::tuple<int, QString, int, int>, int> m_widths;
};

} // namespace hatstand::ui::outbox
