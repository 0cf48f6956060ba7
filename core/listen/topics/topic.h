// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/instant.h"
#include "clients/client.h"
#include "listen/topics/alert_rules.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace hatstand::listen
{

struct Topic;
using TopicId = Id<Topic>;

/// A name that is counted among what a topic finds: our own, or somebody else's in our trade.
struct NamedVoice
{
    QString name;
    QString query; ///< as it is typed; see topic_query.h
    bool isOurs = false;
    friend bool operator==(const NamedVoice &, const NamedVoice &) = default;
};

/// More of them than can be told apart in a list of bars.
inline constexpr size_t maxVoices = 12;

/// What a client listens for.
struct Topic
{
    TopicId id;
    clients::ClientId clientId;
    QString name;
    QString query; ///< as it is typed; see topic_query.h
    std::vector<NamedVoice> voices;
    std::vector<AlertRule> alerts;
    int position = 0;
    Instant createdAt;
    std::optional<Instant> removedAt;

    // How far it has been tried: kept by whoever does it.
    qint64 set = 0;     ///< its matches are those of this number; another query has another one
    QByteArray zone;    ///< in which the days of its matches are days
    qint64 triedTo = 0; ///< rows of messages that came in up to this one have been tried
    qint64 backTo = 0;  ///< and older ones down to this one; 1 or less: all of them
    [[nodiscard]] bool isTriedOnAll() const { return backTo <= 1; }
};

} // namespace hatstand::listen
