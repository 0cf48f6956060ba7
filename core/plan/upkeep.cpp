// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/upkeep.h"

#include "base/zones.h"
#include "clients/client_service.h"
#include "plan/media/media_store.h"

#include <QHash>
#include <QLocale>
#include <QPointer>

namespace hatstand::plan
{

namespace
{
constexpr int postsNamed = 3; // of those in an unknown zone; of the others only how many they are
}

Upkeep::Upkeep(PostService &posts, MediaStore &media, Timers &timers, QObject *parent)
    : QObject(parent), m_posts(posts), m_media(media), m_timers(timers)
{
}

void Upkeep::start()
{
    m_unknown.clear();
    recomputeInstants({});
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
        return;
    }
    m_unknown.insert(m_unknown.end(), part->unknown.begin(), part->unknown.end());
    if (part->next)
        m_timers.callAfter(Milliseconds(0), this, [this, next = part->next] { recomputeInstants(next); });
    else
        tellUnknownZones();
}

void Upkeep::tellUnknownZones()
{
    if (!m_clients)
        return;
    const auto unknown = unknownZones(*m_clients, m_posts, m_unknown);
    if (!unknown)
        tell(unknown.error());
    else if (*unknown)
        tell(**unknown);
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

Result<std::optional<Error>> unknownZones(const clients::ClientService &clients, const PostService &posts,
                                          const std::vector<PostService::InUnknownZone> &planned)
{
    if (auto loaded = clients.load(); !loaded)
        return fail(std::move(loaded.error()));
    QStringList unknown;
    QHash<clients::ClientId, QByteArray> zones;
    for (const clients::Client &client : clients.clients()) {
        zones.insert(client.id, client.zone);
        if (!isKnownZone(client.zone))
            unknown << QStringLiteral("%1 (%2)").arg(client.name, QString::fromUtf8(client.zone));
    }
    const bool ofClients = !unknown.isEmpty();
    int ofPosts = 0;
    for (const PostService::InUnknownZone &one : planned) {
        if (zones.value(one.clientId) == one.zone || ++ofPosts > postsNamed)
            continue;
        const auto post = posts.post(one.id);
        const QString title = post ? post->shownTitle() : one.id.toString();
        unknown
            << Upkeep::tr("“%1” (%2)", "title of a post, time zone").arg(title, QString::fromUtf8(one.zone));
    }
    if (ofPosts > postsNamed)
        unknown << Upkeep::tr("%n more post(s)", nullptr, ofPosts - postsNamed);
    if (unknown.isEmpty())
        return std::nullopt;
    return Error{
        ErrorCode::InvalidInput,
        Upkeep::tr("This computer does not know the time zone of %1.")
            .arg(QLocale().createSeparatedList(unknown)),
        Upkeep::tr("Times there are shown in UTC. What is planned still goes out when it was meant to."),
        ofPosts == 0 ? Upkeep::tr("Choose another zone for the client, or bring this computer up to date.")
        : ofClients
            ? Upkeep::tr(
                  "Choose another zone for the client and the post, or bring this computer up to date.")
            : Upkeep::tr("Choose another zone for the post, or bring this computer up to date."),
        {}};
}

} // namespace hatstand::plan
