// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/message_dialog.h"
#include "kit/page_context.h"
#include "publish/outbox.h"

#include <QCoro/QCoroTask>
#include <QPointer>

/// What is asked before something is done to a post that cannot be taken back. The same words wherever it is
/// done; `agreed` is the answer that goes on.
namespace hatstand::ui::questions
{

inline const QString agreed = QStringLiteral("agreed");

/// Not sending a missed or failed post at all.
[[nodiscard]] Question leave(const QString &title);
/// Sending one again of which nobody knows whether it arrived.
[[nodiscard]] Question sendAgain(const QString &title);
/// Counting one of those as published.
[[nodiscard]] Question itIsLive(const QString &title);
/// Asks what a person sees on the network of a delivery: of one that is uncertain whether, where and how much
/// of it stands there, of one that lacks an address (Outbox::lacksAddress) where the part before it stands.
/// Tells the outbox, and the person what comes of it. Nothing more is done once `asker` has gone.
QCoro::Task<void> askWhatIsThere(QPointer<QObject> asker, PageContext context, publish::Outbox &outbox,
                                 QPointer<QWidget> window, publish::Delivery delivery);
/// Counting one as published that the person posts by hand.
[[nodiscard]] Question posted(const QString &title);

} // namespace hatstand::ui::questions
