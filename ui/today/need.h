// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clients/account_service.h"
#include "clients/client_service.h"
#include "listen/inbox/inbox.h"
#include "networks/rules_catalogue.h"
#include "publish/outbox.h"

#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>
#include <vector>

namespace hatstand::ui::today
{

/// Why something needs the person.
enum class NeedKind {
    Missed,
    Failed,
    Uncertain,
    ByHand,    ///< due, and posted by the person
    OnNetwork, ///< it waits there, and is not there as it was handed over, or has not gone out at its time
    Late,      ///< people wait for an answer for longer than was promised
    Review,    ///< one with fewer than three stars
    SignIn,    ///< an account cannot be used any more
    Keychain,  ///< it is closed, so that nothing of some accounts goes out
    EndsSoon   ///< its sign-in ends within a week
};

/// What a row offers. In the order of its buttons; the last one is the quiet one.
enum class NeedAction {
    SendNow,
    NextTime,
    Leave,
    TryAgain,
    Open,
    LookThere,
    ItIsLive,
    ItIsNot,
    PostByHand,
    KeepThere,
    TakeBack,
    SignInAgain,
    AnswerNow,
    More, ///< the others in a menu, where there is no room for all; of no row by itself
};

/// One row of "Needs you": the deliveries of one post that stand alike, one account, the accounts of one
/// client that wait for the same thing, one conversation, or those of one client that are late.
struct Need
{
    NeedKind kind = NeedKind::Missed;
    clients::ClientId client;
    plan::PostId post; ///< null for accounts
    std::vector<publish::DeliveryId> deliveries;
    clients::AccountId account;          ///< for accounts; of several the first
    listen::ConversationId conversation; ///< for talk; of several that which has waited longest
    QString title;
    QString why; ///< second line
    Instant dueAt;
    QUrl lookAt;      ///< where to look for an uncertain one
    QString lookName; ///< the network's name
    std::vector<NeedAction> actions;

    /// Stays the same while it is the same thing, so that the choice survives a refresh.
    [[nodiscard]] QString key() const;
};

struct NeedSources
{
    publish::Outbox &outbox;
    clients::AccountService &accounts;
    clients::ClientService &clients;
    const networks::RulesCatalogue &networks;
    const listen::Inbox &inbox;
    const Clock &clock;
};

} // namespace hatstand::ui::today
