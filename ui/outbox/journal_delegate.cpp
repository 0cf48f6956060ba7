// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbox/journal_delegate.h"

#include "kit/painters.h"
#include "outbox/journal_model.h"

#include <QAbstractItemView>
#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace hatstand::ui::outbox
{

namespace
{
constexpr int disc = 20;
constexpr int textLeft = 16 + disc + 10;
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
    const QFontMetrics metrics(m_kit.font(TypeRole::Second));
    const int text =
        metrics.boundingRect(QRect(0, 0, textWidth(option), 4096), Qt::TextWordWrap, index.data().toString())
            .height();
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
    painter->setFont(theme.fontFor(TypeRole::Second));
    painter->setPen(theme.text);
    const QRect words = place({left, top + caption, textWidth(option), option.rect.bottom() - top - caption});
    // A sentence of the network's keeps the order of its own writing, and begins where the others do.
    const QString text = index.data().toString();
    painter->setLayoutDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    const Qt::Alignment edge = option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    painter->drawText(words, Qt::TextWordWrap | static_cast<int>(Qt::AlignTop | Qt::AlignAbsolute | edge),
                      text);
    painter->restore();
}

} // namespace hatstand::ui::outbox
