// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/glyphs.h"

#include <QAbstractListModel>
#include <QString>

#include <functional>
#include <vector>

namespace hatstand::ui::shell
{

/// A line of the command palette: a heading, or something to do or to open.
struct PaletteItem
{
    bool heading = false;
    QString text;
    QString detail; ///< behind the text, quieter
    Glyph glyph = Glyph::Right;
    QString key;                ///< as on a key cap
    std::vector<int> positions; ///< letters of `text` that were typed
    std::function<void()> run;
};

class PaletteModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        HeadingRole = Qt::UserRole + 1, ///< bool
        DetailRole,
        GlyphRole, ///< int of Glyph
        KeyRole,
        PositionsRole, ///< QList<int>
    };
    using QAbstractListModel::QAbstractListModel;

    void setItems(std::vector<PaletteItem> items);
    [[nodiscard]] const PaletteItem &item(int row) const { return m_items.at(static_cast<size_t>(row)); }
    /// The next row that can be chosen, starting with `row` itself and going by `step`; -1 when there is
    /// none.
    [[nodiscard]] int selectable(int row, int step) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    std::vector<PaletteItem> m_items;
};

} // namespace hatstand::ui::shell
