// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"
#include "shell/notifications.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>

class QAction;
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
    /// Shown for its own sake.
    [[nodiscard]] virtual bool isShown() const = 0;
    /// Another tooltip.
    virtual void setWords(const QString &words) = 0;
    /// Whether all sending is on hold, which its menu changes; nothing where there is nothing to hold.
    virtual void setHeld(std::optional<bool> held) = 0;
    /// A notification of the desktop; a press on it sends `notificationChosen`. Needs no icon where the
    /// desktop shows notifications itself; else the icon says it.
    virtual void notify(const QString &title, const QString &text) = 0;

Q_SIGNALS:
    /// It has been shown: what it tells may be old.
    void shown();
    void openRequested();
    /// All sending is to be held, or is to go on.
    void holdRequested(bool hold);
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
    [[nodiscard]] bool isShown() const override { return m_stays; }
    void setWords(const QString &words) override;
    void setHeld(std::optional<bool> held) override;
    void notify(const QString &title, const QString &text) override;

private:
    void make();
    void sayFromIcon(const QString &title, const QString &text);

    Kit m_kit;
    Notifications m_notifications;
    std::unique_ptr<QMenu> m_menu;
    QAction *m_hold = nullptr;
    std::optional<bool> m_held;
    QSystemTrayIcon *m_icon = nullptr;
    bool m_stays = false; ///< shown for its own sake, not only for what it says
};

} // namespace hatstand::ui::shell
