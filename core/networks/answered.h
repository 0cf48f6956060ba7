// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

namespace hatstand::networks
{

/// What a part of a thread, a first comment or an answer to somebody is attached to: it stands on the network
/// already.
struct Answered
{
    /// PublishedPost::remoteId of the post that the thread began with. Empty: unknown, and found by what
    /// stands above.
    QString rootId;
    /// Of the part before; of a first comment: of the post itself; of an answer to somebody: the
    /// IncomingMessage::remoteId of what they said.
    QString parentId;
    /// Where that stands, if a person has said so and its id is not known: then `parentId` is empty.
    QUrl parentUrl = {};
    friend bool operator==(const Answered &, const Answered &) = default;
};

} // namespace hatstand::networks
