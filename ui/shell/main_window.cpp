// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/main_window.h"

#include "shell/closing.h"
#include "shell/tray.h"

#include <QCloseEvent>
#include <QVBoxLayout>
#include <QWindow>

#include <utility>

namespace hatstand::ui::shell
{

namespace
{
constexpr QSize usualSize(1440, 900);
constexpr QSize smallest(900, 600);
} // namespace

MainWindow::MainWindow(const Kit &kit, Preferences &preferences, Dialogs &dialogs, Tray &tray,
                       QWidget *parent)
    : QWidget(parent), m_kit(kit), m_preferences(preferences), m_dialogs(dialogs), m_tray(tray)
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowIcon(kit.icon(Glyph::Hat, Ink::Accent));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    setMinimumSize(smallest);
    resize(usualSize);
    restoreGeometry(preferences.windowGeometry());
    connect(&tray, &Tray::openRequested, this, &MainWindow::bringBack);
    connect(&tray, &Tray::quitRequested, this, [this] {
        bringBack();
        quit();
    });
    updateTitle();
}

MainWindow::~MainWindow() = default;

void MainWindow::setContent(QWidget *content, Workspace workspace)
{
    if (m_content) {
        layout()->removeWidget(m_content);
        delete m_content;
    }
    m_content = content;
    m_mayLoseWork = false;
    m_workspace = std::move(workspace);
    m_pageTitle.clear();
    if (content)
        layout()->addWidget(content);
    updateTitle();
}

void MainWindow::setPageTitle(const QString &title)
{
    m_pageTitle = title;
    updateTitle();
}

void MainWindow::updateTitle()
{
    if (m_workspace.name.isEmpty())
        setWindowTitle(tr("Hatstand"));
    else if (m_pageTitle.isEmpty())
        setWindowTitle(tr("%1 – Hatstand", "workspace").arg(m_workspace.name));
    else
        setWindowTitle(tr("%1 – %2 – Hatstand", "page, workspace").arg(m_pageTitle, m_workspace.name));
}

void MainWindow::quit()
{
    m_quits = true;
    close();
    m_quits = false;
}

void MainWindow::closeForGood()
{
    m_decided = true;
    close();
}

bool MainWindow::startQuietly()
{
    if (!m_tray.isAvailable())
        return false;
    m_tray.show(tr("Hatstand runs quietly"));
    return true;
}

void MainWindow::bringBack()
{
    m_running = false;
    m_tray.hide();
    show();
    setWindowState(windowState() & ~Qt::WindowMinimized);
    raise();
    activateWindow();
}

void MainWindow::nothingWaits()
{
    if (m_running)
        finish();
}

void MainWindow::finish()
{
    m_running = false;
    m_tray.hide();
    Q_EMIT closed();
}

void MainWindow::stay()
{
    // What is written from now on is guarded again.
    m_mayLoseWork = false;
}

void MainWindow::keepRunning()
{
    stay();
    m_running = true;
    m_tray.show(tr("Hatstand keeps running until the last post of the day is out"));
    hide();
}

void MainWindow::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_drawn && windowHandle())
        windowHandle()->installEventFilter(this);
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Expose && watched == windowHandle() && windowHandle()->isExposed()) {
        // The drawing itself comes with this event, after the filters.
        windowHandle()->removeEventFilter(this);
        if (!std::exchange(m_drawn, true))
            QMetaObject::invokeMethod(this, &MainWindow::drawn, Qt::QueuedConnection);
    }
    return QWidget::eventFilter(watched, event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_preferences.setWindowGeometry(saveGeometry());
    if (m_asking) {
        event->ignore();
        return;
    }
    if (m_workspace.keepWork && !m_mayLoseWork) {
        if (const auto kept = m_workspace.keepWork(); !kept) {
            m_decided = false;
            event->ignore();
            showWorkAtRisk(&m_dialogs, this, kept.error(), m_quits);
            return;
        }
    }
    const bool mayAsk =
        !m_decided && m_workspace.stillToday && m_preferences.whenClosed() != Preferences::WhenClosed::Close;
    if (mayAsk && !m_workspace.stillToday().isEmpty()) {
        event->ignore();
        const bool hides = !m_quits && m_preferences.whenClosed() == Preferences::WhenClosed::KeepRunning;
        if (hides && m_tray.isAvailable())
            keepRunning();
        else
            askToClose();
        return;
    }
    event->accept();
    finish();
}

QCoro::Task<void> MainWindow::showWorkAtRisk(Dialogs *dialogs, QPointer<MainWindow> window, Error error,
                                             bool quits)
{
    ErrorReport report;
    report.error = std::move(error);
    report.safe =
        tr("Nothing is closed. What you wrote is still in the window; what was saved before is safe.");
    report.remedies = {
        {QStringLiteral("close-anyway"), tr("Close without saving"), ButtonKind::Danger, std::nullopt, true},
        {QStringLiteral("stay"), tr("Stay here")},
        {QStringLiteral("again"), tr("Try again"), ButtonKind::Primary}};
    const QString answer = co_await dialogs->showError(window.data(), report);
    const bool mayLoseWork = answer == QStringLiteral("close-anyway");
    if (window && (mayLoseWork || answer == QStringLiteral("again"))) {
        window->m_mayLoseWork = mayLoseWork; // for this once: see stay
        MainWindow *self = window.data();
        QMetaObject::invokeMethod(
            self,
            [self, quits] {
                if (quits)
                    self->quit();
                else
                    self->close();
            },
            Qt::QueuedConnection);
    }
}

QCoro::Task<void> MainWindow::askToClose()
{
    m_asking = true;
    QPointer<MainWindow> self(this);
    const bool canKeepRunning = m_tray.isAvailable();
    const Question question = m_workspace.closeQuestion(m_workspace.stillToday(), canKeepRunning);
    const Answer answer = co_await m_dialogs.ask(self.data(), question);
    if (!self)
        co_return;
    m_asking = false;
    if (answer.action == closing::closeAnyway) {
        // Not from within the event that asked: a window that is closing does not close again.
        QMetaObject::invokeMethod(this, &MainWindow::closeForGood, Qt::QueuedConnection);
    } else if (answer.action == closing::keepRunning) {
        if (answer.checked)
            m_preferences.setWhenClosed(Preferences::WhenClosed::KeepRunning);
        keepRunning();
    } else {
        stay();
    }
}

} // namespace hatstand::ui::shell
