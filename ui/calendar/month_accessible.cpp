// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/month_accessible.h"

#include "calendar/month_view.h"

#include <QAccessible>
#include <QAccessibleWidget>

#include <array>
#include <memory>

namespace hatstand::ui::calendar
{

namespace
{
class MonthTable;

/// One day.
class DayCell final : public QAccessibleInterface, public QAccessibleTableCellInterface
{
public:
    DayCell(MonthView *view, int day) : m_view(view), m_day(day) {}

    [[nodiscard]] bool isValid() const override { return m_view && m_view->isVisible(); }
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
        if (kind == QAccessible::Name) {
            const bool here = m_view->currentDate() == m_view->dateOf(m_day);
            const int row = here ? m_view->model().rowOf(m_view->currentPost()) : -1;
            return row < 0 ? m_view->spokenDay(m_day) : spokenItem(m_view->model().item(row));
        }
        if (kind == QAccessible::Description || kind == QAccessible::Value) {
            QStringList posts;
            const auto [first, count] = m_view->model().rowsOn(m_view->dateOf(m_day));
            for (int row = first; row < first + count; ++row)
                posts << spokenItem(m_view->model().item(row));
            return posts.join(QStringLiteral("; "));
        }
        return {};
    }
    void setText(QAccessible::Text, const QString &) override {}
    [[nodiscard]] QRect rect() const override
    {
        const QRect cell = m_view->geometryOfDays().cell(m_day);
        return {m_view->viewport()->mapToGlobal(cell.topLeft()), cell.size()};
    }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::Cell; }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        state.focusable = true;
        state.selectable = true;
        const bool current = m_view->currentDate() == m_view->dateOf(m_day);
        state.focused = current && m_view->hasFocus();
        state.selected = current;
        return state;
    }
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::TableCellInterface ? static_cast<QAccessibleTableCellInterface *>(this)
                                                       : nullptr;
    }

    [[nodiscard]] bool isSelected() const override { return m_view->currentDate() == m_view->dateOf(m_day); }
    [[nodiscard]] QList<QAccessibleInterface *> columnHeaderCells() const override { return {}; }
    [[nodiscard]] QList<QAccessibleInterface *> rowHeaderCells() const override { return {}; }
    [[nodiscard]] int columnIndex() const override { return m_day % MonthGeometry::daysInWeek; }
    [[nodiscard]] int rowIndex() const override { return m_day / MonthGeometry::daysInWeek; }
    [[nodiscard]] int columnExtent() const override { return 1; }
    [[nodiscard]] int rowExtent() const override { return 1; }
    [[nodiscard]] QAccessibleInterface *table() const override { return parent(); }

private:
    MonthView *m_view;
    int m_day;
};

class MonthTable final : public QAccessibleWidget, public QAccessibleTableInterface
{
public:
    explicit MonthTable(MonthView *view) : QAccessibleWidget(view, QAccessible::Table), m_view(view) {}
    ~MonthTable() override
    {
        for (const QAccessible::Id id : m_cells) {
            if (id != 0)
                QAccessible::deleteAccessibleInterface(id);
        }
    }

    [[nodiscard]] int childCount() const override { return MonthGeometry::dayCount; }
    [[nodiscard]] QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= MonthGeometry::dayCount)
            return nullptr;
        QAccessible::Id &id = m_cells[size_t(index)];
        if (id == 0)
            id = QAccessible::registerAccessibleInterface(new DayCell(m_view, index));
        return QAccessible::accessibleInterface(id);
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *cell) const override
    {
        for (int i = 0; i < MonthGeometry::dayCount; ++i) {
            if (m_cells[size_t(i)] != 0 && QAccessible::accessibleInterface(m_cells[size_t(i)]) == cell)
                return i;
        }
        return -1;
    }
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override
    {
        return child(m_view->geometryOfDays().dayAt(m_view->viewport()->mapFromGlobal(QPoint(x, y))));
    }
    [[nodiscard]] QAccessibleInterface *focusChild() const override
    {
        return m_view->hasFocus() ? child(m_view->dayOf(m_view->currentDate())) : nullptr;
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
        return child(row * MonthGeometry::daysInWeek + column);
    }
    [[nodiscard]] int selectedCellCount() const override { return int(selectedCells().size()); }
    [[nodiscard]] QList<QAccessibleInterface *> selectedCells() const override
    {
        QAccessibleInterface *cell = child(m_view->dayOf(m_view->currentDate()));
        return cell ? QList<QAccessibleInterface *>{cell} : QList<QAccessibleInterface *>{};
    }
    [[nodiscard]] QString columnDescription(int column) const override
    {
        return QLocale().standaloneDayName(m_view->dateOf(column).dayOfWeek());
    }
    [[nodiscard]] QString rowDescription(int row) const override
    {
        return MonthView::tr("Week %1").arg(m_view->dateOf(row * MonthGeometry::daysInWeek).weekNumber());
    }
    [[nodiscard]] int selectedColumnCount() const override { return 0; }
    [[nodiscard]] int selectedRowCount() const override { return 0; }
    [[nodiscard]] int columnCount() const override { return MonthGeometry::daysInWeek; }
    [[nodiscard]] int rowCount() const override { return MonthGeometry::weeks; }
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
    MonthView *m_view;
    mutable std::array<QAccessible::Id, MonthGeometry::dayCount> m_cells{};
};

QAccessibleInterface *makeInterface(const QString &key, QObject *object)
{
    if (key != QLatin1StringView(MonthView::staticMetaObject.className()))
        return nullptr;
    return new MonthTable(static_cast<MonthView *>(object));
}
void announceFocus(MonthView *view)
{
    if (!QAccessible::isActive() || !view->hasFocus())
        return;
    const int day = view->dayOf(view->currentDate());
    if (day < 0)
        return;
    QAccessibleEvent event(view, QAccessible::Focus);
    event.setChild(day);
    QAccessible::updateAccessibility(&event);
}
} // namespace

void makeAccessible(MonthView *view)
{
    QAccessible::installFactory(makeInterface); // the same factory is kept once
    QObject::connect(view, &MonthView::currentChanged, view, [view] { announceFocus(view); });
}

} // namespace hatstand::ui::calendar
