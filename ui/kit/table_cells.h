// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"

#include <QHeaderView>
#include <QStyleOptionViewItem>
#include <QTableView>

#include <functional>

class QPainter;

/// What the tables that fill a card have in common.
namespace hatstand::ui
{

/// Where the words of a cell stand: in the first and the last column at the padding of the card, as its head
/// does, elsewhere a gap away from the next column. `bounds` is the whole cell.
[[nodiscard]] QRect cellRoom(const Theme &theme, const QRect &bounds, int column, int columns,
                             Qt::LayoutDirection direction);
/// What a cell needs beside its words.
[[nodiscard]] int cellMargins(const Theme &theme, int column, int columns);

/// How the words of a cell stand in their room.
struct CellText
{
    bool atEnd = false; ///< as figures do
    Qt::TextElideMode elide = Qt::ElideRight;
};
/// One line. On which side it stands follows the window; how it reads follows its own first letter, so that
/// "830 bytes" is not turned round from right to left.
void paintCellText(QPainter &painter, const QRect &room, const QString &text, Qt::LayoutDirection direction,
                   CellText how = {});
/// Selection, hover and the line below. The bar of the selection stands at the start of the row only.
void paintCellBackground(QPainter &painter, const Theme &theme, const QStyleOptionViewItem &option,
                         const QModelIndex &index);
/// By its alignment: a number that stands at the end of its column.
[[nodiscard]] bool isFigure(const QModelIndex &index);

/// The head of a table: words above where those of the cells begin or end, elided where they have to be.
class TableHead final : public QHeaderView
{
    Q_OBJECT
public:
    explicit TableHead(const Kit &kit, QWidget *parent = nullptr);

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    [[nodiscard]] QSize sectionSizeFromContents(int section) const override;

private:
    [[nodiscard]] QString text(int section) const;

    Kit m_kit;
};

/// A table of rows to read, without a grid, that is told when its columns are to be measured again.
class CellTable : public QTableView
{
    Q_OBJECT
public:
    CellTable(const Kit &kit, const QString &objectName, const QString &name, QAbstractItemModel *model,
              QWidget *parent = nullptr);
    /// What the head and the cells of a column need, among the first rows; those of `skips` do not count.
    [[nodiscard]] int wantedWidth(int column,
                                  const std::function<bool(const QModelIndex &)> &skips = {}) const;

Q_SIGNALS:
    /// The room of the columns or the size of their words is another one.
    void roomChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    [[nodiscard]] const Kit &kit() const { return m_kit; }

private:
    Kit m_kit;
};

} // namespace hatstand::ui
