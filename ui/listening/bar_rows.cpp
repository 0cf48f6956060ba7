// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listening/bar_rows.h"

#include "kit/painters.h"

#include <QPainter>

#include <algorithm>

namespace hatstand::ui::listening
{

namespace
{
constexpr int rowHeight = 28;
constexpr int barHeight = 10;
} // namespace

BarRows::BarRows(const Kit &kit, const QString &name, QWidget *parent)
    : Painted(kit, QAccessible::Chart, parent)
{
    setAccessibleName(name);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void BarRows::setRows(std::vector<Row> rows)
{
    m_rows = std::move(rows);
    QStringList words;
    for (const Row &row : m_rows)
        words << row.name + u' ' + row.value;
    setAccessibleDescription(words.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

QSize BarRows::sizeHint() const
{
    return {theme().px(180), theme().px(rowHeight) * int(m_rows.size())};
}

void BarRows::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Qt::LayoutDirection direction = layoutDirection();
    const auto place = [&](const QRect &each) { return mirrored(each, rect(), direction); };
    double most = 0;
    int valueWidth = 0;
    const QFontMetrics values(theme().fontFor(TypeRole::Name));
    for (const Row &row : m_rows) {
        most = std::max(most, row.size);
        valueWidth = std::max(valueWidth, values.horizontalAdvance(row.value));
    }
    const int height = theme().px(rowHeight);
    const int nameWidth = std::min(theme().px(130), width() * 2 / 5);
    const int barLeft = nameWidth + theme().px(8);
    const int barWidth = width() - barLeft - valueWidth - theme().px(16);
    for (int i = 0; i < int(m_rows.size()); ++i) {
        const Row &row = m_rows[size_t(i)];
        const int top = i * height;
        painter.setFont(theme().fontFor(row.isOurs ? TypeRole::Strong : TypeRole::Body));
        painter.setPen(theme().text);
        paintElided(painter, place({0, top, nameWidth, height}), row.name, direction);
        const int bar = theme().px(barHeight);
        const int barTop = top + (height - bar) / 2;
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme().sunken);
        painter.drawRoundedRect(place({barLeft, barTop, barWidth, bar}), theme().px(3), theme().px(3));
        if (most > 0 && row.size > 0) {
            const int filled = std::max(theme().px(3), int(barWidth * row.size / most));
            painter.setBrush(row.isAccent ? theme().series[0] : theme().control);
            painter.drawRoundedRect(place({barLeft, barTop, filled, bar}), theme().px(3), theme().px(3));
        }
        painter.setFont(theme().fontFor(TypeRole::Name));
        painter.setPen(theme().text);
        painter.drawText(place({width() - valueWidth, top, valueWidth, height}),
                         Qt::AlignVCenter | Qt::AlignAbsolute |
                             (direction == Qt::RightToLeft ? Qt::AlignLeft : Qt::AlignRight),
                         row.value);
    }
}

} // namespace hatstand::ui::listening
