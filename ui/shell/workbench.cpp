// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/workbench.h"

#include "kit/time_words.h"
#include "kit/waiting_posts.h"
#include "listen/inbox/talk_needs.h"
#include "publish/needs.h"
#include "shell/client_dialog.h"
#include "shell/command_palette.h"
#include "shell/keys_dialog.h"
#include "shell/menu_bar.h"
#include "shell/page_stack.h"
#include "shell/rail.h"
#include "shell/top_bar.h"
#include "shell/workspace_banner.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QResizeEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace hatstand::ui::shell
{

namespace
{
constexpr std::size_t longestTrail = 20;

/// Where the keyboard goes in a pane: itself, or the first in it that takes it by Tab. Null when there is
/// nothing to go to: the pane is hidden, or all in it is.
QWidget *entryOf(QWidget *pane)
{
    const auto takesKeys = [](const QWidget *widget) {
        return widget->isVisible() && widget->isEnabled() && widget->focusPolicy() & Qt::TabFocus;
    };
    if (!pane || !pane->isVisible())
        return nullptr;
    if (takesKeys(pane))
        return pane;
    for (QWidget *inside = pane->nextInFocusChain(); inside && inside != pane;
         inside = inside->nextInFocusChain()) {
        if (pane->isAncestorOf(inside) && takesKeys(inside))
            return inside;
    }
    return nullptr;
}
} // namespace

Workbench::Workbench(const WorkbenchParts &parts, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_context{parts.kit,     parts.clock, parts.timers,  parts.scope,       *this,
                parts.actions, parts.undo,  parts.dialogs, parts.preferences, parts.minutes}
    , m_source(m_context, parts.posts, parts.clients)
    , m_rail(new Rail(parts.kit, this))
    , m_topBar(new TopBar(parts.kit, parts.scope, parts.clients, this))
    , m_pages(new PageStack(this))
    , m_banner(new WorkspaceBanner(m_context, parts.workspace, parts.connectivity, this))
    , m_undoBar(new UndoBar(parts.kit, parts.clock, this))
    , m_errorBar(new ErrorBar(parts.kit, this))
{
    setObjectName(QStringLiteral("workbench"));
    setAttribute(Qt::WA_StyledBackground);
    setProperty("surface", QStringLiteral("window"));
    buildLayout();
    addActions();
    followServices();
}

Workbench::~Workbench() = default;

void Workbench::buildLayout()
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(m_topBar);
    column->addWidget(m_banner);
    column->addWidget(m_pages, 1);
    row->addLayout(column, 1);
    setTabOrder(m_rail, m_topBar);
    setTabOrder(m_topBar, m_pages);

    connect(m_errorBar, &ErrorBar::roomTaken, m_undoBar, &UndoBar::setLift);
    connect(m_rail, &Rail::chosen, this, [this](PageId id) { go(id); });
    connect(m_pages, &PageStack::shown, this, [this](PageId id) {
        // A post is written for the calendar; the outbox is what the pill opens.
        m_rail->setCurrent(id == PageId::Composer ? PageId::Calendar : id);
        m_topBar->pill()->setCurrent(id == PageId::Outbox);
        m_banner->setOnOutbox(id == PageId::Outbox);
        Q_EMIT pageTitleChanged(m_pages->currentPage()->title());
    });
    connect(m_pages, &PageStack::titleChanged, this,
            [this] { Q_EMIT pageTitleChanged(m_pages->currentPage()->title()); });
    connect(m_topBar->switcher(), &ClientSwitcher::addRequested, this, &Workbench::addClient);
    connect(m_topBar->search(), &QPushButton::clicked, this, [this] { palette()->open(); });
    connect(m_topBar->pill(), &QPushButton::clicked, this, [this] { go(PageId::Outbox); });
    connect(m_topBar->newPost(), &QPushButton::clicked, this, [this] {
        newPost({m_parts.scope.client(), {}, false, {}});
    });
    connect(m_banner, &WorkspaceBanner::remedyRequested, this, [this](WorkspaceBanner::Kind kind) {
        if (kind == WorkspaceBanner::Kind::Offline)
            go(PageId::Outbox);
        else
            Q_EMIT openWorkspaceRequested();
    });
}

void Workbench::addPage(const PageEntry &entry)
{
    m_parts.actions.declare(entry.id, entry.actions);
    m_rail->addPage(entry);
    m_entries.push_back(entry);
    m_pages->add(entry);
}

void Workbench::setCount(PageId page, int count, const QString &meaning)
{
    m_rail->setCount(page, count, meaning);
}

void Workbench::start()
{
    addPageActions();
    m_topBar->newPost()->setVisible(has(PageId::Composer));
    refreshPill();
    refreshRail();
    if (!m_entries.empty())
        go(m_entries.front().id);
    // The rail got its pages after the top bar was made, but is read before it. Only now that a page stands
    // behind both: Qt takes a ring of two for being in order already.
    QWidget *before = m_rail;
    for (NavButton *button : m_rail->findChildren<NavButton *>())
        before = button;
    for (QWidget *stop : std::initializer_list<QWidget *>{m_topBar->switcher(), m_topBar->search(),
                                                          m_topBar->pill(), m_topBar->newPost()}) {
        setTabOrder(before, stop);
        before = stop;
    }
}

void Workbench::addMenuBar()
{
    auto *bar = new MenuBar(m_parts.actions, this);
    if (const Page *page = m_pages->currentPage())
        bar->setPageTitle(page->title());
    connect(this, &Workbench::pageTitleChanged, bar, &MenuBar::setPageTitle);
    layout()->setMenuBar(bar);
}

CommandPalette *Workbench::palette()
{
    if (!m_palette)
        m_palette = new CommandPalette(m_context, m_source, m_parts.clients, this);
    return m_palette;
}

Result<void> Workbench::keepWork()
{
    const auto built = m_pages->allBuilt();
    for (Page *page : built) {
        if (auto kept = page->keepWork(); !kept)
            return kept;
    }
    return {};
}

void Workbench::go(PageId id, const PageRequest &request)
{
    // Answers are read where they were written.
    const auto *wanted = id == PageId::Composer ? std::get_if<OpenPost>(&request) : nullptr;
    if (wanted && m_pages->has(PageId::Inbox)) {
        const auto talk = m_parts.replies.conversationOf(wanted->id);
        if (talk && !talk->isNull()) {
            show(PageId::Inbox, ShowConversation{talk->toString()}, false);
            return;
        }
    }
    show(id, request, false);
}

bool Workbench::show(PageId id, const PageRequest &request, bool isBack)
{
    if (!m_pages->has(id))
        return true;
    if (m_palette)
        m_palette->dismiss();
    Page *before = m_pages->currentPage();
    const PageId beforeId = m_pages->currentId();
    if (before && beforeId != id) {
        if (const auto kept = before->keepWork(); !kept) {
            report(kept.error());
            return false;
        }
        // Going back is no step of its own.
        if (!isBack)
            m_trail.push_back(beforeId);
        if (m_trail.size() > longestTrail)
            m_trail.erase(m_trail.begin());
    }
    const bool focusWasInside = before && before->isAncestorOf(QApplication::focusWidget());
    m_pages->show(id);
    Page *page = m_pages->currentPage();
    if (page != before && (focusWasInside || !QApplication::focusWidget()))
        giveFocusTo(page);
    if (!std::holds_alternative<std::monostate>(request))
        page->open(request);
    return true;
}

void Workbench::giveFocusTo(Page *page)
{
    QWidget *entry = entryOf(page->firstFocus());
    for (QWidget *pane : page->panes())
        entry = entry ? entry : entryOf(pane);
    if (entry)
        entry->setFocus(Qt::OtherFocusReason);
}

void Workbench::goBack()
{
    while (!m_trail.empty() && m_trail.back() == m_pages->currentId())
        m_trail.pop_back();
    if (m_trail.empty()) {
        if (!m_entries.empty())
            show(m_entries.front().id, {}, true);
        return;
    }
    if (show(m_trail.back(), {}, true))
        m_trail.pop_back();
}

bool Workbench::has(PageId page) const
{
    return m_pages->has(page);
}

void Workbench::addClient()
{
    auto *dialog = new ClientDialog(m_parts.kit, m_parts.clients, window());
    connect(dialog, &ClientDialog::added, this, [this](const clients::ClientId &id) {
        m_parts.scope.setClient(id);
        if (const auto client = m_parts.clients.client(id))
            say(tr("%1 was added.").arg(client->name));
    });
    dialog->open();
}

void Workbench::report(const Error &error)
{
    m_errorBar->tell(error.sentence());
}

void Workbench::say(const QString &sentence)
{
    m_undoBar->offer(sentence, nullptr);
}

void Workbench::followServices()
{
    connect(&m_parts.outbox, &publish::Outbox::changed, this, [this] {
        refreshPill();
        refreshRail();
    });
    connect(&m_parts.inbox, &listen::Inbox::changed, this, &Workbench::refreshRail);
    connect(&m_parts.scope, &Scope::changed, this, [this] {
        refreshPill();
        refreshRail();
    });
    // Accounts and clients hold back what waits, or let it go.
    connect(&m_parts.accounts, &clients::AccountService::changed, this, [this] {
        refreshPill();
        refreshRail();
    });
    connect(&m_parts.clients, &clients::ClientService::changed, this, [this] {
        refreshPill();
        refreshRail();
    });
    connect(&m_parts.minutes, &MinuteTick::minutePassed, this, &Workbench::refreshPill);
    connect(&m_parts.connectivity, &net::Connectivity::changed, this, &Workbench::refreshPill);
    connect(&m_parts.undo, &UndoStack::pushed, this, [this](const QString &text, bool isQuiet) {
        if (isQuiet)
            m_undoBar->dismiss();
        else
            m_undoBar->offer(text, [this] { m_parts.undo.undo(); });
    });
    connect(&m_parts.undo, &UndoStack::undone, this,
            [this](const QString &text) { say(tr("Taken back: %1").arg(text)); });
    connect(&m_parts.undo, &UndoStack::redone, this,
            [this](const QString &text) { say(tr("Done again: %1").arg(text)); });
    connect(&m_parts.undo, &UndoStack::failed, this, &Workbench::report);
}

void Workbench::refreshPill()
{
    StatusPill::State state;
    state.offline = m_parts.connectivity.isOffline();
    const auto client = m_parts.scope.client();
    if (const auto summary = m_parts.outbox.summary(client)) {
        if (summary->waiting > 0) {
            const publish::WaitingCount count =
                countWaitingToday(m_parts.outbox, client, m_parts.clock.now());
            state.waiting = count.waiting;
            state.sending = count.sending;
        }
        if (!summary->nextAt && state.waiting == 0)
            state.held = m_parts.outbox.hasWaiting(client).value_or(false);
        if (summary->nextAt) {
            const QByteArray zone = systemZone();
            const QDate today = wallTimeAt(m_parts.clock.now(), zone).date;
            const WallTime next = wallTimeAt(*summary->nextAt, zone);
            state.next = next.date == today ? clockWords(next.time) : dayAndTimeWords(next, today);
        }
    }
    m_topBar->pill()->setState(state);
}

void Workbench::refreshRail()
{
    const auto client = m_parts.scope.client();
    const auto talk = listen::talkNeeds(m_parts.inbox, m_parts.clients, client);
    const int needs = publish::countNeeds(m_parts.outbox, m_parts.accounts, client).value_or(0) +
                      (talk ? talk->count() : 0);
    QStringList trouble;
    for (const clients::Account &account : m_parts.accounts.accounts()) {
        if (!m_parts.scope.contains(account.clientId))
            continue;
        switch (account.health) {
        case clients::Health::SignInNeeded:
        case clients::Health::KeychainClosed:
        case clients::Health::EndsSoon:
        case clients::Health::Trouble:
            break;
        case clients::Health::Unknown:
        case clients::Health::Works:
            if (m_parts.accounts.endsSoon(account))
                break;
            continue;
        }
        trouble.append(account.handle);
    }
    m_rail->setCount(PageId::Today, needs, tr("%n need you", nullptr, needs));
    m_rail->setWarning(PageId::Accounts,
                       trouble.isEmpty() ? QString()
                                         : tr("Look at %1", "accounts").arg(listWords(trouble.mid(0, 3))));
}

void Workbench::movePane(int step)
{
    if (m_palette)
        m_palette->dismiss();
    QList<QWidget *> panes{m_rail, m_topBar};
    if (Page *page = m_pages->currentPage())
        panes += page->panes();
    const QWidget *focus = QApplication::focusWidget();
    qsizetype current = -1;
    for (qsizetype i = 0; i < panes.size(); ++i) {
        if (focus && (panes.at(i) == focus || panes.at(i)->isAncestorOf(focus)))
            current = i;
    }
    qsizetype next = current >= 0 ? current : step > 0 ? -1 : panes.size();
    // A pane without anything for the keyboard is passed over.
    for (qsizetype tried = 0; tried < panes.size(); ++tried) {
        next = (next + step + panes.size()) % panes.size();
        if (QWidget *entry = entryOf(panes.at(next))) {
            entry->setFocus(Qt::ShortcutFocusReason);
            return;
        }
    }
}

void Workbench::showKeys()
{
    (new KeysDialog(m_parts.kit, m_parts.actions, window()))->open();
}

void Workbench::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_rail->setFolded(width() < m_parts.kit.px(size::narrowRail));
}

void Workbench::keyPressEvent(QKeyEvent *event)
{
    // Whatever has the focus took Esc for itself, or it comes here.
    if (event->key() != Qt::Key_Escape || !m_errorBar->dismiss())
        QWidget::keyPressEvent(event);
}

bool Workbench::event(QEvent *event)
{
    if (event->type() == QEvent::WindowActivate)
        m_banner->refresh();
    return QWidget::event(event);
}

} // namespace hatstand::ui::shell
