// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "kit/take_back.h"
#include "kit/undo.h"
#include "plan/post.h"

#include <QDate>
#include <QList>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace hatstand
{
class Clock;
}
namespace hatstand::clients
{
class ClientService;
}
namespace hatstand::plan
{
class PostService;
}
namespace hatstand::publish
{
class Outbox;
}

namespace hatstand::ui::calendar
{

/// A post in the air: read once when it is taken up, so that where it would come down is arithmetic only.
struct TakenPost
{
    plan::PostId id;
    plan::PostStatus status = plan::PostStatus::Draft;
    std::optional<plan::PlannedTime> planned;
    QByteArray clientZone;
    QString title;
    QString locked = {}; ///< why it stays where it is; empty when it may be moved
    /// By whose clocks its time is kept.
    [[nodiscard]] const QByteArray &zone() const { return planned ? planned->zone : clientZone; }
};

/// When a taken post would be, and what there is to say about it.
struct Landing
{
    plan::PlannedTime planned;
    QString refusal; ///< why it cannot come down there; empty when it can
    QString remark;  ///< what it would mean
};

/// What the calendar does with posts, each as a step that can be undone: the same for mouse, keyboard and
/// menu. Takes ids by value: a view whose current post is moved has another current one by the time it is
/// done.
class PostMoves
{
public:
    /// What waited in the outbox comes back there by undo; without one nothing does.
    PostMoves(plan::PostService &posts, clients::ClientService &clients, UndoStack &undo, const Clock &clock,
              publish::Outbox *outbox = nullptr);

    /// What takes back what waits on a network, before it is moved (by whoever asks for the move) and before
    /// a move is undone; it outlives this.
    void setTakeBack(TakeBack *takeBack) { m_takeBack = takeBack; }

    [[nodiscard]] Result<TakenPost> take(const plan::PostId &id) const;
    /// On a day as seen in `shownZone`: the client's wall time stays. An idea, which has none, gets the usual
    /// one (see usualTimeOn). Reads nothing.
    [[nodiscard]] Result<Landing> landingOn(const TakenPost &taken, QDate date, const QByteArray &shownZone,
                                            bool copy) const;
    /// At a moment of the person's choice. Reads nothing.
    [[nodiscard]] Landing landingAt(const TakenPost &taken, const plan::PlannedTime &planned,
                                    bool copy) const;
    /// Whether each of them can come down as many days on; the failure names the first that cannot. Reads
    /// nothing.
    [[nodiscard]] Result<void> canMoveByDays(const std::vector<TakenPost> &taken, qint64 days) const;

    Result<void> moveToDay(plan::PostId id, QDate date, const QByteArray &shownZone);
    Result<void> moveTo(plan::PostId id, const plan::PlannedTime &planned);
    /// Answers the copy.
    Result<plan::PostId> copyToDay(plan::PostId id, QDate date, const QByteArray &shownZone);
    Result<plan::PostId> copyTo(plan::PostId id, const plan::PlannedTime &planned);
    /// Out of the calendar, into the tray.
    Result<void> makeIdea(plan::PostId id);
    /// A copy in the tray; the post stays where it is, whatever its status. Answers the copy.
    Result<plan::PostId> copyAsIdea(plan::PostId id);
    Result<void> remove(plan::PostId id);
    /// All by the same number of days, or none: one step to undo.
    Result<void> moveByDays(const QList<plan::PostId> &ids, qint64 days);
    /// All or none: one step to undo.
    Result<void> removeAll(const QList<plan::PostId> &ids);
    /// Answers the new idea.
    Result<plan::PostId> addIdea(const clients::ClientId &client, const QString &title);

private:
    void push(UndoStep step, const QList<plan::PostId> &ids);
    // These do what they say, and answer how it is undone; without a text when nothing was to be done.
    [[nodiscard]] Result<UndoStep> moving(plan::PostId id, const plan::PlannedTime &planned);
    [[nodiscard]] Result<UndoStep> removing(plan::PostId id);
    /// What keeps a post that was refused or missed from waiting in the outbox again.
    [[nodiscard]] Result<void> checkRepaired(const TakenPost &taken) const;
    /// To be asked for before it is moved: what puts it back where it was.
    [[nodiscard]] Result<std::function<Result<void>()>> movingBack(const plan::Post &before) const;
    /// Does them one after the other; when one fails, those before it are taken back.
    Result<void> together(const QList<plan::PostId> &ids, const QString &text,
                          const std::function<Result<UndoStep>(const plan::PostId &)> &act);

    plan::PostService &m_posts;
    clients::ClientService &m_clients;
    UndoStack &m_undo;
    const Clock &m_clock;
    publish::Outbox *m_outbox;
    TakeBack *m_takeBack = nullptr;
};

} // namespace hatstand::ui::calendar
