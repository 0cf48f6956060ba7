// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listening/chart_card.h"

#include "kit/buttons.h"

#include <QHeaderView>
#include <QTableWidget>
#include <QVBoxLayout>

namespace hatstand::ui::listening
{

namespace
{
constexpr int tableHeight = 200;
}

ChartCard::ChartCard(const Kit &kit, const QString &title, QWidget *chart, QWidget *parent)
    : Card(kit, title, parent)
    , m_table(new QTableWidget(this))
    , m_chart(chart)
    , m_switch(makeIconButton(kit, Glyph::List, tr("%1 as a table").arg(title), ButtonKind::Quiet,
                              ButtonSize::Small, {}, this))
{
    m_chart->setParent(this);
    m_switch->setCheckable(true);
    m_switch->setObjectName(QStringLiteral("asTable"));
    addHeadWidget(m_switch);
    m_table->setAccessibleName(title);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->setMinimumHeight(kit.px(tableHeight));
    m_table->hide();
    body()->addWidget(m_chart, 1);
    body()->addWidget(m_table, 1);
    connect(m_switch, &QPushButton::toggled, this, &ChartCard::showTable);
}

bool ChartCard::isTable() const
{
    return m_switch->isChecked();
}

void ChartCard::showTable(bool shown)
{
    m_chart->setVisible(!shown);
    m_table->setVisible(shown);
}

void ChartCard::setFigures(const QStringList &heads, const std::vector<QStringList> &rows)
{
    m_table->setColumnCount(int(heads.size()));
    m_table->setHorizontalHeaderLabels(heads);
    m_table->setRowCount(int(rows.size()));
    for (int row = 0; row < int(rows.size()); ++row) {
        for (int column = 0; column < int(rows[size_t(row)].size()); ++column)
            m_table->setItem(row, column, new QTableWidgetItem(rows[size_t(row)][column]));
    }
}

} // namespace hatstand::ui::listening
