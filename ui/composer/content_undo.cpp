// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/content_undo.h"

#include "composer/content_change.h"
#include "composer/post_trail.h"
#include "plan/draft_keeper.h"
#include "plan/post_json.h"
#include "plan/post_service.h"

#include <QPointer>

namespace hatstand::ui::composer
{

namespace
{
bool isSame(const plan::Post &a, const plan::Post &b)
{
    return plan::sameContent(a, b) && a.planned == b.planned;
}
} // namespace

ContentUndo::ContentUndo(const PageContext &context, const Services &services, ComposerState &state,
                         QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_services(services)
    , m_state(state)
    , m_trail(new PostTrail(services.drafts, this))
{
    connect(&state, &ComposerState::done, this,
            [this](const QString &text, const QString &kind, const plan::Post &before, bool isQuiet) {
                offer(text, kind, before, m_state.post(), isQuiet);
            });
    // Another step, or one that is taken back, ends what belongs together.
    connect(&context.undo, &UndoStack::changed, this, [this] {
        if (!m_pushing)
            m_latest.reset();
    });
}

void ContentUndo::offer(const QString &text, const QString &kind, const plan::Post &before,
                        const plan::Post &after, bool isQuiet)
{
    const Milliseconds now = m_context.clock.steady();
    const bool goesOn = !kind.isEmpty() && m_latest && m_latest->kind == kind &&
                        m_latest->before.id == before.id && now - m_latestAt <= together &&
                        // Words written between two steps are no part of them.
                        plan::sameContent(m_latest->after, before);
    m_latestAt = now;
    if (goesOn) {
        m_latest->after = after;
        return;
    }
    const auto step = std::make_shared<Step>(Step{kind, before, after});
    const QPointer<ContentUndo> self(this);
    const plan::PostId id = before.id;
    UndoStep undo;
    undo.text = text;
    undo.isQuiet = isQuiet;
    undo.undo = [self, id, step] {
        return self ? self->change(id, step->after, step->before) : Result<void>();
    };
    undo.redo = [self, id, step] {
        return self ? self->change(id, step->before, step->after) : Result<void>();
    };
    m_pushing = true;
    m_context.undo.push(std::move(undo));
    m_pushing = false;
    m_latest = step;
}

Result<void> ContentUndo::nothingLeft()
{
    return fail(ErrorCode::Conflict, tr("There is nothing left to take back."),
                tr("What was done then has been written over since."));
}

Result<void> ContentUndo::change(const plan::PostId &asked, const plan::Post &from, const plan::Post &to)
{
    plan::PostId id = m_trail->latest(asked);
    if (m_state.post().id != id || m_state.isDeleted()) {
        if (auto kept = m_services.drafts.flush(id); !kept)
            return kept;
        id = m_trail->latest(id);
    }
    if (m_state.post().id == id && !m_state.isDeleted()) {
        if (m_state.isLocked())
            return fail(ErrorCode::NotAllowed, tr("This post cannot be changed any more."));
        plan::Post post = m_state.post();
        takeBack(post, from, to);
        if (isSame(post, m_state.post()))
            return nothingLeft();
        m_state.takeChanged(post);
        // The next step may delete the post. What waited longer than that would come back as a new draft.
        return m_services.drafts.flush(id);
    }
    auto post = m_services.posts.post(id);
    if (!post)
        return fail(std::move(post.error()));
    const plan::Post stood = *post;
    takeBack(*post, from, to);
    if (isSame(*post, stood))
        return nothingLeft();
    if (auto saved = m_services.posts.saveContent(*post, plan::RevisionReason::Saved); !saved)
        return saved;
    return post->planned == stood.planned ? Result<void>() : m_services.posts.setPlanned(id, post->planned);
}

} // namespace hatstand::ui::composer
