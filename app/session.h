// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daily_backup.h"
#include "kit/action_registry.h"
#include "kit/minute_tick.h"
#include "kit/scope.h"
#include "kit/undo.h"
#include "parts.h"
#include "publish/background_service.h"
#include "settings/autostart.h"
#include "shell/workbench.h"

#include <QPointer>

#include <optional>
#include <utility>

namespace hatstand
{

/// One workspace in the window: its parts, what its pages share, and the workbench. The workbench belongs to
/// the window and must be gone before this.
class Session final : public QObject
{
    Q_OBJECT
public:
    Session(std::unique_ptr<Parts> parts, const ui::Kit &kit, ui::Dialogs &dialogs,
            ui::Preferences &preferences, QObject *parent = nullptr);
    ~Session() override;

    [[nodiscard]] Parts &parts() { return *m_parts; }
    [[nodiscard]] ui::Scope &scope() { return m_scope; }
    [[nodiscard]] ui::ActionRegistry &actions() { return m_actions; }
    [[nodiscard]] ui::UndoStack &undo() { return m_undo; }
    [[nodiscard]] ui::Preferences &preferences() { return m_preferences; }
    [[nodiscard]] ui::settings::Autostart &autostart() { return m_autostart; }
    /// How a service that sends while the window is closed is made; nothing where there are none.
    [[nodiscard]] const std::optional<publish::ServiceSetup> &background() const { return m_background; }
    void setBackground(publish::ServiceSetup setup) { m_background = std::move(setup); }
    /// Makes the workbench, still without pages (see addPages).
    [[nodiscard]] ui::shell::Workbench *makeWorkbench(QWidget *parent);
    [[nodiscard]] ui::shell::Workbench *workbench() const { return m_workbench; }
    /// Under which name the preferences keep how far the person came with the first steps.
    [[nodiscard]] QString firstStepsState() const;

Q_SIGNALS:
    void startOwnRequested();
    /// That backup shall take the workspace's place.
    void restoreRequested(const QString &backupPath);
    void removeSampleRequested();

private:
    std::unique_ptr<Parts> m_parts;
    ui::Kit m_kit;
    ui::Dialogs &m_dialogs;
    ui::Preferences &m_preferences;
    ui::Scope m_scope;
    ui::ActionRegistry m_actions;
    ui::UndoStack m_undo;
    ui::MinuteTick m_minutes;
    ui::settings::Autostart m_autostart;
    std::optional<publish::ServiceSetup> m_background;
    DailyBackup m_dailyBackup;
    QPointer<ui::shell::Workbench> m_workbench;
};

} // namespace hatstand
