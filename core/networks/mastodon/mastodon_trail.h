// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/mastodon/mastodon_incoming.h"

#include <QJsonObject>
#include <QStringList>

namespace hatstand::networks
{

/// How far a list that a server gives page by page, the newest first, has been read: what is kept between two
/// pages, so that whenever the program ends nothing is left out.
///
/// Each walk goes from the newest back to where the last one began, less `overlap`: servers give numbers
/// before what they number can be seen, so that something may turn up below the newest. What was told already
/// within that is known by its id. `min_id`, which some servers read as `since_id` and others not at all, is
/// not needed for it.
struct MastodonTrail
{
    QString low;       ///< all up to here has been read; empty: nothing was
    QStringList given; ///< told already, though it stands above that

    // Of a walk under way:
    QString before; ///< all from here on upwards has been read; empty: none is under way
    std::optional<Instant> newest;
    QString nextLow;    ///< `low` once it is at its end
    QStringList walked; ///< `given` then

    QByteArray etag; ///< of the page at the newest, when nothing but it had to be read

    [[nodiscard]] bool isUnderWay() const { return !before.isEmpty(); }
    /// Reads a page. `isLast`: the server has said that there is nothing before it. What is new is added to
    /// `told`; nothing older than `since` while nothing was read. True: the next page has to be asked for.
    [[nodiscard]] bool advance(std::vector<MastodonEntry> page, bool isLast, Instant since,
                               Milliseconds overlap, std::vector<IncomingMessage> &told);

    friend bool operator==(const MastodonTrail &, const MastodonTrail &) = default;

private:
    void end();
};

[[nodiscard]] QJsonObject toJson(const MastodonTrail &trail);
/// What it does not understand is an empty one.
[[nodiscard]] MastodonTrail mastodonTrail(const QJsonObject &object);

/// Whether `id` was given out before `other`: numbers by their size, the others (ULID, flake) by their
/// letters.
[[nodiscard]] bool isOlderId(const QString &id, const QString &other);

} // namespace hatstand::networks
