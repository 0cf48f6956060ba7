// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/lookup.h"

#include "cli/words.h"
#include "clients/account_service.h"
#include "clients/client_service.h"
#include "listen/inbox/inbox.h"
#include "listen/sources/source_service.h"
#include "listen/topics/topic_service.h"
#include "parts.h"
#include "plan/post_service.h"
#include "publish/outbox.h"
#include "strategy/campaign_service.h"

#include <QRegularExpression>

#include <algorithm>

namespace hatstand::cli
{

namespace
{
bool endsId(const QString &id, const QString &typed)
{
    return typed.size() >= 4 && id.endsWith(typed.toLower());
}

/// How a person tells one thing from others that are called alike.
QString called(const clients::Client &client)
{
    return QStringLiteral("%1 (%2)").arg(client.name, client.id.toString());
}
QString called(const clients::Account &account)
{
    return QStringLiteral("%1:%2 (%3)")
        .arg(account.network.toString(), account.handle, account.id.toString());
}
QString called(const strategy::Campaign &campaign)
{
    return QStringLiteral("%1 (%2)").arg(campaign.name, campaign.utmCampaign);
}
QString called(const listen::Source &source)
{
    return QStringLiteral("%1 (%2)").arg(source.name, source.id.toString());
}
QString called(const listen::Topic &topic)
{
    return QStringLiteral("%1 (%2)").arg(topic.name, topic.id.toString());
}

template <class Tag>
QString called(const Id<Tag> &id)
{
    return id.toString();
}

/// How one of them is named instead.
QString chooseWords(const strategy::Campaign &)
{
    return Tr::tr("Name one of these as its links do: %1.");
}
template <class Thing>
QString chooseWords(const Thing &)
{
    return Tr::tr("Name one of these by its id or more of its end: %1.");
}

/// The one that was found; fails with `none` where there is none.
template <class Thing>
Result<Thing> only(const std::vector<Thing> &found, const QString &typed, Error none)
{
    if (found.size() > 1) {
        constexpr size_t named = 5;
        QStringList names;
        for (size_t i = 0; i < std::min(found.size(), named); ++i)
            names << called(found[i]);
        if (found.size() > named)
            names << QStringLiteral("…");
        return fail(ErrorCode::InvalidInput, Tr::tr("\"%1\" could mean more than one.").arg(typed), {},
                    chooseWords(found.front()).arg(names.join(u", ")));
    }
    if (found.empty())
        return fail(std::move(none));
    return found.front();
}

bool isEndOfId(const QString &typed)
{
    static const QRegularExpression form(QStringLiteral("\\A[0-9a-fA-F-]{4,36}\\z"));
    return form.match(typed).hasMatch();
}

Error missing(const QString &what, const QString &remedy = {})
{
    return {ErrorCode::NotFound, what, {}, remedy, {}};
}
} // namespace

Result<clients::Client> findClient(Parts &parts, const QString &nameOrId)
{
    std::vector<clients::Client> exact;
    std::vector<clients::Client> alike;
    for (const clients::Client &client : parts.clients().clients()) {
        if (client.name == nameOrId)
            exact.push_back(client);
        else if (client.name.compare(nameOrId, Qt::CaseInsensitive) == 0 ||
                 endsId(client.id.toString(), nameOrId))
            alike.push_back(client);
    }
    return only(exact.empty() ? alike : exact, nameOrId,
                missing(Tr::tr("There is no client \"%1\".").arg(nameOrId),
                        Tr::tr("\"hatstand-cli client list\" names them all.")));
}

Result<clients::Account> findAccount(Parts &parts, const QString &handleOrId,
                                     const std::optional<clients::ClientId> &client)
{
    QString wanted = handleOrId;
    if (wanted.startsWith(u'@'))
        wanted.remove(0, 1);
    std::vector<clients::Account> found;
    for (const clients::Account &account : parts.accounts().accounts()) {
        if (client && account.clientId != *client)
            continue;
        const QString withNetwork = account.network.toString() + u':' + account.handle;
        if (account.handle.compare(wanted, Qt::CaseInsensitive) == 0 ||
            withNetwork.compare(wanted, Qt::CaseInsensitive) == 0 || endsId(account.id.toString(), wanted))
            found.push_back(account);
    }
    return only(found, handleOrId,
                missing(Tr::tr("There is no account \"%1\".").arg(handleOrId),
                        Tr::tr("\"hatstand-cli account list\" names them all.")));
}

Result<strategy::Campaign> findCampaign(Parts &parts, const QString &name, const clients::ClientId &client)
{
    const auto campaigns = parts.campaigns().campaignsOf(client);
    if (!campaigns)
        return fail(campaigns.error());
    std::vector<strategy::Campaign> found;
    for (const strategy::Campaign &campaign : *campaigns) {
        if (campaign.name.compare(name, Qt::CaseInsensitive) == 0 || campaign.utmCampaign == name)
            found.push_back(campaign);
    }
    return only(found, name, missing(Tr::tr("There is no campaign \"%1\".").arg(name)));
}

Result<plan::PostId> findPost(Parts &parts, const QString &id)
{
    const plan::PostId whole = plan::PostId::fromString(id);
    if (!whole.isNull())
        return whole;
    auto found = isEndOfId(id) ? parts.posts().endingWith(id) : Result<std::vector<plan::PostId>>();
    if (!found)
        return fail(std::move(found.error()));
    return only(*found, id,
                missing(Tr::tr("There is no post \"%1\".").arg(id),
                        Tr::tr("\"hatstand-cli post list\" names them all.")));
}

Result<publish::DeliveryId> findDelivery(Parts &parts, const QString &id)
{
    const auto whole = publish::DeliveryId::fromString(id);
    if (!whole.isNull() && parts.outbox().delivery(whole))
        return whole;
    auto found = isEndOfId(id) ? parts.outbox().endingWith(id) : Result<std::vector<publish::DeliveryId>>();
    if (!found)
        return fail(std::move(found.error()));
    return only(*found, id,
                missing(Tr::tr("There is no delivery \"%1\".").arg(id),
                        Tr::tr("\"hatstand-cli outbox\" names what needs you and what waits; \"post show\" "
                               "those of a post.")));
}

Result<listen::Source> findSource(Parts &parts, const QString &nameOrId)
{
    const auto all = parts.sources().sources({});
    if (!all)
        return fail(all.error());
    std::vector<listen::Source> found;
    for (const listen::Source &source : *all) {
        const QString id = source.id.toString();
        if (source.name.compare(nameOrId, Qt::CaseInsensitive) == 0 || source.address == nameOrId ||
            id == nameOrId.toLower() || endsId(id, nameOrId))
            found.push_back(source);
    }
    return only(found, nameOrId,
                missing(Tr::tr("There is no source \"%1\".").arg(nameOrId),
                        Tr::tr("\"hatstand-cli source list\" names them all.")));
}

Result<listen::Topic> findTopic(Parts &parts, const QString &nameOrId)
{
    const auto all = parts.topics().topics({});
    if (!all)
        return fail(all.error());
    std::vector<listen::Topic> found;
    for (const listen::Topic &topic : *all) {
        const QString id = topic.id.toString();
        if (topic.name.compare(nameOrId, Qt::CaseInsensitive) == 0 || id == nameOrId.toLower() ||
            endsId(id, nameOrId))
            found.push_back(topic);
    }
    return only(found, nameOrId,
                missing(Tr::tr("There is no topic \"%1\".").arg(nameOrId),
                        Tr::tr("\"hatstand-cli topic list\" names them all.")));
}

Result<listen::ConversationId> findConversation(Parts &parts, const QString &id)
{
    const auto whole = listen::ConversationId::fromString(id);
    if (!whole.isNull() && parts.inbox().conversation(whole))
        return whole;
    auto found = isEndOfId(id) ? parts.inbox().endingWith(id) : Result<std::vector<listen::ConversationId>>();
    if (!found)
        return fail(std::move(found.error()));
    return only(*found, id,
                missing(Tr::tr("There is no conversation \"%1\".").arg(id),
                        Tr::tr("\"hatstand-cli inbox list\" names them.")));
}

Error notAnAddress(const QString &words)
{
    return {ErrorCode::InvalidInput,
            Tr::tr("\"%1\" is not an address.").arg(words),
            {},
            Tr::tr("Write it as https://example.org."),
            {}};
}

Error unknownNetwork(const QString &word)
{
    return {ErrorCode::InvalidInput,
            Tr::tr("\"%1\" is not a network that Hatstand knows.").arg(word),
            {},
            Tr::tr("\"hatstand-cli text networks\" names them all."),
            {}};
}

Result<int> readLimit(const Arguments &arguments, int otherwise)
{
    const auto text = arguments.optional(QStringLiteral("limit"));
    if (!text)
        return otherwise;
    bool isNumber = false;
    const int limit = text->toInt(&isNumber);
    if (!isNumber || limit < 1)
        return fail(ErrorCode::InvalidInput, Tr::tr("\"%1\" is not a limit.").arg(*text), {},
                    Tr::tr("Use a whole number from 1 on."));
    return limit;
}

bool isNow(const QString &text)
{
    return text == QStringLiteral("now");
}

Result<QByteArray> readZone(const QString &words)
{
    const QList<QByteArray> found = zonesCalled(words);
    if (found.size() == 1)
        return found.front();
    if (found.isEmpty())
        return fail(ErrorCode::InvalidInput, Tr::tr("The time zone \"%1\" is not known here.").arg(words), {},
                    Tr::tr("Name it by its city, for example Europe/Lisbon."));
    return fail(ErrorCode::InvalidInput, Tr::tr("\"%1\" could mean more than one time zone.").arg(words), {},
                Tr::tr("Name one of these: %1.").arg(QString::fromUtf8(found.join(", "))));
}

Result<plan::PlannedTime> readTime(const QString &text, const QByteArray &zone, Instant now)
{
    if (!isKnownZone(zone))
        return fail(ErrorCode::InvalidInput,
                    Tr::tr("The time zone \"%1\" is not known here.").arg(QString::fromUtf8(zone)), {},
                    Tr::tr("Name it by its city, for example Europe/Lisbon."));
    if (isNow(text))
        return plan::plannedTimeAt(now, zone);
    // 24:00, which Qt takes for the beginning of the same day, is none of the times.
    static const QRegularExpression form(
        QStringLiteral(R"(\A(\d{4}-\d{2}-\d{2})[T ]((?:[01]\d|2[0-3]):\d{2}(?::\d{2})?))"
                       R"((?:(Z)|([+-])(\d{2}):?(\d{2}))?\z)"));
    const auto match = form.match(text);
    const QDate date = QDate::fromString(match.captured(1), Qt::ISODate);
    const QTime time = QTime::fromString(match.captured(2), Qt::ISODate);
    // No clock on Earth is further from UTC.
    const int hours = match.captured(5).toInt();
    const int minutes = match.captured(6).toInt();
    const bool isOffset = hours * 60 + minutes <= 14 * 60 && minutes < 60;
    // In every zone its year has four digits.
    const bool isWritable = date.year() > 1 && date.year() < 9999;
    if (!match.hasMatch() || !date.isValid() || !time.isValid() || !isOffset || !isWritable)
        return fail(
            ErrorCode::InvalidInput, Tr::tr("\"%1\" is not a time.").arg(text), {},
            Tr::tr("Write it as 2026-11-19T18:30, which is meant in %1, or with Z or an offset such as "
                   "+01:00 at its end.")
                .arg(QString::fromUtf8(zone)));
    const QString sign = match.captured(4);
    if (match.captured(3).isEmpty() && sign.isEmpty())
        return plan::plannedTime({date, time}, zone);
    const Milliseconds offset = std::chrono::hours(hours) + std::chrono::minutes(minutes);
    const Instant there = Instant::fromDateTime(QDateTime(date, time, Qt::UTC));
    return plan::plannedTimeAt(sign == u'-' ? there + offset : there - offset, zone);
}

QString clockChangeRemark(const plan::PlannedTime &time)
{
    const auto resolved = resolveWallTime(time.wall, time.zone);
    if (!resolved || resolved->instant != time.instant)
        return {};
    const QString form = QStringLiteral("HH:mm");
    if (resolved->kind == WallKind::Gap)
        return Tr::tr("The clocks of %1 skip %2 on that day; %3 is meant.")
            .arg(zoneCity(time.zone), time.wall.time.toString(form), resolved->shown.time.toString(form));
    if (resolved->kind == WallKind::Overlap)
        return Tr::tr("The clocks of %1 show %2 twice on that day; the first is meant.")
            .arg(zoneCity(time.zone), time.wall.time.toString(form));
    return {};
}

QString timeText(const plan::PlannedTime &time)
{
    const WallTime wall = isKnownZone(time.zone) ? wallTimeAt(time.instant, time.zone) : time.wall;
    return QStringLiteral("%1 %2 %3")
        .arg(wall.date.toString(Qt::ISODate), wall.time.toString(QStringLiteral("HH:mm")),
             QString::fromUtf8(time.zone));
}

QString timeHere(Instant at)
{
    return timeText(plan::plannedTimeAt(at, systemZone()));
}

} // namespace hatstand::cli
