// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/conversation_list.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>

namespace hatstand::ui::inbox
{

ConversationList::ConversationList(const Kit &kit, ConversationModel &model, QWidget *parent)
    : QListView(parent), m_model(model), m_delegate(new ConversationDelegate(kit, model, this))
{
    setObjectName(QStringLiteral("conversationList"));
    setAccessibleName(tr("Conversations"));
    setModel(&model);
    setItemDelegate(m_delegate);
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(SingleSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setResizeMode(Adjust);
    fitSizes();
}

void ConversationList::fitSizes()
{
    setUniformItemSizes(m_model.rowCount() > mostMeasured);
}

listen::ConversationId ConversationList::currentId() const
{
    return currentIndex().isValid() ? m_model.idAt(currentIndex().row()) : listen::ConversationId();
}

bool ConversationList::show(const listen::ConversationId &id)
{
    const int row = m_model.rowOf(id);
    if (row < 0)
        return false;
    setCurrentIndex(m_model.index(row));
    return true;
}

Result<void> ConversationList::refresh()
{
    const int row = currentIndex().isValid() ? currentIndex().row() : -1;
    const listen::ConversationId id = m_told;
    const int y = row < 0 ? 0 : visualRect(currentIndex()).top();
    const bool isSeen = row >= 0 && viewport()->rect().intersects(visualRect(currentIndex()));
    m_refreshing = true;
    const auto refreshed = m_model.refresh();
    fitSizes();
    if (refreshed && !currentIndex().isValid() && m_model.rowCount() > 0 && row >= 0) {
        int next = m_model.rowOf(id);
        if (next < 0)
            next = std::min(row, m_model.rowCount() - 1);
        doItemsLayout();
        setCurrentIndex(m_model.index(next));
        if (isSeen) {
            // Where it stood, so that the list does not jump under the eyes.
            verticalScrollBar()->setValue(verticalScrollBar()->value() + visualRect(currentIndex()).top() -
                                          y);
            scrollTo(currentIndex());
        }
    }
    m_refreshing = false;
    if (currentId() != m_told) {
        m_told = currentId();
        Q_EMIT currentConversationChanged(m_told);
    }
    return refreshed;
}

void ConversationList::forgetCurrent()
{
    m_refreshing = true;
    setCurrentIndex(QModelIndex());
    m_refreshing = false;
}

void ConversationList::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    viewport()->update();
    if (m_refreshing)
        return;
    m_told = currentId();
    Q_EMIT currentConversationChanged(m_told);
}

void ConversationList::focusInEvent(QFocusEvent *event)
{
    QListView::focusInEvent(event);
    if (!currentIndex().isValid() && m_model.rowCount() > 0)
        setCurrentIndex(m_model.index(0));
    viewport()->update();
}

void ConversationList::move(int step)
{
    const int count = m_model.rowCount();
    if (count == 0)
        return;
    const int row = currentIndex().isValid() ? std::clamp(currentIndex().row() + step, 0, count - 1) : 0;
    setCurrentIndex(m_model.index(row));
    setFocus(Qt::ShortcutFocusReason);
}

void ConversationList::extend(int step)
{
    if (currentIndex().isValid())
        m_model.setChosen(currentIndex().row(), true);
    move(step);
    if (currentIndex().isValid()) {
        m_model.setChosen(currentIndex().row(), true);
        m_anchor = currentId();
    }
}

void ConversationList::toggleChosen()
{
    if (!currentIndex().isValid())
        return;
    m_anchor = currentId();
    m_model.setChosen(currentIndex().row(), !m_model.isChosen(m_anchor));
}

void ConversationList::chooseUpTo(int row)
{
    const int from = std::max(0, m_model.rowOf(m_anchor.isNull() ? currentId() : m_anchor));
    // More than that is never meant by a hand.
    constexpr int most = 1000;
    const auto [first, last] = std::minmax(from, row);
    for (int at = first; at <= std::min(last, first + most); ++at)
        m_model.setChosen(at, true);
    m_anchor = m_model.idAt(row);
}

// Qt would look through all rows for what begins with the letters typed.
void ConversationList::keyboardSearch(const QString &search)
{
    Q_UNUSED(search)
}

void ConversationList::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Space:
        toggleChosen();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!(event->modifiers() & Qt::ControlModifier)) {
            if (currentIndex().isValid())
                Q_EMIT entered(true);
            return;
        }
        break;
    case Qt::Key_Escape:
        if (!m_model.chosen().isEmpty()) {
            Q_EMIT escaped();
            return;
        }
        break;
    default:
        break;
    }
    QListView::keyPressEvent(event);
}

QModelIndex ConversationList::boxAt(QPoint at) const
{
    const QModelIndex index = indexAt(at);
    if (!index.isValid())
        return {};
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.rect = visualRect(index);
    return m_delegate->boxTarget(option).contains(at) ? index : QModelIndex();
}

void ConversationList::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->button() == Qt::LeftButton ? boxAt(event->pos()) : QModelIndex();
    if (m_pressed.isValid()) {
        setFocus(Qt::MouseFocusReason);
        return; // to choose one is not to read it
    }
    const QModelIndex at = indexAt(event->pos());
    if (at.isValid() && event->modifiers() & (Qt::ShiftModifier | Qt::ControlModifier)) {
        if (event->modifiers() & Qt::ShiftModifier) {
            chooseUpTo(at.row());
        } else {
            m_anchor = m_model.idAt(at.row());
            m_model.setChosen(at.row(), !m_model.isChosen(m_anchor));
        }
        return;
    }
    QListView::mousePressEvent(event);
}

void ConversationList::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_pressed.isValid()) {
        if (boxAt(event->pos()) == m_pressed) {
            const int row = m_pressed.row();
            if (event->modifiers() & Qt::ShiftModifier) {
                chooseUpTo(row);
            } else {
                m_anchor = m_model.idAt(row);
                m_model.setChosen(row, !m_model.isChosen(m_anchor));
            }
        }
        m_pressed = QPersistentModelIndex();
        return;
    }
    QListView::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton && indexAt(event->pos()).isValid() &&
        !(event->modifiers() & (Qt::ShiftModifier | Qt::ControlModifier)))
        Q_EMIT entered(false);
}

void ConversationList::mouseDoubleClickEvent(QMouseEvent *event)
{
    // Two quick clicks on a box are two clicks.
    mousePressEvent(event);
}

} // namespace hatstand::ui::inbox
