// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/drawer.h"

#include "kit/motion.h"
#include "kit/page.h"
#include "kit/scrim.h"

#include <QApplication>
#include <QEvent>
#include <QKeyEvent>
#include <QRegion>
#include <QStyle>

#include <algorithm>

namespace hatstand::ui
{

namespace
{
bool isTabStop(const QWidget *widget)
{
    return widget->isVisible() && widget->isEnabled() && !widget->focusProxy() &&
           (widget->focusPolicy() & Qt::TabFocus);
}
} // namespace

Drawer::Drawer(const Kit &kit, int panelWidth, QWidget *parent)
    : QWidget(parent), m_kit(kit), m_panelWidth(panelWidth)
{
}

void Drawer::setWidgets(QWidget *page, QWidget *panel)
{
    Q_ASSERT(page->parentWidget() == this && panel->parentWidget() == this);
    m_page = page;
    m_panel = panel;
    m_page->show();
    m_panel->show();
}

void Drawer::setLeast(int panel, int page)
{
    if (panel == m_leastPanel && page == m_leastPage)
        return;
    m_leastPanel = panel;
    m_leastPage = page;
    if (isVisible())
        arrange();
}

int Drawer::wholePanelWidth() const
{
    return std::max(m_kit.px(m_panelWidth), m_leastPanel);
}

bool Drawer::isPanelShown() const
{
    return !m_narrow || m_open;
}

void Drawer::openPanel()
{
    if (!m_narrow || m_open)
        return;
    m_open = true;
    m_focusBefore = QApplication::focusWidget();
    m_scrim = new Scrim(m_kit, this);
    connect(m_scrim, &Scrim::clicked, this, &Drawer::closePanel);
    dimAround();
    arrange();
    m_panel->show();
    m_panel->raise();
    const int from = layoutDirection() == Qt::LeftToRight ? m_panel->width() : -m_panel->width();
    motion::slide(m_kit, m_panel, m_panel->pos() + QPoint(from / 4, 0), m_panel->pos());
    enterPanel();
    connect(qApp, &QApplication::focusChanged, this, &Drawer::keepOutOfPage);
    Q_EMIT panelShownChanged(true);
}

void Drawer::dimAround()
{
    QWidget *page = parentWidget();
    while (page && !qobject_cast<Page *>(page))
        page = page->parentWidget();
    if (!page)
        return;
    m_around = new Scrim(m_kit, page);
    connect(m_around, &Scrim::clicked, this, &Drawer::closePanel);
    // It may stand in what scrolls.
    for (QWidget *at = this; at != page; at = at->parentWidget())
        at->installEventFilter(this);
    page->installEventFilter(this);
}

void Drawer::shapeAround()
{
    if (!m_around)
        return;
    const QWidget *page = m_around->parentWidget();
    QRect own = rect();
    for (const QWidget *at = this; at != page; at = at->parentWidget())
        own = own.translated(at->pos()).intersected(at->parentWidget()->rect());
    const QRegion around = QRegion(page->rect()) - own;
    // Without a mask it would lie over everything.
    m_around->setVisible(!around.isEmpty());
    m_around->setMask(around);
}

bool Drawer::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Move)
        shapeAround();
    return QWidget::eventFilter(watched, event);
}

void Drawer::enterPanel()
{
    for (QWidget *at = m_panel->nextInFocusChain(); at != m_panel; at = at->nextInFocusChain()) {
        if (m_panel->isAncestorOf(at) && isTabStop(at)) {
            at->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

// What lies under the scrim cannot be clicked, and is not reached by keys either: from the panel Tab goes on
// to what stands around the page.
bool Drawer::focusNextPrevChild(bool next)
{
    QWidget *focused = QApplication::focusWidget();
    if (!m_narrow || !m_open || !focused || !m_panel->isAncestorOf(focused))
        return QWidget::focusNextPrevChild(next);
    QWidget *at = focused;
    do {
        at = next ? at->nextInFocusChain() : at->previousInFocusChain();
        if (isTabStop(at) && !isCovered(at)) {
            at->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return true;
        }
    } while (at != focused);
    return false;
}

void Drawer::closePanel()
{
    if (!m_narrow || !m_open)
        return;
    m_open = false;
    disconnect(qApp, &QApplication::focusChanged, this, &Drawer::keepOutOfPage);
    m_panel->hide();
    if (m_scrim) {
        m_scrim->hide();
        m_scrim->deleteLater();
    }
    if (m_around) {
        for (QWidget *at = this; at != m_around->parentWidget(); at = at->parentWidget())
            at->removeEventFilter(this);
        m_around->parentWidget()->removeEventFilter(this);
        m_around->hide();
        m_around->deleteLater();
        m_around = nullptr;
    }
    if (m_focusBefore)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
    Q_EMIT panelShownChanged(false);
}

bool Drawer::isCovered(const QWidget *widget) const
{
    const QWidget *dimmed = m_around ? m_around->parentWidget() : m_page;
    return dimmed->isAncestorOf(widget) && !m_panel->isAncestorOf(widget);
}

void Drawer::keepOutOfPage(QWidget *, QWidget *now)
{
    if (now && isCovered(now))
        enterPanel();
}

void Drawer::togglePanel()
{
    if (m_open)
        closePanel();
    else
        openPanel();
}

void Drawer::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void Drawer::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    arrange();
}

void Drawer::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_narrow && m_open)
        closePanel();
    else
        QWidget::keyPressEvent(event);
}

void Drawer::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::LayoutDirectionChange)
        arrange();
    QWidget::changeEvent(event);
}

void Drawer::arrange()
{
    if (!m_page)
        return;
    const bool narrow =
        window()->width() < m_kit.px(size::narrowPanels) || width() - wholePanelWidth() < m_leastPage;
    if (narrow != m_narrow) {
        closePanel();
        m_narrow = narrow;
        m_panel->setVisible(!narrow);
        Q_EMIT narrowChanged(narrow);
    }
    // Asked again: whoever heard of the change may have set other widths.
    const int wide = std::min(wholePanelWidth(), width());
    const QRect panel(width() - wide, 0, wide, height());
    const QRect page(0, 0, m_narrow ? width() : width() - wide, height());
    m_page->setGeometry(QStyle::visualRect(layoutDirection(), rect(), page));
    m_panel->setGeometry(QStyle::visualRect(layoutDirection(), rect(), panel));
    shapeAround();
}

} // namespace hatstand::ui
