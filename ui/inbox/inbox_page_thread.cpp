// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clients/account_service.h"
#include "clients/client_service.h"
#include "inbox/conversation_list.h"
#include "inbox/filter_bar.h"
#include "inbox/inbox_page.h"
#include "inbox/inbox_panes.h"
#include "inbox/inbox_words.h"
#include "inbox/message_document.h"
#include "inbox/own_name.h"
#include "inbox/person_panel.h"
#include "inbox/post_card.h"
#include "inbox/reply_box.h"
#include "inbox/thread_head.h"
#include "inbox/thread_view.h"
#include "kit/empty_state.h"
#include "kit/segmented_control.h"
#include "listen/inbox/inbox.h"
#include "listen/replies/replies.h"
#include "listen/replies/saved_replies.h"
#include "networks/rules_catalogue.h"
#include "plan/post_service.h"

#include <QPlainTextEdit>

/// The conversation that is shown: all that stands in it, what it answers, and who speaks.
namespace hatstand::ui::inbox
{

void InboxPage::showConversation(const listen::ConversationId &id)
{
    if (id == m_shown && !id.isNull())
        return;
    keepDraft();
    m_shown = id;
    m_draftChanged = false;
    refreshThread(true);
    if (m_conversation) {
        refreshBox();
        m_box->setDraft(m_services.replies.draft(m_shown).value_or(listen::ReplyDraft()));
        markRead();
    }
}

void InboxPage::markRead()
{
    // What stands behind the list has not been seen.
    if (!m_active || !m_conversation || !m_conversation->unread || !m_panes->isThreadShown())
        return;
    m_isReading = true;
    if (const auto read = m_services.inbox.markRead({m_shown}); read)
        m_conversation->unread = false;
    m_isReading = false;
}

void InboxPage::refreshThread(bool toEnd)
{
    m_conversation.reset();
    if (!m_shown.isNull()) {
        if (auto conversation = m_services.inbox.conversation(m_shown))
            m_conversation = std::move(*conversation);
    }
    const bool shows = m_conversation.has_value();
    m_threadContent->setVisible(shows);
    m_nothing->setVisible(!shows);
    if (!shows) {
        m_thread->clear();
        m_panel->clear();
        return;
    }
    const listen::Conversation &conversation = *m_conversation;
    const auto messages = m_services.inbox.messages(m_shown);
    const auto entries = m_services.inbox.entries(m_shown);
    const auto toCome = m_services.replies.toCome(m_shown);
    if (!messages || !entries) {
        m_context.navigator.report(messages ? entries.error() : messages.error());
        return;
    }
    // Whoever reads further up goes on reading there.
    const bool follows = toEnd || m_view->isAtEnd();
    m_thread->set(m_shown, *messages, *entries, toCome ? *toCome : std::vector<listen::ReplyToCome>(),
                  systemZone());
    if (follows)
        m_view->toEnd();

    ThreadHead::Shown head;
    QString title = conversation.aboutTitle;
    if (!conversation.postId.isNull()) {
        if (const auto post = m_services.posts.post(conversation.postId))
            title = post->shownTitle();
    }
    head.title = headline(conversation.channel, title);
    head.network = conversation.network;
    head.networkName = m_model->networkName(conversation.network);
    const auto client = m_services.clients.client(conversation.clientId);
    head.where = tr("%1 · %2 · %3", "client, network, when it began")
                     .arg(client ? client->name : QString(), head.networkName,
                          saidWhen(conversation.firstAt, m_context.clock.now(), systemZone()));
    head.assignedTo = conversation.assignedTo;
    head.isOpen = conversation.state != listen::ConversationState::Done;
    m_threadHead->show(head);
    m_box->setName(conversation.speakerName);
    // It may have been sent, or taken back, since.
    if (!m_draftChanged) {
        const listen::ReplyDraft draft = m_services.replies.draft(m_shown).value_or(listen::ReplyDraft());
        if (draft.text != m_box->field()->toPlainText())
            m_box->setDraft(draft);
    }
    refreshCard();
    refreshPerson();
}

void InboxPage::refreshCard()
{
    const listen::Conversation &conversation = *m_conversation;
    m_answeredPage = QUrl();
    PostCard::Shown card;
    if (!conversation.postId.isNull()) {
        if (const auto post = m_services.posts.post(conversation.postId)) {
            card.text = post->text.isEmpty() ? post->shownTitle() : post->text;
            if (post->planned)
                card.remark = tr("Our post, %1", "when it went out")
                                  .arg(saidWhen(post->planned->instant, m_context.clock.now(), systemZone()));
            card.open = tr("Open our post “%1”").arg(post->shownTitle());
            m_cardRoom->show();
            m_card->show(card);
            if (m_services.postPicture && !post->media.empty())
                loadCardPicture(conversation.postId);
            return;
        }
    }
    const QString address = openable(conversation.about);
    m_cardRoom->setVisible(!address.isEmpty());
    if (address.isEmpty())
        return;
    m_answeredPage = QUrl(address);
    card.isPage = true;
    card.text = conversation.aboutTitle.isEmpty() ? address : conversation.aboutTitle;
    card.remark = tr("Stands below a page of %1", "host").arg(m_answeredPage.host());
    card.open = tr("Open %1", "address").arg(address);
    m_card->show(card);
}

QCoro::Task<void> InboxPage::loadCardPicture(plan::PostId id)
{
    const QPointer self(this);
    const int side = m_context.kit.px(PostCard::picture);
    const QImage picture =
        co_await m_services.postPicture(id, QSize(side * 2, side * 2), devicePixelRatioF());
    // Another one may be shown by now.
    if (self && m_conversation && m_conversation->postId == id)
        m_card->setPicture(picture);
}

void InboxPage::refreshBox()
{
    auto form = m_services.replies.form(m_shown);
    if (form)
        m_box->setForm(std::move(*form));
    else
        m_box->setForm(std::nullopt, form.error().sentence());
    showSaved();
}

void InboxPage::showSaved()
{
    if (m_conversation)
        m_box->setSaved(
            m_services.savedReplies.of(m_conversation->clientId).value_or(std::vector<listen::SavedReply>()));
}

void InboxPage::refreshPerson()
{
    m_same.reset();
    if (!m_conversation) {
        m_panel->clear();
        return;
    }
    auto facts = m_person.facts(*m_conversation);
    if (!facts) {
        m_panel->clear();
        return;
    }
    m_same = facts->same;
    m_panel->show(*facts, static_cast<bool>(m_person.forget), static_cast<bool>(m_person.exportAll));
}

void InboxPage::notePeople()
{
    if (m_active)
        refreshPerson();
    else
        m_stale = true;
}

void InboxPage::askPictures(int row)
{
    const ThreadItem &item = m_thread->at(row);
    QStringList addresses;
    for (const networks::IncomingMedia &media : item.media) {
        const QString address = openable(media.url.toString(QUrl::FullyEncoded));
        if (!address.isEmpty() && !media.mimeType.startsWith(QStringLiteral("video")))
            addresses << address;
    }
    if (!m_services.loadPicture) {
        for (const QString &address : addresses)
            m_services.openAddress(QUrl(address));
        return;
    }
    m_thread->wantPictures(row);
    loadPictures(addresses);
}

QCoro::Task<void> InboxPage::loadPictures(QStringList addresses)
{
    const QPointer self(this);
    const listen::ConversationId shown = m_shown;
    QString failed;
    for (const QString &address : addresses) {
        const auto picture = co_await m_services.loadPicture(QUrl(address));
        if (!self || m_shown != shown)
            co_return;
        if (picture)
            m_thread->setPicture(address, *picture);
        else
            failed = picture.error().sentence();
    }
    if (!failed.isEmpty())
        m_context.navigator.say(tr("A picture could not be loaded. %1", "why").arg(failed));
}

void InboxPage::open(const PageRequest &request)
{
    const auto *wanted = std::get_if<ShowConversation>(&request);
    if (!wanted)
        return;
    openConversation(listen::ConversationId::fromString(wanted->id));
    if (wanted->answer)
        write(false);
}

void InboxPage::openConversation(const listen::ConversationId &id)
{
    const auto conversation = m_services.inbox.conversation(id);
    if (!conversation) {
        m_context.navigator.report(conversation.error());
        return;
    }
    if (!m_list->show(id)) {
        List list = List::Open;
        switch (conversation->state) {
        case listen::ConversationState::Open:
            break;
        case listen::ConversationState::Waiting:
            list = List::Waiting;
            break;
        case listen::ConversationState::Later:
            list = List::Later;
            break;
        case listen::ConversationState::Done:
            list = List::Done;
            break;
        }
        m_filters->clear();
        m_lists->setCurrentIndex(static_cast<int>(list));
        refresh();
        m_list->show(id);
    }
    m_panes->showThread(true);
    m_list->setFocus(Qt::OtherFocusReason);
}

void InboxPage::backToList()
{
    m_panes->showThread(false);
    m_list->setFocus(Qt::OtherFocusReason);
}

} // namespace hatstand::ui::inbox
