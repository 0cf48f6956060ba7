// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbox/journal_delegate.h"

#include "kit/painters.h"
#include "outbox/journal_model.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace hatstand::ui::outbox
{

namespace
{
constexpr int disc = 20;
constexpr int textLeft = 16 + disc + 10;

/// Breaks a text into lines as far apart as the type scale says, and answers the height of them all.
int breakLines(QTextLayout &layout, const QString &text, int width, int lineHeight, Qt::Alignment edge)
{
    QString words = text;
    words.replace(QLatin1Char('\n'), QChar::LineSeparator);
    layout.setText(words);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    // A sentence of the network's keeps the order of its own writing, and begins where the others do.
    option.setTextDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    option.setAlignment(edge | Qt::AlignAbsolute);
    layout.setTextOption(option);
    int top = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, top + (lineHeight - line.height()) / 2});
        top += lineHeight;
    }
    layout.endLayout();
    return top;
}
} // namespace

JournalDelegate::JournalDelegate(const Kit &kit, QObject *parent) : QStyledItemDelegate(parent), m_kit(kit) {}

int JournalDelegate::textWidth(const QStyleOptionViewItem &option) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = view ? view->viewport()->width() : option.rect.width();
    return std::max(m_kit.px(80), width - m_kit.px(textLeft + 16));
}

QSize JournalDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QTextLayout layout;
    layout.setFont(m_kit.font(TypeRole::Second));
    const int text = breakLines(layout, index.data().toString(), textWidth(option),
                                m_kit.theme().lineHeight(TypeRole::Second), Qt::AlignLeft);
    return {m_kit.px(120), text + m_kit.theme().lineHeight(TypeRole::Caption) + m_kit.px(16)};
}

void JournalDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const Theme &theme = m_kit.theme();
    RowState state;
    state.listFocused = option.widget && option.widget->hasFocus();
    state.selected = state.listFocused && option.state.testFlag(QStyle::State_Selected);
    state.inCard = roomInCard(option.widget);
    paintRowBackground(*painter, theme, option.rect, state, option.direction);
    const auto place = [&](const QRect &rect) { return mirrored(rect, option.rect, option.direction); };
    const int top = option.rect.top() + theme.px(8);
    const int side = theme.px(disc);
    paintStatusDisc(*painter, m_kit, place({option.rect.left() + theme.px(16), top, side, side}),
                    static_cast<Status>(index.data(JournalModel::StatusRole).toInt()));
    const int left = option.rect.left() + theme.px(textLeft);
    const int caption = theme.lineHeight(TypeRole::Caption);
    painter->setFont(theme.fontFor(TypeRole::Caption));
    painter->setPen(theme.text3);
    paintElided(*painter, place({left, top, textWidth(option), caption}),
                index.data(JournalModel::WhenRole).toString(), option.direction);
    painter->setPen(theme.text);
    const QRect words = place({left, top + caption, textWidth(option), option.rect.bottom() - top - caption});
    QTextLayout layout;
    layout.setFont(theme.fontFor(TypeRole::Second));
    breakLines(layout, index.data().toString(), words.width(), theme.lineHeight(TypeRole::Second),
               option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft);
    layout.draw(painter, words.topLeft());
    painter->restore();
}

} // namespace hatstand::ui::outbox
