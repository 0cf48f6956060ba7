// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/dialogs.h"
#include "kit/focus_ring.h"
#include "kit/icons.h"
#include "kit/preferences.h"
#include "kit/theme_controller.h"
#include "networks/rules_catalogue.h"
#include "parts.h"
#include "publish/program_runner.h"
#include "shell/main_window.h"
#include "shell/tray.h"
#include "shell/welcome_view.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>

class QApplication;

namespace hatstand
{

class SampleMaker;
class Session;

/// What tests put in place of the computer's own.
struct DesktopSurroundings
{
    const Clock *clock = nullptr;
    ui::Dialogs *dialogs = nullptr;
    ui::shell::Tray *tray = nullptr;
    secrets::SecretStore *secrets = nullptr; ///< null: the computer's keychain
    QString preferencesPath;
    QString documentsFolder;      ///< where new workspaces go
    bool sending = true;          ///< false: nothing is sent by itself
    bool watchesLine = true;      ///< false: the computer is not asked whether there is a way out
    publish::RunProgram programs; ///< to ask systemd with; null: the computer's own
};

/// The program with a window: what is there for all workspaces, the window, and the workspace that is open.
class Desktop final : public QObject
{
    Q_OBJECT
public:
    Desktop(QApplication &application, DesktopSurroundings surroundings = {}, QObject *parent = nullptr);
    ~Desktop() override;

    [[nodiscard]] ui::Preferences &preferences() { return m_preferences; }
    [[nodiscard]] ui::shell::MainWindow &window() { return *m_window; }
    /// Null while no workspace is open.
    [[nodiscard]] Session *session() const { return m_session.get(); }

    /// Opens that workspace, or the last one when empty, or shows the welcome; then the window. Quietly, it
    /// begins as an icon near the clock where there is a workspace and a place for an icon, else minimised.
    void start(const QString &workspacePath, bool quietly = false);
    /// Which workspace `start` would open for that path; empty: it shows the welcome.
    [[nodiscard]] QString workspaceToOpen(const QString &workspacePath) const;
    /// On a failure the welcome is shown with the reason.
    bool openWorkspace(const QString &path);
    bool createWorkspace(const QString &path);
    /// Closes the workspace, puts the backup in its place and opens it again. On a failure what was there
    /// opens again.
    bool restoreBackup(const QString &backupPath);
    void showWelcome(const QString &trouble = {});

Q_SIGNALS:
    /// Another workspace is open, or with an empty path none.
    void workspaceChanged(const QString &path);
    void finished();

private:
    void applyAppearance();
    /// Asks the open workspace's pages to store what they hold. False, and told there, when it fails: then
    /// that workspace stays. Where nothing can be stored any more the person is asked, and `again` does what
    /// was wanted once they let it go.
    [[nodiscard]] bool keepWork(std::function<void()> again);
    static QCoro::Task<void> askToLeave(QPointer<Desktop> self, std::function<void()> again);
    void openSample(const QString &path, bool isNew);
    /// In the open workspace, or on the welcome where there is none.
    void tell(const Error &trouble);
    bool show(Result<std::unique_ptr<Parts>> parts, bool isNew);
    [[nodiscard]] QString documentsFolder() const;
    static QCoro::Task<void> askToOpen(QPointer<Desktop> self);
    static QCoro::Task<void> askForNew(QPointer<Desktop> self);
    static QCoro::Task<void> askToRemoveSample(QPointer<Desktop> self);
    void removeSample();
    void followSending(Session &session);
    /// Once there is nothing more urgent: when the window has been drawn, or after a moment without one.
    void goOnAfterDrawing();
    void startSending(Session &session);
    void watchSample();

    QApplication &m_application;
    DesktopSurroundings m_surroundings;
    SystemClock m_systemClock;
    const Clock &m_clock;
    ui::Preferences m_preferences;
    networks::RulesCatalogue m_rules;
    ui::ThemeController m_themes;
    ui::Icons m_icons;
    ui::Kit m_kit;
    ui::FocusRing m_focusRing;
    ui::WindowDialogs m_windowDialogs;
    ui::Dialogs &m_dialogs;
    ui::shell::SystemTray m_systemTray;
    ui::shell::Tray &m_tray;
    std::unique_ptr<ui::shell::MainWindow> m_window;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<SampleMaker> m_sampleMaker;
    QPointer<ui::shell::WelcomeView> m_welcome;
    bool m_workMayGo = false; ///< the person has said so, for what is done next
    bool m_drawn = false;     ///< or has waited long enough for it
    bool m_isNew = false;     ///< the session: the rest of it comes after the drawing
};

} // namespace hatstand
