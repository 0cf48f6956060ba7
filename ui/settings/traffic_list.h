// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/table_cells.h"

namespace hatstand::ui::settings
{

class TrafficModel;

/// What left this computer, as high as it has rows: the page scrolls, and the list does not within it. Times
/// have the room that they need; to whom and what share the rest, and sizes are shown where both are whole.
class TrafficList final : public CellTable
{
    Q_OBJECT
public:
    TrafficList(const Kit &kit, TrafficModel &model, QWidget *parent = nullptr);

private:
    void fit();
    void fitColumns();
    void showInPage(const QModelIndex &index);
};

} // namespace hatstand::ui::settings
