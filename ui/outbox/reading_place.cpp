// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbox/reading_place.h"

#include <QScrollBar>
#include <QTableView>

namespace hatstand::ui::outbox
{

ReadingPlace::ReadingPlace(const QTableView &table)
    : m_row(table.verticalScrollBar()->value() > 0 ? table.rowAt(0) : -1)
    , m_y(m_row < 0 ? 0 : table.rowViewportPosition(m_row))
{
}

void ReadingPlace::restore(QTableView &table, int row) const
{
    QScrollBar &bar = *table.verticalScrollBar();
    if (m_row < 0) {
        bar.setValue(bar.minimum());
        return;
    }
    if (row < 0)
        return;
    table.doItemsLayout(); // so that the bar reaches as far as there are rows now
    bar.setValue(bar.value() + table.rowViewportPosition(row) - m_y);
}

} // namespace hatstand::ui::outbox
