// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/timers.h"
#include "plan/post_service.h"

#include <QObject>
#include <QSet>
#include <QString>
#include <qcorotask.h>

#include <optional>
#include <vector>

namespace hatstand::clients
{
class ClientService;
}

namespace hatstand::plan
{

class MediaStore;

/// What an open workspace needs now and then, and nobody waits for: at the start the instants of future posts
/// by this computer's zone data, the soonest at once and the rest in parts; a while later, and then once a
/// day, the removal of media that nothing names. What fails is told once and tried again the next time; so
/// is, at the start, that the media folder is another workspace's too.
class Upkeep : public QObject
{
    Q_OBJECT

public:
    static constexpr Milliseconds afterStart{5 * 60'000};
    static constexpr Milliseconds afterFailure{60'000}; ///< of the instants, on which times of sending depend
    static constexpr Milliseconds between{24 * 60 * 60'000};
    /// Posts in one turn of the event loop: two or three milliseconds.
    static constexpr int postsAtOnce = 500;

    /// All must outlive this.
    Upkeep(PostService &posts, MediaStore &media, Timers &timers, QObject *parent = nullptr);

    /// From `start` on it tells too when the time zone of a client, or the own one of a post that is still to
    /// come, is not known here. They must outlive this.
    void lookAtZonesOf(const clients::ClientService &clients) { m_clients = &clients; }
    /// Once the outbox is there, whose deliveries move with their posts, and before the first post is sent.
    void start();

Q_SIGNALS:
    /// How many files went.
    void orphansRemoved(int count);
    /// What a person should know of; the same is told once.
    void troubled(const hatstand::Error &error);

private:
    void recomputeInstants(const std::optional<PostService::InstantsPlace> &from);
    void tellUnknownZones();
    QCoro::Task<void> removeOrphans();
    void tell(const Error &error);

    PostService &m_posts;
    MediaStore &m_media;
    Timers &m_timers;
    const clients::ClientService *m_clients = nullptr;
    std::vector<PostService::InUnknownZone> m_unknown; ///< of the parts that have been seen
    QSet<QString> m_told;
};

/// Of which clients and of which of these posts this computer does not know the time zone, as one thing to
/// tell people: what is planned there keeps its instants, and is shown in UTC. A post that has the zone of
/// its client is not named beside it. Nothing when all are known.
[[nodiscard]] Result<std::optional<Error>>
unknownZones(const clients::ClientService &clients, const PostService &posts,
             const std::vector<PostService::InUnknownZone> &planned);

} // namespace hatstand::plan
