// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "listen/inbox/speaker.h"

#include <QHash>

#include <string_view>
#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::listen
{

/// A number for somebody who speaks, which tells nobody who it is. See messageKey.
[[nodiscard]] qint64 speakerKey(const clients::ClientId &client, std::string_view network,
                                std::string_view place, std::string_view remoteId);

/// Who was forgotten, by such numbers: what they said before that moment is not taken in again. What they say
/// afterwards is said by somebody new.
class ForgottenTable
{
public:
    explicit ForgottenTable(storage::Database &database) : m_database(database) {}

    /// From then on, and until `end`, they are being deleted.
    Result<void> begin(const StoredSpeaker &speaker, Instant at);
    /// Whose deletion has begun and not ended.
    [[nodiscard]] Result<std::vector<SpeakerId>> underWay() const;
    Result<void> end(const SpeakerId &speaker);
    /// Until when each one of a client is forgotten. Empty for nearly all clients.
    [[nodiscard]] Result<QHash<qint64, Instant>> of(const clients::ClientId &client) const;

private:
    storage::Database &m_database;
};

} // namespace hatstand::listen
