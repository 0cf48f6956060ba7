// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/post_trail.h"

#include "plan/draft_keeper.h"

namespace hatstand::ui::composer
{

PostTrail::PostTrail(const plan::DraftKeeper &drafts, QObject *parent) : QObject(parent)
{
    connect(&drafts, &plan::DraftKeeper::keptAnew, this,
            [this](const plan::PostId &gone, const plan::PostId &there) { m_next.insert(gone, there); });
}

plan::PostId PostTrail::latest(plan::PostId id) const
{
    // Each new one has an id of its own, so that this cannot go round.
    for (auto next = m_next.constFind(id); next != m_next.constEnd(); next = m_next.constFind(id))
        id = *next;
    return id;
}

} // namespace hatstand::ui::composer
