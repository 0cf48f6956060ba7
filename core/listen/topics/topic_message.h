// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "listen/topics/query_node.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace hatstand::networks
{
enum class Channel;
}

namespace hatstand::listen
{

/// What a query can ask of a message. `channel` has no default: include networks/listener.h to name one.
struct TopicMessage
{
    QString text;         ///< exactly what the full-text index has in its column of texts
    QString authorHandle; ///< without "@"
    QString authorName;
    QStringList languages; ///< BCP 47
    QStringList
        hashtags;    ///< without "#", as the network told them; those in the text are found by themselves
    QString network; ///< its key: "mastodon"
    QString source;  ///< the place there, as people know it: "r/Rotterdam", the name of a feed
    networks::Channel channel;
    std::optional<int> stars = {};
    Feeling feeling = Feeling::Unknown;
    Instant at = {};
    bool hasLink = false;
    bool hasMedia = false;
    bool isQuestion = false;
    bool isAnswered = false;
    bool isOurs = false;
    bool isStranger = false; ///< nothing was heard from its author before
    bool isRepeated = false; ///< the same text was said before, by whomever
};

} // namespace hatstand::listen
