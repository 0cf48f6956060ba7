// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop.h"

#include "clients/account_service.h"
#include "clients/client_service.h"
#include "clients/sign_in_care.h"
#include "listen/sources/source_reader.h"
#include "listen/topics/alerts.h"
#include "listen/topics/topic_watch.h"
#include "pages.h"
#include "plan/upkeep.h"
#include "publish/background_service.h"
#include "publish/outbox.h"
#include "publish/sender.h"
#include "publish/sleep_watch.h"
#include "publish/system_power.h"
#include "sample/sample_workspace.h"
#include "sample_maker.h"
#include "session.h"
#include "shell/closing.h"
#include "shell/tray_link.h"
#include "storage/backups.h"
#include "today/first_run_view.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QStandardPaths>
#include <QTimer>

#include <utility>

namespace hatstand
{

using namespace ui;
using namespace ui::shell;

namespace
{
const QString suffix = QStringLiteral(".hatstand");
/// What the sender meets it meets again every few seconds; who has read it once need not read it each time.
constexpr Milliseconds sameTroubleAgain{std::chrono::minutes(10)};
constexpr std::chrono::seconds longestDrawing{2};
} // namespace

Desktop::Desktop(QApplication &application, DesktopSurroundings surroundings, QObject *parent)
    : QObject(parent)
    , m_application(application)
    , m_surroundings(std::move(surroundings))
    , m_clock(m_surroundings.clock ? *m_surroundings.clock : m_systemClock)
    , m_preferences(m_surroundings.preferencesPath.isEmpty() ? Preferences::usualPath()
                                                             : m_surroundings.preferencesPath)
    , m_themes(application)
    , m_icons(m_themes)
    , m_kit{m_themes, m_icons}
    , m_focusRing(m_kit)
    , m_windowDialogs(m_kit)
    , m_dialogs(m_surroundings.dialogs ? *m_surroundings.dialogs : m_windowDialogs)
    , m_systemTray(m_kit)
    , m_tray(m_surroundings.tray ? *m_surroundings.tray : m_systemTray)
{
    // The window may hide while it keeps sending; the end is told by MainWindow::closed.
    application.setQuitOnLastWindowClosed(false);
    m_themes.setNetworkLooks([this](const QString &key) -> std::optional<NetworkLook> {
        const auto *rules = m_rules.find(networks::NetworkKey::fromString(key));
        if (!rules)
            return std::nullopt;
        return NetworkLook{rules->mark, QColor::fromRgb(rules->rgb)};
    });
    applyAppearance();
    connect(&m_preferences, &Preferences::changed, this, &Desktop::applyAppearance);
    m_window = std::make_unique<MainWindow>(m_kit, m_preferences, m_dialogs, m_tray);
    connect(m_window.get(), &MainWindow::closed, this, &Desktop::finished);
    // Nothing of sending is needed to see Today. A window that opens minimised, or none, holds nothing up.
    const auto drawn = [this] {
        m_drawn = true;
        goOnAfterDrawing();
    };
    connect(m_window.get(), &MainWindow::drawn, this, drawn);
    QTimer::singleShot(longestDrawing, this, drawn);
    m_sampleMaker = std::make_unique<SampleMaker>(m_clock);
    watchSample();
}

Desktop::~Desktop()
{
    m_window->setContent(nullptr);
    m_session.reset();
}

void Desktop::applyAppearance()
{
    switch (m_preferences.theme()) {
    case Preferences::Theme::System:
        m_themes.setChoice(ThemeChoice::System);
        break;
    case Preferences::Theme::Light:
        m_themes.setChoice(ThemeChoice::Light);
        break;
    case Preferences::Theme::Dark:
        m_themes.setChoice(ThemeChoice::Dark);
        break;
    }
    m_themes.setTextScale(m_preferences.textScale());
    m_themes.setMovementAllowed(m_preferences.movement());
}

QString Desktop::documentsFolder() const
{
    if (!m_surroundings.documentsFolder.isEmpty())
        return m_surroundings.documentsFolder;
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + QStringLiteral("/Hatstand");
}

void Desktop::start(const QString &workspacePath, bool quietly)
{
    const QString path = workspaceToOpen(workspacePath);
    if (path.isEmpty())
        showWelcome();
    else
        openWorkspace(path);
    if (!quietly || !m_session) {
        m_window->show();
    } else if (!m_window->startQuietly()) {
        // Out of the way all the same: nobody has asked for a window.
        m_window->showMinimized();
        m_session->workbench()->say(
            tr("This desktop has no place for an icon near the clock, so Hatstand waits "
               "minimised and sends from there."));
    }
}

QString Desktop::workspaceToOpen(const QString &workspacePath) const
{
    const QString path = workspacePath.isEmpty() ? m_preferences.recentWorkspaces().value(0) : workspacePath;
    if (path.isEmpty() || (workspacePath.isEmpty() && !QFileInfo::exists(path)))
        return {};
    return QFileInfo(path).absoluteFilePath();
}

bool Desktop::keepWork(std::function<void()> again)
{
    if (std::exchange(m_workMayGo, false) || !m_session || !m_session->workbench())
        return true;
    const bool isAway = !m_session->parts().workspace().settleMoved();
    const auto kept = m_session->workbench()->keepWork();
    if (kept)
        return true;
    // Once the file has been moved nothing more can be kept in it; opening it at its new place is the way
    // out, and the person decides what becomes of what was written meanwhile.
    if (isAway)
        askToLeave(this, std::move(again));
    else
        m_session->workbench()->report(kept.error());
    return false;
}

QCoro::Task<void> Desktop::askToLeave(QPointer<Desktop> self, std::function<void()> again)
{
    Question question;
    question.title = tr("Leave without what you wrote last?");
    question.text =
        tr("“%1” is no longer where it was opened, so what you wrote since then cannot be saved in "
           "it. Stay to copy your words; once the window leaves this workspace they are gone.")
            .arg(self->m_session->parts().workspace().name());
    question.actions = {
        {QStringLiteral("leave"), tr("Leave without it"), ButtonKind::Danger, std::nullopt, true},
        {QStringLiteral("stay"), tr("Stay here"), ButtonKind::Primary}};
    const QPointer<QWidget> parent(self->m_window.get());
    const QPointer<Session> session(self->m_session.get());
    const Answer answer = co_await self->m_dialogs.ask(parent, question);
    if (!self || !session || answer.action != QStringLiteral("leave"))
        co_return;
    // Not from within what asked: the window's content goes with the workspace.
    QMetaObject::invokeMethod(
        self.data(),
        [self, again] {
            self->m_workMayGo = true;
            again();
            self->m_workMayGo = false;
        },
        Qt::QueuedConnection);
}

bool Desktop::openWorkspace(const QString &path)
{
    if (!keepWork([this, path] { openWorkspace(path); }))
        return false;
    return show(Parts::open(path, m_clock, Parts::Use::Window), false);
}

bool Desktop::createWorkspace(const QString &path)
{
    if (!keepWork([this, path] { createWorkspace(path); }))
        return false;
    const QFileInfo file(path);
    if (!QDir().mkpath(file.absolutePath())) {
        const QString folder = QDir::toNativeSeparators(file.absolutePath());
        tell(Error{ErrorCode::StorageFailed,
                   tr("The folder %1 could not be made.").arg(folder),
                   {},
                   tr("Choose another place for the workspace."),
                   {}});
        return false;
    }
    return show(Parts::create(path, file.completeBaseName(), m_clock, Parts::Use::Window), true);
}

bool Desktop::restoreBackup(const QString &backupPath)
{
    if (!m_session || !m_session->workbench() || !keepWork([this, backupPath] { restoreBackup(backupPath); }))
        return false;
    const QString path = m_session->parts().workspace().path();
    m_window->setContent(nullptr);
    m_session.reset();
    const auto restored = storage::Backups(path, m_clock).restore(backupPath);
    const bool opened = openWorkspace(path);
    if (m_session && m_session->workbench()) {
        if (restored)
            m_session->workbench()->say(tr("The backup is in place. What stood here before is kept among "
                                           "the backups."));
        else
            m_session->workbench()->report(restored.error());
    }
    return opened && restored.has_value();
}

bool Desktop::show(Result<std::unique_ptr<Parts>> parts, bool isNew)
{
    if (!parts) {
        tell(parts.error());
        return false;
    }
    m_window->setContent(nullptr);
    m_session = std::make_unique<Session>(std::move(*parts), m_kit, m_dialogs, m_preferences);
    Session *session = m_session.get();
    Parts &opened = session->parts();
    opened.useRules(m_rules);
    if (m_surroundings.secrets)
        opened.useSecrets(*m_surroundings.secrets);
#ifdef Q_OS_LINUX
    auto programs = m_surroundings.programs ? m_surroundings.programs : publish::realPrograms();
    session->setBackground(
        {publish::usualUnitFolder(), publish::installedCommandLine(), std::move(programs)});
#endif
    const QString path = opened.workspace().path();
    m_preferences.noteWorkspace(path);
    Q_EMIT workspaceChanged(path);
    if (isNew)
        today::FirstRunView::begin(m_preferences, session->firstStepsState(), m_clock.now());

    Workbench *workbench = session->makeWorkbench(nullptr);
    addPages(*session, *workbench);
    connect(workbench, &Workbench::pageTitleChanged, m_window.get(), &MainWindow::setPageTitle);
    connect(workbench, &Workbench::closeRequested, m_window.get(), &MainWindow::close);
    connect(workbench, &Workbench::quitRequested, m_window.get(), &MainWindow::quit);
    connect(workbench, &Workbench::openWorkspaceRequested, this, [this] { askToOpen(this); });
    connect(workbench, &Workbench::newWorkspaceRequested, this, [this] { askForNew(this); });
    connect(session, &Session::startOwnRequested, this, [this] { askForNew(this); });
    // The page that asks goes with its workspace, so not from within it.
    connect(session, &Session::restoreRequested, this, &Desktop::restoreBackup, Qt::QueuedConnection);
    connect(session, &Session::removeSampleRequested, this, [this] { askToRemoveSample(this); });
    MainWindow::Workspace frame;
    frame.name = opened.workspace().name();
    frame.keepWork = [workbench] { return workbench->keepWork(); };
    frame.stillToday = [this, &opened] { return shell::stillToday(opened.outbox(), m_clock); };
    frame.closeQuestion = [&opened](const StillToday &still, bool canKeepRunning) {
        return shell::closeQuestion(still, opened.clients(), canKeepRunning);
    };
    m_window->setContent(workbench, std::move(frame));
    workbench->start();
    if (sample::isSample(opened.workspace())) {
        ActionSpec remove;
        remove.id = QStringLiteral("workspace.remove-sample");
        remove.text = tr("Remove the sample…");
        remove.group = tr("Workspace");
        remove.glyph = Glyph::Trash;
        remove.run = [session] { Q_EMIT session->removeSampleRequested(); };
        session->actions().add(workbench, std::move(remove));
    }
    followSending(*session);
    return true;
}

void Desktop::followSending(Session &session)
{
    Parts &opened = session.parts();
    Workbench *workbench = session.workbench();
    const auto look = [this, &opened] {
        if (!m_window->isVisible() && shell::stillToday(opened.outbox(), m_clock).isOver())
            m_window->nothingWaits();
    };
    connect(&opened.outbox(), &publish::Outbox::changed, workbench, look);
    // The day ends without anything changing.
    connect(&workbench->context().minutes, &MinuteTick::minutePassed, workbench, look);
    connect(&opened.outbox(), &publish::Outbox::dueByHand, this,
            [this, &opened](const QList<publish::DeliveryId> &ids) {
                if (!m_preferences.notifyByHand())
                    return;
                QStringList names;
                for (const publish::DeliveryId &id : ids) {
                    const auto delivery = opened.outbox().delivery(id);
                    if (!delivery)
                        continue;
                    const auto client = opened.clients().client(delivery->clientId);
                    if (client && !names.contains(client->name))
                        names << client->name;
                }
                m_tray.notify(tr("%n post(s) wait(s) for you", nullptr, static_cast<int>(ids.size())),
                              QLocale().createSeparatedList(names));
            });
    connect(&m_tray, &Tray::notificationChosen, workbench, [this, workbench] {
        m_window->bringBack();
        workbench->go(PageId::Today);
    });
    auto *link = new TrayLink(m_tray, opened.outbox(), opened.accounts(), m_clock,
                              workbench->context().minutes, workbench);
    connect(link, &TrayLink::troubled, workbench, &Workbench::report);
    connect(link, &TrayLink::signInNeeded, workbench, [this, &opened](const clients::AccountId &id) {
        // Who has the window in front sees it there, and may just have signed out.
        if (QApplication::activeWindow())
            return;
        if (const auto account = opened.accounts().account(id)) {
            m_tray.notify(tr("%1 needs you to sign in again").arg(account->displayName),
                          tr("Nothing goes out there until then; everything waits."));
        }
    });
    m_isNew = true;
    goOnAfterDrawing();
}

void Desktop::goOnAfterDrawing()
{
    if (!m_drawn || !m_session || !std::exchange(m_isNew, false))
        return;
    Session &session = *m_session;
    QTimer::singleShot(0, &session, [this, &session] {
        session.workbench()->addMenuBar();
        if (m_surroundings.sending)
            startSending(session);
    });
}

void Desktop::startSending(Session &session)
{
    Parts &opened = session.parts();
    Workbench *workbench = session.workbench();
    connect(&opened.sender(), &publish::Sender::storageTrouble, workbench,
            [workbench, &opened, last = QString(), quietUntil = Milliseconds(0)](const Error &error) mutable {
                const Milliseconds now = opened.clock().steady();
                if (now < quietUntil && last == error.sentence())
                    return;
                last = error.sentence();
                quietUntil = now + sameTroubleAgain;
                workbench->report(error);
            });
    connect(&opened, &Parts::movedAway, workbench, &Workbench::report);
    connect(&opened.alerts(), &listen::Alerts::notify, this,
            [this](const listen::TopicNotification &told) { m_tray.notify(told.title, told.text); });
    auto *upkeep = new plan::Upkeep(opened.posts(), opened.media(), opened.timers(), &session);
    connect(upkeep, &plan::Upkeep::troubled, workbench, &Workbench::report);
    upkeep->lookAtZonesOf(opened.clients());
    upkeep->start();
    auto *power = new publish::SystemPower(&session);
    new publish::SleepWatch(opened.sender(), *power, opened.timers(), power);
    opened.sender().start();
    opened.signInCare().start();
    opened.sourceReader().start();
    opened.topicWatch().start();
    opened.alerts().startNotifying();
    opened.followOtherWriters();
    if (m_surroundings.watchesLine)
        opened.connectivity().watchSystem();
}

void Desktop::watchSample()
{
    connect(m_sampleMaker.get(), &SampleMaker::progressed, this, [this](double share) {
        if (m_welcome)
            m_welcome->setProgress(share);
    });
    // The view goes with what it asked for; the workspace opens after that has been dealt with.
    connect(
        m_sampleMaker.get(), &SampleMaker::made, this,
        [this](const QString &path, bool isNew) { openSample(path, isNew); }, Qt::QueuedConnection);
    connect(m_sampleMaker.get(), &SampleMaker::failed, this, [this](const Error &error) {
        if (!m_welcome)
            return;
        m_welcome->endProgress();
        m_welcome->setTrouble(error.code == ErrorCode::Cancelled ? QString() : error.sentence());
    });
}

QCoro::Task<void> Desktop::askToRemoveSample(QPointer<Desktop> self)
{
    Question question;
    question.title = tr("Remove the sample?");
    question.text = tr("“%1” is deleted from this computer with its pictures and backups, and so is what you "
                       "wrote in it. This cannot be taken back.")
                        .arg(self->m_session->parts().workspace().name());
    question.actions = {{QStringLiteral("keep"), tr("Keep it")},
                        {QStringLiteral("remove"), tr("Remove sample"), ButtonKind::DangerPrimary}};
    const QPointer<QWidget> parent(self->m_window.get());
    const QPointer<Session> session(self->m_session.get());
    const Answer answer = co_await self->m_dialogs.ask(parent, question);
    // Not from within what asked: the window's content goes with the workspace.
    if (self && session && answer.action == QStringLiteral("remove"))
        QMetaObject::invokeMethod(self.data(), &Desktop::removeSample, Qt::QueuedConnection);
}

void Desktop::removeSample()
{
    if (!m_session || !sample::isSample(m_session->parts().workspace()))
        return;
    const QString path = m_session->parts().workspace().path();
    m_window->setContent(nullptr);
    m_session.reset();
    const auto removed = storage::Workspace::removeFiles(path);
    if (removed)
        m_preferences.forgetWorkspace(path);
    showWelcome(removed ? QString() : removed.error().sentence());
}

void Desktop::openSample(const QString &path, bool isNew)
{
    if (keepWork([this, path, isNew] { openSample(path, isNew); }))
        show(Parts::open(path, m_clock, Parts::Use::Window), isNew);
}

void Desktop::tell(const Error &trouble)
{
    // A workspace that is open stays so, and what could not be done is told there.
    if (m_session && m_session->workbench())
        m_session->workbench()->report(trouble);
    else
        showWelcome(trouble.sentence());
}

void Desktop::showWelcome(const QString &trouble)
{
    m_window->setContent(nullptr);
    m_session.reset();
    Q_EMIT workspaceChanged({});
    auto *welcome = new WelcomeView(m_kit, documentsFolder(), true);
    m_welcome = welcome;
    welcome->setRecent(m_preferences.recentWorkspaces());
    welcome->setTrouble(trouble);
    connect(welcome, &WelcomeView::sampleRequested, this,
            [this] { m_sampleMaker->start(documentsFolder()); });
    connect(welcome, &WelcomeView::cancelRequested, this, [this] { m_sampleMaker->cancel(); });
    connect(welcome, &WelcomeView::newRequested, this, [this] { askForNew(this); });
    connect(welcome, &WelcomeView::openRequested, this, [this] { askToOpen(this); });
    // The view goes with the click; the workspace opens after it has been dealt with.
    connect(
        welcome, &WelcomeView::recentRequested, this, [this](const QString &path) { openWorkspace(path); },
        Qt::QueuedConnection);
    m_window->setContent(welcome);
}

QCoro::Task<void> Desktop::askToOpen(QPointer<Desktop> self)
{
    FileRequest request;
    request.title = tr("Open workspace");
    request.folder = self->documentsFolder();
    request.filters = {tr("Hatstand workspaces (*.hatstand)")};
    const QPointer<QWidget> parent(self->m_window.get());
    const QStringList files = co_await self->m_dialogs.openFiles(parent, request);
    if (self && !files.isEmpty())
        self->openWorkspace(files.first());
}

QCoro::Task<void> Desktop::askForNew(QPointer<Desktop> self)
{
    FileRequest request;
    request.title = tr("New workspace");
    request.folder = self->documentsFolder();
    request.suggestedName = tr("My work") + suffix;
    request.filters = {tr("Hatstand workspaces (*.hatstand)")};
    QDir().mkpath(request.folder);
    const QPointer<QWidget> parent(self->m_window.get());
    QString file = co_await self->m_dialogs.saveFile(parent, request);
    if (!self || file.isEmpty())
        co_return;
    if (!file.endsWith(suffix))
        file += suffix;
    self->createWorkspace(file);
}

} // namespace hatstand
