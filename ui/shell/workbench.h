// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clients/account_service.h"
#include "clients/client_service.h"
#include "kit/error_bar.h"
#include "kit/page_context.h"
#include "kit/undo_bar.h"
#include "listen/inbox/inbox.h"
#include "listen/replies/replies.h"
#include "net/connectivity.h"
#include "plan/post_service.h"
#include "publish/outbox.h"
#include "shell/page_entry.h"
#include "shell/palette_source.h"
#include "storage/workspace.h"

#include <QPointer>
#include <QWidget>

#include <vector>

namespace hatstand::ui::shell
{

class CommandPalette;
class PageStack;
class Rail;
class TopBar;
class WorkspaceBanner;

/// What the workbench is made of; everything outlives it.
struct WorkbenchParts
{
    Kit kit;
    const Clock &clock;
    Timers &timers;
    Scope &scope;
    ActionRegistry &actions;
    UndoStack &undo;
    Dialogs &dialogs;
    Preferences &preferences;
    MinuteTick &minutes;
    storage::Workspace &workspace;
    clients::ClientService &clients;
    clients::AccountService &accounts;
    plan::PostService &posts;
    publish::Outbox &outbox;
    listen::Inbox &inbox;
    listen::Replies &replies;
    net::Connectivity &connectivity;
};

/// The window's content while a workspace is open: rail, top bar, pages, palette, undo bar. Leads from page
/// to page.
class Workbench final : public QWidget, public Navigator
{
    Q_OBJECT
public:
    explicit Workbench(const WorkbenchParts &parts, QWidget *parent = nullptr);
    ~Workbench() override;

    [[nodiscard]] const PageContext &context() const { return m_context; }
    /// Before `start`.
    void addPage(const PageEntry &entry);
    /// The number beside a page in the rail; 0 shows none. `meaning` says of what: "12 open".
    void setCount(PageId page, int count, const QString &meaning);
    /// Shows the first page.
    void start();
    /// The menus, which nothing waits for: once the window has been drawn.
    void addMenuBar();
    /// Asks each page to store what it holds; the first failure is answered.
    [[nodiscard]] Result<void> keepWork();
    [[nodiscard]] PageStack *pages() const { return m_pages; }
    [[nodiscard]] ErrorBar *errors() const { return m_errorBar; }
    /// Made when it is first wanted.
    [[nodiscard]] CommandPalette *palette();

    void go(PageId page, const PageRequest &request = {}) override;
    void goBack() override;
    [[nodiscard]] bool has(PageId page) const override;
    void addClient() override;
    void report(const Error &error) override;
    void say(const QString &sentence) override;

Q_SIGNALS:
    /// For the window's title: "Calendar".
    void pageTitleChanged(const QString &title);
    void openWorkspaceRequested();
    void newWorkspaceRequested();
    void closeRequested();
    void quitRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void buildLayout();
    void addActions();
    void addPageActions();
    void addPreferenceActions();
    QAction *addAction(const char *id, const QString &text, const QList<QKeySequence> &keys, Glyph glyph,
                       std::function<void()> run, const QString &words = {});
    void followServices();
    void refreshPill();
    void refreshRail();
    /// False when the page before could not keep its work: then nothing has changed.
    bool show(PageId page, const PageRequest &request, bool isBack);
    void giveFocusTo(Page *page);
    void movePane(int step);
    void showKeys();

    WorkbenchParts m_parts;
    PageContext m_context;
    PaletteSource m_source;
    Rail *m_rail;
    TopBar *m_topBar;
    PageStack *m_pages;
    WorkspaceBanner *m_banner;
    CommandPalette *m_palette = nullptr;
    UndoBar *m_undoBar;
    ErrorBar *m_errorBar;
    std::vector<PageEntry> m_entries;
    std::vector<PageId> m_trail; ///< where the person came from, latest last
};

} // namespace hatstand::ui::shell
