// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/card.h"

#include <QStringList>

#include <vector>

class QPushButton;
class QTableWidget;

namespace hatstand::ui::listening
{

/// A chart with a twin: the same figures as a table, for who cannot see the one or wants the other.
class ChartCard final : public Card
{
    Q_OBJECT
public:
    /// `chart` is made a child of this.
    ChartCard(const Kit &kit, const QString &title, QWidget *chart, QWidget *parent = nullptr);
    void setFigures(const QStringList &heads, const std::vector<QStringList> &rows);
    [[nodiscard]] bool isTable() const;
    [[nodiscard]] QTableWidget *table() const { return m_table; }

private:
    void showTable(bool shown);

    QTableWidget *m_table;
    QWidget *m_chart;
    QPushButton *m_switch;
};

} // namespace hatstand::ui::listening
