// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "today/needs_list.h"

#include "kit/menus.h"

#include <QFocusEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPushButton>

#include <algorithm>

namespace hatstand::ui::today
{

NeedsList::NeedsList(const Kit &kit, NeedsModel &model, QWidget *parent)
    : QListView(parent), m_kit(kit), m_model(model), m_delegate(new NeedsDelegate(kit, model, this))
{
    setObjectName(QStringLiteral("needsList"));
    setAccessibleName(tr("Needs you"));
    setModel(&model);
    setItemDelegate(m_delegate);
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(SingleSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setResizeMode(Adjust);
    connect(m_delegate, &NeedsDelegate::chosen, this,
            [this](int row, NeedAction action) { take(m_model.need(row).key(), action); });
    connect(this, &QListView::activated, this, [this](const QModelIndex &index) {
        const Need &need = m_model.need(index.row());
        if (!need.actions.empty())
            Q_EMIT chosen(need.key(), NeedAction::Open);
    });
}

void NeedsList::refresh(const std::optional<clients::ClientId> &client)
{
    const int row = currentIndex().row();
    const QString key = row >= 0 && row < m_model.rowCount() ? m_model.need(row).key() : QString();
    const bool hadFocus = hasFocus() || isAncestorOf(window()->focusWidget());
    m_model.refresh(client);
    if (key.isEmpty() || currentIndex().isValid())
        return;
    int next = m_model.rowOf(key);
    if (next < 0)
        next = std::min(row, m_model.rowCount() - 1);
    if (next >= 0)
        setCurrentIndex(m_model.index(next));
    if (hadFocus)
        setFocus(Qt::OtherFocusReason);
}

void NeedsList::move(int step)
{
    const int count = m_model.rowCount();
    if (count == 0)
        return;
    const int row = currentIndex().isValid() ? std::clamp(currentIndex().row() + step, 0, count - 1) : 0;
    setCurrentIndex(m_model.index(row));
    setFocus(Qt::ShortcutFocusReason);
}

bool NeedsList::choose(NeedAction action)
{
    if (!currentIndex().isValid())
        return false;
    const Need &need = m_model.need(currentIndex().row());
    if (std::ranges::find(need.actions, action) == need.actions.end())
        return false;
    Q_EMIT chosen(need.key(), action);
    return true;
}

void NeedsList::take(const QString &needKey, NeedAction action)
{
    if (action == NeedAction::More)
        showMore(needKey);
    else
        Q_EMIT chosen(needKey, action);
}

QStyleOptionViewItem NeedsList::optionOf(const QModelIndex &index) const
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.rect = visualRect(index);
    return option;
}

QWidget *NeedsList::buttonOf(NeedAction action) const
{
    for (const NeedAction wanted : {action, NeedAction::More}) {
        auto *button = findChild<QPushButton *>(QStringLiteral("need-%1").arg(static_cast<int>(wanted)));
        if (button && button->isVisible())
            return button;
    }
    return nullptr;
}

void NeedsList::showMore(const QString &needKey)
{
    const int row = m_model.rowOf(needKey);
    if (row < 0)
        return;
    const Need &need = m_model.need(row);
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("needMenu"));
    menu->setAccessibleName(need.title);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const NeedAction action : m_delegate->folded(optionOf(m_model.index(row)), need)) {
        const auto glyph = needActionGlyph(action);
        menu->addAction(glyph ? m_kit.icon(*glyph) : QIcon(), menuText(needActionText(need, action)), this,
                        [this, needKey, action] { Q_EMIT chosen(needKey, action); });
    }
    popUpUnder(*menu, buttonOf(NeedAction::More));
}

void NeedsList::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    if (m_open.isValid())
        closePersistentEditor(m_open);
    m_open = QPersistentModelIndex();
    openButtons();
    viewport()->update();
}

void NeedsList::openButtons()
{
    if (!currentIndex().isValid() || m_open == currentIndex())
        return;
    m_open = currentIndex();
    openPersistentEditor(currentIndex());
}

void NeedsList::focusInEvent(QFocusEvent *event)
{
    QListView::focusInEvent(event);
    if (!currentIndex().isValid() && m_model.rowCount() > 0)
        setCurrentIndex(m_model.index(0));
    viewport()->update();
}

std::optional<NeedsList::Button> NeedsList::buttonAt(QPoint at) const
{
    const QModelIndex index = indexAt(at);
    if (!index.isValid())
        return std::nullopt;
    const Need &need = m_model.need(index.row());
    for (const NeedsDelegate::Place &place : m_delegate->places(optionOf(index), need)) {
        if (place.rect.contains(at))
            return Button{need.key(), place.action};
    }
    return std::nullopt;
}

void NeedsList::mousePressEvent(QMouseEvent *event)
{
    // The press makes the row the current one, and real buttons take the place of the painted ones; the
    // release still comes here.
    m_pressed = event->button() == Qt::LeftButton ? buttonAt(event->pos()) : std::nullopt;
    QListView::mousePressEvent(event);
}

void NeedsList::mouseReleaseEvent(QMouseEvent *event)
{
    QListView::mouseReleaseEvent(event);
    const auto pressed = std::exchange(m_pressed, std::nullopt);
    if (pressed && event->button() == Qt::LeftButton && buttonAt(event->pos()) == pressed)
        take(pressed->needKey, pressed->action);
}

} // namespace hatstand::ui::today
