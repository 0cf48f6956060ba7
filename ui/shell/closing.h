// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clients/client_service.h"
#include "kit/message_dialog.h"
#include "kit/page_context.h"
#include "publish/outbox.h"

#include <optional>
#include <vector>

namespace hatstand::ui::shell
{

/// What closing the window would leave undone today.
struct StillToday
{
    struct Row
    {
        Instant at;
        QString title;
        clients::ClientId client;
        QStringList networks;
        bool byHand = false;   ///< the person posts some of it, and would not be reminded
        bool byItself = false; ///< some of it would be sent
    };
    std::vector<Row> rows; ///< by post, soonest first
    /// What waits could not be read: then it is not known that nothing does.
    std::optional<Error> unknown;
    /// Due today, and to be posted by hand: does not stand in the way of closing, but a program that runs
    /// quietly goes on, so that its reminder can be answered.
    int toPost = 0;
    /// Due today, and held by a pause or a sign-in: would not go out as it stands, so closing does not wait
    /// for it. A program that runs quietly stays for when it is let go.
    int held = 0;

    /// Nothing would be left undone.
    [[nodiscard]] bool isEmpty() const { return rows.empty() && !unknown; }
    /// A program that only runs for this may go.
    [[nodiscard]] bool isOver() const { return isEmpty() && toPost == 0 && held == 0; }
};

/// What this computer would still send, or remind of, until midnight (of its own zone).
[[nodiscard]] StillToday stillToday(const publish::Outbox &outbox, const Clock &clock);

namespace closing
{
inline const QString closeAnyway = QStringLiteral("close-anyway");
inline const QString cancel = QStringLiteral("cancel");
inline const QString keepRunning = QStringLiteral("keep-running");
} // namespace closing

/// "Close with 3 posts waiting?". Without a tray nothing can keep running, and it says so.
[[nodiscard]] Question closeQuestion(const StillToday &still, const clients::ClientService &clients,
                                     bool canKeepRunning);

} // namespace hatstand::ui::shell
