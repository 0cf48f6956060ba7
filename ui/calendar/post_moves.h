// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "plan/post.h"

#include <QDate>
#include <QString>

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

namespace hatstand::ui
{
class UndoStack;
}

namespace hatstand::ui::calendar
{

/// What the calendar does with posts, each as a step that can be undone: the same for mouse, keyboard and
/// menu.
class PostMoves
{
public:
    PostMoves(plan::PostService &posts, clients::ClientService &clients, UndoStack &undo, const Clock &clock);

    /// When a post would be after a move to a day as seen in `shownZone`: the client's wall time stays. An
    /// idea, which has none, gets ten in the client's morning, or the next full hour when that is past.
    [[nodiscard]] Result<plan::PlannedTime> timeOn(const plan::PostId &id, QDate date,
                                                   const QByteArray &shownZone) const;
    Result<void> moveToDay(const plan::PostId &id, QDate date, const QByteArray &shownZone);
    Result<void> moveTo(const plan::PostId &id, const plan::PlannedTime &planned);
    /// Answers the copy.
    Result<plan::PostId> copyToDay(const plan::PostId &id, QDate date, const QByteArray &shownZone);
    /// Out of the calendar, into the tray.
    Result<void> makeIdea(const plan::PostId &id);
    Result<void> remove(const plan::PostId &id);
    /// Answers the new idea.
    Result<plan::PostId> addIdea(const clients::ClientId &client, const QString &title);

private:
    plan::PostService &m_posts;
    clients::ClientService &m_clients;
    UndoStack &m_undo;
    const Clock &m_clock;
};

} // namespace hatstand::ui::calendar
