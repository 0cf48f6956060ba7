// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/days_accessible.h"

#include "calendar/days_view.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>

namespace hatstand::ui::calendar
{

namespace
{
/// One day of a month, or a time of a day.
class Cell final : public QAccessibleInterface, public QAccessibleTableCellInterface
{
public:
    Cell(DaysView *view, int cell) : m_view(view), m_cell(cell) {}

    [[nodiscard]] bool isValid() const override
    {
        return m_view->isVisible() && m_cell < m_view->tableRows() * m_view->tableColumns();
    }
    [[nodiscard]] QObject *object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_view);
    }
    [[nodiscard]] QAccessibleInterface *child(int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        if (!isValid())
            return {};
        if (kind == QAccessible::Name) {
            const int row = isCurrent() ? m_view->model().rowOf(m_view->currentPost()) : -1;
            return row < 0 ? m_view->spokenCell(m_cell) : spokenItem(m_view->model().item(row));
        }
        if (kind == QAccessible::Description || kind == QAccessible::Value) {
            QStringList posts;
            const auto [first, count] = m_view->rowsInCell(m_cell);
            for (int row = first; row < first + count; ++row)
                posts << spokenItem(m_view->model().item(row));
            return posts.join(QStringLiteral("; "));
        }
        return {};
    }
    void setText(QAccessible::Text, const QString &) override {}
    [[nodiscard]] QRect rect() const override
    {
        const QRect cell = m_view->cellRect(m_cell);
        return {m_view->viewport()->mapToGlobal(cell.topLeft()), cell.size()};
    }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::Cell; }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        state.focusable = true;
        state.selectable = true;
        state.focused = isCurrent() && m_view->hasFocus();
        state.selected = isCurrent();
        return state;
    }
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::TableCellInterface ? static_cast<QAccessibleTableCellInterface *>(this)
                                                       : nullptr;
    }

    [[nodiscard]] bool isSelected() const override { return isCurrent(); }
    [[nodiscard]] QList<QAccessibleInterface *> columnHeaderCells() const override { return {}; }
    [[nodiscard]] QList<QAccessibleInterface *> rowHeaderCells() const override { return {}; }
    [[nodiscard]] int columnIndex() const override { return m_cell % m_view->tableColumns(); }
    [[nodiscard]] int rowIndex() const override { return m_cell / m_view->tableColumns(); }
    [[nodiscard]] int columnExtent() const override { return 1; }
    [[nodiscard]] int rowExtent() const override { return 1; }
    [[nodiscard]] QAccessibleInterface *table() const override { return parent(); }

private:
    [[nodiscard]] bool isCurrent() const { return m_view->currentCell() == m_cell; }

    DaysView *m_view;
    int m_cell;
};

class DaysTable final : public QAccessibleWidget, public QAccessibleTableInterface
{
public:
    explicit DaysTable(DaysView *view) : QAccessibleWidget(view, QAccessible::Table), m_view(view) {}
    ~DaysTable() override
    {
        for (const QAccessible::Id id : std::as_const(m_cells))
            QAccessible::deleteAccessibleInterface(id);
    }

    [[nodiscard]] int childCount() const override { return rowCount() * columnCount(); }
    [[nodiscard]] QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        QAccessible::Id &id = m_cells[index];
        if (id == 0)
            id = QAccessible::registerAccessibleInterface(new Cell(m_view, index));
        return QAccessible::accessibleInterface(id);
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *cell) const override
    {
        for (auto known = m_cells.cbegin(); known != m_cells.cend(); ++known) {
            if (QAccessible::accessibleInterface(known.value()) == cell)
                return known.key();
        }
        return -1;
    }
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override
    {
        return child(m_view->cellAt(m_view->viewport()->mapFromGlobal(QPoint(x, y))));
    }
    [[nodiscard]] QAccessibleInterface *focusChild() const override
    {
        return m_view->hasFocus() ? child(m_view->currentCell()) : nullptr;
    }
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::TableInterface ? static_cast<QAccessibleTableInterface *>(this)
                                                   : QAccessibleWidget::interface_cast(type);
    }

    [[nodiscard]] QAccessibleInterface *caption() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *summary() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *cellAt(int row, int column) const override
    {
        return child(row * columnCount() + column);
    }
    [[nodiscard]] int selectedCellCount() const override { return int(selectedCells().size()); }
    [[nodiscard]] QList<QAccessibleInterface *> selectedCells() const override
    {
        QAccessibleInterface *cell = child(m_view->currentCell());
        return cell ? QList<QAccessibleInterface *>{cell} : QList<QAccessibleInterface *>{};
    }
    [[nodiscard]] QString columnDescription(int column) const override
    {
        return m_view->spokenColumn(column);
    }
    [[nodiscard]] QString rowDescription(int row) const override { return m_view->spokenRow(row); }
    [[nodiscard]] int selectedColumnCount() const override { return 0; }
    [[nodiscard]] int selectedRowCount() const override { return 0; }
    [[nodiscard]] int columnCount() const override { return m_view->tableColumns(); }
    [[nodiscard]] int rowCount() const override { return m_view->tableRows(); }
    [[nodiscard]] QList<int> selectedColumns() const override { return {}; }
    [[nodiscard]] QList<int> selectedRows() const override { return {}; }
    [[nodiscard]] bool isColumnSelected(int) const override { return false; }
    [[nodiscard]] bool isRowSelected(int) const override { return false; }
    bool selectRow(int) override { return false; }
    bool selectColumn(int) override { return false; }
    bool unselectRow(int) override { return false; }
    bool unselectColumn(int) override { return false; }
    void modelChange(QAccessibleTableModelChangeEvent *) override {}

private:
    DaysView *m_view;
    mutable QHash<int, QAccessible::Id> m_cells; ///< those that were asked for
};

// Called with the name of each class, from the object's own upwards.
QAccessibleInterface *makeInterface(const QString &key, QObject *object)
{
    if (key != QLatin1StringView(DaysView::staticMetaObject.className()))
        return nullptr;
    return new DaysTable(static_cast<DaysView *>(object));
}

void announceFocus(DaysView *view)
{
    if (!QAccessible::isActive() || !view->hasFocus())
        return;
    const int cell = view->currentCell();
    if (cell < 0)
        return;
    QAccessibleEvent event(view, QAccessible::Focus);
    event.setChild(cell);
    QAccessible::updateAccessibility(&event);
}
} // namespace

void makeAccessible(DaysView *view)
{
    QAccessible::installFactory(makeInterface); // the same factory is kept once
    QObject::connect(view, &DaysView::currentChanged, view, [view] { announceFocus(view); });
}

} // namespace hatstand::ui::calendar
