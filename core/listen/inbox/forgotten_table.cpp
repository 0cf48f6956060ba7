// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/inbox/forgotten_table.h"

#include "listen/inbox/message_key.h"
#include "storage/database.h"

namespace hatstand::listen
{

qint64 speakerKey(const clients::ClientId &client, std::string_view network, std::string_view place,
                  std::string_view remoteId)
{
    const QByteArray bytes = client.toBytes();
    return messageKey({bytes.constData(), size_t(bytes.size())}, network, place, remoteId);
}

Result<void> ForgottenTable::begin(const StoredSpeaker &speaker, Instant at)
{
    const qint64 key = speakerKey(speaker.clientId, speaker.network.toStdString(),
                                  speaker.place.toStdString(), speaker.remoteId.toStdString());
    auto noted = m_database.run("INSERT INTO forgotten_speakers (client_id, key, at, speaker_id)"
                                " VALUES (?, ?, ?, ?) ON CONFLICT (client_id, key)"
                                " DO UPDATE SET at = excluded.at, speaker_id = excluded.speaker_id",
                                speaker.clientId, key, at, speaker.id);
    if (!noted)
        return fail(std::move(noted.error()));
    return {};
}

Result<std::vector<SpeakerId>> ForgottenTable::underWay() const
{
    return m_database.all([](const storage::Row &row) { return row.id<SpeakerId>(0); },
                          "SELECT speaker_id FROM forgotten_speakers WHERE speaker_id IS NOT NULL");
}

Result<void> ForgottenTable::end(const SpeakerId &speaker)
{
    auto ended =
        m_database.run("UPDATE forgotten_speakers SET speaker_id = NULL WHERE speaker_id = ?", speaker);
    if (!ended)
        return fail(std::move(ended.error()));
    return {};
}

Result<QHash<qint64, Instant>> ForgottenTable::of(const clients::ClientId &client) const
{
    QHash<qint64, Instant> all;
    auto read =
        m_database.forEach([&all](const storage::Row &row) { all.insert(row.integer(0), row.instant(1)); },
                           "SELECT key, at FROM forgotten_speakers WHERE client_id = ?", client);
    if (!read)
        return fail(std::move(read.error()));
    return all;
}

} // namespace hatstand::listen
