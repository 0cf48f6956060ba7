// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "listen/feeds/feed_encoding.h"
#include "listen/intake/message_draft.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace hatstand::listen
{

/// A feed as it came over the line, or from a file.
struct FeedBytes
{
    QByteArray body;
    FeedSource source; ///< see feedSource; its address is where it was read in the end
    /// What it is called here, wherever it moves: ids that mean something in it only are kept with that.
    /// Empty: its address.
    QString name;
};

/// What a feed has said, as it is taken in.
struct FeedDrafts
{
    QString title;
    std::vector<MessageDraft> drafts;
    /// How long it wants to be left alone: `ttl`, `sy:updatePeriod`.
    std::optional<Milliseconds> wait;
};

/// The network of what feeds say.
inline const QString feedNetwork = QStringLiteral("feed");

/// Fails with BadAnswer when it is no feed, and with TooLarge. `now`: what tells no time of its own is of
/// this moment, and what says that it is of the future is too.
[[nodiscard]] Result<FeedDrafts> feedDrafts(const FeedBytes &bytes, Instant now);

} // namespace hatstand::listen
