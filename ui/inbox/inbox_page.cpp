// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/inbox_page.h"

#include "clients/account_service.h"
#include "clients/client_service.h"
#include "inbox/choice_bar.h"
#include "inbox/conversation_acts.h"
#include "inbox/conversation_list.h"
#include "inbox/filter_bar.h"
#include "inbox/history_list.h"
#include "inbox/inbox_panes.h"
#include "inbox/own_name.h"
#include "inbox/person_panel.h"
#include "inbox/post_card.h"
#include "inbox/reply_box.h"
#include "inbox/thread_head.h"
#include "inbox/thread_view.h"
#include "inbox/trouble_line.h"
#include "kit/buttons.h"
#include "kit/card.h"
#include "kit/drawer.h"
#include "kit/empty_state.h"
#include "kit/glyph_label.h"
#include "kit/labels.h"
#include "kit/segmented_control.h"
#include "kit/time_words.h"
#include "listen/inbox/inbox.h"
#include "listen/replies/replies.h"
#include "listen/replies/saved_replies.h"
#include "listen/sources/source_service.h"
#include "networks/rules_catalogue.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace hatstand::ui::inbox
{

namespace
{
constexpr int panelWidth = 288;
}

InboxPage::InboxPage(const PageContext &context, InboxServices services, PersonSource person, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_services(std::move(services))
    , m_person(std::move(person))
    , m_model(new ConversationModel({m_services.inbox, m_services.clients, m_services.rules, context.clock},
                                    this))
    , m_thread(new ThreadModel(context.clock, this))
    , m_acts(new ConversationActs(context, m_services.inbox, m_services.posts, this))
{
    setObjectName(QStringLiteral("inboxPage"));
    if (!m_person.facts) {
        m_person = personFromInbox(m_services.inbox, [&rules = m_services.rules](const QString &key) {
            return rules.findOrOther(networks::NetworkKey::fromString(key)).name;
        });
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildHead();
    column->addWidget(m_head);
    column->addWidget(makeLine(Qt::Horizontal, this));
    m_drawer = new Drawer(m_context.kit, panelWidth, this);
    m_panes = new InboxPanes(m_context.kit, m_drawer);
    QWidget *list = makeList();
    m_threadPane = makeThread();
    m_panes->setWidgets(list, m_threadPane);
    m_panel = new PersonPanel(m_context, m_drawer);
    m_drawer->setWidgets(m_panes, m_panel);
    column->addWidget(m_drawer, 1);
    addActions();
    followServices();
    followThread();
    measure();
}

InboxPage::~InboxPage() = default;

void InboxPage::buildHead()
{
    const Kit &kit = m_context.kit;
    m_head = new PageHead(kit, tr("Inbox"), this);
    m_note = m_head->findChild<QLabel *>(QStringLiteral("pageNote"));
    m_note->installEventFilter(this);
    m_lists = new SegmentedControl(kit, tr("List"), m_head);
    m_lists->setObjectName(QStringLiteral("inboxLists"));
    m_lists->addSegment(tr("Open"));
    m_lists->addSegment(tr("Mine"));
    m_lists->addSegment(tr("Waiting"));
    m_lists->addSegment(tr("Later"));
    m_lists->addSegment(tr("Done"));
    m_kept = new QWidget(m_head);
    m_kept->setObjectName(QStringLiteral("answeredInTime"));
    auto *kept = new QHBoxLayout(m_kept);
    kept->setSpacing(kit.px(6));
    m_keptWords = makeLabel({}, TypeRole::Body, Ink::Text2, m_kept);
    kept->addWidget(new GlyphLabel(kit, Glyph::Clock, 16, Ink::Text2, m_kept));
    kept->addWidget(m_keptWords);
    m_personButton =
        makeButton(kit, tr("Person"), ButtonKind::Normal, Glyph::User, ButtonSize::Normal, m_head);
    m_personButton->setObjectName(QStringLiteral("personButton"));
    m_personButton->setAccessibleName(tr("Who it is"));
    m_personButton->setToolTip(tr("Who it is"));
    m_personButton->hide();
    m_head->addWidget(m_lists);
    m_head->addWidget(m_kept);
    m_head->addWidget(m_personButton);
    connect(m_lists, &SegmentedControl::currentChanged, this, &InboxPage::showList);
    connect(m_personButton, &QPushButton::clicked, this, [this] { m_drawer->togglePanel(); });
}

QWidget *InboxPage::makeList()
{
    const Kit &kit = m_context.kit;
    auto *pane = new QFrame(m_panes);
    pane->setObjectName(QStringLiteral("listPane"));
    pane->setProperty("surface", QStringLiteral("surface"));
    pane->setProperty("edge", QStringLiteral("end"));
    m_filters = new FilterBar(kit, pane);
    m_choice = new ChoiceBar(kit, pane);
    m_list = new ConversationList(kit, *m_model, pane);
    m_empty = new EmptyState(kit, Glyph::Inbox, {}, {}, pane);
    m_empty->setObjectName(QStringLiteral("inboxEmpty"));
    m_empty->hide();
    m_troubles = new TroubleLine(kit, pane);
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_filters);
    column->addWidget(m_choice);
    column->addWidget(m_list, 1);
    column->addWidget(m_empty, 1);
    column->addWidget(m_troubles);
    connect(m_filters, &FilterBar::changed, this, &InboxPage::refresh);
    connect(m_model, &ConversationModel::chosenChanged, this, &InboxPage::refreshChoice);
    connect(m_list, &ConversationList::currentConversationChanged, this, &InboxPage::showConversation);
    connect(m_list, &ConversationList::escaped, m_model, &ConversationModel::clearChosen);
    connect(m_list, &ConversationList::entered, this, [this](bool byKeyboard) {
        m_panes->showThread(true);
        markRead();
        if (byKeyboard)
            m_view->setFocus(Qt::OtherFocusReason);
    });
    connect(m_choice, &ChoiceBar::cleared, m_model, &ConversationModel::clearChosen);
    connect(m_choice, &ChoiceBar::doneRequested, this, [this] { finish(m_model->chosen()); });
    connect(m_choice, &ChoiceBar::assignRequested, this,
            [this](QWidget *anchor) { m_acts->offerAssignees(m_model->chosen(), anchor); });
    connect(m_choice, &ChoiceBar::moreRequested, this,
            [this](QWidget *anchor) { offerMore(anchor, m_model->chosen()); });
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        if (m_hidden > 0) {
            m_filters->clear();
            refresh();
        } else {
            m_context.navigator.go(PageId::Accounts);
        }
    });
    return pane;
}

QWidget *InboxPage::makeThread()
{
    const Kit &kit = m_context.kit;
    auto *pane = new QFrame(m_panes);
    pane->setObjectName(QStringLiteral("threadPane"));
    pane->setAccessibleName(tr("Conversation"));
    m_nothing = new EmptyState(kit, Glyph::Comment, tr("Nothing is chosen"),
                               tr("The chosen conversation stands here."), pane);
    m_threadContent = new QWidget(pane);
    m_threadHead = new ThreadHead(kit, m_context.actions, m_threadContent);
    m_cardRoom = new QWidget(m_threadContent);
    m_card = new PostCard(kit, m_cardRoom);
    (new QVBoxLayout(m_cardRoom))->addWidget(m_card);
    m_view = new ThreadView(kit, *m_thread, m_threadContent);
    m_view->viewport()->setAutoFillBackground(false);
    m_view->setProperty("surface", QStringLiteral("none"));
    m_box = new ReplyBox(kit, m_context.actions, m_threadContent);
    auto *content = new QVBoxLayout(m_threadContent);
    content->setContentsMargins(0, 0, 0, 0);
    content->setSpacing(0);
    content->addWidget(m_threadHead);
    content->addWidget(m_cardRoom);
    content->addWidget(m_view, 1);
    content->addWidget(m_box);
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_threadContent);
    column->addWidget(m_nothing);
    m_threadContent->hide();
    return pane;
}

void InboxPage::measure()
{
    const Kit &kit = m_context.kit;
    m_cardRoom->layout()->setContentsMargins(kit.px(20), kit.px(16), kit.px(20), 0);
    m_kept->layout()->setContentsMargins(kit.px(8), 0, 0, 0);
}

void InboxPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::StyleChange && m_view)
        measure();
}

bool InboxPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_note && event->type() == QEvent::Resize)
        fitNote();
    return Page::eventFilter(watched, event);
}

// Facts go from the end until the others fit: none is cut.
void InboxPage::fitNote()
{
    QStringList parts = m_noteParts;
    const auto words = [&parts] { return parts.join(QStringLiteral(" · ")); };
    while (!parts.isEmpty() && m_note->fontMetrics().horizontalAdvance(words()) > m_note->width())
        parts.removeLast();
    m_head->setNote(words());
}

void InboxPage::followServices()
{
    connect(&m_services.inbox, &listen::Inbox::changed, this, &InboxPage::changedSomewhere);
    connect(&m_services.replies, &listen::Replies::changed, this, &InboxPage::changedSomewhere);
    connect(&m_services.savedReplies, &listen::SavedReplies::changed, this, &InboxPage::showSaved);
    const auto all = [this] { changedSomewhere({}); };
    connect(&m_services.clients, &clients::ClientService::changed, this, all);
    connect(&m_services.sources, &listen::SourceService::changed, this, [this] {
        if (m_active)
            refreshTroubles();
        else
            m_stale = true;
    });
    connect(m_acts, &ConversationActs::ownNameChanged, this, all);
    connect(&m_context.scope, &Scope::changed, this, all);
    connect(&m_context.minutes, &MinuteTick::minutePassed, this, [this] {
        if (!m_active)
            return;
        m_model->refreshTimes();
        m_thread->refreshTimes();
        refreshHead();
    });
    connect(m_drawer, &Drawer::narrowChanged, this, [this](bool narrow) {
        m_personButton->setVisible(narrow);
        m_kept->setVisible(!narrow && !m_keptWords->text().isEmpty());
    });
    connect(m_panes, &InboxPanes::arranged, this,
            [this] { m_threadHead->setBackShown(m_panes->isSingle()); });
}

void InboxPage::followThread()
{
    connect(m_threadHead, &ThreadHead::backRequested, this, &InboxPage::backToList);
    connect(m_threadHead->assignButton(), &QPushButton::clicked, this,
            [this] { m_acts->offerAssignees({m_shown}, m_threadHead->assignButton()); });
    connect(m_threadHead->laterButton(), &QPushButton::clicked, this,
            [this] { m_acts->offerLater({m_shown}, m_threadHead->laterButton()); });
    connect(m_threadHead->doneButton(), &QPushButton::clicked, this, [this] { finish({m_shown}); });
    connect(m_threadHead->moreButton(), &QPushButton::clicked, this,
            [this] { offerMore(m_threadHead->moreButton(), {m_shown}); });
    connect(m_card->openButton(), &QPushButton::clicked, this, [this] {
        if (m_conversation && !m_conversation->postId.isNull())
            m_context.navigator.openPost(m_conversation->postId);
        else if (!m_answeredPage.isEmpty())
            m_services.openAddress(m_answeredPage);
    });
    connect(m_view, &ThreadView::openRequested, this,
            [this](const QUrl &url) { m_services.openAddress(url); });
    connect(m_view, &ThreadView::copied, this, [this] { m_context.navigator.say(tr("Copied.")); });
    connect(m_view, &ThreadView::picturesRequested, this, &InboxPage::askPictures);
    connect(m_view, &ThreadView::noteRemovalRequested, this, [this](const listen::EntryId &entry) {
        const auto entries = m_services.inbox.entries(m_shown);
        if (!entries)
            return;
        for (const listen::ConversationEntry &one : *entries) {
            if (one.id == entry)
                m_acts->removeNote(m_shown, one);
        }
    });
    connect(m_view, &ThreadView::tryAgainRequested, this, [this](const plan::PostId &post) {
        if (const auto again = m_services.replies.tryAgain(post); !again)
            m_context.navigator.report(again.error());
    });
    connect(m_view, &ThreadView::takeBackRequested, this, [this](const plan::PostId &post) {
        if (const auto back = m_services.replies.takeBack(post); !back)
            m_context.navigator.report(back.error());
    });
    connect(m_view, &ThreadView::outboxRequested, this,
            [this](const publish::DeliveryId &id) { m_context.navigator.showInOutbox(id); });
    connect(m_box, &ReplyBox::replyRequested, this, &InboxPage::sendReply);
    connect(m_box, &ReplyBox::noteRequested, this, &InboxPage::addNote);
    connect(m_box, &ReplyBox::savedChosen, this, &InboxPage::insertSaved);
    connect(m_box, &ReplyBox::manageSavedRequested, this, [this](QWidget *anchor) { saveReply(anchor); });
    connect(m_box, &ReplyBox::left, this,
            [this] { m_list->isVisible() ? m_list->setFocus() : m_view->setFocus(); });
    connect(m_box, &ReplyBox::draftChanged, this, [this] {
        constexpr Milliseconds pause(800);
        m_draftChanged = true;
        if (std::exchange(m_keepsDraft, true))
            return;
        m_context.timers.callAfter(pause, this, [this] {
            m_keepsDraft = false;
            keepDraft();
        });
    });
    connect(m_panel, &PersonPanel::conversationRequested, this, &InboxPage::openConversation);
    connect(m_panel, &PersonPanel::pageRequested, this,
            [this](const QUrl &page) { m_services.openAddress(page); });
    connect(m_panel, &PersonPanel::forgetRequested, this, [this] {
        if (m_conversation && m_person.forget)
            m_person.forget(*m_conversation);
    });
    connect(m_panel, &PersonPanel::exportRequested, this, [this] {
        if (m_conversation && m_person.exportAll)
            m_person.exportAll(*m_conversation);
    });
    connect(m_panel, &PersonPanel::sameAnswered, this, [this](bool yes) {
        if (!m_same)
            return;
        if (const auto answered = yes ? m_same->yes() : m_same->no(); !answered)
            m_context.navigator.report(answered.error());
        refreshPerson();
    });
}

void InboxPage::activate()
{
    m_active = true;
    if (m_stale)
        refresh();
    else
        m_model->refreshTimes();
    markRead();
}

void InboxPage::deactivate()
{
    m_active = false;
    keepDraft();
}

Result<void> InboxPage::keepWork()
{
    if (!m_draftChanged || m_shown.isNull())
        return {};
    m_draftChanged = false;
    auto kept = m_services.replies.keepDraft(m_shown, m_box->draft());
    m_draftChanged = !kept.has_value();
    return kept;
}

void InboxPage::keepDraft()
{
    if (const auto kept = keepWork(); !kept)
        m_context.navigator.report(kept.error());
}

QList<QWidget *> InboxPage::panes()
{
    return {m_list->isVisible() ? static_cast<QWidget *>(m_list) : m_empty, m_view, m_box->field(), m_panel};
}

QWidget *InboxPage::firstFocus()
{
    if (m_list->isVisible())
        return m_list;
    return m_panes->isSingle() && m_view->isVisible() ? static_cast<QWidget *>(m_view)
                                                      : m_lists->segment(m_lists->currentIndex());
}

bool InboxPage::findInPage()
{
    m_filters->focusFind();
    return true;
}

void InboxPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        if (!m_model->chosen().isEmpty()) {
            m_model->clearChosen();
            return;
        }
        if (m_panes->isSingle() && m_panes->isThreadShown()) {
            backToList();
            return;
        }
        if (!m_list->hasFocus() && m_list->isVisible()) {
            m_list->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
    Page::keyPressEvent(event);
}

} // namespace hatstand::ui::inbox
