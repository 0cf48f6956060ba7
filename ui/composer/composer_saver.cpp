// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/composer_saver.h"

#include "plan/draft_keeper.h"
#include "plan/post_json.h"
#include "plan/post_service.h"

namespace hatstand::ui::composer
{

ComposerSaver::ComposerSaver(ComposerState &state, const Services &services, const Clock &clock,
                             QObject *parent)
    : QObject(parent), m_state(state), m_services(services), m_clock(clock)
{
    connect(&state, &ComposerState::edited, this, &ComposerSaver::edited);
    connect(&services.drafts, &plan::DraftKeeper::saved, this, [this](const plan::PostId &id) {
        if (id == m_state.post().id)
            contentSaved();
    });
    connect(&services.drafts, &plan::DraftKeeper::keptAside, this,
            [this](const plan::PostId &id, const Error &reason) {
                if (id != m_state.post().id)
                    return;
                m_failure.reset();
                m_aside = reason;
                if (const auto timed = storeTime(); !timed)
                    m_failure = timed.error();
                Q_EMIT changed();
            });
    connect(&services.drafts, &plan::DraftKeeper::keptAnew, this, &ComposerSaver::keptAnew);
    connect(&state, &ComposerState::changed, this, [this](Parts parts) {
        // Taken out of the outbox, it can take everything.
        if ((parts & Part::Status) && m_aside && m_state.post().status < plan::PostStatus::Scheduled)
            m_services.drafts.edit(m_state.post());
    });
    connect(&services.drafts, &plan::DraftKeeper::failed, this,
            [this](const plan::PostId &id, const Error &error) {
                if (id != m_state.post().id)
                    return;
                m_failure = error;
                Q_EMIT changed();
            });
}

void ComposerSaver::begin(std::optional<Instant> storedAt)
{
    m_dirty = false;
    m_timeEdited = false;
    m_savedAt = storedAt;
    m_failure.reset();
    m_aside.reset();
    Q_EMIT changed();
}

void ComposerSaver::edited(Parts parts)
{
    m_dirty = true;
    m_timeEdited = m_timeEdited || (parts & Part::Time);
    m_services.drafts.edit(m_state.post());
    Q_EMIT changed();
}

void ComposerSaver::contentSaved()
{
    m_failure.reset();
    m_aside.reset();
    const auto timed = storeTime();
    m_dirty = !timed;
    if (!timed)
        m_failure = timed.error();
    else if (m_services.posts.post(m_state.post().id))
        m_savedAt = m_clock.now();
    Q_EMIT changed();
}

void ComposerSaver::keptAnew(const plan::PostId &gone, const plan::PostId &there)
{
    if (gone != m_state.post().id)
        return;
    const auto stored = m_services.posts.post(there);
    if (!stored)
        return;
    // What is typed and not told yet belongs to the new one too.
    m_state.collect();
    m_services.drafts.drop(gone);
    m_state.goOnAs(*stored);
    if (plan::sameContent(*stored, m_state.post()))
        contentSaved();
    else
        m_services.drafts.edit(m_state.post());
}

Result<void> ComposerSaver::storeTime()
{
    if (!m_timeEdited)
        return {};
    const auto stored = m_services.posts.post(m_state.post().id);
    if (!stored && stored.error().code == ErrorCode::NotFound)
        return {}; // empty, and not stored yet: the time comes with the first words
    if (!stored)
        return fail(stored.error());
    if (stored->planned != m_state.post().planned) {
        if (auto set = m_services.posts.setPlanned(stored->id, m_state.post().planned); !set)
            return set;
    }
    m_timeEdited = false;
    return {};
}

Result<void> ComposerSaver::keep()
{
    const plan::PostId id = m_state.post().id;
    if (id.isNull() || !m_dirty)
        return {};
    // What the keeper gave up (nothing waits there) is tried once more here.
    if (!m_services.drafts.hasUnsaved(id))
        m_services.drafts.edit(m_state.post());
    if (auto kept = m_services.drafts.flush(id); !kept)
        return kept;
    if (m_failure)
        return fail(*m_failure);
    return {};
}

void ComposerSaver::drop()
{
    m_services.drafts.drop(m_state.post().id);
    (void)m_services.posts.dropAside(m_state.post().id);
    m_dirty = false;
    m_timeEdited = false;
    m_aside.reset();
    Q_EMIT changed();
}

} // namespace hatstand::ui::composer
