// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/inbox/conversation_entry.h"
#include "listen/replies/replies.h"
#include "networks/listener.h"

#include <optional>
#include <vector>

namespace hatstand::ui::inbox
{

/// Where a link leads, as exactly that is opened.
struct ThreadLink
{
    QString text;
    QString address;
};

/// One thing of a conversation: a message, a note, or what was done.
struct ThreadItem
{
    enum class Kind {
        Earlier, ///< stands for those that are not shown yet
        Message,
        Note,
        Event, ///< what was done: a thin line
    };
    Kind kind = Kind::Message;
    QString id;
    Instant at;
    QString who;
    QString text; ///< plain
    QString html; ///< safe to show; empty: the text
    bool isOurs = false;
    bool isHidden = false; ///< waits for approval on its network
    QString warning;       ///< shown in place of the rest until it is opened
    std::vector<networks::IncomingMedia> media;
    std::optional<int> stars = {};
    QString address; ///< where it can be read on its network; empty: nowhere
    listen::EntryId entry = {};
    int count = 0; ///< Earlier: how many
    /// Of an answer that has not arrived: how it stands. Empty: it has.
    QString standing = {};
    bool needsPerson = false;
    plan::PostId post = {};
    publish::DeliveryId delivery = {};
    /// In the order in which they stand.
    [[nodiscard]] std::vector<ThreadLink> links() const;
};

} // namespace hatstand::ui::inbox
