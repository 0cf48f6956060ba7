// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/ideas_tray.h"
#include "calendar/post_box.h"
#include "kit/painters.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace hatstand::ui::calendar
{

namespace
{
constexpr int cardPadding = 10;
constexpr int cardGap = 8;
constexpr int gripWidth = 14;
constexpr int maximumLines = 2;
} // namespace

// Beside the room of the scroll bar, whether or not it shows: so that the cards keep their width and height.
int IdeaDelegate::cardWidth(const QStyleOptionViewItem &option) const
{
    return (option.widget ? option.widget->width() : m_kit.px(232)) - m_kit.px(gutter);
}

IdeaDelegate::IdeaDelegate(const Kit &kit, const DragSession &drags, QObject *parent)
    : QStyledItemDelegate(parent), m_kit(kit), m_drags(drags)
{
}

QSize IdeaDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int textWidth = cardWidth(option) - m_kit.px(2 * cardPadding + gripWidth);
    const auto lines = titleLines(index.data(Qt::DisplayRole).toString(), m_kit.font(TypeRole::Name),
                                  textWidth, maximumLines);
    const int text = int(std::max<qsizetype>(1, lines.size())) * m_kit.theme().lineHeight(TypeRole::Name);
    return {0, text + m_kit.px(2 * cardPadding - 4 + 6 + 20 + cardGap)};
}

void IdeaDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const Theme &theme = m_kit.theme();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool dragged = m_drags.isActive() &&
                         m_drags.payload()->id.toString() == index.data(IdeasModel::PostIdRole).toString();
    if (dragged)
        painter->setOpacity(0.5);
    const QRect place(option.rect.left(), option.rect.top(), cardWidth(option),
                      option.rect.height() - m_kit.px(cardGap));
    const QRect card = mirrored(place, option.rect, option.direction);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool focused = selected && option.widget && option.widget->hasFocus();
    painter->setBrush(option.state.testFlag(QStyle::State_MouseOver) ? theme.hover : theme.surface);
    const QPen edge =
        selected && focused ? QPen(theme.accent, 2) : QPen(theme.status(Status::Idea).edge, 1, Qt::DashLine);
    painter->setPen(edge);
    const qreal half = edge.widthF() / 2; // so that the line fills whole pixels
    painter->drawRoundedRect(QRectF(card).adjusted(half, half, -half, -half), m_kit.px(size::radiusControl),
                             m_kit.px(size::radiusControl));

    const QRect inner = card.adjusted(m_kit.px(cardPadding), m_kit.px(cardPadding - 2),
                                      -m_kit.px(cardPadding), -m_kit.px(cardPadding - 2));
    const QRect grip(inner.left() - m_kit.px(3), inner.top() + m_kit.px(2), m_kit.px(12), m_kit.px(16));
    m_kit.icons.paint(*painter, mirrored(grip, inner, option.direction), Glyph::Grip, theme.text3);

    const QFont font = theme.fontFor(TypeRole::Name);
    painter->setFont(font);
    painter->setPen(theme.text);
    int top = inner.top();
    const QRect textArea = inner.adjusted(m_kit.px(gripWidth), 0, 0, 0);
    for (const QString &line :
         titleLines(index.data(Qt::DisplayRole).toString(), font, textArea.width(), maximumLines)) {
        const QRect row(textArea.left(), top, textArea.width(), theme.lineHeight(TypeRole::Name));
        paintElided(*painter, mirrored(row, inner, option.direction), line, option.direction);
        top += row.height();
    }

    const QRect foot(inner.left(), inner.bottom() - m_kit.px(20), inner.width(), m_kit.px(20));
    const int side = clientMarkSide(theme, MarkSize::Tiny);
    const QRect mark(foot.left(), foot.center().y() - side / 2, side, side);
    paintClientMark(*painter, theme, mirrored(mark, foot, option.direction),
                    index.data(IdeasModel::ClientInitialsRole).toString(),
                    index.data(IdeasModel::ClientColourRole).value<QColor>());
    const QString label = index.data(IdeasModel::LabelRole).toString();
    int labelWidth = 0;
    if (!label.isEmpty()) {
        const ChipLook look = plainChipLook(theme);
        const QSize wanted = chipSize(theme, look, label);
        labelWidth = std::min(wanted.width(), foot.width() / 2);
        const QRect chip(foot.right() + 1 - labelWidth, foot.center().y() - wanted.height() / 2, labelWidth,
                         wanted.height());
        paintChip(*painter, m_kit, mirrored(chip, foot, option.direction), look, label, option.direction);
    }
    const QRect marks = foot.adjusted(side + m_kit.px(6), 0, -labelWidth - m_kit.px(6), 0);
    paintNetworkMarks(*painter, theme, mirrored(marks, foot, option.direction),
                      index.data(IdeasModel::NetworksRole).toStringList(), false, option.direction);
    painter->restore();
}

IdeasList::IdeasList(const Kit &kit, IdeasModel &model, DragSession &drags, QWidget *parent)
    : QListView(parent), m_model(model), m_drags(drags)
{
    setObjectName(QStringLiteral("ideasList"));
    setAccessibleName(tr("Ideas"));
    setModel(&model);
    setItemDelegate(new IdeaDelegate(kit, drags, this));
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setResizeMode(QListView::Adjust);
    connect(&drags, &DragSession::changed, viewport(), qOverload<>(&QWidget::update));
}

plan::PostId IdeasList::currentPost() const
{
    const int row = currentIndex().row();
    return row >= 0 && row < m_model.rowCount() ? m_model.row(row).id : plan::PostId();
}

DragPayload IdeasList::payload() const
{
    const QModelIndex index = currentIndex();
    return {currentPost(), index.data(Qt::DisplayRole).toString(),
            Status::Idea,  index.data(IdeasModel::ClientColourRole).value<QColor>(),
            true,          index.data(IdeasModel::NetworksRole).toStringList()};
}

void IdeasList::mousePressEvent(QMouseEvent *event)
{
    m_pressed.reset();
    if (m_drags.takeMouse(*event))
        return;
    QListView::mousePressEvent(event);
    if (event->button() == Qt::LeftButton && indexAt(event->position().toPoint()).isValid())
        m_pressed = event->position().toPoint();
}

void IdeasList::mouseMoveEvent(QMouseEvent *event)
{
    if (m_drags.takeMouse(*event))
        return;
    if (m_pressed && event->buttons().testFlag(Qt::LeftButton)) {
        if ((event->position().toPoint() - *m_pressed).manhattanLength() >=
            QApplication::startDragDistance()) {
            m_pressed.reset();
            m_drags.begin(payload(), event->globalPosition().toPoint(),
                          event->modifiers().testFlag(Qt::ControlModifier));
        }
        return;
    }
    QListView::mouseMoveEvent(event);
}

void IdeasList::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_drags.takeMouse(*event))
        return;
    if (event->button() == Qt::LeftButton)
        m_pressed.reset();
    QListView::mouseReleaseEvent(event);
}

void IdeasList::mouseDoubleClickEvent(QMouseEvent *event)
{
    m_pressed.reset();
    if (event->button() == Qt::LeftButton && indexAt(event->position().toPoint()).isValid())
        Q_EMIT postOpened(currentPost());
}

void IdeasList::keyPressEvent(QKeyEvent *event)
{
    if (m_drags.takeKey(*event))
        return;
    const plan::PostId id = currentPost();
    if (!id.isNull() && (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier) {
        switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            Q_EMIT postOpened(id);
            return;
        case Qt::Key_M:
            Q_EMIT carryAsked(payload());
            return;
        case Qt::Key_Delete:
            Q_EMIT removeAsked(id);
            return;
        default:
            break;
        }
    }
    QListView::keyPressEvent(event);
}

void IdeasList::keyReleaseEvent(QKeyEvent *event)
{
    if (!m_drags.takeKey(*event))
        QListView::keyReleaseEvent(event);
}

void IdeasList::contextMenuEvent(QContextMenuEvent *event)
{
    if (m_drags.takeMenu(*event))
        return;
    QPoint at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard)
        at = viewport()->mapToGlobal(visualRect(currentIndex()).center());
    if (!currentPost().isNull())
        Q_EMIT menuAsked(currentPost(), at);
}

// A list of Qt lays its rows out again only where their direction has become longer or shorter.
void IdeasList::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        scheduleDelayedItemsLayout();
}

// Who comes by the keyboard finds an idea to act on.
void IdeasList::focusInEvent(QFocusEvent *event)
{
    QListView::focusInEvent(event);
    if (!currentIndex().isValid() && m_model.rowCount() > 0 && event->reason() != Qt::MouseFocusReason)
        setCurrentIndex(m_model.index(0));
}

} // namespace hatstand::ui::calendar
