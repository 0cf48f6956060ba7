// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "composer/composer_saver.h"
#include "kit/page_context.h"
#include "kit/take_back.h"

#include <qcorotask.h>

#include <functional>
#include <optional>

namespace hatstand::ui::composer
{

/// What can be done with the post as a whole. Each act stores what is typed first, offers to be taken back
/// where it can be, and leaves the page where nothing is left to do on it. A failure is reported, and the
/// page stays. What is written into a scheduled post and could not go out like that is kept beside it; taken
/// back to a draft, the post has it.
class PostActs final : public QObject
{
    Q_OBJECT
public:
    /// `page` is what questions are asked over.
    PostActs(const PageContext &context, const Services &services, ComposerState &state, ComposerSaver &saver,
             TakeBack &takeBack, QWidget *page);

    /// What waits on a network can be taken back from here: the acts below do that first.
    [[nodiscard]] bool canTakeBack() const;
    /// From the network: it goes from this computer then, and can be changed.
    void takeBack();
    /// Into the outbox at its time.
    void schedule();
    void sendNow();
    /// Back to a draft, with what is typed. False when it could not be.
    bool unschedule();
    /// The same, of what waits on a network too.
    void toDraft();
    void saveAsDraft();
    void keepAsIdea();
    void remove();
    /// A new draft with the same content, opened: with what was written last, where the post could not take
    /// that (see leftOver).
    void copyAsDraft();
    /// Back to where the person came from, with everything stored.
    void leave();

    /// Why the post stands in the outbox without what was written last; empty when it has that.
    [[nodiscard]] std::optional<Error> heldBack() const;
    /// What was written and the post does not have: kept beside it when it went out. Empty when it has all.
    [[nodiscard]] std::optional<plan::Post> leftOver() const;
    /// After what was typed could not be kept: asks whether it is to be a draft again, and goes on with
    /// `afterwards` when that is done. Another failure is reported.
    void offerDraft(const Error &failure, std::function<void()> afterwards);

Q_SIGNALS:
    /// It was thrown away.
    void removed(const hatstand::plan::PostId &id);
    void heldBackChanged();

private:
    /// Takes back what waits on a network, then does that.
    void first(std::function<void()> act);
    void keepAsIdeaNow();
    void removeNow();
    /// `mayLeave`: what was written is kept beside the post, which goes out as it was.
    QCoro::Task<void> askForDraft(QString why, bool mayLeave, std::function<void()> afterwards);
    [[nodiscard]] Result<void> stored();
    /// A post that was deleted meanwhile is kept anew, with what stands here: the act is done to that.
    [[nodiscard]] Result<void> keptAnew();
    bool keep();
    /// The same; a scheduled post that cannot take what was written is taken out of the outbox for it.
    bool keepAnyway();
    /// Out of the outbox, and what was written into the post.
    bool takeOut();
    bool did(const Result<void> &result);
    void goBack();

    PageContext m_context;
    Services m_services;
    ComposerState &m_state;
    ComposerSaver &m_saver;
    TakeBack &m_takeBack;
    QWidget *m_page;
    bool m_asking = false;
};

} // namespace hatstand::ui::composer
