// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listening/topic_delegate.h"

#include "kit/painters.h"
#include "listening/listening_words.h"
#include "listening/topic_model.h"

#include <QAbstractItemView>
#include <QLocale>
#include <QPainter>

#include <vector>

namespace hatstand::ui::listening
{

namespace
{
constexpr int rowHeight = 60;
constexpr int lineWidth = 62;
constexpr int mostPoints = 30; ///< of the small course: more days are put together
/// The days in at most `mostPoints` equal parts.
std::vector<double> courseOf(const std::vector<qint64> &perDay)
{
    const size_t each = std::max(size_t(1), (perDay.size() + mostPoints - 1) / mostPoints);
    std::vector<double> course;
    for (size_t i = 0; i < perDay.size(); ++i) {
        if (i % each == 0)
            course.push_back(0);
        course.back() += double(perDay[i]);
    }
    return course;
}
} // namespace

TopicDelegate::TopicDelegate(const Kit &kit, QObject *parent) : QStyledItemDelegate(parent), m_kit(kit) {}

void TopicDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const auto *model = qobject_cast<const TopicModel *>(index.model());
    const listen::TopicRow *row = model ? model->at(index.row()) : nullptr;
    if (row == nullptr)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const Theme &theme = m_kit.theme();
    const auto place = [&](const QRect &rect) { return mirrored(rect, option.rect, option.direction); };
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    RowState state;
    state.listFocused = view && view->hasFocus();
    state.selected = view && view->currentIndex() == index;
    state.keyboardFocus = state.selected && state.listFocused;
    state.hovered = option.state.testFlag(QStyle::State_MouseOver);
    paintRowBackground(*painter, theme, option.rect, state, option.direction);

    const QRect room = option.rect.adjusted(theme.px(12), theme.px(8), -theme.px(12), -theme.px(8));
    const int first = theme.lineHeight(TypeRole::Name);
    int right = room.right();
    if (row->hasAlert) {
        const int side = theme.px(14);
        m_kit.icons.paint(*painter, place({right - side, room.top() + (first - side) / 2, side, side}),
                          Glyph::Bolt, theme.ink(Ink::Warning));
        right -= side + theme.px(4);
    }
    painter->setFont(theme.fontFor(TypeRole::Name));
    painter->setPen(theme.text);
    paintElided(*painter, place({room.left(), room.top(), right - room.left(), first}), row->topic.name,
                option.direction);

    const int second = room.top() + first + theme.px(2);
    const int height = room.bottom() - second;
    const int course = theme.px(lineWidth);
    const int textRight = room.right() - course - theme.px(6);
    painter->setFont(theme.fontFor(TypeRole::Second));
    painter->setPen(theme.text2);
    const QString count = QLocale().toString(row->count);
    const int countWidth = painter->fontMetrics().horizontalAdvance(count) + theme.px(7);
    paintElided(*painter, place({room.left(), second, std::min(countWidth, textRight - room.left()), height}),
                count, option.direction);
    painter->setPen(theme.ink(changeInk(row->change)));
    if (const int left = room.left() + countWidth; left < textRight)
        paintElided(*painter, place({left, second, textRight - left, height}), changeWords(row->change),
                    option.direction);
    const QRect line = place({room.right() - course, second, course, height});
    if (option.direction == Qt::RightToLeft) {
        painter->translate(line.left() + line.right(), 0);
        painter->scale(-1, 1);
    }
    paintSparkline(*painter, line, courseOf(row->perDay), state.selected ? theme.series[0] : theme.text2);
    painter->restore();
}

QSize TopicDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    Q_UNUSED(option)
    Q_UNUSED(index)
    return {m_kit.px(150), m_kit.px(rowHeight)};
}

} // namespace hatstand::ui::listening
