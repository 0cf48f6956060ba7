// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/post_acts.h"

#include "composer/when_words.h"
#include "kit/sent_words.h"
#include "plan/draft_keeper.h"
#include "plan/post_json.h"
#include "plan/post_service.h"
#include "publish/outbox.h"

#include <QPointer>
#include <QWidget>

namespace hatstand::ui::composer
{

PostActs::PostActs(const PageContext &context, const Services &services, ComposerState &state,
                   ComposerSaver &saver, TakeBack &takeBack, QWidget *page)
    : QObject(page)
    , m_context(context)
    , m_services(services)
    , m_state(state)
    , m_saver(saver)
    , m_takeBack(takeBack)
    , m_page(page)
{
    connect(&saver, &ComposerSaver::changed, this, &PostActs::heldBackChanged);
}

bool PostActs::did(const Result<void> &result)
{
    if (!result)
        m_context.navigator.report(result.error());
    return result.has_value();
}

std::optional<Error> PostActs::heldBack() const
{
    if (m_state.post().status != plan::PostStatus::Scheduled)
        return std::nullopt;
    if (m_saver.keptAside())
        return m_saver.keptAside();
    if (m_saver.failure() && m_saver.failure()->code == ErrorCode::NotAllowed)
        return m_saver.failure();
    return std::nullopt;
}

bool PostActs::canTakeBack() const
{
    return m_takeBack.isPossible() && m_state.waitsThere();
}

void PostActs::first(std::function<void()> act)
{
    const plan::PostId id = m_state.post().id;
    // Otherwise what is shown is ahead of what is stored: a time that was chosen a moment ago.
    if (!m_takeBack.isNeeded({id})) {
        act();
        return;
    }
    m_takeBack.before({id}, [this, id, act = std::move(act)] {
        // Another post may stand here by now; what was asked for was asked of that one.
        if (m_state.post().id != id)
            return;
        if (const auto stored = m_services.posts.post(id))
            m_state.takeStanding(*stored);
        act();
    });
}

void PostActs::takeBack()
{
    first([this] { m_context.navigator.say(tr("It was taken back, and goes from this computer.")); });
}

void PostActs::toDraft()
{
    first([this] { unschedule(); });
}

void PostActs::keepAsIdea()
{
    first([this] { keepAsIdeaNow(); });
}

void PostActs::remove()
{
    first([this] { removeNow(); });
}

Result<void> PostActs::stored()
{
    m_state.collect();
    return m_saver.keep();
}

Result<void> PostActs::keptAnew()
{
    if (!m_state.isDeleted())
        return {};
    m_state.collect();
    m_services.drafts.edit(m_state.post());
    return m_services.drafts.flush(m_state.post().id);
}

bool PostActs::keep()
{
    if (!did(keptAnew()) || !did(stored()))
        return false;
    const auto why = heldBack();
    if (why)
        m_context.navigator.report(*why);
    return !why;
}

bool PostActs::keepAnyway()
{
    const auto kept = stored();
    if (heldBack())
        return takeOut();
    return did(kept);
}

bool PostActs::takeOut()
{
    m_state.collect();
    const plan::Post written = m_state.post();
    if (!did(m_services.outbox.unschedule(written.id)))
        return false;
    // The page may show by now what the outbox had.
    m_state.takeChanged(written);
    return keep();
}

void PostActs::goBack()
{
    m_context.navigator.goBack();
}

void PostActs::leave()
{
    const auto kept = stored();
    if (const auto why = heldBack(); why && !m_asking)
        askForDraft(why->what + QLatin1Char(' ') + why->why, kept.has_value(), [this] { goBack(); });
    else if (!why && did(kept))
        goBack();
}

void PostActs::offerDraft(const Error &failure, std::function<void()> afterwards)
{
    if (!heldBack())
        m_context.navigator.report(failure);
    else if (!m_asking)
        askForDraft(failure.what + QLatin1Char(' ') + failure.why, false, std::move(afterwards));
}

QCoro::Task<void> PostActs::askForDraft(QString why, bool mayLeave, std::function<void()> afterwards)
{
    const QPointer<PostActs> self(this);
    const plan::PostId id = m_state.post().id;
    const QString draft = QStringLiteral("draft");
    const QString leave = QStringLiteral("leave");
    Question question;
    question.title = tr("It cannot stay scheduled like this");
    question.text = tr("%1 The outbox still has what stood there before. As a draft the post keeps what you "
                       "wrote, and goes out once you schedule it again.",
                       "what is wrong, as whole sentences")
                        .arg(why.simplified());
    question.actions.append({QStringLiteral("stay"), tr("Stay here")});
    if (mayLeave)
        question.actions.append({leave, tr("Leave it; what stood before goes out")});
    question.actions.append(
        {draft, tr("Take it back to a draft and keep what you wrote"), ButtonKind::Primary});
    m_asking = true;
    const QPointer<QWidget> page(m_page);
    const Answer answer = co_await m_context.dialogs.ask(page, question);
    if (!self)
        co_return;
    m_asking = false;
    if (id != m_state.post().id)
        co_return;
    if (answer.action == leave)
        afterwards();
    if (answer.action != draft)
        co_return;
    first([this, afterwards] {
        if (unschedule())
            afterwards();
    });
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
    const QString when = shortTimeWords(*planned, m_context.clock.now());
    const QString city = otherCity(*planned);
    UndoStep step;
    step.text = city.isEmpty() ? tr("Scheduled for %1", "time").arg(when)
                               : tr("Scheduled for %1 in %2", "time, city").arg(when, city);
    step.undo = [&outbox, id] { return outbox.unschedule(id); };
    step.redo = [&outbox, id] { return outbox.schedule(id); };
    m_context.undo.push(m_takeBack.careful(std::move(step), {id}));
    goBack();
}

void PostActs::sendNow()
{
    if (!keep())
        return;
    // What has been sent cannot be taken back: no undo is offered.
    const plan::Post &post = m_state.post();
    if (!did(m_services.outbox.sendNow(post.id)))
        return;
    if (const auto items = m_services.outbox.itemsOfPost(post.id))
        m_context.navigator.say(sentWords(post.shownTitle(), *items, m_context.clock.now()));
    goBack();
}

bool PostActs::unschedule()
{
    const plan::PostId id = m_state.post().id;
    publish::Outbox &outbox = m_services.outbox;
    const auto before = outbox.standing(id);
    if (!before) {
        m_context.navigator.report(before.error());
        return false;
    }
    if (!takeOut())
        return false;
    UndoStep step;
    step.text = tr("Taken out of the outbox");
    step.undo = [&outbox, stood = *before] { return outbox.putBack(stood); };
    step.redo = [&outbox, id] { return outbox.unschedule(id); };
    m_context.undo.push(m_takeBack.careful(std::move(step), {id}));
    return true;
}

void PostActs::saveAsDraft()
{
    const plan::PostId asked = m_state.post().id;
    if (!keep())
        return;
    const plan::PostId id = m_state.post().id;
    plan::PostService &posts = m_services.posts;
    const auto before = posts.post(id);
    if (m_state.post().status != plan::PostStatus::Idea || !before) {
        // What was kept anew has been told as that.
        if (id == asked)
            m_context.navigator.say(tr("Saved as a draft."));
        goBack();
        return;
    }
    if (!did(posts.setIdea(id, false)))
        return;
    UndoStep step;
    step.text = tr("Saved as a draft");
    step.undo = [&posts, id, position = before->position] { return posts.setIdea(id, true, position); };
    step.redo = [&posts, id] { return posts.setIdea(id, false); };
    m_context.undo.push(m_takeBack.careful(std::move(step), {id}));
    goBack();
}

void PostActs::keepAsIdeaNow()
{
    if (!did(keptAnew()))
        return;
    const plan::PostStatus status = m_state.post().status;
    plan::PostService &posts = m_services.posts;
    publish::Outbox &outbox = m_services.outbox;
    auto before = outbox.standing(m_state.post().id);
    if (!keepAnyway())
        return;
    const plan::PostId id = m_state.post().id;
    if (!before) // it is stored only now
        before = outbox.standing(id);
    if (!before) {
        m_context.navigator.report(before.error());
        return;
    }
    // The time may have been changed since it was stored last.
    before->planned = m_state.post().planned;
    if (!did(posts.setIdea(id, true)))
        return;
    UndoStep step;
    step.text = tr("Kept as an idea");
    step.undo = [&posts, &outbox, id, stood = *before, status]() -> Result<void> {
        if (auto back = outbox.putBack(stood); !back)
            return back;
        return status == plan::PostStatus::NeedsApproval ? posts.setNeedsApproval(id, true) : Result<void>();
    };
    step.redo = [&posts, id] { return posts.setIdea(id, true); };
    m_context.undo.push(m_takeBack.careful(std::move(step), {id}));
    goBack();
}

void PostActs::removeNow()
{
    const plan::PostId id = m_state.post().id;
    plan::PostService &posts = m_services.posts;
    if (!posts.post(id)) {
        m_saver.drop();
        Q_EMIT removed(id);
        goBack();
        return;
    }
    // Stored first, so that taking it back brings the last words too.
    if (!keepAnyway() || !did(posts.remove(id)))
        return;
    Q_EMIT removed(id);
    UndoStep step;
    step.text = tr("Deleted “%1”").arg(m_state.post().shownTitle());
    step.undo = [&posts, id] { return posts.restore(id); };
    step.redo = [&posts, &drafts = m_services.drafts, id]() -> Result<void> {
        // What is written since goes with the post; saved after it, it would be a new draft.
        if (auto kept = drafts.flush(id); !kept)
            return kept;
        return posts.remove(id);
    };
    m_context.undo.push(m_takeBack.careful(std::move(step), {id}));
    goBack();
}

void PostActs::copyAsDraft()
{
    const plan::PostId id = m_state.post().id;
    plan::PostService &posts = m_services.posts;
    const auto written = leftOver();
    Result<plan::PostId> copied = fail(ErrorCode::NotFound, {});
    if (written) {
        plan::Post draft;
        draft.clientId = written->clientId;
        plan::takeContent(draft, *written);
        copied = posts.add(std::move(draft));
    } else {
        copied = posts.copy(id, std::nullopt);
    }
    if (!copied) {
        m_context.navigator.report(copied.error());
        return;
    }
    // The draft has it now, and here stands what went out.
    if (written) {
        m_saver.drop();
        if (const auto stored = posts.post(id))
            m_state.takeContent(*stored);
    }
    m_context.navigator.openPost(*copied);
}

std::optional<plan::Post> PostActs::leftOver() const
{
    const plan::Post &shown = m_state.post();
    const auto stored = m_services.posts.post(shown.id);
    if (!stored)
        return std::nullopt;
    if (m_saver.hasUnsaved() && !plan::sameContent(*stored, shown))
        return shown;
    return m_services.posts.keptAside(shown.id).value_or(std::nullopt);
}

} // namespace hatstand::ui::composer
