// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/lookup.h"

#include "cli/words.h"
#include "clients/account_service.h"
#include "clients/client_service.h"
#include "parts.h"
#include "plan/post_service.h"
#include "strategy/campaign_service.h"

#include <QRegularExpression>

namespace hatstand::cli
{

namespace
{
bool endsId(const QString &id, const QString &typed)
{
    return typed.size() >= 4 && id.endsWith(typed.toLower());
}

tl::unexpected<Error> several(const QString &typed)
{
    return fail(ErrorCode::InvalidInput, Tr::tr("\"%1\" could mean more than one.").arg(typed), {},
                Tr::tr("Use the id, or more of its end."));
}
} // namespace

Result<clients::Client> findClient(Parts &parts, const QString &nameOrId)
{
    std::vector<clients::Client> found;
    for (const clients::Client &client : parts.clients().clients()) {
        if (client.name == nameOrId)
            return client;
        if (client.name.compare(nameOrId, Qt::CaseInsensitive) == 0 || endsId(client.id.toString(), nameOrId))
            found.push_back(client);
    }
    if (found.size() > 1)
        return several(nameOrId);
    if (found.empty())
        return fail(ErrorCode::NotFound, Tr::tr("There is no client \"%1\".").arg(nameOrId), {},
                    Tr::tr("\"hatstand-cli client list\" names them all."));
    return found.front();
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
    if (found.size() > 1)
        return several(handleOrId);
    if (found.empty())
        return fail(ErrorCode::NotFound, Tr::tr("There is no account \"%1\".").arg(handleOrId), {},
                    Tr::tr("\"hatstand-cli account list\" names them all."));
    return found.front();
}

Result<strategy::Campaign> findCampaign(Parts &parts, const QString &name, const clients::ClientId &client)
{
    const auto campaigns = parts.campaigns().campaignsOf(client);
    if (!campaigns)
        return fail(campaigns.error());
    for (const strategy::Campaign &campaign : *campaigns) {
        if (campaign.name.compare(name, Qt::CaseInsensitive) == 0 || campaign.utmCampaign == name)
            return campaign;
    }
    return fail(ErrorCode::NotFound, Tr::tr("There is no campaign \"%1\".").arg(name));
}

Result<plan::PostId> findPost(Parts &parts, const QString &id)
{
    const plan::PostId whole = plan::PostId::fromString(id);
    if (!whole.isNull())
        return whole;
    const auto missing = [&] {
        return fail(ErrorCode::NotFound, Tr::tr("There is no post \"%1\".").arg(id));
    };
    static const QRegularExpression form(QStringLiteral("^[0-9a-fA-F-]{4,36}$"));
    if (!form.match(id).hasMatch())
        return missing();
    auto found = parts.posts().endingWith(id.toLower());
    if (!found)
        return fail(std::move(found.error()));
    if (found->size() > 1)
        return several(id);
    if (found->empty())
        return missing();
    return found->front();
}

Result<plan::PlannedTime> readTime(const QString &text, const QByteArray &zone, Instant now)
{
    if (text == QStringLiteral("now"))
        return plan::plannedTimeAt(now, zone);
    static const QRegularExpression form(
        QStringLiteral(R"(^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(Z|[+-]\d{2}:?\d{2})?$)"));
    const auto match = form.match(text);
    const QDate date = QDate::fromString(match.captured(1), Qt::ISODate);
    const QTime time = QTime::fromString(match.captured(2), Qt::ISODate);
    if (!match.hasMatch() || !date.isValid() || !time.isValid())
        return fail(ErrorCode::InvalidInput, Tr::tr("\"%1\" is not a time.").arg(text), {},
                    Tr::tr("Write it as 2026-11-19T18:30, in the client's zone."));
    if (match.captured(3).isEmpty())
        return plan::plannedTime({date, time}, zone);
    const QDateTime moment = QDateTime::fromString(QString(text).replace(u' ', u'T'), Qt::ISODate);
    return plan::plannedTimeAt(Instant::fromDateTime(moment), zone);
}

QString timeText(const plan::PlannedTime &time)
{
    return QStringLiteral("%1 %2 %3")
        .arg(time.wall.date.toString(Qt::ISODate), time.wall.time.toString(QStringLiteral("HH:mm")),
             QString::fromUtf8(time.zone));
}

} // namespace hatstand::cli
