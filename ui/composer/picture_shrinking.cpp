// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/picture_shrinking.h"

#include "base/sizes.h"
#include "composer/content_undo.h"
#include "composer/post_trail.h"
#include "networks/rules_catalogue.h"
#include "plan/draft_keeper.h"
#include "plan/media/media_store.h"
#include "plan/post_service.h"
#include "plan/remedies.h"

#include <QPointer>

namespace hatstand::ui::composer
{

PictureShrinking::PictureShrinking(const PageContext &context, const Services &services, ComposerState &state,
                                   ContentUndo &undo, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_services(services)
    , m_state(state)
    , m_undo(undo)
    , m_trail(new PostTrail(services.drafts, this))
{
}

QCoro::Task<void> PictureShrinking::work(plan::Problem problem)
{
    const QPointer<PictureShrinking> self(this);
    const plan::CheckInput input = m_state.checkInput(m_context.clock.now());
    const plan::PostId post = input.post.id;
    const plan::MediaItem item = input.media.value(plan::pictureOf(input.post, problem));
    if (item.id.isNull() || m_working.contains(item.id))
        co_return;
    const plan::PictureLimits limits = plan::shrinkLimits(
        input, problem, [this](const networks::NetworkKey &key) -> const networks::NetworkRules & {
            return m_services.rules.findOrOther(key);
        });
    m_working.insert(item.id);
    m_context.timers.callAfter(quiet, this, [this] {
        if (!m_working.isEmpty())
            Q_EMIT workingChanged(true);
    });
    const auto small = co_await m_services.media.addShrunk(item, limits);
    if (!self)
        co_return;
    m_working.remove(item.id);
    if (m_working.isEmpty())
        Q_EMIT workingChanged(false);
    const auto used = small ? use(post, problem.accountId, item.id, *small) : fail(small.error());
    if (!used)
        m_context.navigator.report(used.error());
}

Result<void> PictureShrinking::use(const plan::PostId &asked, const clients::AccountId &account,
                                   const plan::MediaId &before, const plan::MediaItem &small)
{
    plan::PostId post = m_trail->latest(asked);
    if (m_state.post().id != post || m_state.isDeleted()) {
        if (auto kept = m_services.drafts.flush(post); !kept)
            return kept;
        post = m_trail->latest(post);
    }
    if (m_state.post().id == post) {
        if (m_state.isDeleted())
            return {}; // put into it now, it would come back as a new draft
        const plan::Post was = m_state.post();
        const auto better = plan::withOtherPicture(was, account, before, small.id);
        if (!better)
            return {}; // taken out meanwhile
        m_state.applyRemedy(*better);
        m_undo.offer(tr("Made a picture fit: %1", "size").arg(sizeWords(small.byteCount)), {}, was,
                     m_state.post());
        return {};
    }
    const auto stored = m_services.posts.post(post);
    if (!stored && stored.error().code == ErrorCode::NotFound)
        return {};
    if (!stored)
        return fail(stored.error());
    const auto better = plan::withOtherPicture(*stored, account, before, small.id);
    return better ? m_services.posts.saveContent(*better, plan::RevisionReason::Saved) : Result<void>();
}

} // namespace hatstand::ui::composer
