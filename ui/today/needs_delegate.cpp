// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "today/needs_delegate.h"

#include "kit/buttons.h"
#include "kit/painters.h"
#include "today/needs_model.h"

#include <QAbstractItemView>

#include <algorithm>

namespace hatstand::ui::today
{

namespace
{
constexpr int rowHeight = 64;
constexpr int chipColumn = 112;
constexpr int quietWidth = 72; ///< the last button stands in a column of its own

std::optional<Glyph> glyphOf(NeedAction action)
{
    switch (action) {
    case NeedAction::SendNow:
    case NeedAction::PostByHand:
        return Glyph::Sending;
    case NeedAction::NextTime:
        return Glyph::Clock;
    case NeedAction::TryAgain:
        return Glyph::Refresh;
    case NeedAction::LookThere:
    case NeedAction::SignInAgain:
        return Glyph::Ext;
    case NeedAction::ItIsLive:
        return Glyph::Check;
    case NeedAction::Leave:
    case NeedAction::Open:
    case NeedAction::ItIsNot:
        return std::nullopt;
    }
    return std::nullopt;
}

bool isQuiet(const Need &need, NeedAction action)
{
    return need.actions.size() > 1 && need.actions.back() == action;
}

ChipLook lookOf(const Theme &theme, NeedKind kind)
{
    ChipLook look = chipLook(theme, kind == NeedKind::Failed      ? Status::Failed
                                    : kind == NeedKind::Uncertain ? Status::Uncertain
                                                                  : Status::Missed);
    if (kind == NeedKind::ByHand)
        look.glyph = Glyph::Hand;
    else if (kind == NeedKind::SignIn || kind == NeedKind::EndsSoon)
        look.glyph = Glyph::Key;
    return look;
}

/// The real buttons of the current row.
class RowButtons final : public QWidget
{
public:
    using QWidget::QWidget;
    QList<QPushButton *> buttons;
};
} // namespace

NeedsDelegate::NeedsDelegate(const Kit &kit, const NeedsModel &model, QObject *parent)
    : QStyledItemDelegate(parent), m_kit(kit), m_model(model)
{
}

int NeedsDelegate::buttonWidth(const Need &need, NeedAction action) const
{
    const Theme &theme = m_kit.theme();
    const int text =
        QFontMetrics(theme.font(12, QFont::Medium)).horizontalAdvance(needActionText(need, action));
    if (isQuiet(need, action))
        return std::max(theme.px(quietWidth), text + theme.px(16));
    return text + theme.px(glyphOf(action) ? 22 + 14 + 6 : 22);
}

std::vector<NeedsDelegate::Place> NeedsDelegate::places(const QStyleOptionViewItem &option,
                                                        const Need &need) const
{
    const Theme &theme = m_kit.theme();
    const int height = theme.px(size::controlSmall);
    const int top = option.rect.top() + (option.rect.height() - height) / 2;
    int right = option.rect.right() + 1 - theme.px(size::padding);
    if (need.actions.size() == 1)
        right -= theme.px(quietWidth + 6);
    std::vector<Place> places;
    for (auto action = need.actions.rbegin(); action != need.actions.rend(); ++action) {
        const int width = buttonWidth(need, *action);
        places.push_back(
            {*action, mirrored(QRect(right - width, top, width, height), option.rect, option.direction)});
        right -= width + theme.px(6);
    }
    std::ranges::reverse(places);
    return places;
}

void NeedsDelegate::paintButton(QPainter &painter, const QStyleOptionViewItem &option, const Place &place,
                                const Need &need) const
{
    const Theme &theme = m_kit.theme();
    const bool quiet = isQuiet(need, place.action);
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const bool hovered = view && place.rect.contains(view->viewport()->mapFromGlobal(QCursor::pos()));
    painter.setPen(quiet ? QPen(Qt::NoPen) : QPen(theme.line2));
    painter.setBrush(hovered ? QBrush(theme.hover) : quiet ? QBrush(Qt::NoBrush) : QBrush(theme.surface));
    painter.drawRoundedRect(QRectF(place.rect).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(size::radiusControl),
                            theme.px(size::radiusControl));
    painter.setFont(theme.font(12, QFont::Medium));
    painter.setPen(quiet ? theme.text2 : theme.text);
    QRect words = place.rect;
    if (const auto glyph = glyphOf(place.action); glyph && !quiet) {
        const int side = theme.px(14);
        const QRect icon(place.rect.left() + theme.px(11),
                         place.rect.top() + (place.rect.height() - side) / 2, side, side);
        m_kit.icons.paint(painter, mirrored(icon, place.rect, option.direction), *glyph, theme.text);
        words = mirrored(place.rect.adjusted(theme.px(11) + side + theme.px(6), 0, -theme.px(6), 0),
                         place.rect, option.direction);
        paintElided(painter, words, needActionText(need, place.action), option.direction);
        return;
    }
    painter.drawText(words, Qt::AlignCenter | Qt::TextSingleLine, needActionText(need, place.action));
}

void NeedsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const Theme &theme = m_kit.theme();
    const Need &need = m_model.need(index.row());
    const auto place = [&](const QRect &rect) { return mirrored(rect, option.rect, option.direction); };
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    RowState state;
    state.listFocused = view && view->hasFocus();
    const bool current = view && view->currentIndex() == index;
    state.selected = current && (state.listFocused || view->isAncestorOf(view->window()->focusWidget()));
    state.keyboardFocus = current && state.listFocused;
    state.hovered = option.state.testFlag(QStyle::State_MouseOver);
    paintRowBackground(*painter, theme, option.rect, state, option.direction);
    if (index.row() + 1 < m_model.rowCount()) {
        painter->setPen(theme.line);
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    }

    const ChipLook look = lookOf(theme, need.kind);
    const QString chipText = needChipText(need.kind);
    const QSize chip = chipSize(theme, look, chipText);
    const int left = option.rect.left() + theme.px(size::padding);
    const int middle = option.rect.top() + option.rect.height() / 2;
    paintChip(*painter, m_kit,
              place({left, middle - chip.height() / 2, std::min(chip.width(), theme.px(chipColumn)),
                     chip.height()}),
              look, chipText, option.direction);
    const int side = clientMarkSide(theme, MarkSize::Small);
    const int markLeft = left + theme.px(chipColumn + 12);
    paintClientMark(*painter, theme, place({markLeft, middle - side / 2, side, side}),
                    index.data(NeedsModel::ClientInitialsRole).toString(),
                    index.data(NeedsModel::ClientColourRole).value<QColor>());

    const auto buttons = places(option, need);
    if (!current) {
        for (const Place &button : buttons)
            paintButton(*painter, option, button, need);
    }
    int room = option.rect.right() - theme.px(size::padding);
    for (const Place &button : buttons)
        room = std::min(room, place(button.rect).left());
    const int textLeft = markLeft + side + theme.px(12);
    const int width = std::max(0, room - theme.px(12) - textLeft);
    const int lineOne = theme.lineHeight(TypeRole::Name);
    const int lineTwo = theme.lineHeight(TypeRole::Second);
    const int top = middle - (lineOne + lineTwo) / 2;
    painter->setFont(theme.fontFor(TypeRole::Name));
    painter->setPen(theme.text);
    paintElided(*painter, place({textLeft, top, width, lineOne}), need.title, option.direction);
    painter->setFont(theme.fontFor(TypeRole::Second));
    painter->setPen(theme.text2);
    paintElided(*painter, place({textLeft, top + lineOne, width, lineTwo}), need.why, option.direction);
    painter->restore();
}

QSize NeedsDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    Q_UNUSED(option)
    Q_UNUSED(index)
    return {m_kit.px(400), m_kit.px(rowHeight)};
}

QWidget *NeedsDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                                     const QModelIndex &index) const
{
    Q_UNUSED(option)
    const Need &need = m_model.need(index.row());
    auto *row = new RowButtons(parent);
    const QString key = need.key();
    for (const NeedAction action : need.actions) {
        const bool quiet = isQuiet(need, action);
        QPushButton *button =
            makeButton(m_kit, needActionText(need, action), quiet ? ButtonKind::Quiet : ButtonKind::Normal,
                       quiet ? std::nullopt : glyphOf(action), ButtonSize::Small, row);
        button->setObjectName(QStringLiteral("need-%1").arg(static_cast<int>(action)));
        button->setAccessibleName(tr("%1: %2", "button, post").arg(needActionText(need, action), need.title));
        connect(button, &QPushButton::clicked, this, [this, key, action] {
            const int at = m_model.rowOf(key);
            if (at >= 0)
                Q_EMIT chosen(at, action);
        });
        row->buttons.append(button);
    }
    return row;
}

void NeedsDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                         const QModelIndex &index) const
{
    auto *row = static_cast<RowButtons *>(editor);
    const auto buttons = places(option, m_model.need(index.row()));
    if (buttons.empty() || row->buttons.size() != static_cast<qsizetype>(buttons.size()))
        return;
    QRect all;
    for (const Place &button : buttons)
        all |= button.rect;
    row->setGeometry(all);
    for (std::size_t i = 0; i < buttons.size(); ++i)
        row->buttons.at(static_cast<qsizetype>(i))->setGeometry(buttons[i].rect.translated(-all.topLeft()));
}

} // namespace hatstand::ui::today
