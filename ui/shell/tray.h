// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"
#include "shell/notifications.h"

#include <QObject>
#include <QString>

#include <memory>

class QMenu;
class QSystemTrayIcon;

namespace hatstand::ui::shell
{

/// The icon near the clock, and notifications. An interface, so that tests see what would be shown.
class Tray : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] virtual bool isAvailable() const = 0;
    /// Shows the icon; `words` is its tooltip.
    virtual void show(const QString &words) = 0;
    virtual void hide() = 0;
    /// A notification of the desktop; a press on it sends `notificationChosen`. Needs no icon where the
    /// desktop shows notifications itself; else the icon says it.
    virtual void notify(const QString &title, const QString &text) = 0;

Q_SIGNALS:
    void openRequested();
    void quitRequested();
    void notificationChosen();
};

/// The real one. Makes nothing before it is first needed.
class SystemTray final : public Tray
{
    Q_OBJECT
public:
    explicit SystemTray(const Kit &kit, QObject *parent = nullptr);
    ~SystemTray() override;
    [[nodiscard]] bool isAvailable() const override;
    void show(const QString &words) override;
    void hide() override;
    void notify(const QString &title, const QString &text) override;

private:
    void make();
    void sayFromIcon(const QString &title, const QString &text);

    Kit m_kit;
    Notifications m_notifications;
    std::unique_ptr<QMenu> m_menu;
    QSystemTrayIcon *m_icon = nullptr;
    bool m_stays = false; ///< shown for its own sake, not only for what it says
};

} // namespace hatstand::ui::shell
