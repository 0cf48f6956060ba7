// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "today/needs_delegate.h"

#include "kit/buttons.h"
#include "kit/painters.h"
#include "today/needs_model.h"

#include <QAbstractItemView>
#include <QPainter>

#include <algorithm>
#include <map>
#include <ranges>

namespace hatstand::ui::today
{

namespace
{
constexpr int rowHeight = 64;
constexpr int chipColumn = 112;
constexpr int quietWidth = 72; ///< the last button stands in a column of its own
constexpr int buttonGap = 6;
constexpr int leastText = 160; ///< under this the buttons give way to a menu
constexpr int mostText = 420;  ///< of longer words the end may be cut

bool isQuiet(const Need &need, NeedAction action)
{
    return need.actions.size() > 1 && need.actions.back() == action;
}

ChipLook lookOf(const Theme &theme, NeedKind kind)
{
    ChipLook look = chipLook(theme, kind == NeedKind::Failed      ? Status::Failed
                                    : kind == NeedKind::Uncertain ? Status::Uncertain
                                    : kind == NeedKind::OnNetwork ? Status::Handed
                                                                  : Status::Missed);
    if (kind == NeedKind::ByHand)
        look.glyph = Glyph::Hand;
    else if (kind == NeedKind::SignIn || kind == NeedKind::Keychain || kind == NeedKind::EndsSoon)
        look.glyph = Glyph::Key;
    else if (kind == NeedKind::Late)
        look.glyph = Glyph::Comment;
    else if (kind == NeedKind::Review)
        look.glyph = Glyph::Star;
    return look;
}

/// The real buttons of the current row: one for each action, and the menu of those without room. Only those
/// that have a place show.
class RowButtons final : public QWidget
{
public:
    using QWidget::QWidget;
    std::map<NeedAction, QPushButton *> buttons;
};
} // namespace

NeedsDelegate::NeedsDelegate(const Kit &kit, const NeedsModel &model, QObject *parent)
    : QStyledItemDelegate(parent), m_kit(kit), m_model(model)
{
}

int NeedsDelegate::buttonWidth(const Need &need, NeedAction action) const
{
    const Theme &theme = m_kit.theme();
    if (action == NeedAction::More)
        return theme.px(size::controlSmall);
    const int text =
        QFontMetrics(theme.font(12, QFont::Medium)).horizontalAdvance(needActionText(need, action));
    if (isQuiet(need, action))
        return std::max(theme.px(quietWidth), text + theme.px(16));
    return text + theme.px(needActionGlyph(action) ? 22 + 14 + 6 : 22);
}

int NeedsDelegate::textStart(const QRect &row) const
{
    const Theme &theme = m_kit.theme();
    return row.left() + theme.px(size::padding) + theme.px(chipColumn + 12) +
           clientMarkSide(theme, MarkSize::Small) + theme.px(12);
}

int NeedsDelegate::wordsWidth(const Need &need) const
{
    const Theme &theme = m_kit.theme();
    const int title = QFontMetrics(theme.fontFor(TypeRole::Name)).horizontalAdvance(need.title);
    const int why = QFontMetrics(theme.fontFor(TypeRole::Second)).horizontalAdvance(need.why);
    return std::clamp(std::max(title, why) + 1, theme.px(leastText), theme.px(mostText));
}

std::vector<NeedsDelegate::Place> NeedsDelegate::places(const QStyleOptionViewItem &option,
                                                        const Need &need) const
{
    const Theme &theme = m_kit.theme();
    const int height = theme.px(size::controlSmall);
    const int top = option.rect.top() + (option.rect.height() - height) / 2;
    const int end = option.rect.right() + 1 - theme.px(size::padding);
    struct Try
    {
        std::vector<NeedAction> actions;
        int indent = 0;
        int least = 0; ///< what it has to leave the words
    };
    const int words = wordsWidth(need);
    const int least = theme.px(leastText);
    std::vector<Try> tries;
    if (need.actions.size() == 1) {
        // Where there is room it lines up with the main buttons of the other rows.
        tries = {{need.actions, theme.px(quietWidth + buttonGap), words}, {need.actions, 0, least}};
    } else if (need.actions.size() > 1) {
        tries = {{need.actions, 0, words}, {{need.actions.front(), NeedAction::More}, 0, least}};
    }
    tries.push_back({{NeedAction::More}, 0, 0});
    std::vector<Place> places;
    for (const Try &attempt : tries) {
        places.clear();
        int right = end - attempt.indent;
        for (const NeedAction action : std::ranges::reverse_view(attempt.actions)) {
            const int width = buttonWidth(need, action);
            places.push_back({action, QRect(right - width, top, width, height)});
            right -= width + theme.px(buttonGap);
        }
        if (right - theme.px(12) - textStart(option.rect) >= attempt.least)
            break;
    }
    for (Place &place : places)
        place.rect = mirrored(place.rect, option.rect, option.direction);
    std::ranges::reverse(places);
    return places;
}

std::vector<NeedAction> NeedsDelegate::folded(const QStyleOptionViewItem &option, const Need &need) const
{
    std::vector<NeedAction> actions = need.actions;
    for (const Place &place : places(option, need))
        std::erase(actions, place.action);
    return actions;
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
    if (const auto glyph = needActionGlyph(place.action); glyph && !quiet) {
        const int side = theme.px(14);
        const QRect icon(place.rect.left() + theme.px(11),
                         place.rect.top() + (place.rect.height() - side) / 2, side, side);
        if (place.action == NeedAction::More) {
            m_kit.icons.paint(painter, QRect(place.rect.center() - QPoint(side / 2, side / 2), icon.size()),
                              *glyph, theme.text);
            return;
        }
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
    state.inCard = roomInCard(view);
    paintRowBackground(*painter, theme, option.rect, state, option.direction);
    if (index.row() + 1 < m_model.rowCount()) {
        painter->fillRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1, theme.line);
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
    const int textLeft = textStart(option.rect);
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
    const auto add = [&](NeedAction action, QPushButton *button) {
        button->setObjectName(QStringLiteral("need-%1").arg(static_cast<int>(action)));
        button->setAccessibleName(tr("%1: %2", "button, post").arg(needActionText(need, action), need.title));
        connect(button, &QPushButton::clicked, this, [this, key, action] {
            const int at = m_model.rowOf(key);
            if (at >= 0)
                Q_EMIT chosen(at, action);
        });
        row->buttons.emplace(action, button);
    };
    for (const NeedAction action : need.actions) {
        const bool quiet = isQuiet(need, action);
        add(action,
            makeButton(m_kit, needActionText(need, action), quiet ? ButtonKind::Quiet : ButtonKind::Normal,
                       quiet ? std::nullopt : needActionGlyph(action), ButtonSize::Small, row));
    }
    add(NeedAction::More, makeIconButton(m_kit, Glyph::More, needActionText(need, NeedAction::More),
                                         ButtonKind::Normal, ButtonSize::Small, {}, row));
    return row;
}

void NeedsDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                         const QModelIndex &index) const
{
    auto *row = static_cast<RowButtons *>(editor);
    const auto shown = places(option, m_model.need(index.row()));
    QRect all;
    for (const Place &place : shown)
        all |= place.rect;
    row->setGeometry(all);
    for (const auto &[action, button] : row->buttons) {
        const auto place = std::ranges::find(shown, action, &Place::action);
        if (place != shown.end())
            button->setGeometry(place->rect.translated(-all.topLeft()));
        button->setVisible(place != shown.end());
    }
}

} // namespace hatstand::ui::today
