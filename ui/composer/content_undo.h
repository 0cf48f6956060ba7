// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "composer/composer_state.h"
#include "kit/page_context.h"

#include <memory>

namespace hatstand::ui::composer
{

class PostTrail;

/// Offers what was done to a post's content to be taken back. A step finds its post again: under edit, as it
/// is stored, or as the one that it was kept anew as.
class ContentUndo final : public QObject
{
    Q_OBJECT
public:
    /// Changes of one kind within this time of each other (a time that is stepped through) are one step.
    static constexpr Milliseconds together{5000};

    /// Follows `state` by itself.
    ContentUndo(const PageContext &context, const Services &services, ComposerState &state,
                QObject *parent = nullptr);

    /// `text` says what was done; `before` and `after` are the same post. With a `kind`, changes of that kind
    /// that follow each other are one step.
    void offer(const QString &text, const QString &kind, const plan::Post &before, const plan::Post &after,
               bool isQuiet = false);

private:
    struct Step
    {
        QString kind;
        plan::Post before;
        plan::Post after;
    };
    [[nodiscard]] static Result<void> nothingLeft();
    Result<void> change(const plan::PostId &asked, const plan::Post &from, const plan::Post &to);

    PageContext m_context;
    Services m_services;
    ComposerState &m_state;
    PostTrail *m_trail;
    std::shared_ptr<Step> m_latest; ///< while it is the latest of all steps
    Milliseconds m_latestAt{0};
    bool m_pushing = false;
};

} // namespace hatstand::ui::composer
