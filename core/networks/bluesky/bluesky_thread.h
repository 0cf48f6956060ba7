// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/bluesky/bluesky_incoming.h"

#include <QHash>
#include <QSet>

namespace hatstand::networks
{

/// A part of a thread, or several put together (app.bsky.feed.defs#threadViewPost). Pure.
///
/// What is gone is named as gone; what is blocked, by us or by them, is passed over: nobody says that it does
/// not stand there any more.
class BlueskyThread
{
public:
    explicit BlueskyThread(BlueskyEars ears) : m_ears(std::move(ears)) {}

    /// What app.bsky.feed.getPostThread answered. False when the post that it was asked for is not shown.
    bool add(const QJsonObject &answer);

    [[nodiscard]] const std::vector<IncomingMessage> &messages() const { return m_messages; }
    [[nodiscard]] const QStringList &goneIds() const { return m_gone; }
    [[nodiscard]] bool has(const QString &remoteId) const { return m_known.contains(remoteId); }
    /// What the thread began with; empty when nobody told.
    [[nodiscard]] QString rootOf(const QString &remoteId) const;
    /// Posts that have answers of which none was shown: ask for these. Each is named once.
    [[nodiscard]] QStringList takeUnread();

private:
    bool addNode(const QJsonObject &node, bool isBelowOurs, int depth);
    void addAbove(const QJsonObject &node);

    BlueskyEars m_ears;
    std::vector<IncomingMessage> m_messages;
    QHash<QString, size_t> m_known; ///< by remoteId, its place in m_messages
    QStringList m_gone;
    QStringList m_unread;
    QSet<QString> m_wasUnread;
};

} // namespace hatstand::networks
