// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/upkeep.h"

#include "base/zones.h"
#include "clients/client_service.h"
#include "plan/media_store.h"

#include <QLocale>
#include <QPointer>

namespace hatstand::plan
{

Upkeep::Upkeep(PostService &posts, MediaStore &media, Timers &timers, QObject *parent)
    : QObject(parent), m_posts(posts), m_media(media), m_timers(timers)
{
}

void Upkeep::start()
{
    recomputeInstants({});
    if (m_clients) {
        const auto unknown = unknownZones(*m_clients);
        if (!unknown)
            tell(unknown.error());
        else if (*unknown)
            tell(**unknown);
    }
    if (const auto shared = m_media.sharedFolder())
        tell(*shared);
    m_timers.callAfter(afterStart, this, [this] { removeOrphans(); });
}

void Upkeep::recomputeInstants(const std::optional<PostService::InstantsPlace> &from)
{
    const auto part = m_posts.recomputeInstants(from, postsAtOnce);
    if (!part) {
        // Another program writes, or the disk is full, just now.
        tell(part.error());
        m_timers.callAfter(afterFailure, this, [this, from] { recomputeInstants(from); });
    } else if (part->next) {
        m_timers.callAfter(Milliseconds(0), this, [this, next = part->next] { recomputeInstants(next); });
    }
}

QCoro::Task<void> Upkeep::removeOrphans()
{
    const QPointer<Upkeep> self(this);
    m_timers.callAfter(between, this, [this] { removeOrphans(); });
    const auto removed = co_await m_media.removeOrphans();
    if (!self)
        co_return;
    if (removed)
        Q_EMIT orphansRemoved(*removed);
    else if (removed.error().code != ErrorCode::Cancelled)
        tell(removed.error());
}

void Upkeep::tell(const Error &error)
{
    const QString sentence = error.sentence();
    if (m_told.contains(sentence))
        return;
    m_told.insert(sentence);
    Q_EMIT troubled(error);
}

Result<std::optional<Error>> unknownZones(const clients::ClientService &clients)
{
    if (auto loaded = clients.load(); !loaded)
        return fail(std::move(loaded.error()));
    QStringList unknown;
    for (const clients::Client &client : clients.clients()) {
        if (!isKnownZone(client.zone))
            unknown << QStringLiteral("%1 (%2)").arg(client.name, QString::fromUtf8(client.zone));
    }
    if (unknown.isEmpty())
        return std::nullopt;
    return Error{
        ErrorCode::InvalidInput,
        Upkeep::tr("This computer does not know the time zone of %1.")
            .arg(QLocale().createSeparatedList(unknown)),
        Upkeep::tr("Times there are shown in UTC. What is planned still goes out when it was meant to."),
        Upkeep::tr("Choose another zone for the client, or bring this computer up to date."),
        {}};
}

} // namespace hatstand::plan
