// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/message_dialog.h"
#include "kit/page_context.h"

#include <QCoro/QCoroTask>
#include <QPointer>
#include <QUrl>

#include <optional>

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
/// What a person sees on the network of one of which nobody knows whether it arrived.
struct SeenThere
{
    QUrl url;             ///< may be empty
    bool isWhole = false; ///< all of it is there, not only the part in question
};
/// Asks that of the delivery, and where it stands; of one that goes on part by part, how much of it, too. No
/// value when the person has given no answer, or none that is an address, which is told.
[[nodiscard]] QCoro::Task<std::optional<SeenThere>> seenThere(PageContext context, QPointer<QWidget> window,
                                                              bool goesOn);
/// The same of a part that is known to be live, but not where.
[[nodiscard]] QCoro::Task<std::optional<QUrl>> whereThePartIs(PageContext context, QPointer<QWidget> window);
/// What is said when it is taken for live.
[[nodiscard]] QString isLiveWords(bool goesOn);
/// Counting one as published that the person posts by hand.
[[nodiscard]] Question posted(const QString &title);

} // namespace hatstand::ui::questions
