// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "composer/composer_state.h"
#include "kit/page_context.h"
#include "plan/problem.h"

#include <QSet>
#include <qcorotask.h>

namespace hatstand::ui::composer
{

class ContentUndo;
class PostTrail;

/// Puts a smaller copy in the place of a picture that a network refuses for its size. The copy is made beside
/// the window's thread and goes into the post that it was asked for, also when another is open by then; one
/// that was deleted meanwhile stays deleted.
class PictureShrinking final : public QObject
{
    Q_OBJECT
public:
    /// What takes longer is said to be under way.
    static constexpr Milliseconds quiet{400};

    /// All must outlive this.
    PictureShrinking(const PageContext &context, const Services &services, ComposerState &state,
                     ContentUndo &undo, QObject *parent = nullptr);

    /// For a problem with Remedy::ShrinkPicture. What goes wrong is reported.
    void shrink(const plan::Problem &problem) { work(problem); }

Q_SIGNALS:
    void workingChanged(bool working);

private:
    QCoro::Task<void> work(plan::Problem problem);
    [[nodiscard]] Result<void> use(const plan::PostId &asked, const clients::AccountId &account,
                                   const plan::MediaId &before, const plan::MediaItem &small);

    PageContext m_context;
    Services m_services;
    ComposerState &m_state;
    ContentUndo &m_undo;
    PostTrail *m_trail;
    QSet<plan::MediaId> m_working;
};

} // namespace hatstand::ui::composer
