// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/ids.h"
#include "base/instant.h"
#include "clients/account.h"
#include "clients/client.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace hatstand::listen
{

struct Source;
using SourceId = Id<Source>;

/// What kind of place it is. Stored by number.
enum class SourceKind {
    Account = 0, ///< what is said to one of the client's accounts
    Feed = 1,    ///< RSS, Atom or JSON Feed at an address
    Search = 2,  ///< what an account's network finds for words or a hashtag
    Import = 3,  ///< a file that was read once; never asked again
};

/// Where what it says appears. Stored by number.
enum class GoesTo {
    Inbox = 0,  ///< it waits for an answer
    Stream = 1, ///< it is read in Listening, and comes into the inbox only by hand
};

/// How a source does: written by whoever reads it.
struct SourceStanding
{
    QString cursor;       ///< networks::Heard::cursor
    QString etag;         ///< of a feed's last whole answer, sent back to ask for news only
    QString lastModified; ///< the same, as a date
    Instant nextAt;       ///< its next turn
    Milliseconds gap{0};  ///< between two things that it says, as far as is known; 0: unknown
    std::optional<Instant> askedAt;
    std::optional<Instant> heardAt; ///< when it last said something new
    qint64 timesAsked = 0;
    qint64 timesUnchanged = 0; ///< of those, how often it answered that nothing is new (304)
    int failures = 0;          ///< in a row
    Error error;               ///< of the last failure; empty words when there is none
};

/// A place where we listen, for one client.
struct Source
{
    SourceId id;
    clients::ClientId clientId;
    clients::AccountId accountId; ///< whose it is, or by whose sign-in is searched; null: a feed, an import
    SourceKind kind = SourceKind::Feed;
    QString name;
    /// Of a feed its address; of a search what is looked for: words, or one hashtag with its "#".
    QString address;
    GoesTo goesTo = GoesTo::Stream;
    bool paused = false;
    int keepDays = 0; ///< what is older is deleted: see keeping/retention.h; 0: kept for ever
    QJsonObject options;
    int position = 0;
    Instant createdAt;
    std::optional<Instant> removedAt;
    SourceStanding standing;

    [[nodiscard]] bool isAsked() const
    {
        return kind != SourceKind::Import && !paused && !removedAt.has_value();
    }
};

} // namespace hatstand::listen
