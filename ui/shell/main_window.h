// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/dialogs.h"
#include "kit/kit.h"
#include "kit/preferences.h"

#include <QWidget>
#include <qcorotask.h>

#include <functional>

class QStackedLayout;

namespace hatstand::ui::shell
{

class Tray;
struct StillToday;

/// The frame on the screen: holds the welcome or the workbench, keeps its place, and knows what closing
/// means.
class MainWindow final : public QWidget
{
    Q_OBJECT
public:
    /// What is behind the content; set anew with each content.
    struct Workspace
    {
        QString name;
        std::function<Result<void>()> keepWork;
        std::function<StillToday()> stillToday;
        std::function<Question(const StillToday &, bool canKeepRunning)> closeQuestion;
    };

    MainWindow(const Kit &kit, Preferences &preferences, Dialogs &dialogs, Tray &tray,
               QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Takes the content in and deletes the one before.
    void setContent(QWidget *content, Workspace workspace = {});
    [[nodiscard]] QWidget *content() const { return m_content; }
    void setPageTitle(const QString &title);

    /// Ends the program. What would not go out is asked about even where closing the window only hides it;
    /// who chose to close without asking is not asked here either.
    void quit();
    /// From the tray: shows the window where it was.
    void bringBack();
    /// Nothing waits any more: a window that only kept running for that goes.
    void nothingWaits();
    /// Begins as an icon near the clock, and stays there until it is opened or quit. False where there is no
    /// place for an icon: then the window is shown as always.
    bool startQuietly();

Q_SIGNALS:
    /// The window has been closed for good: the program ends.
    void closed();
    /// The window is on the screen for the first time, with its content drawn. Told once.
    void drawn();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void closeForGood();
    QCoro::Task<void> askToClose();
    static QCoro::Task<void> showWorkAtRisk(Dialogs *dialogs, QPointer<MainWindow> window, Error error,
                                            bool quits);
    /// The window does not close after all.
    void stay();
    void keepRunning();
    void finish();
    void updateTitle();

    Kit m_kit;
    Preferences &m_preferences;
    Dialogs &m_dialogs;
    Tray &m_tray;
    QWidget *m_content = nullptr;
    Workspace m_workspace;
    QString m_pageTitle;
    bool m_asking = false;
    bool m_decided = false;     ///< the question was answered: close
    bool m_quits = false;       ///< hiding is not what was asked for
    bool m_mayLoseWork = false; ///< the person has said so, for this one close
    bool m_drawn = false;
    bool m_running = false; ///< hidden, and sending goes on
};

} // namespace hatstand::ui::shell
