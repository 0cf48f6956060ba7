// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "clients/account_service.h"
#include "clients/client_service.h"
#include "desktop.h"
#include "kit/dialogs.h"
#include "networks/connectors.h"
#include "plan/post_service.h"
#include "publish/outbox.h"
#include "secrets/memory_secret_store.h"
#include "session.h"
#include "shell/page_stack.h"
#include "support/await.h"
#include "support/no_programs.h"

#include <QApplication>
#include <QLocale>
#include <QMenu>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>
#include <QWindow>

#include <memory>

namespace hatstand::test
{

/// The program with its window as app/ puts it together, and hands for it: what is pressed and typed comes in
/// as from the windowing system. The workspace and the keychain outlive the program, which can be closed and
/// started again.
class DesktopWindow
{
public:
    explicit DesktopWindow(const Clock &clock) : m_clock(clock)
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }

    /// Starts the program with a new workspace.
    bool begin()
    {
        makeDesktop({});
        return m_desktop->createWorkspace(path()) && isReady();
    }
    /// Ends the program, as the last window does.
    void close() { m_desktop.reset(); }
    /// Starts it again, with the workspace that was open last.
    bool startAgain()
    {
        makeDesktop({});
        return m_desktop->session() && isReady();
    }

    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("work/Mine.hatstand")); }
    [[nodiscard]] ui::PresetDialogs &dialogs() { return m_dialogs; }
    [[nodiscard]] secrets::MemorySecretStore &secrets() { return m_secrets; }
    [[nodiscard]] ui::shell::MainWindow &window() const { return m_desktop->window(); }
    [[nodiscard]] Parts &parts() const { return m_desktop->session()->parts(); }
    [[nodiscard]] ui::UndoStack &undo() const { return m_desktop->session()->undo(); }
    [[nodiscard]] ui::PageId page() const { return m_desktop->session()->workbench()->pages()->currentId(); }

    // What stands in the workspace before the person comes ---------------------------------------------
    [[nodiscard]] clients::ClientId addClient(const QString &name, const QByteArray &zone = "Europe/Lisbon")
    {
        clients::Client client;
        client.name = name;
        client.zone = zone;
        return parts().clients().add(client).value();
    }
    [[nodiscard]] clients::AccountId addPractice(const clients::ClientId &client, const QString &handle)
    {
        networks::SignInRequest request;
        request.handle = handle;
        return connect(client, networks::NetworkKey::practice(), request);
    }
    [[nodiscard]] clients::AccountId connect(const clients::ClientId &client,
                                             const networks::NetworkKey &network,
                                             const networks::SignInRequest &request)
    {
        return await(parts().accounts().connectAccount(client, network, request, {}, {})).value();
    }
    [[nodiscard]] plan::PostId addPost(const clients::ClientId &client, const clients::AccountId &account,
                                       const QString &text, const WallTime &wall, bool scheduled)
    {
        plan::Post post;
        post.clientId = client;
        post.text = text;
        plan::Version version;
        version.accountId = account;
        post.versions = {version};
        post.planned = plan::plannedTime(wall, "Europe/Lisbon").value();
        const plan::PostId id = parts().posts().add(post).value();
        if (scheduled) {
            if (const auto done = parts().outbox().schedule(id); !done)
                qFatal("%s", qPrintable(done.error().sentence()));
        }
        return id;
    }
    [[nodiscard]] plan::Post post(const plan::PostId &id) const { return parts().posts().post(id).value(); }
    [[nodiscard]] plan::PostStatus statusOf(const plan::PostId &id) const { return post(id).status; }
    [[nodiscard]] QList<plan::PostId> allPosts() const
    {
        QList<plan::PostId> ids;
        const auto rows = parts().posts().rows({});
        for (const plan::PostRow &row : rows.value())
            ids.append(row.id);
        return ids;
    }

    // The person's eyes ------------------------------------------------------------------------------------
    /// The visible widget of that name; null when there is none.
    template <class Widget = QWidget>
    [[nodiscard]] Widget *find(const char *name) const
    {
        for (Widget *widget : window().template findChildren<Widget *>(QLatin1StringView(name))) {
            if (widget->isVisible())
                return widget;
        }
        return nullptr;
    }
    [[nodiscard]] QMenu *openMenu() const
    {
        for (QMenu *menu : window().findChildren<QMenu *>()) {
            if (menu->isVisible())
                return menu;
        }
        return nullptr;
    }

    // The person's hands -----------------------------------------------------------------------------------
    /// Clicks in the middle of that widget.
    bool press(const char *name)
    {
        QWidget *widget = find(name);
        if (!widget || !widget->isEnabled())
            return false;
        click(*widget, widget->rect().center());
        return true;
    }
    static void click(QWidget &widget, QPoint at, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(widget.window()->windowHandle(), Qt::LeftButton, modifiers,
                          widget.mapTo(widget.window(), at));
    }
    /// The words go to whatever has the keyboard.
    static void type(const QString &words)
    {
        for (const QChar letter : words)
            QTest::sendKeyEvent(QTest::Click, keyboard(), Qt::Key_unknown, letter, Qt::NoModifier);
    }
    /// A key with its shortcuts, as the window gets it.
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QWindow *active = QGuiApplication::focusWindow();
        QTest::keyClick(active ? active : window().windowHandle(), key, modifiers);
    }
    /// Into that field, in place of what stands there.
    bool fill(const char *name, const QString &words)
    {
        QWidget *field = find(name);
        if (!field || !field->isEnabled())
            return false;
        click(*field, field->rect().center());
        QTest::keyClick(keyboard(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(keyboard(), Qt::Key_Delete);
        type(words);
        return true;
    }
    /// Chooses the entry of the open menu whose words begin so.
    bool choose(const QString &words)
    {
        QMenu *menu = openMenu();
        if (!menu)
            return false;
        for (QAction *action : menu->actions()) {
            if (!QString(action->text()).remove(u'&').startsWith(words) || !action->isEnabled())
                continue;
            QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
            return true;
        }
        menu->close();
        return false;
    }
    /// Presses on one place, goes to the other in steps, and stays there with the button held.
    static void drag(QWidget &widget, QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {})
    {
        QWindow *window = widget.window()->windowHandle();
        const auto at = [&](QPoint point) { return widget.mapTo(widget.window(), point); };
        QTest::mousePress(window, Qt::LeftButton, modifiers, at(from));
        constexpr int steps = 4;
        for (int i = 1; i <= steps; ++i)
            QTest::mouseEvent(QTest::MouseMove, window, Qt::NoButton, modifiers,
                              at(from + (to - from) * i / steps));
    }
    static void release(QWidget &widget, QPoint at, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseRelease(widget.window()->windowHandle(), Qt::LeftButton, modifiers,
                            widget.mapTo(widget.window(), at));
    }

private:
    [[nodiscard]] static QWidget *keyboard() { return QApplication::focusWidget(); }
    void makeDesktop(const QString &workspace)
    {
        DesktopSurroundings surroundings;
        surroundings.clock = &m_clock;
        surroundings.secrets = &m_secrets;
        surroundings.dialogs = &m_dialogs;
        surroundings.preferencesPath = m_folder.filePath(QStringLiteral("hatstand.conf"));
        surroundings.documentsFolder = m_folder.filePath(QStringLiteral("work"));
        surroundings.watchesLine = false;
        surroundings.programs = test::noPrograms();
        m_desktop = std::make_unique<Desktop>(*qApp, surroundings);
        m_desktop->preferences().setMovement(false);
        m_desktop->start(workspace);
        window().resize(1440, 900);
    }
    [[nodiscard]] bool isReady() const
    {
        window().activateWindow();
        return QTest::qWaitForWindowActive(&window());
    }

    const Clock &m_clock;
    QTemporaryDir m_folder;
    secrets::MemorySecretStore m_secrets;
    ui::PresetDialogs m_dialogs;
    std::unique_ptr<Desktop> m_desktop;
};

} // namespace hatstand::test
