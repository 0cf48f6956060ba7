// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/menu_bar.h"

#include "kit/action_registry.h"

#include <QApplication>
#include <QFocusEvent>
#include <QMenu>

#include <algorithm>

namespace hatstand::ui::shell
{

MenuBar::MenuBar(const ActionRegistry &actions, QWidget *parent) : QMenuBar(parent), m_actions(actions)
{
    setObjectName(QStringLiteral("menuBar"));
    setAccessibleName(tr("Menu"));
    addMenuOf(tr("Workspace"),
              {QStringLiteral("post."), QStringLiteral("idea."), QStringLiteral("client."),
               QStringLiteral("workspace."), QStringLiteral("window.close"), QStringLiteral("app.")});
    addMenuOf(tr("Edit"), {QStringLiteral("edit.")});
    addMenuOf(tr("Go"), {QStringLiteral("page."), QStringLiteral("window.")});
    m_page = addMenuOf(tr("Page"), {});
    addMenuOf(tr("View"), {QStringLiteral("theme.")});
    addMenuOf(tr("Help"), {QStringLiteral("help.")});
    if (!isNativeMenuBar())
        fold(true);
}

QMenu *MenuBar::addMenuOf(const QString &title, const QStringList &beginnings)
{
    QMenu *menu = addMenu(title);
    m_menus.push_back({menu, beginnings});
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fill(menu); });
    return menu;
}

const QMenu *MenuBar::menuFor(const QString &id) const
{
    for (const auto &[menu, beginnings] : m_menus) {
        if (std::any_of(beginnings.begin(), beginnings.end(),
                        [&id](const QString &beginning) { return id.startsWith(beginning); }))
            return menu;
    }
    return m_page;
}

// The entries stand for the registry's actions instead of being them: a key works while its page is shown,
// and a menu that held the action itself would keep the key awake.
void MenuBar::fill(QMenu *menu) const
{
    menu->clear();
    QString family;
    for (const ActionRegistry::Entry &entry : m_actions.reachable()) {
        if (menuFor(entry.id) != menu || !entry.inPalette || entry.fixedKeys || !entry.action)
            continue;
        const QString own = entry.id.section(QLatin1Char('.'), 0, 0);
        if (!family.isEmpty() && own != family)
            menu->addSeparator();
        family = own;
        QString text = entry.text;
        text.replace(QLatin1Char('&'), QLatin1String("&&"));
        if (const QString key = entry.keyText(); !key.isEmpty())
            text += QLatin1Char('\t') + key;
        QAction *shown = menu->addAction(entry.action->icon(), text);
        shown->setEnabled(entry.action->isEnabled());
        connect(shown, &QAction::triggered, this,
                [this, id = entry.id] { static_cast<void>(m_actions.trigger(id)); });
    }
    if (menu->isEmpty())
        menu->addAction(tr("Nothing to do here"))->setEnabled(false);
}

void MenuBar::fold(bool folded)
{
    m_folded = folded;
    updateGeometry();
}

int MenuBar::heightForWidth(int width) const
{
    return m_folded ? 0 : QMenuBar::heightForWidth(width);
}

QSize MenuBar::sizeHint() const
{
    const QSize whole = QMenuBar::sizeHint();
    return m_folded ? QSize(whole.width(), 0) : whole;
}

QSize MenuBar::minimumSizeHint() const
{
    const QSize whole = QMenuBar::minimumSizeHint();
    return m_folded ? QSize(whole.width(), 0) : whole;
}

void MenuBar::setPageTitle(const QString &title)
{
    QString shown = title;
    m_page->setTitle(shown.replace(QLatin1Char('&'), QLatin1String("&&")));
}

void MenuBar::focusInEvent(QFocusEvent *event)
{
    fold(false);
    QMenuBar::focusInEvent(event);
}

void MenuBar::focusOutEvent(QFocusEvent *event)
{
    QMenuBar::focusOutEvent(event);
    // While one of its menus is open the bar stays.
    if (event->reason() != Qt::PopupFocusReason && !QApplication::activePopupWidget())
        fold(true);
}

} // namespace hatstand::ui::shell
