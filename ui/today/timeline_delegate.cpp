// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "today/timeline_delegate.h"

#include "kit/figures.h"
#include "kit/painters.h"
#include "today/timeline_model.h"

#include <QAbstractItemView>
#include <QPainter>

#include <algorithm>

namespace hatstand::ui::today
{

namespace
{
constexpr int rowHeight = 56;
constexpr int nowHeight = 30;
constexpr int disc = 22;
} // namespace

TimelineDelegate::TimelineDelegate(const Kit &kit, QObject *parent) : QStyledItemDelegate(parent), m_kit(kit)
{
}

int TimelineDelegate::timeWidth() const
{
    return std::max(m_kit.px(36), clockFiguresWidth(m_kit.theme().font(13, QFont::Medium)) + 2);
}

void TimelineDelegate::paintNow(QPainter &painter, const QStyleOptionViewItem &option,
                                const QString &time) const
{
    const Theme &theme = m_kit.theme();
    const QRect row =
        option.rect.adjusted(theme.px(size::padding), 0, -theme.px(size::padding), -theme.px(10));
    const auto place = [&](const QRect &rect) { return mirrored(rect, option.rect, option.direction); };
    painter.setFont(theme.font(12, QFont::DemiBold));
    painter.setPen(theme.accentText);
    paintFigures(painter, place({row.left(), row.top(), timeWidth(), row.height()}), time, option.direction);
    const int left = row.left() + timeWidth() + theme.px(8);
    painter.fillRect(place({left, row.center().y(), row.right() - left, 2}), theme.accent);
}

void TimelineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const Theme &theme = m_kit.theme();
    const QString time = index.data(TimelineModel::TimeRole).toString();
    if (index.data(TimelineModel::IsNowRole).toBool()) {
        paintNow(*painter, option, time);
        painter->restore();
        return;
    }
    const auto place = [&](const QRect &rect) { return mirrored(rect, option.rect, option.direction); };
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    RowState state;
    state.listFocused = view && view->hasFocus();
    state.selected = view && view->currentIndex() == index && state.listFocused;
    state.keyboardFocus = state.selected;
    state.hovered = option.state.testFlag(QStyle::State_MouseOver);
    paintRowBackground(*painter, theme, option.rect, state, option.direction);

    const QRect row = option.rect.adjusted(theme.px(size::padding), theme.px(8), -theme.px(size::padding), 0);
    const int line = theme.lineHeight(TypeRole::Name);
    painter->setFont(theme.font(13, QFont::Medium));
    painter->setPen(theme.text2);
    paintFigures(*painter, place({row.left(), row.top(), timeWidth(), line}), time, option.direction);

    const int axis = row.left() + timeWidth() + theme.px(10);
    const int side = theme.px(disc);
    // The line of the day begins at its first disc.
    const int from = index.row() == 0 ? row.top() : option.rect.top();
    const QRect rail(axis + side / 2, from, 1, option.rect.bottom() + 1 - from);
    painter->fillRect(place(rail), theme.line2); // a line would lie between two pixels
    paintStatusDisc(*painter, m_kit, place({axis, row.top() - 1, side, side}),
                    static_cast<Status>(index.data(TimelineModel::StatusRole).toInt()));

    const int left = axis + side + theme.px(10);
    painter->setFont(theme.fontFor(TypeRole::Name));
    painter->setPen(theme.text);
    paintElided(*painter, place({left, row.top(), row.right() - left, line}), index.data().toString(),
                option.direction);
    const int second = row.top() + line + 1;
    const int mark = clientMarkSide(theme, MarkSize::Tiny);
    const int lineHeight = theme.px(18);
    paintClientMark(*painter, theme, place({left, second + (lineHeight - mark) / 2, mark, mark}),
                    index.data(TimelineModel::ClientInitialsRole).toString(),
                    index.data(TimelineModel::ClientColourRole).value<QColor>());
    const int marksLeft = left + mark + theme.px(6);
    const QStringList networks = index.data(TimelineModel::NetworksRole).toStringList();
    const int room = row.right() - marksLeft;
    const int marks = std::min(networkMarksWidth(theme, networks.size()), room * 2 / 3);
    const int used = paintNetworkMarks(*painter, theme, place({marksLeft, second, marks, lineHeight}),
                                       networks, option.direction == Qt::RightToLeft, option.direction);
    const int noteLeft = marksLeft + used + theme.px(6);
    painter->setFont(theme.fontFor(TypeRole::Second));
    painter->setPen(theme.text3);
    paintElided(*painter, place({noteLeft, second, row.right() - noteLeft, lineHeight}),
                index.data(TimelineModel::NoteRole).toString(), option.direction);
    painter->restore();
}

QSize TimelineDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    Q_UNUSED(option)
    return {m_kit.px(200), m_kit.px(index.data(TimelineModel::IsNowRole).toBool() ? nowHeight : rowHeight)};
}

} // namespace hatstand::ui::today
