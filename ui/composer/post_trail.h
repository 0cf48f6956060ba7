// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/post.h"

#include <QHash>
#include <QObject>

namespace hatstand::plan
{
class DraftKeeper;
}

namespace hatstand::ui::composer
{

/// Finds a post again that was deleted elsewhere and kept anew with what was written into it: what was begun
/// with the old one goes on with the new one.
class PostTrail final : public QObject
{
    Q_OBJECT
public:
    explicit PostTrail(const plan::DraftKeeper &drafts, QObject *parent = nullptr);

    /// What that post goes on as; itself, when it was never kept anew.
    [[nodiscard]] plan::PostId latest(plan::PostId id) const;

private:
    QHash<plan::PostId, plan::PostId> m_next;
};

} // namespace hatstand::ui::composer
