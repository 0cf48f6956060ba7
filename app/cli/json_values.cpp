// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/json_values.h"

#include "cli/delivery_words.h"
#include "cli/output.h"
#include "clients/account_pauses.h"

#include <QJsonArray>

#include <array>

namespace hatstand::cli
{

namespace
{
QJsonValue instantOrNull(const std::optional<Instant> &instant)
{
    return instant ? QJsonValue(instant->toIso()) : QJsonValue(QJsonValue::Null);
}

QJsonValue plannedOrNull(const std::optional<plan::PlannedTime> &planned)
{
    if (!planned)
        return QJsonValue(QJsonValue::Null);
    return QJsonObject{
        {QStringLiteral("at"), planned->instant.toIso()},
        {QStringLiteral("wall"), QDateTime(planned->wall.date, planned->wall.time, Qt::UTC)
                                     .toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss"))},
        {QStringLiteral("zone"), QString::fromUtf8(planned->zone)},
    };
}

QJsonArray mediaArray(const std::vector<plan::PostMedia> &media)
{
    QJsonArray array;
    for (const plan::PostMedia &item : media)
        array << QJsonObject{{QStringLiteral("media"), item.mediaId.toString()},
                             {QStringLiteral("alt_text"), item.altText}};
    return array;
}

constexpr std::array policyNames{
    std::pair{clients::MissedPolicy::Ask, "ask"},
    std::pair{clients::MissedPolicy::SendIfRecent, "send-if-recent"},
    std::pair{clients::MissedPolicy::Leave, "leave"},
};
} // namespace

QString healthName(clients::Health health)
{
    switch (health) {
    case clients::Health::Unknown:
        return QStringLiteral("unknown");
    case clients::Health::Works:
        return QStringLiteral("works");
    case clients::Health::EndsSoon:
        return QStringLiteral("ends-soon");
    case clients::Health::SignInNeeded:
        return QStringLiteral("sign-in-needed");
    case clients::Health::Trouble:
        return QStringLiteral("trouble");
    case clients::Health::KeychainClosed:
        return QStringLiteral("keychain-closed");
    }
    return {};
}

QString missedPolicyName(clients::MissedPolicy policy)
{
    for (const auto &[value, name] : policyNames) {
        if (value == policy)
            return QString::fromLatin1(name);
    }
    return {};
}

std::optional<clients::MissedPolicy> missedPolicyFromName(const QString &name)
{
    for (const auto &[value, text] : policyNames) {
        if (name == QLatin1StringView(text))
            return value;
    }
    return std::nullopt;
}

QJsonObject toJson(const clients::Client &client)
{
    return {
        {QStringLiteral("id"), client.id.toString()},
        {QStringLiteral("name"), client.name},
        {QStringLiteral("initials"), client.initials},
        {QStringLiteral("colour"), client.colour},
        {QStringLiteral("zone"), QString::fromUtf8(client.zone)},
        {QStringLiteral("currency"), client.currency.code()},
        {QStringLiteral("language"), client.language},
        {QStringLiteral("missed"), missedPolicyName(client.missedPolicy)},
        {QStringLiteral("grace_minutes"), int(client.grace.count())},
        {QStringLiteral("created_at"), client.createdAt.toIso()},
    };
}

QJsonObject toJson(const clients::Account &account)
{
    QJsonObject object{
        {QStringLiteral("id"), account.id.toString()},
        {QStringLiteral("client"), account.clientId.toString()},
        {QStringLiteral("network"), account.network.toString()},
        {QStringLiteral("by_hand"), account.byHand},
        {QStringLiteral("handle"), account.handle},
        {QStringLiteral("name"), account.displayName},
        {QStringLiteral("server"), account.server.toString()},
        {QStringLiteral("page"), account.page.toString()},
        {QStringLiteral("health"), healthName(account.health)},
        {QStringLiteral("checked_at"), instantOrNull(account.checkedAt)},
        {QStringLiteral("sign_in_ends_at"), instantOrNull(account.signInEndsAt)},
        {QStringLiteral("paused"), account.paused},
        {QStringLiteral("paused_until"), instantOrNull(clients::pausedUntil(account))},
    };
    if (!account.healthNote.what.isEmpty())
        object.insert(QStringLiteral("health_note"), toJson(account.healthNote));
    return object;
}

QJsonObject toJson(const plan::Post &post)
{
    QJsonArray versions;
    for (const plan::Version &version : post.versions) {
        QJsonObject object{{QStringLiteral("account"), version.accountId.toString()},
                           {QStringLiteral("options"), version.options}};
        if (version.text)
            object.insert(QStringLiteral("text"), *version.text);
        if (version.firstComment)
            object.insert(QStringLiteral("first_comment"), *version.firstComment);
        if (version.media)
            object.insert(QStringLiteral("media"), mediaArray(*version.media));
        versions << object;
    }
    return {
        {QStringLiteral("id"), post.id.toString()},
        {QStringLiteral("client"), post.clientId.toString()},
        {QStringLiteral("title"), post.shownTitle()},
        {QStringLiteral("text"), post.text},
        {QStringLiteral("first_comment"), post.firstComment},
        {QStringLiteral("label"), post.label},
        {QStringLiteral("status"), plan::postStatusName(post.status)},
        {QStringLiteral("planned"), plannedOrNull(post.planned)},
        {QStringLiteral("media"), mediaArray(post.media)},
        {QStringLiteral("versions"), versions},
        {QStringLiteral("created_at"), post.createdAt.toIso()},
        {QStringLiteral("updated_at"), post.updatedAt.toIso()},
    };
}

QJsonObject toJson(const plan::PostRow &row)
{
    QJsonArray networks;
    for (const networks::NetworkKey &network : row.networks)
        networks << network.toString();
    return {
        {QStringLiteral("id"), row.id.toString()},
        {QStringLiteral("client"), row.clientId.toString()},
        {QStringLiteral("title"), row.title},
        {QStringLiteral("status"), plan::postStatusName(row.status)},
        {QStringLiteral("planned"), plannedOrNull(row.planned)},
        {QStringLiteral("networks"), networks},
        {QStringLiteral("label"), row.label},
        {QStringLiteral("media"), row.mediaCount},
    };
}

QJsonObject toJson(const plan::Problem &problem)
{
    const QString severity = problem.severity == plan::Severity::MustFix ? QStringLiteral("must-fix")
                             : problem.severity == plan::Severity::Look  ? QStringLiteral("look")
                                                                         : QStringLiteral("cost");
    QJsonObject object{{QStringLiteral("severity"), severity},
                       {QStringLiteral("what"), problem.what},
                       {QStringLiteral("why"), problem.why}};
    if (!problem.accountId.isNull())
        object.insert(QStringLiteral("account"), problem.accountId.toString());
    return object;
}

QJsonObject toJson(const publish::Delivery &delivery)
{
    // What only the person can clear up has no next turn.
    const QJsonValue next = delivery.nextAttemptAt == publish::never
                                ? QJsonValue(QJsonValue::Null)
                                : QJsonValue(delivery.nextAttemptAt.toIso());
    QJsonObject object{
        {QStringLiteral("id"), delivery.id.toString()},
        {QStringLiteral("post"), delivery.postId.toString()},
        {QStringLiteral("account"), delivery.accountId.toString()},
        {QStringLiteral("state"), publish::deliveryStateName(delivery.state)},
        {QStringLiteral("due_at"), delivery.dueAt.toIso()},
        {QStringLiteral("next_attempt_at"), next},
        {QStringLiteral("attempts"), delivery.attempts},
        {QStringLiteral("links_there"), delivery.linksThere},
        {QStringLiteral("hand_over"), delivery.handOver != publish::HandOver::No},
        {QStringLiteral("url"), delivery.remoteUrl.toString()},
        {QStringLiteral("published_at"), instantOrNull(delivery.publishedAt)},
    };
    if (!delivery.error.what.isEmpty())
        object.insert(QStringLiteral("error"), toJson(delivery.error));
    return object;
}

QJsonObject toJson(const publish::OutboxItem &item, Instant now)
{
    QJsonObject object = toJson(item.delivery);
    object.insert(QStringLiteral("title"), item.postTitle);
    object.insert(QStringLiteral("network"), item.network.toString());
    object.insert(QStringLiteral("handle"), item.accountHandle);
    object.insert(QStringLiteral("by_hand"), item.byHand);
    object.insert(QStringLiteral("paused"), item.accountPaused);
    object.insert(QStringLiteral("why"), whyWords(item, now));
    const bool isScheduled = item.delivery.state == publish::DeliveryState::Scheduled;
    object.insert(QStringLiteral("hold"), isScheduled ? holdName(holdOf(item, now)) : QString());
    if (item.isLookedForFirst)
        object.insert(QStringLiteral("looked_for_first"), true);
    return object;
}

} // namespace hatstand::cli
