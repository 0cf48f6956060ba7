// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/palette_model.h"

#include "kit/time_words.h"

namespace hatstand::ui::shell
{

void PaletteModel::setItems(std::vector<PaletteItem> items)
{
    beginResetModel();
    m_items = std::move(items);
    endResetModel();
}

int PaletteModel::selectable(int row, int step) const
{
    for (; row >= 0 && row < rowCount(); row += step) {
        if (!item(row).heading)
            return row;
    }
    return -1;
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PaletteItem &shown = item(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return shown.text;
    case Qt::AccessibleTextRole:
        return factWords({shown.text, shown.detail, shown.key});
    case Qt::ToolTipRole:
        return shown.heading ? QVariant() : factWords({shown.text, shown.detail});
    case HeadingRole:
        return shown.heading;
    case DetailRole:
        return shown.detail;
    case GlyphRole:
        return static_cast<int>(shown.glyph);
    case KeyRole:
        return shown.key;
    case PositionsRole:
        return QVariant::fromValue(QList<int>(shown.positions.begin(), shown.positions.end()));
    default:
        return {};
    }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex &index) const
{
    if (!index.isValid() || item(index.row()).heading)
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace hatstand::ui::shell
