// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/inbox/message.h"

#include <QString>
#include <QUrl>

#include <optional>

namespace hatstand::listen
{

/// Who speaks: one handle on one network, as one client knows it.
struct StoredSpeaker
{
    SpeakerId id;
    clients::ClientId clientId;
    QString network;
    QString place; ///< the server on which the id means them; empty: everywhere
    QString remoteId;
    QString handle;
    QString displayName;
    QUrl page;
    QUrl picture;
    std::optional<qint64> followers;
    Instant firstAt; ///< of what we have heard of them
    Instant lastAt;
};

} // namespace hatstand::listen
