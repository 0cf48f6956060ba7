// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit.h"
#include "base/clock.h"
#include "desktop.h"
#include "kit/theme.h"
#include "language.h"
#include "plan/post.h"
#include "publish/delivery.h"
#include "secrets/memory_secret_store.h"
#include "session.h"
#include "shell/page_stack.h"

#include <QMenu>
#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace hatstand::test
{

/// How the window looks while it is audited.
struct Look
{
    QString language = QStringLiteral("en-GB");
    bool dark = false;
    QSize size = QSize(1440, 900);
    double textScale = 1;
    /// The panels beside the pages are drawers.
    [[nodiscard]] bool isNarrow() const { return size.width() < ui::size::narrowPanels * textScale; }
};
/// The columns of a test's data for `lookNow`.
void addLooks();
/// The present row.
[[nodiscard]] Look lookNow();

/// The real window on the sample workspace, in one look, and how to get to each place in it.
class AuditedWindow
{
public:
    AuditedWindow(const Clock &clock, const QString &workspace, const QString &preferences, const Look &look);
    ~AuditedWindow();

    [[nodiscard]] const Look &look() const { return m_look; }
    [[nodiscard]] Desktop &desktop() { return *m_desktop; }
    [[nodiscard]] ui::shell::Workbench &workbench() { return *m_desktop->session()->workbench(); }
    [[nodiscard]] Parts &parts() { return m_desktop->session()->parts(); }
    template <class Widget = QWidget>
    [[nodiscard]] Widget *find(const QString &name)
    {
        for (Widget *widget : m_desktop->window().template findChildren<Widget *>(name)) {
            if (widget->isVisible())
                return widget;
        }
        return nullptr;
    }
    /// Clicks; false when there is no such button.
    bool press(const QString &name);
    /// The entry of the open menu with that name; false when it is not there or cannot be chosen.
    bool choose(const QString &actionName);
    /// The same in the first of several menus, opened by buttons of that name, where it can be chosen.
    bool chooseInAny(const QString &menuButton, const QString &actionName);
    /// Presses the button only where the panel is not there yet; false when it does not come.
    bool showPanel(const QString &button, const QString &panel);
    void go(ui::PageId page, const ui::PageRequest &request = {});
    /// The page Listening, with the client of whom something is listened for; false when there is none.
    bool listen();
    /// All clients again.
    void listenNoMore();
    /// A post with pictures and something to say against it; made when first asked for.
    [[nodiscard]] plan::PostId troubledPost();
    /// One in that state, which waits for the person; made where there is none.
    [[nodiscard]] publish::DeliveryId deliveryIn(publish::DeliveryState state);
    /// A dialog, or what opens like one and goes by itself.
    [[nodiscard]] QWidget *openDialog();
    /// The classes of all that is visible.
    [[nodiscard]] QStringList kindsShown();

private:
    Look m_look;
    Language m_words;
    secrets::MemorySecretStore m_secrets;
    std::unique_ptr<Desktop> m_desktop;
};

/// A place in the window.
struct Place
{
    QString name;
    std::function<bool(AuditedWindow &)> reach;      ///< false: it could not be reached
    std::function<void(AuditedWindow &)> leave = {}; ///< what would be in the way of the next one
    bool narrowOnly = false;
};
/// Every page, with its views, sections and lists, and what comes over it.
[[nodiscard]] QList<Place> pagePlaces();
/// What opens a dialog.
[[nodiscard]] QList<Place> dialogPlaces();

} // namespace hatstand::test
