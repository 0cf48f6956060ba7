// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clients/client_service.h"
#include "kit/message_dialog.h"
#include "kit/page_context.h"
#include "publish/outbox.h"

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
    };
    std::vector<Row> rows; ///< by post, soonest first
    [[nodiscard]] bool isEmpty() const { return rows.empty(); }
};

/// What this computer would still send until midnight (of its own zone).
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
