// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/bluesky/bluesky_thread.h"

#include "networks/bluesky/bluesky_post_address.h"

#include <QJsonArray>

#include <algorithm>

namespace hatstand::networks
{

namespace
{
constexpr QLatin1StringView postKey("post");
constexpr QLatin1StringView repliesKey("replies");
constexpr QLatin1StringView parentKey("parent");
/// Deeper than any answer that is read (see BlueskyThreadReading) may be.
constexpr int deepest = 500;
constexpr size_t mostMessages = 5'000;
} // namespace

bool BlueskyThread::add(const QJsonObject &answer)
{
    const QJsonObject node = answer[QLatin1StringView("thread")].toObject();
    addAbove(node);
    const auto above = m_known.constFind(node[parentKey][postKey][QLatin1StringView("uri")].toString());
    const bool isBelowOurs = above != m_known.constEnd() &&
                             (m_messages[*above].isOurs || m_messages[*above].channel == Channel::Reply);
    return addNode(node, isBelowOurs, 0);
}

/// From the top down, so that what is below something of ours is known to be.
void BlueskyThread::addAbove(const QJsonObject &node)
{
    std::vector<QJsonObject> above;
    for (QJsonObject next = node[parentKey].toObject(); !next.isEmpty() && above.size() < size_t{deepest};
         next = next[parentKey].toObject())
        above.push_back(next);
    bool isBelowOurs = false;
    for (auto one = above.rbegin(); one != above.rend(); ++one) {
        QJsonObject alone = *one;
        alone.remove(repliesKey);
        alone.remove(parentKey);
        if (!addNode(alone, isBelowOurs, 0))
            continue;
        isBelowOurs = isBelowOurs ||
                      m_messages[m_known.value(alone[postKey][QLatin1StringView("uri")].toString())].isOurs;
    }
}

bool BlueskyThread::addNode(const QJsonObject &node, bool isBelowOurs, int depth)
{
    if (depth > deepest || m_messages.size() >= mostMessages)
        return false;
    const QString uri = node[QLatin1StringView("uri")].toString();
    if (node[QLatin1StringView("notFound")].toBool() && blueskyPostName(uri) && !m_gone.contains(uri))
        m_gone << uri;
    const QJsonObject view = node[postKey].toObject();
    auto message = blueskyMessage(view, m_ears);
    if (message) {
        if (isBelowOurs && message->channel == Channel::Said)
            message->channel = Channel::Reply;
        isBelowOurs = isBelowOurs || message->isOurs;
        const QString id = message->remoteId;
        if (!m_known.contains(id)) {
            m_known.insert(id, m_messages.size());
            m_messages.push_back(*message);
        }
        // As far as it was shown; one that was looked for above has no list of answers.
        const bool hasMore = view[QLatin1StringView("replyCount")].toInteger() > 0 && depth > 0 &&
                             node[repliesKey].toArray().isEmpty();
        if (hasMore && !m_wasUnread.contains(id)) {
            m_wasUnread.insert(id);
            m_unread << id;
        }
    }
    // Below what cannot be shown there may be what can.
    const QJsonArray replies = node[repliesKey].toArray();
    for (const QJsonValue reply : replies)
        (void)addNode(reply.toObject(), isBelowOurs, depth + 1);
    return message.has_value();
}

QString BlueskyThread::rootOf(const QString &remoteId) const
{
    const auto found = m_known.constFind(remoteId);
    return found == m_known.constEnd() ? QString() : m_messages[*found].rootId;
}

QStringList BlueskyThread::takeUnread()
{
    return std::exchange(m_unread, {});
}

} // namespace hatstand::networks
