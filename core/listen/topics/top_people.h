// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "listen/topics/query_node.h"

#include <QHash>
#include <QString>

#include <optional>
#include <vector>

namespace hatstand::listen
{

/// Somebody who speaks of a topic, on one network: who is one person on several is decided elsewhere.
struct TopicSpeaker
{
    QString network;
    QString remoteId; ///< what never changes of them there; the handle where the network has nothing else
    QString handle;
    QString name;
    std::optional<qint64> followers;
    qint64 messages = 0;
    qint64 positive = 0;
    qint64 negative = 0;
    Instant lastAt;
};

enum class PeopleOrder {
    Messages,  ///< who says most
    Followers, ///< whom most hear; unknown ones last
};

/// Who speaks of a topic.
class TopPeople
{
public:
    /// One message of theirs; of `speaker` its network, id, handle, name and followers. Handle, name and
    /// followers are those of the newest message.
    void add(const TopicSpeaker &speaker, Instant at, Feeling feeling);

    [[nodiscard]] std::vector<TopicSpeaker> top(PeopleOrder order, size_t limit) const;
    [[nodiscard]] qsizetype count() const { return m_people.size(); }
    /// The followers of all of whom they are known, for influenceThreshold.
    [[nodiscard]] std::vector<qint64> followers() const;

private:
    QHash<std::pair<QString, QString>, TopicSpeaker> m_people;
};

} // namespace hatstand::listen
