// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/figure_row.h"

#include "kit/painters.h"
#include "kit/time_words.h"

#include <QPainter>

namespace hatstand::ui::inbox
{

namespace
{
constexpr int across = 8;
}

FigureRow::FigureRow(const Kit &kit, QWidget *parent) : Painted(kit, QAccessible::StaticText, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FigureRow::setFigures(std::vector<Figure> figures)
{
    m_figures = std::move(figures);
    QStringList words;
    for (const Figure &figure : m_figures)
        words << tr("%1 %2", "number, of what").arg(figure.number, figure.word);
    setAccessibleName(factWords(words));
    setToolTip(factWords(words));
    updateGeometry();
    update();
}

QSize FigureRow::sizeHint() const
{
    return {theme().px(120), theme().lineHeight(TypeRole::CardTitle) + theme().lineHeight(TypeRole::Caption) +
                                 2 * theme().px(across)};
}

void FigureRow::paintEvent(QPaintEvent *)
{
    if (m_figures.empty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme().line, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme().px(size::radiusCard),
                            theme().px(size::radiusCard));
    const int count = static_cast<int>(m_figures.size());
    const int width = this->width() / count;
    const int line = theme().lineHeight(TypeRole::CardTitle);
    for (int i = 0; i < count; ++i) {
        const Figure &figure = m_figures[static_cast<std::size_t>(i)];
        const QRect cell =
            mirrored({i * width, 0, i + 1 == count ? this->width() - i * width : width, height()}, rect(),
                     layoutDirection());
        if (i > 0)
            painter.fillRect(layoutDirection() == Qt::LeftToRight ? cell.left() : cell.right(), 1, 1,
                             height() - 2, theme().line);
        painter.setFont(kit().font(TypeRole::CardTitle));
        painter.setPen(theme().text);
        painter.drawText(QRect(cell.left(), theme().px(across), cell.width(), line), Qt::AlignCenter,
                         figure.number);
        painter.setFont(kit().font(TypeRole::Caption));
        painter.setPen(theme().text3);
        const QString word =
            painter.fontMetrics().elidedText(figure.word, Qt::ElideRight, cell.width() - theme().px(6));
        painter.drawText(QRect(cell.left(), theme().px(across) + line, cell.width(),
                               theme().lineHeight(TypeRole::Caption)),
                         Qt::AlignCenter, word);
    }
}

} // namespace hatstand::ui::inbox
