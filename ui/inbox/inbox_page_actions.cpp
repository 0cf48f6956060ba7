// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clients/account_service.h"
#include "clients/client_service.h"
#include "inbox/choice_bar.h"
#include "inbox/conversation_acts.h"
#include "inbox/conversation_list.h"
#include "inbox/inbox_page.h"
#include "inbox/inbox_panes.h"
#include "inbox/message_document.h"
#include "inbox/own_name.h"
#include "inbox/reply_box.h"
#include "inbox/thread_head.h"
#include "inbox/thread_model.h"
#include "kit/menus.h"
#include "listen/inbox/inbox.h"
#include "listen/replies/replies.h"
#include "listen/replies/reply_variables.h"
#include "listen/replies/saved_replies.h"

#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>

#include <memory>

/// What can be done on the page.
namespace hatstand::ui::inbox
{

std::vector<ActionSpec> InboxPage::actionSpecs()
{
    std::vector<ActionSpec> specs;
    const auto add = [&specs](const char *id, const QString &text, Glyph glyph,
                              const QKeySequence &key) -> ActionSpec & {
        ActionSpec spec;
        spec.id = QString::fromLatin1(id);
        spec.text = text;
        spec.group = tr("Inbox");
        spec.glyph = glyph;
        if (!key.isEmpty())
            spec.keys = {key};
        spec.onChosen = true;
        return specs.emplace_back(std::move(spec));
    };
    add("inbox.next", tr("Next conversation"), Glyph::Down, Qt::Key_J).inPalette = false;
    add("inbox.previous", tr("Previous conversation"), Glyph::Up, Qt::Key_K).inPalette = false;
    add("inbox.choose", tr("Choose the conversation, or not"), Glyph::Check, Qt::Key_X);
    add("inbox.choose-next", tr("Choose the next one too"), Glyph::Down, QKeySequence(Qt::SHIFT | Qt::Key_J))
        .inPalette = false;
    add("inbox.choose-previous", tr("Choose the previous one too"), Glyph::Up,
        QKeySequence(Qt::SHIFT | Qt::Key_K))
        .inPalette = false;
    add("inbox.reply", tr("Reply"), Glyph::Reply, Qt::Key_R);
    add("inbox.note", tr("Write a note to the team"), Glyph::Lock, Qt::Key_N);
    add("inbox.send", tr("Reply and done, or add the note"), Glyph::Sending,
        QKeySequence(Qt::CTRL | Qt::Key_Return));
    add("inbox.done", tr("Done, or take up again"), Glyph::Check, Qt::Key_E);
    add("inbox.assign", tr("Assign to somebody…"), Glyph::User, Qt::Key_A);
    add("inbox.later", tr("Later…"), Glyph::Clock, Qt::Key_H);
    add("inbox.waiting", tr("Wait for their answer"), Glyph::Pause, Qt::Key_W);
    add("inbox.more", tr("More for the conversation…"), Glyph::More, Qt::Key_M);
    add("inbox.post", tr("Make a post from this"), Glyph::Draft, Qt::Key_P);
    add("inbox.idea", tr("Make an idea from this"), Glyph::Idea, Qt::Key_I);
    add("inbox.saved", tr("Insert a saved reply…"), Glyph::Reply, {});
    add("inbox.own-name", tr("What you are called in notes…"), Glyph::User, {});
    return specs;
}

void InboxPage::addActions()
{
    const auto specs = actionSpecs();
    const auto bind = [this, &specs](const char *id, std::function<void()> run) {
        m_context.actions.bind(this, specs, QString::fromLatin1(id), std::move(run));
    };
    const auto anchor = [this](QPushButton *ofThread, QPushButton *ofChoice) -> QWidget * {
        if (hasChoice() && ofChoice->isVisible())
            return ofChoice;
        return ofThread->isVisible() ? static_cast<QWidget *>(ofThread) : m_list;
    };
    bind("inbox.next", [this] { m_list->move(1); });
    bind("inbox.previous", [this] { m_list->move(-1); });
    bind("inbox.choose", [this] { m_list->toggleChosen(); });
    bind("inbox.choose-next", [this] { m_list->extend(1); });
    bind("inbox.choose-previous", [this] { m_list->extend(-1); });
    bind("inbox.reply", [this] { write(false); });
    bind("inbox.note", [this] { write(true); });
    bind("inbox.send", [this] {
        if (m_conversation)
            m_box->send(true);
    });
    bind("inbox.done", [this] { finish(meant()); });
    bind("inbox.assign", [this, anchor] {
        m_acts->offerAssignees(meant(), anchor(m_threadHead->assignButton(), m_choice->assignButton()));
    });
    bind("inbox.later", [this, anchor] {
        m_acts->offerLater(meant(), anchor(m_threadHead->laterButton(), m_choice->moreButton()));
    });
    bind("inbox.waiting", [this] { m_acts->markWaiting(seenOf(meant())); });
    bind("inbox.more",
         [this, anchor] { offerMore(anchor(m_threadHead->moreButton(), m_choice->moreButton()), meant()); });
    bind("inbox.post", [this] { makePost(false); });
    bind("inbox.idea", [this] { makePost(true); });
    bind("inbox.saved", [this] {
        if (m_conversation && m_box->canAnswer()) {
            write(false);
            m_box->offerSaved();
        }
    });
    bind("inbox.own-name", [this] { m_acts->askOwnName(this); });
}

bool InboxPage::hasChoice() const
{
    return !m_model->chosen().isEmpty();
}

QSet<listen::ConversationId> InboxPage::meant() const
{
    if (hasChoice())
        return m_model->chosen();
    return m_conversation ? QSet<listen::ConversationId>{m_shown} : QSet<listen::ConversationId>();
}

// What is shown has been seen up to what stands there, and not what has come in since.
listen::SeenConversations InboxPage::seenOf(const QSet<listen::ConversationId> &ids) const
{
    listen::SeenConversations seen = m_model->seen(ids);
    for (listen::SeenConversation &one : seen) {
        if (m_conversation && one.id == m_shown)
            one.lastRow = m_conversation->lastRow;
    }
    return seen;
}

void InboxPage::finish(const QSet<listen::ConversationId> &ids)
{
    if (ids.isEmpty())
        return;
    const bool isDone = m_conversation && m_conversation->state == listen::ConversationState::Done;
    const bool reopens = ids.contains(m_shown) && ids.size() == 1
                             ? isDone
                             : m_model->query().state == listen::ConversationState::Done;
    const QSet<listen::ConversationId> all = ids; // the choice goes before they do
    m_model->clearChosen();
    if (reopens)
        m_acts->reopen(all);
    else
        m_acts->done(seenOf(all));
}

void InboxPage::offerMore(QWidget *anchor, const QSet<listen::ConversationId> &ids)
{
    if (ids.isEmpty())
        return;
    const Kit &kit = m_context.kit;
    const bool isOne = ids.size() == 1 && ids.contains(m_shown) && m_conversation;
    auto *menu = new QMenu(anchor);
    menu->setObjectName(QStringLiteral("moreMenu"));
    menu->setAccessibleName(tr("More"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(kit.icon(Glyph::Clock), tr("Later…"), this,
                    [this, ids, at = QPointer(anchor)] { m_acts->offerLater(ids, at); })
        ->setObjectName(QStringLiteral("moreLater"));
    menu->addAction(kit.icon(Glyph::Pause), tr("Wait for their answer"), this,
                    [this, ids] { m_acts->markWaiting(seenOf(ids)); })
        ->setObjectName(QStringLiteral("moreWaiting"));
    QMenu *kinds = menu->addMenu(kit.icon(Glyph::Flag), tr("Kind"));
    kinds->setObjectName(QStringLiteral("moreKinds"));
    m_acts->offerKinds(*kinds, ids, isOne ? std::optional(m_conversation->kind) : std::nullopt);
    QMenu *labels = menu->addMenu(kit.icon(Glyph::Tag), tr("Labels"));
    labels->setObjectName(QStringLiteral("moreLabels"));
    m_acts->offerLabels(*labels, ids,
                        isOne ? m_services.inbox.labels(m_shown).value_or(QStringList()) : QStringList());
    if (isOne) {
        menu->addSeparator();
        menu->addAction(kit.icon(Glyph::Draft), tr("Make a post from this"), this,
                        [this] { makePost(false); })
            ->setObjectName(QStringLiteral("morePost"));
        menu->addAction(kit.icon(Glyph::Idea), tr("Make an idea from this"), this, [this] { makePost(true); })
            ->setObjectName(QStringLiteral("moreIdea"));
        QString address;
        for (int row = m_thread->rowCount() - 1; row >= 0 && address.isEmpty(); --row)
            address = m_thread->at(row).address;
        if (!address.isEmpty()) {
            menu->setToolTipsVisible(true);
            menu->addAction(kit.icon(Glyph::Ext), tr("Read it on its network"), this,
                            [this, address] { m_services.openAddress(QUrl(address)); })
                ->setToolTip(address);
        }
    }
    popUpUnder(*menu, anchor);
}

void InboxPage::write(bool note)
{
    if (!m_conversation)
        return;
    m_panes->showThread(true);
    markRead();
    if (!note && !m_box->canAnswer())
        m_context.navigator.say(tr("This cannot be answered from here. You can write a note."));
    m_box->write(note);
}

void InboxPage::sendReply(const QString &text, bool thenDone)
{
    if (!m_conversation)
        return;
    listen::NewReply reply;
    reply.conversation = m_shown;
    reply.answers = m_box->answered();
    reply.text = text;
    reply.thenDone = thenDone;
    reply.seenRow = m_conversation->lastRow;
    reply.who = ownName(m_context.preferences);
    const QString name = m_conversation->speakerName;
    m_draftChanged = false;
    const auto sent = m_services.replies.send(reply);
    if (!sent) {
        m_draftChanged = true;
        m_context.navigator.report(sent.error());
        m_box->field()->setFocus(Qt::OtherFocusReason);
        return;
    }
    const auto post = std::make_shared<plan::PostId>(*sent);
    m_context.undo.push({tr("Answer to %1").arg(name),
                         [&replies = m_services.replies, post] { return replies.takeBack(*post); },
                         [&replies = m_services.replies, post, reply]() -> Result<void> {
                             const auto again = replies.send(reply);
                             if (!again)
                                 return fail(again.error());
                             *post = *again;
                             return {};
                         }});
    // It may be the same one still, where it stays in the list.
    if (m_shown == reply.conversation) {
        m_box->setDraft({});
        m_draftChanged = false;
        refreshThread(true);
    }
    if (m_list->isVisible())
        m_list->setFocus(Qt::OtherFocusReason);
}

void InboxPage::addNote(const QString &text)
{
    if (!m_conversation)
        return;
    const listen::ConversationId id = m_shown;
    m_acts->addNote(id, text);
    m_draftChanged = false;
    m_box->setDraft({});
    if (const auto kept = m_services.replies.keepDraft(id, {}); !kept)
        m_context.navigator.report(kept.error());
    refreshThread(true);
    if (m_list->isVisible())
        m_list->setFocus(Qt::OtherFocusReason);
}

void InboxPage::insertSaved(const listen::SavedReplyId &id)
{
    if (!m_conversation)
        return;
    const auto saved = m_services.savedReplies.of(m_conversation->clientId);
    if (!saved)
        return;
    listen::ReplyNames names;
    names.name = m_conversation->speakerName;
    names.me = ownName(m_context.preferences);
    if (const auto client = m_services.clients.client(m_conversation->clientId))
        names.client = client->name;
    const auto speaker = m_services.inbox.speaker(m_conversation->speakerId);
    if (speaker && speaker->has_value())
        names.handle = (*speaker)->handle;
    for (const listen::SavedReply &one : *saved) {
        if (one.id == id)
            m_box->insert(listen::filledIn(one.text, names));
    }
}

QCoro::Task<void> InboxPage::saveReply(QPointer<QWidget> anchor)
{
    const QPointer self(this);
    const QString text = m_box->draft().text.trimmed();
    if (text.isEmpty() || !m_conversation) {
        m_context.navigator.say(tr("Write the reply first, then save it."));
        co_return;
    }
    const clients::ClientId client = m_conversation->clientId;
    // A variable: gcc 12 destroys a temporary of a braced list twice here.
    const TextRequest request{
        tr("Save as a reply"),
        tr("“{first}” in it stands for the first name of whom you answer, “{client}” for the client."),
        tr("Name"),
        text.section(QLatin1Char('\n'), 0, 0).left(40),
        tr("Save"),
        false};
    const auto name = co_await m_context.dialogs.askText(anchor, request);
    if (!self || !name)
        co_return;
    listen::SavedReply saved;
    saved.clientId = client;
    saved.name = name->simplified();
    saved.text = text;
    const auto added = m_services.savedReplies.add(saved);
    if (!added)
        m_context.navigator.report(added.error());
    else
        m_context.navigator.say(tr("Saved. “/” in the box offers it."));
}

QString InboxPage::lastTheirs() const
{
    for (int row = m_thread->rowCount() - 1; row >= 0; --row) {
        const ThreadItem &item = m_thread->at(row);
        if (item.kind == ThreadItem::Kind::Message && !item.isOurs)
            return item.text;
    }
    return {};
}

void InboxPage::makePost(bool idea)
{
    if (m_conversation)
        m_acts->makePost(*m_conversation, lastTheirs(), idea);
}

} // namespace hatstand::ui::inbox
