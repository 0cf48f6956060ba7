// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/conversation_acts.h"

#include "inbox/own_name.h"
#include "kit/time_words.h"
#include "listen/kinds/kind_names.h"
#include "plan/post_service.h"

#include <memory>

namespace hatstand::ui::inbox
{

namespace
{
int size(const ConversationActs::Ids &ids)
{
    return static_cast<int>(ids.size());
}

int size(const listen::SeenConversations &seen)
{
    return static_cast<int>(seen.size());
}
} // namespace

ConversationActs::ConversationActs(const PageContext &context, listen::Inbox &inbox, plan::PostService &posts,
                                   QObject *parent)
    : QObject(parent), m_context(context), m_inbox(inbox), m_posts(posts)
{
}

bool ConversationActs::run(const QString &words, const Command &command)
{
    auto changed = command();
    if (!changed) {
        m_context.navigator.report(changed.error());
        return false;
    }
    // What is taken back is what the last doing of it has changed.
    const auto changes = std::make_shared<listen::ConversationChanges>(std::move(*changed));
    UndoStep step;
    step.text = words;
    step.undo = [&inbox = m_inbox, changes] { return inbox.restore(*changes); };
    step.redo = [command, changes]() -> Result<void> {
        auto again = command();
        if (!again)
            return fail(std::move(again.error()));
        *changes = std::move(*again);
        return {};
    };
    m_context.undo.push(std::move(step));
    return true;
}

bool ConversationActs::runPlain(const QString &words, const std::function<Result<void>()> &command,
                                const std::function<Result<void>()> &back)
{
    if (const auto done = command(); !done) {
        m_context.navigator.report(done.error());
        return false;
    }
    m_context.undo.push({words, back, command});
    return true;
}

void ConversationActs::done(const listen::SeenConversations &seen)
{
    if (!seen.empty())
        run(tr("%n conversation(s) done", nullptr, size(seen)),
            [&inbox = m_inbox, seen] { return inbox.markDone(seen); });
}

void ConversationActs::reopen(const Ids &ids)
{
    if (!ids.isEmpty())
        run(tr("%n conversation(s) taken up again", nullptr, size(ids)),
            [&inbox = m_inbox, ids] { return inbox.reopen(listed(ids)); });
}

void ConversationActs::markWaiting(const listen::SeenConversations &seen)
{
    if (!seen.empty())
        run(tr("Waiting for an answer: %n conversation(s)", nullptr, size(seen)),
            [&inbox = m_inbox, seen] { return inbox.markWaiting(seen); });
}

void ConversationActs::assign(const Ids &ids, const QString &to)
{
    if (ids.isEmpty())
        return;
    const QString by = ownName(m_context.preferences);
    run(to.isEmpty() ? tr("Assigned to nobody") : tr("Assigned to %1").arg(to),
        [&inbox = m_inbox, ids, to, by] { return inbox.assign(listed(ids), to, by); });
}

void ConversationActs::putOff(const Ids &ids, Instant until)
{
    if (ids.isEmpty())
        return;
    const QByteArray zone = systemZone();
    const QString when =
        dayAndTimeWords(wallTimeAt(until, zone), wallTimeAt(m_context.clock.now(), zone).date);
    run(tr("Put off until %1", "when").arg(when),
        [&inbox = m_inbox, ids, until] { return inbox.putOff(listed(ids), until); });
}

void ConversationActs::setKind(const Ids &ids, listen::ConversationKind kind)
{
    if (!ids.isEmpty())
        run(tr("Kind: %1").arg(listen::kindName(kind)),
            [&inbox = m_inbox, ids, kind] { return inbox.setKind(listed(ids), kind); });
}

void ConversationActs::addLabel(const Ids &ids, const QString &label)
{
    // Only from those that have not had it, so that it can be taken back.
    Ids without;
    for (const listen::ConversationId &id : ids) {
        const auto labels = m_inbox.labels(id);
        if (labels && !labels->contains(label))
            without.insert(id);
    }
    if (without.isEmpty())
        return;
    runPlain(
        tr("Label “%1” given").arg(label),
        [&inbox = m_inbox, without, label] { return inbox.addLabel(listed(without), label); },
        [&inbox = m_inbox, without, label] { return inbox.removeLabel(listed(without), label); });
}

void ConversationActs::removeLabel(const Ids &ids, const QString &label)
{
    Ids with;
    for (const listen::ConversationId &id : ids) {
        const auto labels = m_inbox.labels(id);
        if (labels && labels->contains(label))
            with.insert(id);
    }
    if (with.isEmpty())
        return;
    runPlain(
        tr("Label “%1” taken away").arg(label),
        [&inbox = m_inbox, with, label] { return inbox.removeLabel(listed(with), label); },
        [&inbox = m_inbox, with, label] { return inbox.addLabel(listed(with), label); });
}

void ConversationActs::addNote(const listen::ConversationId &id, const QString &text)
{
    const auto entry = std::make_shared<listen::EntryId>();
    const QString who = ownName(m_context.preferences);
    runPlain(
        tr("Note added"),
        [&inbox = m_inbox, id, text, who, entry]() -> Result<void> {
            const auto added = inbox.addNote(id, text, who);
            if (!added)
                return fail(added.error());
            *entry = *added;
            return {};
        },
        [&inbox = m_inbox, entry] { return inbox.removeNote(*entry); });
}

void ConversationActs::removeNote(const listen::ConversationId &id, const listen::ConversationEntry &note)
{
    const auto entry = std::make_shared<listen::EntryId>(note.id);
    runPlain(
        tr("Note deleted"), [&inbox = m_inbox, entry] { return inbox.removeNote(*entry); },
        [&inbox = m_inbox, id, entry, text = note.text, who = note.who]() -> Result<void> {
            const auto added = inbox.addNote(id, text, who);
            if (!added)
                return fail(added.error());
            *entry = *added;
            return {};
        });
}

void ConversationActs::makePost(const listen::Conversation &conversation, const QString &text, bool idea)
{
    plan::Post post;
    post.clientId = conversation.clientId;
    post.title = tr("From %1", "who said it").arg(conversation.speakerName);
    post.text = text;
    post.status = idea ? plan::PostStatus::Idea : plan::PostStatus::Draft;
    const auto added = m_posts.add(post);
    if (!added) {
        m_context.navigator.report(added.error());
        return;
    }
    const plan::PostId id = *added;
    m_context.undo.push({idea ? tr("Idea made of what %1 said").arg(conversation.speakerName)
                              : tr("Draft made of what %1 said").arg(conversation.speakerName),
                         [&posts = m_posts, id] { return posts.remove(id); },
                         [&posts = m_posts, id] { return posts.restore(id); }});
    if (!idea)
        m_context.navigator.openPost(id);
}

} // namespace hatstand::ui::inbox
