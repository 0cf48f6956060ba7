// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/thread_delegate.h"

#include "inbox/inbox_words.h"
#include "inbox/message_document.h"
#include "kit/painters.h"

#include <QAbstractItemView>
#include <QAbstractTextDocumentLayout>
#include <QPainter>

#include <algorithm>

namespace hatstand::ui::inbox
{

namespace
{
constexpr int side = 20;
constexpr int face = 28;
constexpr int gap = 10;
constexpr int mostBubble = 460;
constexpr int bubbleAcross = 12;
constexpr int bubbleDown = 8;
constexpr int betweenRows = 14;
constexpr int captionLine = 18;
constexpr int mediaLine = 24;
constexpr int buttonHeight = 28;
constexpr int mostPicture = 260;

constexpr int keptDocuments = 300;

using Kind = ThreadItem::Kind;

QString mediaWords(const networks::IncomingMedia &media)
{
    const bool isFilm = media.mimeType.startsWith(QStringLiteral("video"));
    if (!media.altText.isEmpty())
        return media.altText;
    return isFilm ? ThreadDelegate::tr("A film without a description")
                  : ThreadDelegate::tr("A picture without a description");
}
} // namespace

ThreadDelegate::ThreadDelegate(const Kit &kit, const ThreadModel &model, QObject *parent)
    : QStyledItemDelegate(parent), m_kit(kit), m_model(model), m_documents(keptDocuments)
{
}

void ThreadDelegate::forget()
{
    m_documents.clear();
}

int ThreadDelegate::widthOf(const QStyleOptionViewItem &option)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    return view ? view->viewport()->width() : option.rect.width();
}

QTextDocument &ThreadDelegate::document(int row, int width) const
{
    const ThreadItem &item = m_model.at(row);
    QTextDocument *known = m_documents.object(item.id);
    if (!known) {
        known =
            documentOf(item, m_kit.font(TypeRole::Body), m_kit.theme().lineHeight(TypeRole::Body)).release();
        m_documents.insert(item.id, known);
    }
    if (known->textWidth() != width)
        known->setTextWidth(width);
    return *known;
}

QString ThreadDelegate::buttonWords(int row) const
{
    const ThreadItem &item = m_model.at(row);
    if (item.kind == Kind::Earlier)
        return m_model.spoken(row);
    if (!m_model.isRevealed(row))
        return tr("Show it");
    if (!item.media.empty() && !m_model.wantsPictures(row))
        return item.media.size() == 1 ? tr("Load the picture") : tr("Load pictures");
    return {};
}

QString ThreadDelegate::footWords(int row) const
{
    const ThreadItem &item = m_model.at(row);
    if (item.kind == Kind::Note)
        return tr("Only your team sees notes");
    if (!item.standing.isEmpty())
        return item.standing;
    if (item.kind == Kind::Message && item.isHidden)
        return tr("Nobody sees it there until it is approved");
    return {};
}

ThreadDelegate::Places ThreadDelegate::placesOf(int row, int width) const
{
    Places places = placesFromTop(row, width);
    const int down = above(row);
    if (down == 0)
        return places;
    for (QRect *rect : {&places.face, &places.head, &places.bubble, &places.button, &places.foot}) {
        if (!rect->isEmpty())
            rect->translate(0, down);
    }
    for (QRect &line : places.lines)
        line.translate(0, down);
    for (QRect &picture : places.pictures) {
        if (!picture.isEmpty())
            picture.translate(0, down);
    }
    places.height += down;
    return places;
}

int ThreadDelegate::above(int row) const
{
    return row == 0 ? m_kit.px(betweenRows) : 0;
}

ThreadDelegate::Places ThreadDelegate::placesFromTop(int row, int width) const
{
    const Theme &theme = m_kit.theme();
    const ThreadItem &item = m_model.at(row);
    Places places;
    const QString button = buttonWords(row);
    const int buttonWidth =
        button.isEmpty()
            ? 0
            : QFontMetrics(theme.font(12, QFont::Medium)).horizontalAdvance(button) + theme.px(22);
    if (item.kind == Kind::Earlier) {
        places.button = {(width - buttonWidth) / 2, 0, buttonWidth, theme.px(buttonHeight)};
        places.height = theme.px(buttonHeight + betweenRows);
        return places;
    }
    if (item.kind == Kind::Event) {
        places.height = theme.px(captionLine + betweenRows);
        return places;
    }
    places.isMirrored = item.isOurs;
    const int left = theme.px(side);
    places.face = {left, 0, theme.px(face), theme.px(face)};
    const int start = left + theme.px(face + gap);
    const int room = std::max(theme.px(80), width - start - theme.px(side));
    places.head = {start, 0, room, theme.px(captionLine)};
    const int mostText = std::min(room, theme.px(mostBubble)) - 2 * theme.px(bubbleAcross);
    int y = theme.px(captionLine) + theme.px(2) + theme.px(bubbleDown);
    const int top = y - theme.px(bubbleDown);
    int inner = 0;
    const int textLeft = start + theme.px(bubbleAcross);
    if (!m_model.isRevealed(row)) {
        const QFontMetrics metrics(theme.fontFor(TypeRole::Body));
        inner = std::min(mostText, metrics.horizontalAdvance(item.warning) + theme.px(24));
        y += theme.px(mediaLine);
    } else {
        QTextDocument &text = document(row, mostText);
        if (!text.isEmpty()) {
            inner = std::min(mostText, static_cast<int>(text.idealWidth()) + 1);
            y += static_cast<int>(text.size().height());
        }
        for (const networks::IncomingMedia &media : item.media) {
            const QImage *picture = m_model.wantsPictures(row)
                                        ? m_model.picture(media.url.toString(QUrl::FullyEncoded))
                                        : nullptr;
            if (picture && !picture->isNull()) {
                const QSize size = picture->size().scaled(std::min(mostText, picture->width()),
                                                          std::min(theme.px(mostPicture), picture->height()),
                                                          Qt::KeepAspectRatio);
                places.pictures.emplace_back(QPoint(textLeft, y + theme.px(6)), size);
                inner = std::max(inner, size.width());
                y += theme.px(6) + size.height();
            } else {
                places.pictures.emplace_back();
            }
            const int words =
                QFontMetrics(theme.fontFor(TypeRole::Second)).horizontalAdvance(mediaWords(media));
            inner = std::max(inner, std::min(mostText, words + theme.px(22)));
            places.lines.emplace_back(textLeft, y + theme.px(2), 0, theme.px(mediaLine));
            y += theme.px(mediaLine + 2);
        }
    }
    if (buttonWidth > 0) {
        places.button = {textLeft, y + theme.px(4), std::min(buttonWidth, mostText), theme.px(buttonHeight)};
        inner = std::max(inner, places.button.width());
        y += theme.px(4 + buttonHeight);
    }
    for (QRect &line : places.lines)
        line.setWidth(inner);
    places.bubble = {start, top, inner + 2 * theme.px(bubbleAcross), y + theme.px(bubbleDown) - top};
    y += theme.px(bubbleDown);
    if (!footWords(row).isEmpty()) {
        places.foot = {start, y + theme.px(3), room, theme.px(captionLine)};
        y += theme.px(3 + captionLine);
    }
    places.height = y + theme.px(betweenRows);
    return places;
}

QSize ThreadDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {m_kit.px(120), placesOf(index.row(), widthOf(option)).height};
}

// What is ours stands at the end of the line, wherever that is.
QRect ThreadDelegate::placed(const QRect &rect, const QStyleOptionViewItem &option, bool isMirrored) const
{
    const QRect inRow = rect.translated(option.rect.topLeft());
    const bool turns = (option.direction == Qt::RightToLeft) != isMirrored;
    return mirrored(inRow, option.rect, turns ? Qt::RightToLeft : Qt::LeftToRight);
}

void ThreadDelegate::paintButton(QPainter &painter, const QRect &rect, const QString &words) const
{
    const Theme &theme = m_kit.theme();
    painter.setPen(QPen(theme.line2, 1));
    painter.setBrush(theme.surface);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(size::radiusControl),
                            theme.px(size::radiusControl));
    painter.setFont(theme.font(12, QFont::Medium));
    painter.setPen(theme.text);
    painter.drawText(rect, Qt::AlignCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(words, Qt::ElideRight, rect.width() - theme.px(12)));
}

void ThreadDelegate::paintDeed(QPainter &painter, const QStyleOptionViewItem &option, int row) const
{
    const Theme &theme = m_kit.theme();
    painter.setFont(theme.fontFor(TypeRole::Caption));
    const QRect room =
        option.rect.adjusted(theme.px(side), above(row), -theme.px(side), -theme.px(betweenRows));
    const int most = std::max(0, room.width() - theme.px(40));
    const QString words = painter.fontMetrics().elidedText(m_model.spoken(row), Qt::ElideRight, most);
    const int width = painter.fontMetrics().horizontalAdvance(words) + theme.px(20);
    painter.setPen(theme.text3);
    painter.drawText(room, Qt::AlignCenter | Qt::TextSingleLine, words);
    const int middle = room.center().y();
    const int line = (room.width() - width) / 2;
    painter.fillRect(room.left(), middle, line, 1, theme.line);
    painter.fillRect(room.right() + 1 - line, middle, line, 1, theme.line);
}

void ThreadDelegate::paintMedia(QPainter &painter, const QStyleOptionViewItem &option, int row,
                                const Places &places) const
{
    const Theme &theme = m_kit.theme();
    const ThreadItem &item = m_model.at(row);
    for (std::size_t i = 0; i < places.lines.size(); ++i) {
        const networks::IncomingMedia &media = item.media[i];
        if (!places.pictures[i].isEmpty()) {
            painter.setRenderHint(QPainter::SmoothPixmapTransform);
            painter.drawImage(placed(places.pictures[i], option, places.isMirrored),
                              *m_model.picture(media.url.toString(QUrl::FullyEncoded)));
        }
        const QRect line = placed(places.lines[i], option, places.isMirrored);
        const int sign = theme.px(14);
        const bool isFilm = media.mimeType.startsWith(QStringLiteral("video"));
        m_kit.icons.paint(painter,
                          mirrored({line.left(), line.top() + (line.height() - sign) / 2, sign, sign}, line,
                                   option.direction),
                          isFilm ? Glyph::Video : Glyph::Image, theme.text3);
        painter.setFont(theme.fontFor(TypeRole::Second));
        painter.setPen(theme.text2);
        paintElided(painter, mirrored(line.adjusted(sign + theme.px(8), 0, 0, 0), line, option.direction),
                    mediaWords(media), option.direction);
    }
}

void ThreadDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipRect(option.rect, Qt::IntersectClip);
    const Theme &theme = m_kit.theme();
    const int row = index.row();
    const ThreadItem &item = m_model.at(row);
    const Places places = placesOf(row, option.rect.width());
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    if (view && view->hasFocus() && view->currentIndex() == index) {
        painter->setPen(QPen(theme.accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(option.rect).adjusted(theme.px(12), 1, -theme.px(12), -theme.px(8)),
                                 theme.px(4), theme.px(4));
    }
    if (item.kind == Kind::Event) {
        paintDeed(*painter, option, row);
        painter->restore();
        return;
    }
    const auto place = [&](const QRect &rect) { return placed(rect, option, places.isMirrored); };
    if (item.kind == Kind::Earlier) {
        paintButton(*painter, place(places.button), buttonWords(row));
        painter->restore();
        return;
    }
    const QString who = item.who.isEmpty() ? tr("Somebody here") : item.who;
    paintAvatar(*painter, theme, place(places.face), who);
    const bool atEnd = (option.direction == Qt::RightToLeft) != places.isMirrored;
    const QFont strong = theme.fontFor(TypeRole::CaptionBold);
    const QString when = tr(" · %1", "behind a name: when").arg(m_model.when(row));
    const int whenWidth = QFontMetrics(theme.fontFor(TypeRole::Caption)).horizontalAdvance(when) + 1;
    const QRect head = place(places.head);
    const int nameWidth =
        std::min(QFontMetrics(strong).horizontalAdvance(who) + 1, std::max(0, head.width() - whenWidth));
    // Name and time follow each other as they are read, at the side of the bubble.
    const int begin = atEnd ? head.right() + 1 - nameWidth - whenWidth : head.left();
    const QRect both(begin, head.top(), nameWidth + whenWidth, head.height());
    painter->setFont(strong);
    painter->setPen(theme.text2);
    paintElided(*painter,
                mirrored({both.left(), both.top(), nameWidth, both.height()}, both, option.direction), who,
                option.direction);
    painter->setFont(theme.fontFor(TypeRole::Caption));
    painter->setPen(theme.text3);
    paintElided(
        *painter,
        mirrored({both.left() + nameWidth, both.top(), whenWidth, both.height()}, both, option.direction),
        when, option.direction);

    const bool isNote = item.kind == Kind::Note;
    const StatusColours &yellow = theme.status(Status::Approval);
    painter->setPen(QPen(isNote ? yellow.edge : item.isOurs ? theme.accentTint2 : theme.line, 1));
    painter->setBrush(isNote ? yellow.fill : item.isOurs ? theme.accentTint : theme.surface);
    const QRect bubble = place(places.bubble);
    painter->drawRoundedRect(QRectF(bubble).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(size::radiusCard),
                             theme.px(size::radiusCard));
    const QRect inside =
        bubble.adjusted(theme.px(bubbleAcross), theme.px(bubbleDown), -theme.px(bubbleAcross), 0);
    if (!m_model.isRevealed(row)) {
        const int sign = theme.px(16);
        const QRect line(inside.left(), inside.top(), inside.width(), theme.px(20));
        m_kit.icons.paint(
            *painter, mirrored({line.left(), line.top() + theme.px(2), sign, sign}, line, option.direction),
            Glyph::Alert, theme.ink(Ink::Warning));
        painter->setFont(theme.fontFor(TypeRole::Body));
        painter->setPen(theme.text);
        paintElided(*painter, mirrored(line.adjusted(theme.px(24), 0, 0, 0), line, option.direction),
                    item.warning, option.direction);
    } else {
        QTextDocument &text =
            document(row, std::min(places.head.width(), theme.px(mostBubble)) - 2 * theme.px(bubbleAcross));
        painter->save();
        painter->translate(inside.topLeft());
        if (item.text.isRightToLeft()) // laid out in all the room, of which the bubble takes what it needs
            painter->translate(inside.width() - text.textWidth(), 0);
        QAbstractTextDocumentLayout::PaintContext context;
        context.palette.setColor(QPalette::Text, theme.text);
        context.palette.setColor(QPalette::Link, theme.accentText);
        text.documentLayout()->draw(painter, context);
        painter->restore();
        paintMedia(*painter, option, row, places);
    }
    if (!places.button.isEmpty())
        paintButton(*painter, place(places.button), buttonWords(row));
    if (!places.foot.isEmpty()) {
        painter->setFont(theme.fontFor(TypeRole::Caption));
        const QString words = footWords(row);
        const int sign = theme.px(12);
        const QRect foot = place(places.foot);
        const int width =
            std::min(foot.width(), painter->fontMetrics().horizontalAdvance(words) + 1 + sign + theme.px(4));
        const QRect room(atEnd ? foot.right() + 1 - width : foot.left(), foot.top(), width, foot.height());
        m_kit.icons.paint(*painter,
                          mirrored({room.left(), room.top() + (room.height() - sign) / 2, sign, sign}, room,
                                   option.direction),
                          isNote                     ? Glyph::Lock
                          : item.needsPerson         ? Glyph::Alert
                          : !item.standing.isEmpty() ? Glyph::Sending
                                                     : Glyph::Eye,
                          item.needsPerson ? theme.ink(Ink::Warning) : theme.text3);
        painter->setPen(item.needsPerson ? theme.ink(Ink::Warning) : theme.text3);
        paintElided(*painter, mirrored(room.adjusted(sign + theme.px(4), 0, 0, 0), room, option.direction),
                    words, option.direction);
    }
    painter->restore();
}

std::optional<ThreadDelegate::Hit> ThreadDelegate::hitAt(const QStyleOptionViewItem &option,
                                                         const QModelIndex &index, QPoint at) const
{
    const Theme &theme = m_kit.theme();
    const int row = index.row();
    const ThreadItem &item = m_model.at(row);
    if (item.kind == Kind::Event)
        return std::nullopt;
    const Places places = placesOf(row, option.rect.width());
    if (!places.button.isEmpty() && placed(places.button, option, places.isMirrored).contains(at)) {
        using What = Hit::What;
        return Hit{item.kind == Kind::Earlier ? What::Earlier
                   : m_model.isRevealed(row)  ? What::Pictures
                                              : What::Reveal};
    }
    if (item.kind == Kind::Earlier || !m_model.isRevealed(row))
        return std::nullopt;
    const QRect inside =
        placed(places.bubble, option, places.isMirrored)
            .adjusted(theme.px(bubbleAcross), theme.px(bubbleDown), -theme.px(bubbleAcross), 0);
    QTextDocument &text =
        document(row, std::min(places.head.width(), theme.px(mostBubble)) - 2 * theme.px(bubbleAcross));
    QPointF within = at - inside.topLeft();
    if (item.text.isRightToLeft())
        within.rx() += text.textWidth() - inside.width();
    const QString address = text.documentLayout()->anchorAt(within);
    if (!address.isEmpty())
        return Hit{Hit::What::Link, address};
    return std::nullopt;
}

} // namespace hatstand::ui::inbox
