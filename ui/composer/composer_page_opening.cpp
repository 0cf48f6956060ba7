// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which post the page shows: opened, begun anew, moved to another client, changed by others.
#include "clients/account_service.h"
#include "clients/client_service.h"
#include "composer/composer_head.h"
#include "composer/composer_page.h"
#include "composer/composer_saver.h"
#include "composer/composer_state.h"
#include "composer/inspector.h"
#include "composer/picture_source.h"
#include "composer/post_acts.h"
#include "composer/problem_list.h"
#include "composer/when_row.h"
#include "plan/post_service.h"

#include <QPointer>
#include <QScrollArea>

#include <algorithm>

namespace hatstand::ui::composer
{

QString ComposerPage::title() const
{
    const QString shown = m_state->post().shownTitle().trimmed();
    return shown.isEmpty() ? tr("New post") : shown;
}

void ComposerPage::activate()
{
    m_active = true;
    if (m_state->post().id.isNull()) {
        newPost({});
        return;
    }
    m_head->refresh();
    m_when->refresh();
    m_pictures->lookAgain();
    followScope();
}

void ComposerPage::deactivate()
{
    m_active = false;
    if (const auto kept = m_saver->keep(); !kept)
        m_context.navigator.report(kept.error());
}

void ComposerPage::open(const PageRequest &request)
{
    if (const auto *wanted = std::get_if<OpenPost>(&request))
        openPost(wanted->id);
    else if (const auto *fresh = std::get_if<NewPost>(&request))
        newPost(*fresh);
}

Result<void> ComposerPage::keepWork()
{
    m_state->collect();
    return m_saver->keep();
}

void ComposerPage::openPost(const plan::PostId &id)
{
    if (id == m_state->post().id && m_saver->hasUnsaved())
        return; // it is open, with more than what is stored
    if (const auto kept = keepWork(); !kept) {
        m_acts->offerDraft(kept.error(), [this, id] { openPost(id); });
        return;
    }
    const auto post = m_services.posts.post(id);
    if (!post) {
        m_context.navigator.report(post.error());
        m_context.navigator.goBack();
        return;
    }
    begin(*post, true);
    // What was written and the post in the outbox could not take goes on from where it was left.
    if (const auto aside = m_services.posts.keptAside(id); aside && *aside)
        m_state->applyRemedy(**aside);
}

void ComposerPage::newPost(const NewPost &request)
{
    if (const auto kept = keepWork(); !kept) {
        m_acts->offerDraft(kept.error(), [this, request] { newPost(request); });
        return;
    }
    plan::Post post;
    post.id = plan::PostId::create(m_context.clock);
    const auto &known = m_services.clients.clients();
    if (request.client)
        post.clientId = *request.client;
    else if (m_context.scope.client())
        post.clientId = *m_context.scope.client();
    else if (!known.empty())
        post.clientId = known.front().id;
    post.planned = request.planned;
    post.status = request.idea ? plan::PostStatus::Idea : plan::PostStatus::Draft;
    if (request.account.isNull()) {
        post.versions = usualVersions(post.clientId);
    } else {
        plan::Version only;
        only.accountId = request.account;
        post.versions.push_back(only);
    }
    begin(post, false);
}

void ComposerPage::followScope()
{
    const plan::Post &post = m_state->post();
    const auto &client = m_context.scope.client();
    const bool untouched = post.createdAt == Instant() && m_state->isEmpty() && m_state->coming() == 0;
    if (!untouched || !client || *client == post.clientId)
        return;
    NewPost request;
    request.client = client;
    request.planned = post.planned;
    request.idea = post.status == plan::PostStatus::Idea;
    newPost(request);
}

void ComposerPage::moveToClient(const clients::ClientId &client)
{
    const plan::Post before = m_state->post();
    const auto wanted = m_services.clients.client(client);
    if (client == before.clientId || before.status > plan::PostStatus::NeedsApproval || !wanted)
        return;
    if (const auto kept = keepWork(); !kept) {
        m_context.navigator.report(kept.error());
        return;
    }
    plan::Post moved = m_state->post();
    moved.clientId = client;
    moved.campaignId = {};
    moved.tagLinks = false;
    moved.versions = usualVersions(client);
    if (!m_services.posts.post(before.id)) {
        begin(moved, false);
        return;
    }
    if (m_state->coming() > 0) {
        m_context.navigator.report(fail(ErrorCode::NotAllowed, tr("Pictures are still being copied."), {},
                                        tr("Wait a moment, then choose the client."))
                                       .value());
        return;
    }
    // A post stays with its client, with what is known of it there; the other client gets one of its own.
    moved.id = plan::PostId::create(m_context.clock);
    moved.createdAt = {};
    moved.updatedAt = {};
    moved.position = 0;
    plan::PostService &posts = m_services.posts;
    if (const auto added = posts.add(moved); !added) {
        m_context.navigator.report(added.error());
        return;
    }
    const QPointer<ComposerPage> self(this);
    const auto swap = [self, &posts](const plan::PostId &gone, const plan::PostId &there) -> Result<void> {
        const bool shown = self && self->m_state->post().id == gone;
        if (shown) {
            if (auto kept = self->keepWork(); !kept)
                return kept;
        }
        if (auto restored = posts.restore(there); !restored)
            return restored;
        if (auto removed = posts.remove(gone); !removed)
            return removed;
        if (shown)
            self->openPost(there);
        return {};
    };
    if (const auto swapped = swap(before.id, moved.id); !swapped) {
        m_context.navigator.report(swapped.error());
        return;
    }
    UndoStep step;
    step.text = tr("Moved to %1", "client").arg(wanted->name);
    step.undo = [swap, from = before.id, to = moved.id] { return swap(to, from); };
    step.redo = [swap, from = before.id, to = moved.id] { return swap(from, to); };
    m_context.undo.push(std::move(step));
}

std::vector<plan::Version> ComposerPage::usualVersions(const clients::ClientId &client) const
{
    const auto accounts = m_services.accounts.accountsOf(client);
    const auto isOffered = [&accounts](const clients::AccountId &id) {
        return std::any_of(accounts.begin(), accounts.end(), [&id](const auto &a) { return a.id == id; });
    };
    std::vector<plan::Version> versions;
    const auto take = [&versions](const clients::AccountId &id) {
        plan::Version version;
        version.accountId = id;
        versions.push_back(version);
    };
    // Those of the latest post that went to any.
    std::vector<clients::AccountId> offered;
    offered.reserve(accounts.size());
    for (const clients::Account &account : accounts)
        offered.push_back(account.id);
    if (const auto newest = m_services.posts.newestTo(offered); newest && *newest) {
        if (const auto latest = m_services.posts.post(**newest)) {
            for (const plan::Version &version : latest->versions) {
                if (isOffered(version.accountId))
                    take(version.accountId);
            }
        }
    }
    if (!versions.empty())
        return versions;
    for (const clients::Account &account : accounts) {
        const bool works = account.byHand || account.health == clients::Health::Works ||
                           account.health == clients::Health::EndsSoon ||
                           account.health == clients::Health::Unknown;
        if (works && !account.paused)
            take(account.id);
    }
    return versions;
}

void ComposerPage::begin(const plan::Post &post, bool stored)
{
    m_state->setPost(post);
    m_saver->begin(stored ? std::optional(post.updatedAt) : std::nullopt);
    m_inspector->begin();
    m_problemList->setCurrent(-1);
    refreshVersions();
    m_scroll->ensureVisible(0, 0);
    Q_EMIT titleChanged();
}

void ComposerPage::postsChanged(const QSet<plan::PostId> &ids)
{
    const plan::PostId id = m_state->post().id;
    if (id.isNull() || (!ids.isEmpty() && !ids.contains(id)))
        return;
    const auto stored = m_services.posts.post(id);
    if (!stored)
        return; // not stored yet, or deleted from here
    if (m_saver->hasUnsaved()) {
        // What is being typed goes before; a time that was set here is stored with it.
        plan::Post standing = *stored;
        if (m_saver->hasUnsavedTime())
            standing.planned = m_state->post().planned;
        m_state->takeStanding(standing);
    } else {
        m_state->takeContent(*stored);
    }
    refreshVersions();
}

} // namespace hatstand::ui::composer
