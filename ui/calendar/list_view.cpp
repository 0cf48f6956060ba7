// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/list_view.h"

#include "kit/figures.h"
#include "kit/painters.h"
#include "kit/time_words.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QSet>
#include <QToolTip>

#include <algorithm>
#include <array>

namespace hatstand::ui::calendar
{

namespace
{
constexpr int cellStart = 12; ///< as the head of the column
constexpr int cellEnd = 8;
constexpr int tickSide = 14; ///< of what is chosen
constexpr int tickGap = 6;
} // namespace

ListView::ListView(const Kit &kit, CalendarModel &model, DragSession &drags, PostChoice &choice,
                   QWidget *parent)
    : QTableView(parent), m_kit(kit), m_model(model), m_drags(drags), m_choice(choice)
{
    setObjectName(QStringLiteral("calendarList"));
    setAccessibleName(tr("List of posts"));
    setModel(&model);
    setItemDelegate(new ListDelegate(kit, model, choice, this));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setWordWrap(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    connect(this, &QTableView::doubleClicked, this, [this] {
        if (!currentPost().isNull())
            Q_EMIT postOpened(currentPost());
    });
    m_drags.addTarget(this);
    connect(&drags, &DragSession::finished, viewport(), qOverload<>(&QWidget::update));
    connect(&choice, &PostChoice::changed, viewport(), qOverload<>(&QWidget::update));
    connect(&model, &CalendarModel::reloaded, this, &ListView::fitColumns);
}

ListView::~ListView()
{
    m_drags.removeTarget(this);
}

plan::PostId ListView::currentPost() const
{
    const int row = currentIndex().row();
    return row >= 0 && row < m_model.rowCount() ? m_model.item(row).row.id : plan::PostId();
}

void ListView::showPost(const plan::PostId &id)
{
    const int row = m_model.rowOf(id);
    if (row >= 0)
        setCurrentIndex(m_model.index(row, 0));
}

void ListView::showDate(QDate date)
{
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (m_model.item(row).date >= date) {
            setCurrentIndex(m_model.index(row, 0));
            scrollTo(currentIndex(), QAbstractItemView::PositionAtTop);
            return;
        }
    }
    scrollToBottom();
}

void ListView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

void ListView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)
        fitColumns();
}

void ListView::fitColumns()
{
    verticalHeader()->setDefaultSectionSize(m_kit.px(size::tableRow));
    struct Column
    {
        int column, least, wanted;
    };
    const int client = clientWidth();
    const int when = whenWidth();
    const std::array columns{
        Column{CalendarModel::TimeColumn, when, when + m_kit.px(tickSide + tickGap)},
        Column{CalendarModel::ClientColumn, client, client},
        Column{CalendarModel::NetworksColumn, m_kit.px(84), m_kit.px(130)},
        Column{CalendarModel::StatusColumn, m_kit.px(112), m_kit.px(150)},
    };
    int least = 0;
    int wanted = 0;
    for (const Column &column : columns) {
        least += column.least;
        wanted += column.wanted;
    }
    // The titles take what the others leave; where that is too little, all but the clients become narrower
    // alike.
    const int title = m_kit.px(200);
    const int room = std::clamp(viewport()->width() - title, least, wanted);
    int rest = viewport()->width();
    for (const Column &column : columns) {
        const int more =
            wanted > least ? (column.wanted - column.least) * (room - least) / (wanted - least) : 0;
        setColumnWidth(column.column, column.least + more);
        rest -= column.least + more;
    }
    setColumnWidth(CalendarModel::TitleColumn, std::max(m_kit.px(160), rest));
}

int ListView::whenWidth() const
{
    const QFont font = m_kit.font(TypeRole::Body);
    int longest = 0;
    QDate last;
    for (const CalendarItem &item : m_model.items()) {
        if (item.date == last)
            continue; // ordered by time: a day's words are measured once
        last = item.date;
        for (const QTime time : {QTime(10, 0), QTime(22, 0)})
            longest = std::max(longest, figuresWidth(font, CalendarModel::whenWords(item.date, time)));
    }
    return std::clamp(longest + m_kit.px(cellStart + cellEnd) + 2, m_kit.px(120), m_kit.px(280));
}

int ListView::clientWidth() const
{
    QSet<QString> names;
    for (int row = 0; row < m_model.rowCount(); ++row)
        names.insert(m_model.item(row).clientName);
    const QFontMetrics metrics(m_kit.font(TypeRole::Body));
    int longest = 0;
    for (const QString &name : names)
        longest = std::max(longest, metrics.horizontalAdvance(name));
    const int mark = clientMarkSide(m_kit.theme(), MarkSize::Small);
    return std::clamp(longest + mark + m_kit.px(cellStart + 8 + cellEnd) + 2, m_kit.px(140), m_kit.px(220));
}

void ListView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    Q_EMIT currentPostChanged();
}

void ListView::keyPressEvent(QKeyEvent *event)
{
    if (m_drags.takeKey(*event))
        return;
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    const bool step = event->key() == Qt::Key_J || event->key() == Qt::Key_K;
    if (step && (modifiers == Qt::NoModifier || modifiers == Qt::ShiftModifier)) {
        stepPost(event->key() == Qt::Key_J ? 1 : -1, modifiers == Qt::ShiftModifier);
        return;
    }
    if (modifiers == Qt::NoModifier) {
        if (event->key() == Qt::Key_Escape && !m_choice.isEmpty()) {
            m_choice.clear();
            return;
        }
        if (!currentPost().isNull() && actOnCurrent(event->key()))
            return;
    }
    QTableView::keyPressEvent(event);
}

void ListView::keyReleaseEvent(QKeyEvent *event)
{
    if (!m_drags.takeKey(*event))
        QTableView::keyReleaseEvent(event);
}

bool ListView::actOnCurrent(int key)
{
    const plan::PostId id = currentPost();
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT postOpened(id);
        return true;
    case Qt::Key_Space:
        askPeek();
        return true;
    case Qt::Key_M:
    case Qt::Key_C:
        Q_EMIT planAsked(id, key == Qt::Key_C);
        return true;
    case Qt::Key_X:
        m_choice.toggle(id);
        return true;
    case Qt::Key_Delete:
        Q_EMIT removeAsked(id);
        return true;
    case Qt::Key_I:
        Q_EMIT ideaAsked(id);
        return true;
    default:
        return false;
    }
}

void ListView::askPeek()
{
    if (currentPost().isNull())
        return;
    const QRect row = visualRect(currentIndex());
    Q_EMIT peekAsked(currentPost(), QRect(viewport()->mapToGlobal(row.topLeft()), row.size()));
}

void ListView::stepPost(int step, bool extend)
{
    const int row = currentIndex().row() + step;
    if (extend)
        m_choice.add(currentPost());
    if (row < 0 || row >= m_model.rowCount())
        return;
    setCurrentIndex(m_model.index(row, 0));
    if (extend)
        m_choice.add(currentPost());
}

void ListView::mousePressEvent(QMouseEvent *event)
{
    m_pressed.reset();
    if (m_drags.takeMouse(*event))
        return;
    const bool choosing = event->modifiers().testFlag(Qt::ControlModifier);
    const QModelIndex at = indexAt(event->position().toPoint());
    if (choosing && at.isValid())
        setCurrentIndex(at); // the view itself would take Ctrl for "unselect"
    else
        QTableView::mousePressEvent(event);
    if (event->button() == Qt::LeftButton && at.isValid()) {
        m_pressed = event->position().toPoint();
        m_pressedToChoose = choosing;
    }
}

void ListView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_drags.takeMouse(*event))
        return;
    if (!m_pressed || !event->buttons().testFlag(Qt::LeftButton))
        QTableView::mouseMoveEvent(event);
    else if ((event->position().toPoint() - *m_pressed).manhattanLength() >=
             QApplication::startDragDistance())
        beginDrag(event->globalPosition().toPoint(), event->modifiers().testFlag(Qt::ControlModifier));
}

void ListView::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_drags.takeMouse(*event))
        return;
    const bool clicked = m_pressed && event->button() == Qt::LeftButton;
    if (event->button() == Qt::LeftButton)
        m_pressed.reset();
    if (clicked && m_pressedToChoose)
        m_choice.toggle(currentPost());
    else
        QTableView::mouseReleaseEvent(event);
}

void ListView::beginDrag(QPoint global, bool copy)
{
    m_pressed.reset();
    const int row = currentIndex().row();
    if (row < 0 || row >= m_model.rowCount())
        return;
    const CalendarItem &item = m_model.item(row);
    if (!item.movable && !copy) {
        QToolTip::showText(global, lockedReason(item.row.status), viewport());
        return;
    }
    m_drags.begin({item.row.id, item.row.title, item.status, item.clientColour, false, item.networkKeys},
                  global, copy);
    viewport()->update();
}

std::optional<DropHint> ListView::hintAt(QPoint global, const DragPayload &, bool copy)
{
    const QPoint point = viewport()->mapFromGlobal(global);
    if (!isVisible() || !viewport()->rect().contains(point))
        return std::nullopt;
    const QModelIndex at = indexAt(point);
    if (!at.isValid())
        return std::nullopt;
    const auto landing = m_drags.landingOn(m_model.item(at.row()).date, m_model.zone(), copy);
    if (!landing)
        return std::nullopt;
    DropHint hint;
    if (!landing->refusal.isEmpty()) {
        hint.refused = true;
        hint.tip << landing->refusal;
        return hint;
    }
    const WallTime seen = wallTimeAt(landing->planned.instant, m_model.zone());
    QRect place = visualRect(at.siblingAtColumn(CalendarModel::TitleColumn));
    place.setHeight(m_kit.px(20));
    place.moveCenter(visualRect(at.siblingAtColumn(CalendarModel::TitleColumn)).center());
    hint.place = QRect(viewport()->mapToGlobal(place.topLeft()), place.size());
    hint.time = clockWords(seen.time);
    hint.tip << tr("%1, %2", "day, time").arg(longDayWords(seen.date), hint.time);
    if (copy)
        hint.tip << tr("Copies the post");
    if (!landing->remark.isEmpty())
        hint.tip << landing->remark;
    return hint;
}

void ListView::drop(QPoint global, const DragPayload &payload, bool copy)
{
    const QModelIndex at = indexAt(viewport()->mapFromGlobal(global));
    if (!at.isValid())
        return;
    Q_EMIT moveAsked(payload.id, m_model.item(at.row()).date, copy);
    showPost(payload.id);
}

void ListView::contextMenuEvent(QContextMenuEvent *event)
{
    if (m_drags.takeMenu(*event))
        return;
    QPoint at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard)
        at = viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft());
    if (!currentPost().isNull())
        Q_EMIT menuAsked(currentPost(), at);
}

ListDelegate::ListDelegate(const Kit &kit, const CalendarModel &model, const PostChoice &choice,
                           QObject *parent)
    : QStyledItemDelegate(parent), m_kit(kit), m_model(model), m_choice(choice)
{
}

QSize ListDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {0, m_kit.px(size::tableRow)};
}

void ListDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const CalendarItem &item = m_model.item(index.row());
    const Theme &theme = m_kit.theme();
    painter->save();
    RowState state;
    state.selected = option.state.testFlag(QStyle::State_Selected) || m_choice.contains(item.row.id);
    state.hovered = option.state.testFlag(QStyle::State_MouseOver);
    state.listFocused = option.widget && option.widget->hasFocus();
    // The selection's bar stands at the start of the row only.
    QRect whole = option.rect;
    if (index.column() != CalendarModel::TimeColumn)
        whole = mirrored(whole.adjusted(-m_kit.px(8), 0, 0, 0), whole, option.direction);
    painter->setClipRect(option.rect);
    state.inCard = roomInCard(option.widget);
    paintRowBackground(*painter, theme, whole, state, option.direction);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.line);

    QRect inner = mirrored(option.rect.adjusted(m_kit.px(cellStart), 0, -m_kit.px(cellEnd), 0), option.rect,
                           option.direction);
    if (index.column() == CalendarModel::TimeColumn && m_choice.contains(item.row.id)) {
        const int side = m_kit.px(tickSide);
        const QRect tick =
            mirrored({inner.left(), inner.center().y() - side / 2, side, side}, inner, option.direction);
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.accent);
        painter->drawRect(tick);
        m_kit.icons.paint(*painter, tick.adjusted(1, 1, -1, -1), Glyph::Check, theme.onAccent);
        inner = mirrored(inner.adjusted(side + m_kit.px(tickGap), 0, 0, 0), inner, option.direction);
    }
    switch (index.column()) {
    case CalendarModel::ClientColumn: {
        const int side = clientMarkSide(theme, MarkSize::Small);
        const QRect mark(inner.left(), inner.center().y() - side / 2, side, side);
        paintClientMark(*painter, theme, mirrored(mark, inner, option.direction), item.clientInitials,
                        item.clientColour);
        painter->setFont(theme.fontFor(TypeRole::Body));
        painter->setPen(theme.text2);
        paintElided(*painter, mirrored(inner.adjusted(side + m_kit.px(8), 0, 0, 0), inner, option.direction),
                    item.clientName, option.direction);
        break;
    }
    case CalendarModel::NetworksColumn:
        paintNetworkMarks(*painter, theme, inner, item.networkKeys, false, option.direction);
        break;
    case CalendarModel::StatusColumn: {
        const ChipLook look = chipLook(theme, item.status);
        const QSize wanted = chipSize(theme, look, statusWord(item.status));
        QRect chip(inner.left(), inner.center().y() - wanted.height() / 2,
                   std::min(wanted.width(), inner.width()), wanted.height());
        paintChip(*painter, m_kit, mirrored(chip, inner, option.direction), look, statusWord(item.status),
                  option.direction);
        break;
    }
    case CalendarModel::TimeColumn:
        painter->setFont(theme.fontFor(TypeRole::Body));
        painter->setPen(theme.text2);
        paintFigures(*painter, inner, index.data(Qt::DisplayRole).toString(), option.direction);
        break;
    default:
        painter->setFont(theme.fontFor(TypeRole::Name));
        painter->setPen(theme.text);
        paintElided(*painter, inner, index.data(Qt::DisplayRole).toString(), option.direction);
        break;
    }
    painter->restore();
}

bool ListDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &,
                             const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return false;
    QToolTip::showText(event->globalPos(), itemToolTip(m_model.item(index.row()), m_model.zone()), view);
    return true;
}

} // namespace hatstand::ui::calendar
