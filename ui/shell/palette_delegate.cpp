// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/palette_delegate.h"

#include "kit/painters.h"
#include "shell/palette_model.h"

#include <QPainter>
#include <QTextLayout>

namespace hatstand::ui::shell
{

PaletteDelegate::PaletteDelegate(const Kit &kit, QObject *parent) : QStyledItemDelegate(parent), m_kit(kit) {}

int PaletteDelegate::paintMarked(QPainter &painter, const QRect &rect, const QString &text,
                                 const QList<int> &positions, bool current,
                                 Qt::LayoutDirection direction) const
{
    const Theme &theme = m_kit.theme();
    const QFont font = theme.fontFor(current ? TypeRole::Strong : TypeRole::Name);
    const QString shown = QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width());
    QTextLayout layout(shown, font);
    QTextOption option;
    option.setTextDirection(direction);
    option.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(option);
    QList<QTextLayout::FormatRange> marks;
    QTextCharFormat mark;
    mark.setForeground(theme.accentText);
    mark.setFontWeight(QFont::Bold);
    for (const int position : positions) {
        if (position < shown.size() && (shown == text || position < shown.size() - 1))
            marks.append({position, 1, mark});
    }
    layout.setFormats(marks);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(rect.width());
    layout.endLayout();
    painter.setPen(theme.text);
    layout.draw(&painter, QPointF(rect.left(), rect.top() + (rect.height() - line.height()) / 2));
    return qRound(line.naturalTextWidth());
}

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    painter->save();
    const Theme &theme = m_kit.theme();
    const QRect row = option.rect;
    const auto place = [&](const QRect &rect) { return mirrored(rect, row, option.direction); };
    if (index.data(PaletteModel::HeadingRole).toBool()) {
        painter->setFont(theme.fontFor(TypeRole::CaptionBold));
        painter->setPen(theme.text3);
        paintElided(*painter, row.adjusted(theme.px(12), theme.px(4), -theme.px(12), 0),
                    index.data().toString(), option.direction);
        painter->restore();
        return;
    }
    const bool current = option.state.testFlag(QStyle::State_Selected);
    if (current || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(theme.highContrast && current ? QPen(theme.accent) : QPen(Qt::NoPen));
        painter->setBrush(current ? theme.accentTint : theme.hover);
        painter->drawRoundedRect(row, theme.px(size::radiusControl), theme.px(size::radiusControl));
    }
    const int side = theme.px(18);
    const QRect icon(row.left() + theme.px(12), row.top() + (row.height() - side) / 2, side, side);
    m_kit.icons.paint(*painter, place(icon), static_cast<Glyph>(index.data(PaletteModel::GlyphRole).toInt()),
                      current ? theme.accentText : theme.text2);

    int right = row.right() - theme.px(12);
    // The chosen one says which key runs it now, beside the one that always does.
    for (const QString &cap :
         {current ? QStringLiteral("↵") : QString(), index.data(PaletteModel::KeyRole).toString()}) {
        if (cap.isEmpty())
            continue;
        const QSize capSize = keyCapSize(theme, cap);
        const QRect capRect(right - capSize.width() + 1, row.top() + (row.height() - capSize.height()) / 2,
                            capSize.width(), capSize.height());
        paintKeyCap(*painter, theme, place(capRect), cap);
        right = capRect.left() - theme.px(8);
    }
    right -= theme.px(4);
    const int left = icon.right() + 1 + theme.px(12);
    const QString text = index.data().toString();
    const QString detail = index.data(PaletteModel::DetailRole).toString();
    const int room = right - left;
    // The text has the first claim on the room; the detail takes what is left.
    const int wanted = QFontMetrics(theme.fontFor(TypeRole::Strong)).horizontalAdvance(text) + theme.px(2);
    const int textWidth = std::min(wanted, room);
    paintMarked(*painter, place({left, row.top(), textWidth, row.height()}), text,
                index.data(PaletteModel::PositionsRole).value<QList<int>>(), current, option.direction);
    const int detailLeft = left + textWidth + theme.px(12);
    if (!detail.isEmpty() && right - detailLeft > theme.px(40)) {
        painter->setFont(theme.fontFor(TypeRole::Second));
        painter->setPen(theme.text2);
        paintElided(*painter, place({detailLeft, row.top(), right - detailLeft, row.height()}), detail,
                    option.direction);
    }
    painter->restore();
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    Q_UNUSED(option)
    const Theme &theme = m_kit.theme();
    return {theme.px(200), theme.px(index.data(PaletteModel::HeadingRole).toBool() ? 28 : 40)};
}

} // namespace hatstand::ui::shell
