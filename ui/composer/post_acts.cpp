// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/post_acts.h"

#include "composer/when_words.h"
#include "plan/post_service.h"
#include "publish/outbox.h"

namespace hatstand::ui::composer
{

PostActs::PostActs(const PageContext &context, const Services &services, ComposerState &state,
                   ComposerSaver &saver, QObject *parent)
    : QObject(parent), m_context(context), m_services(services), m_state(state), m_saver(saver)
{
}

bool PostActs::did(const Result<void> &result)
{
    if (!result)
        m_context.navigator.report(result.error());
    return result.has_value();
}

bool PostActs::keep()
{
    return did(m_saver.keep());
}

void PostActs::goBack()
{
    m_context.navigator.goBack();
}

void PostActs::leave()
{
    if (keep())
        goBack();
}

void PostActs::schedule()
{
    const auto planned = m_state.post().planned;
    if (!planned || !keep())
        return;
    const plan::PostId id = m_state.post().id;
    if (m_state.post().status == plan::PostStatus::Scheduled) {
        goBack(); // it stands in the outbox already, with what was just stored
        return;
    }
    publish::Outbox &outbox = m_services.outbox;
    if (!did(outbox.schedule(id)))
        return;
    UndoStep step;
    step.text = tr("Scheduled for %1").arg(shortTimeWords(*planned, m_context.clock.now()));
    step.undo = [&outbox, id] { return outbox.unschedule(id); };
    step.redo = [&outbox, id] { return outbox.schedule(id); };
    m_context.undo.push(std::move(step));
    goBack();
}

void PostActs::sendNow()
{
    if (!keep())
        return;
    // What has been sent cannot be taken back: no undo is offered.
    if (!did(m_services.outbox.sendNow(m_state.post().id)))
        return;
    m_context.navigator.say(tr("It is on its way."));
    goBack();
}

void PostActs::unschedule()
{
    if (!keep())
        return;
    const plan::PostId id = m_state.post().id;
    publish::Outbox &outbox = m_services.outbox;
    if (!did(outbox.unschedule(id)))
        return;
    UndoStep step;
    step.text = tr("Taken out of the outbox");
    step.undo = [&outbox, id] { return outbox.schedule(id); };
    step.redo = [&outbox, id] { return outbox.unschedule(id); };
    m_context.undo.push(std::move(step));
}

void PostActs::saveAsDraft()
{
    if (!keep())
        return;
    if (m_state.post().status == plan::PostStatus::Idea && m_services.posts.post(m_state.post().id) &&
        !did(m_services.posts.setIdea(m_state.post().id, false)))
        return;
    m_context.navigator.say(tr("Saved as a draft."));
    goBack();
}

void PostActs::keepAsIdea()
{
    const auto before = m_state.post().planned;
    if (!keep())
        return;
    const plan::PostId id = m_state.post().id;
    plan::PostService &posts = m_services.posts;
    if (!did(posts.setIdea(id, true)))
        return;
    UndoStep step;
    step.text = tr("Kept as an idea");
    step.undo = [&posts, id, before]() -> Result<void> {
        if (auto draft = posts.setIdea(id, false); !draft || !before)
            return draft;
        return posts.setPlanned(id, before);
    };
    step.redo = [&posts, id] { return posts.setIdea(id, true); };
    m_context.undo.push(std::move(step));
    goBack();
}

void PostActs::remove()
{
    const plan::PostId id = m_state.post().id;
    plan::PostService &posts = m_services.posts;
    if (!posts.post(id)) {
        m_saver.drop();
        goBack();
        return;
    }
    // Stored first, so that taking it back brings the last words too.
    if (!keep() || !did(posts.remove(id)))
        return;
    UndoStep step;
    step.text = tr("Deleted “%1”").arg(m_state.post().shownTitle());
    step.undo = [&posts, id] { return posts.restore(id); };
    step.redo = [&posts, id] { return posts.remove(id); };
    m_context.undo.push(std::move(step));
    goBack();
}

void PostActs::copyAsDraft()
{
    const auto copied = m_services.posts.copy(m_state.post().id, std::nullopt);
    if (!copied)
        m_context.navigator.report(copied.error());
    else
        m_context.navigator.openPost(*copied);
}

} // namespace hatstand::ui::composer
