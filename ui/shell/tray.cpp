// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/tray.h"

#include <QMenu>
#include <QSystemTrayIcon>
#include <QTimer>

namespace hatstand::ui::shell
{

namespace
{
constexpr int saidFor = 10'000; ///< as long as the desktop shows what an icon says
}

SystemTray::SystemTray(const Kit &kit, QObject *parent) : Tray(parent), m_kit(kit)
{
    connect(&m_notifications, &Notifications::chosen, this, &Tray::notificationChosen);
}

SystemTray::~SystemTray() = default;

bool SystemTray::isAvailable() const
{
    return QSystemTrayIcon::isSystemTrayAvailable();
}

void SystemTray::make()
{
    if (m_icon)
        return;
    m_menu = std::make_unique<QMenu>();
    connect(m_menu->addAction(tr("Open Hatstand")), &QAction::triggered, this, &Tray::openRequested);
    m_hold = m_menu->addAction(QString());
    connect(m_hold, &QAction::triggered, this, [this] { Q_EMIT holdRequested(!m_held.value_or(false)); });
    setHeld(m_held);
    connect(m_menu->addAction(tr("Quit")), &QAction::triggered, this, &Tray::quitRequested);
    m_icon = new QSystemTrayIcon(m_kit.icon(Glyph::Hat, Ink::Accent), this);
    m_icon->setContextMenu(m_menu.get());
    connect(m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
            Q_EMIT openRequested();
    });
    connect(m_icon, &QSystemTrayIcon::messageClicked, this, &Tray::notificationChosen);
}

void SystemTray::show(const QString &words)
{
    make();
    m_stays = true;
    m_icon->setToolTip(words);
    m_icon->show();
    Q_EMIT shown();
}

void SystemTray::setWords(const QString &words)
{
    if (m_icon)
        m_icon->setToolTip(words);
}

void SystemTray::setHeld(std::optional<bool> held)
{
    m_held = held;
    if (!m_hold)
        return;
    m_hold->setVisible(held.has_value());
    m_hold->setText(held.value_or(false) ? tr("Resume sending") : tr("Hold all sending"));
}

void SystemTray::hide()
{
    m_stays = false;
    if (m_icon)
        m_icon->hide();
}

void SystemTray::notify(const QString &title, const QString &text)
{
    m_notifications.notify(title, text, [this, title, text] { sayFromIcon(title, text); });
}

void SystemTray::sayFromIcon(const QString &title, const QString &text)
{
    if (!isAvailable() || !QSystemTrayIcon::supportsMessages())
        return;
    make();
    m_icon->show();
    m_icon->showMessage(title, text, m_kit.icon(Glyph::Hat, Ink::Accent), saidFor);
    // An icon that was only needed for this goes again.
    QTimer::singleShot(saidFor, m_icon, [this] { m_icon->setVisible(m_stays); });
}

} // namespace hatstand::ui::shell
