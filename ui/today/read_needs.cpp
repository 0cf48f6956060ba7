// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "today/read_needs.h"

#include "clients/sign_in_end.h"
#include "kit/handle_words.h"
#include "kit/time_words.h"
#include "publish/needs.h"
#include "today/talk_rows.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace hatstand::ui::today
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::ui::today::Need)
};

std::optional<NeedKind> kindOf(publish::DeliveryState state)
{
    switch (state) {
    case publish::DeliveryState::Missed:
        return NeedKind::Missed;
    case publish::DeliveryState::Failed:
        return NeedKind::Failed;
    case publish::DeliveryState::Uncertain:
        return NeedKind::Uncertain;
    case publish::DeliveryState::Waiting:
        return NeedKind::ByHand;
    case publish::DeliveryState::HandedOver:
        return NeedKind::OnNetwork;
    case publish::DeliveryState::Scheduled:
    case publish::DeliveryState::Sending:
    case publish::DeliveryState::Published:
    case publish::DeliveryState::Cancelled:
        return std::nullopt;
    }
    return std::nullopt;
}

std::vector<NeedAction> actionsOf(NeedKind kind)
{
    switch (kind) {
    case NeedKind::Missed:
        return {NeedAction::SendNow, NeedAction::NextTime, NeedAction::Leave};
    case NeedKind::Failed:
        return {NeedAction::TryAgain, NeedAction::Open, NeedAction::Leave};
    case NeedKind::Uncertain:
        return {NeedAction::LookThere, NeedAction::ItIsLive, NeedAction::ItIsNot};
    case NeedKind::ByHand:
        return {NeedAction::PostByHand, NeedAction::Open};
    case NeedKind::OnNetwork:
        return {NeedAction::KeepThere, NeedAction::TakeBack, NeedAction::Open};
    case NeedKind::SignIn:
    case NeedKind::EndsSoon:
        return {NeedAction::SignInAgain};
    case NeedKind::Keychain:
        return {NeedAction::Open};
    case NeedKind::Late:
    case NeedKind::Review:
        return {NeedAction::AnswerNow};
    }
    return {};
}

/// What is gathered while deliveries of one post are put together.
struct Gathered
{
    Need need;
    QStringList networks;
    QString error;
    QString reason; ///< as the journal tells it
};

QString whyOf(const Gathered &gathered, const Clock &clock)
{
    const QByteArray zone = systemZone();
    const QDate today = wallTimeAt(clock.now(), zone).date;
    const WallTime due = wallTimeAt(gathered.need.dueAt, zone);
    const QString when = due.date == today ? clockWords(due.time) : dayAndTimeWords(due, today);
    const QString places = listWords(gathered.networks);
    switch (gathered.need.kind) {
    case NeedKind::Missed:
        return Words::tr("Due %1 on %2 · %3 late", "time, networks, duration")
            .arg(when, places, durationWords(clock.now() - gathered.need.dueAt));
    case NeedKind::Failed:
        return gathered.error.isEmpty() ? Words::tr("%1 did not take it.", "network").arg(places)
                                        : gathered.error;
    case NeedKind::Uncertain:
        return gathered.reason.isEmpty()
                   ? Words::tr("It may be live on %1; not sent again.", "network").arg(places)
                   : Words::tr("%1: %2 It may be live; not sent again.", "network, why")
                         .arg(places, gathered.reason);
    case NeedKind::ByHand:
        return Words::tr("Due %1 on %2 · you post this one yourself", "time, network").arg(when, places);
    case NeedKind::OnNetwork:
        return gathered.error;
    case NeedKind::SignIn:
    case NeedKind::Keychain:
    case NeedKind::EndsSoon:
    case NeedKind::Late:
    case NeedKind::Review:
        return {};
    }
    return {};
}

void addDeliveries(std::vector<Need> &needs, const NeedSources &sources,
                   const std::optional<clients::ClientId> &client, int limit)
{
    const auto items = sources.outbox.needingYou(client, limit);
    if (!items)
        return;
    std::vector<Gathered> all;
    QHash<QString, std::size_t> places;
    for (const publish::OutboxItem &item : *items) {
        const auto kind = kindOf(item.delivery.state);
        if (!kind)
            continue;
        Need need;
        need.kind = *kind;
        need.post = item.delivery.postId;
        const QString key = need.key();
        auto place = places.constFind(key);
        if (place == places.constEnd()) {
            need.client = item.delivery.clientId;
            need.title = item.postTitle;
            need.dueAt = item.delivery.dueAt;
            need.actions = actionsOf(*kind);
            all.push_back({std::move(need), {}, {}, {}});
            place = places.insert(key, all.size() - 1);
        }
        Gathered &gathered = all[*place];
        const QString network = sources.networks.findOrOther(item.network).name;
        gathered.need.deliveries.push_back(item.delivery.id);
        if (!gathered.networks.contains(network))
            gathered.networks.append(network);
        if (gathered.error.isEmpty())
            gathered.error =
                (item.delivery.error.what + QLatin1Char(' ') + item.delivery.error.why).trimmed();
        // What was too large is too large the second time too: what helps is to change the post.
        if (*kind == NeedKind::Failed && item.delivery.error.code == ErrorCode::TooLarge)
            gathered.need.actions = {NeedAction::Open, NeedAction::TryAgain, NeedAction::Leave};
        if (gathered.reason.isEmpty())
            gathered.reason = item.reason;
        if (gathered.need.lookName.isEmpty()) {
            gathered.need.lookName = network;
            if (const auto account = sources.accounts.account(item.delivery.accountId))
                gathered.need.lookAt = account->page;
        }
    }
    for (Gathered &gathered : all) {
        gathered.need.why = whyOf(gathered, sources.clock);
        if (gathered.need.kind == NeedKind::Uncertain && !gathered.need.lookAt.isValid())
            std::erase(gathered.need.actions, NeedAction::LookThere);
        needs.push_back(std::move(gathered.need));
    }
}

QString endTitle(const clients::Account &account, const QString &network, Instant now)
{
    if (!account.signInEndsAt)
        return Words::tr("The sign-in to %1 ends soon", "network").arg(network);
    const int days = clients::daysUntil(*account.signInEndsAt, now);
    return days == 0 ? Words::tr("The sign-in to %1 has come to its end", "network").arg(network)
                     : Words::tr("The sign-in to %1 ends in %n day(s)", "network", days).arg(network);
}

void addSignIn(std::vector<Need> &needs, const NeedSources &sources, const publish::AccountNeed &wanted)
{
    const clients::Account &account = wanted.accounts.front();
    const bool ended = wanted.health == clients::Health::SignInNeeded;
    Need need;
    need.kind = ended ? NeedKind::SignIn : NeedKind::EndsSoon;
    need.client = account.clientId;
    need.account = account.id;
    const QString network = sources.networks.findOrOther(account.network).name;
    const QString handle = handleWords(account.network, account.handle, account.byHand);
    if (ended) {
        need.title = Words::tr("%1 asks for a new sign-in", "network").arg(network);
        need.why =
            account.healthNote.what.isEmpty()
                ? Words::tr("Nothing is sent to %1 until then; everything is kept.", "account").arg(handle)
                : account.healthNote.what;
    } else {
        need.title = endTitle(account, network, sources.clock.now());
        need.why = Words::tr("%1 · renewing takes about a minute.", "account").arg(handle);
    }
    need.actions = actionsOf(need.kind);
    needs.push_back(std::move(need));
}

void addKeychain(std::vector<Need> &needs, const publish::AccountNeed &closed)
{
    Need need;
    need.kind = NeedKind::Keychain;
    need.client = closed.client;
    need.account = closed.accounts.front().id;
    need.title = Words::tr("The keychain is closed");
    QStringList handles;
    for (const clients::Account &account : closed.accounts)
        handles.append(handleWords(account.network, account.handle, account.byHand));
    need.why = Words::tr("Nothing is sent to %1 until it is open; everything is kept.", "accounts")
                   .arg(listWords(handles));
    need.actions = actionsOf(need.kind);
    needs.push_back(std::move(need));
}
} // namespace

std::vector<Need> readNeeds(const NeedSources &sources, const std::optional<clients::ClientId> &client,
                            int limit)
{
    std::vector<Need> needs;
    addDeliveries(needs, sources, client, limit);
    // The worst first within a state would hide what is oldest, so time alone decides.
    std::ranges::stable_sort(needs, {}, &Need::dueAt);
    std::ranges::stable_sort(needs, {}, &Need::kind);
    addTalk(needs, sources, client);
    for (const publish::AccountNeed &wanted : publish::accountNeeds(sources.accounts, client)) {
        if (wanted.health == clients::Health::KeychainClosed)
            addKeychain(needs, wanted);
        else
            addSignIn(needs, sources, wanted);
    }
    return needs;
}

} // namespace hatstand::ui::today
