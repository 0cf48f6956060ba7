// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clients/account.h"
#include "clients/client.h"
#include "plan/post.h"
#include "publish/delivery.h"

#include <QDate>
#include <QString>

#include <optional>
#include <variant>

/// What one page asks of another, as values: pages never know each other (see Navigator and Page::open).
namespace hatstand::ui
{

/// Composer: an existing post.
struct OpenPost
{
    plan::PostId id;
};

/// Composer: a new one. What is unset is chosen there.
struct NewPost
{
    std::optional<clients::ClientId> client;
    std::optional<plan::PlannedTime> planned;
    bool idea = false;
    /// Already chosen as the only account; null: the client's usual ones.
    clients::AccountId account;
};

/// Calendar: that day in view.
struct ShowDate
{
    QDate date;
};

/// Calendar: that post in view and chosen.
struct ShowPost
{
    plan::PostId id;
};

/// Outbox: that delivery chosen.
struct ShowDelivery
{
    publish::DeliveryId id;
};

/// Outbox: the list of what has gone out.
struct ShowGoneOut
{
};

/// Accounts: that account chosen.
struct ShowAccount
{
    clients::AccountId id;
    bool signIn = false; ///< with its sign-in open
};

/// Accounts: connecting a new one. A null network: the choice of networks.
struct ConnectAccount
{
    std::optional<clients::ClientId> client;
    networks::NetworkKey network;
};

/// Settings: a section by its stable name ("appearance", "keys", "clients", "log").
struct ShowSection
{
    QString section;
};

/// Inbox: that conversation chosen. Its id as text, as the kit knows nothing of what is said.
struct ShowConversation
{
    QString id;
    bool answer = false; ///< with the cursor where the answer is written
};

using PageRequest = std::variant<std::monostate, OpenPost, NewPost, ShowDate, ShowPost, ShowDelivery,
                                 ShowGoneOut, ShowAccount, ConnectAccount, ShowSection, ShowConversation>;

} // namespace hatstand::ui
