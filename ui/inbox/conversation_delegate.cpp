// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/conversation_delegate.h"

#include "inbox/cut_lines.h"
#include "inbox/inbox_words.h"
#include "kit/painters.h"
#include "kit/time_words.h"

#include <QListView>
#include <QPainter>

#include <algorithm>

namespace hatstand::ui::inbox
{

namespace
{
constexpr int padding = 12;
constexpr int above = 10;
constexpr int below = 9;
constexpr int box = 16;
constexpr int gap = 10;
constexpr int avatar = 28;
constexpr int firstLine = 20;
constexpr int snippetLine = 17;
constexpr int snippetLines = 2;
constexpr int beforeMarks = 5;
constexpr int marksLine = 20;
constexpr int markGap = 6;
constexpr int smallAvatar = 20;
constexpr int dot = 7;

QString snippetOf(const listen::Conversation &conversation)
{
    return conversation.stars ? starWords(*conversation.stars) + QLatin1Char(' ') + conversation.snippet
                              : conversation.snippet;
}
} // namespace

ConversationDelegate::ConversationDelegate(const Kit &kit, const ConversationModel &model, QObject *parent)
    : QStyledItemDelegate(parent), m_kit(kit), m_model(model)
{
}

int ConversationDelegate::heightFor(int lines) const
{
    const Theme &theme = m_kit.theme();
    return theme.px(above) + theme.px(firstLine) + lines * theme.px(snippetLine) + theme.px(beforeMarks) +
           theme.px(marksLine) + theme.px(below) + 1;
}

QRect ConversationDelegate::wordsRoom(const QStyleOptionViewItem &option) const
{
    const Theme &theme = m_kit.theme();
    const int left = theme.px(padding) + theme.px(box) + theme.px(gap) + theme.px(avatar) + theme.px(gap);
    return option.rect.adjusted(left, 0, -theme.px(padding), 0);
}

QSize ConversationDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QListView *>(option.widget);
    if (!view || view->uniformItemSizes())
        return {m_kit.px(200), heightFor(snippetLines)};
    QStyleOptionViewItem whole = option;
    whole.rect = QRect(0, 0, view->viewport()->width(), 1);
    const int lines = cutLineCount(snippetOf(m_model.at(index.row()).conversation),
                                   m_kit.font(TypeRole::Second), wordsRoom(whole).width(), snippetLines);
    return {m_kit.px(200), heightFor(lines)};
}

QRect ConversationDelegate::boxTarget(const QStyleOptionViewItem &option) const
{
    const Theme &theme = m_kit.theme();
    const QRect target(option.rect.left(), option.rect.top(),
                       theme.px(padding) + theme.px(box) + theme.px(gap) / 2, option.rect.height());
    return mirrored(target, option.rect, option.direction);
}

void ConversationDelegate::paintBox(QPainter &painter, const QRect &rect, bool checked) const
{
    const Theme &theme = m_kit.theme();
    painter.setPen(QPen(checked ? theme.accent : theme.control, 1));
    painter.setBrush(checked ? theme.accent : theme.surface);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(4), theme.px(4));
    if (checked)
        m_kit.icons.paint(painter, rect.adjusted(2, 2, -2, -2), Glyph::Check, theme.onAccent);
}

void ConversationDelegate::paintMarks(QPainter &painter, const QStyleOptionViewItem &option,
                                      const QRect &room, const ConversationModel::Row &row) const
{
    const Theme &theme = m_kit.theme();
    const listen::Conversation &conversation = row.conversation;
    const auto place = [&](const QRect &rect) { return mirrored(rect, option.rect, option.direction); };
    const auto square = [&](int left, int side) {
        return QRect(left, room.top() + (room.height() - side) / 2, side, side);
    };
    const int space = theme.px(markGap);
    int left = room.left();
    int right = room.right() + 1;
    if (!conversation.assignedTo.isEmpty()) {
        const int side = theme.px(smallAvatar);
        paintAvatar(painter, theme, place(square(right - side, side)), conversation.assignedTo);
        right -= side + space;
    }
    if (const auto client = m_model.clientOf(conversation)) {
        const int side = clientMarkSide(theme, MarkSize::Tiny);
        paintClientMark(painter, theme, place(square(left, side)), client->initials, client->colour);
        left += side + space;
    }
    const int network = networkMarkSide(theme, MarkSize::Small);
    paintNetworkMark(painter, theme, place(square(left, network)), conversation.network, MarkStyle::Neutral);
    left += network + space;
    const int sign = theme.px(14);
    if (conversation.channel == networks::Channel::DirectMessage) {
        m_kit.icons.paint(painter, place(square(left, sign)), Glyph::Lock, theme.text2);
        left += sign + space;
    }
    if (const auto mood = moodOf(conversation.kind, conversation.feeling)) {
        m_kit.icons.paint(painter, place(square(left, sign)), mood->glyph, colourOf(theme, *mood));
        left += sign + space;
    }
    const auto chip = [&](const ChipLook &look, const QString &text) {
        const QSize size = chipSize(theme, look, text);
        const int width = std::min(size.width(), right - left);
        // Too little to read: better left out.
        if (width < theme.px(44) && width < size.width())
            return;
        paintChip(painter, m_kit,
                  place({left, room.top() + (room.height() - size.height()) / 2, width, size.height()}), look,
                  text, option.direction);
        left += width + space;
    };
    if (const QString promise = promiseWords(conversation, m_model.now()); !promise.isEmpty()) {
        ChipLook look = plainChipLook(theme, Glyph::Clock);
        if (isOverdue(conversation, m_model.now())) {
            look = chipLook(theme, Status::Missed);
            look.glyph = Glyph::Clock;
        }
        chip(look, promise);
    }
    for (const QString &label : row.labels)
        chip(plainChipLook(theme), label);
}

void ConversationDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipRect(option.rect, Qt::IntersectClip);
    const Theme &theme = m_kit.theme();
    const ConversationModel::Row row = m_model.at(index.row());
    const listen::Conversation &conversation = row.conversation;
    const auto place = [&](const QRect &rect) { return mirrored(rect, option.rect, option.direction); };
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    RowState state;
    state.listFocused = true; // what stands beside it is about this row, wherever the keyboard is
    state.selected = view && view->currentIndex() == index;
    state.keyboardFocus = state.selected && view->hasFocus();
    state.hovered = option.state.testFlag(QStyle::State_MouseOver);
    paintRowBackground(*painter, theme, option.rect, state, option.direction);
    painter->fillRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1, theme.line);

    int left = option.rect.left() + theme.px(padding);
    const int top = option.rect.top() + theme.px(above);
    const int boxSide = theme.px(box);
    paintBox(*painter, place({left, top + theme.px(6), boxSide, boxSide}), m_model.isChosen(conversation.id));
    left += boxSide + theme.px(gap);
    const int face = theme.px(avatar);
    paintAvatar(*painter, theme, place({left, top, face, face}), conversation.speakerName);

    const QRect words = wordsRoom(option);
    const int line = theme.px(firstLine);
    painter->setFont(theme.fontFor(TypeRole::Caption));
    // How long they have waited, where they do.
    const QString age = ageWords(conversation.waitingSince.value_or(conversation.lastAt), m_model.now());
    const int ageWidth = painter->fontMetrics().horizontalAdvance(age) + 1;
    painter->setPen(theme.text3);
    paintElided(*painter, place({words.right() + 1 - ageWidth, top, ageWidth, line}), age, option.direction);
    painter->setFont(theme.fontFor(conversation.unread ? TypeRole::Strong : TypeRole::Name));
    painter->setPen(theme.text);
    const int dotSide = theme.px(dot);
    const int dotRoom = conversation.unread ? dotSide + theme.px(markGap) : 0;
    const int nameWidth = std::min(painter->fontMetrics().horizontalAdvance(conversation.speakerName) + 1,
                                   words.width() - ageWidth - theme.px(8) - dotRoom);
    paintElided(*painter, place({words.left(), top, nameWidth, line}), conversation.speakerName,
                option.direction);
    if (conversation.unread) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.accent);
        painter->drawEllipse(place(
            {words.left() + nameWidth + theme.px(markGap), top + (line - dotSide) / 2, dotSide, dotSide}));
    }
    painter->setFont(theme.fontFor(TypeRole::Second));
    painter->setPen(conversation.unread ? theme.text : theme.text2);
    const int snippetHeight = theme.px(snippetLine);
    const QRect snippet(words.left(), top + line, words.width(), snippetLines * snippetHeight);
    paintCutLines(*painter, place(snippet), snippetOf(conversation), snippetHeight, snippetLines,
                  option.direction);
    const int marks = theme.px(marksLine);
    paintMarks(*painter, option,
               {words.left(), option.rect.bottom() - theme.px(below) - marks, words.width(), marks}, row);
    painter->restore();
}

} // namespace hatstand::ui::inbox
