// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/network_choice_delegate.h"

#include "accounts/network_choice_model.h"
#include "kit/painters.h"

#include <QPainter>
#include <QWidget>

namespace hatstand::ui::accounts
{

namespace
{
constexpr int rowHeight = 52;
}

NetworkChoiceDelegate::NetworkChoiceDelegate(const Kit &kit, QObject *parent)
    : QStyledItemDelegate(parent), m_kit(kit)
{
}

QSize NetworkChoiceDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {m_kit.px(240), m_kit.px(rowHeight)};
}

void NetworkChoiceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                                  const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const Theme &theme = m_kit.theme();
    const Qt::LayoutDirection direction = option.direction;
    const auto place = [&](const QRect &rect) { return mirrored(rect, option.rect, direction); };
    RowState state;
    state.listFocused = option.widget && option.widget->hasFocus();
    state.selected = state.listFocused && option.state.testFlag(QStyle::State_Selected);
    state.keyboardFocus = state.selected;
    state.hovered = option.state.testFlag(QStyle::State_MouseOver);
    state.inCard = roomInCard(option.widget);
    paintRowBackground(*painter, theme, option.rect, state, direction);
    if (index.row() + 1 < index.model()->rowCount())
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                          theme.line);

    const int side = networkMarkSide(theme, MarkSize::Medium);
    int left = option.rect.left() + theme.px(size::padding);
    const int middle = option.rect.center().y();
    const QString key = index.data(NetworkChoiceModel::KeyRole).value<networks::NetworkKey>().toString();
    paintNetworkMark(*painter, theme, place({left, middle - side / 2, side, side}), key, MarkStyle::Filled);
    left += side + theme.px(12);

    const QString effort = index.data(NetworkChoiceModel::EffortRole).toString();
    const ChipLook look =
        index.data(NetworkChoiceModel::NowRole).toBool() ? accentChipLook(theme) : plainChipLook(theme);
    const QSize chip = chipSize(theme, look, effort);
    const int right = option.rect.right() + 1 - theme.px(size::padding);
    paintChip(*painter, m_kit,
              place({right - chip.width(), middle - chip.height() / 2, chip.width(), chip.height()}), look,
              effort, direction);

    const int width = right - chip.width() - theme.px(12) - left;
    const int first = theme.lineHeight(TypeRole::Name);
    const int second = theme.lineHeight(TypeRole::Caption);
    const int top = option.rect.top() + (option.rect.height() - first - second) / 2;
    painter->setFont(theme.fontFor(TypeRole::Name));
    painter->setPen(theme.text);
    paintElided(*painter, place({left, top, width, first}), index.data(Qt::DisplayRole).toString(),
                direction);
    painter->setFont(theme.fontFor(TypeRole::Caption));
    painter->setPen(theme.text3);
    paintElided(*painter, place({left, top + first, width, second}),
                index.data(NetworkChoiceModel::HowRole).toString(), direction);
    painter->restore();
}

} // namespace hatstand::ui::accounts
