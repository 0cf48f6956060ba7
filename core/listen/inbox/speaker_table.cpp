// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/inbox/speaker_table.h"

#include "listen/inbox/speaker_row.h"
#include "storage/database.h"

namespace hatstand::listen
{

Result<SpeakerId> SpeakerTable::keep(const clients::ClientId &client, const MessageDraft &draft)
{
    if (draft.speakerId.empty())
        return SpeakerId();
    struct Known
    {
        SpeakerId id;
        Instant firstAt;
        Instant lastAt;
    };
    const auto known = m_database.first(
        [](const storage::Row &row) {
            return Known{row.id<SpeakerId>(0), row.instant(1), row.instant(2)};
        },
        "SELECT id, first_at, last_at FROM speakers WHERE client_id = ? AND network = ? AND place = ?"
        " AND remote_id = ?",
        client, storage::Utf8{draft.network}, storage::Utf8{draft.place}, storage::Utf8{draft.speakerId});
    if (!known)
        return fail(known.error());
    if (!known->has_value()) {
        const auto id = SpeakerId::create(m_clock);
        const auto inserted = m_database.run(
            "INSERT INTO speakers (id, client_id, network, place, remote_id, handle, display_name, page,"
            " picture, followers, first_at, last_at)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?11)",
            id, client, storage::Utf8{draft.network}, storage::Utf8{draft.place},
            storage::Utf8{draft.speakerId}, storage::Utf8{draft.handle}, storage::Utf8{draft.displayName},
            storage::Utf8{draft.page}, storage::Utf8{draft.picture}, draft.followers, draft.at);
        if (!inserted)
            return fail(inserted.error());
        return id;
    }
    const Known &stored = **known;
    Result<int> updated = 0;
    if (draft.at > stored.lastAt) {
        updated = m_database.run("UPDATE speakers SET handle = ?, display_name = ?, page = ?, picture = ?,"
                                 " followers = coalesce(?, followers), last_at = ? WHERE id = ?",
                                 storage::Utf8{draft.handle}, storage::Utf8{draft.displayName},
                                 storage::Utf8{draft.page}, storage::Utf8{draft.picture}, draft.followers,
                                 draft.at, stored.id);
    } else if (draft.at < stored.firstAt) {
        updated = m_database.run("UPDATE speakers SET first_at = ? WHERE id = ?", draft.at, stored.id);
    }
    if (!updated)
        return fail(std::move(updated.error()));
    return stored.id;
}

Result<std::optional<Instant>> SpeakerTable::firstHeard(const clients::ClientId &client,
                                                        const MessageDraft &draft) const
{
    return m_database.first([](const storage::Row &row) { return row.instant(0); },
                            "SELECT first_at FROM speakers WHERE client_id = ? AND network = ? AND place = ?"
                            " AND remote_id = ?",
                            client, storage::Utf8{draft.network}, storage::Utf8{draft.place},
                            storage::Utf8{draft.speakerId});
}

Result<std::optional<StoredSpeaker>> SpeakerTable::find(const SpeakerId &id) const
{
    return m_database.first(toSpeaker, "SELECT " HATSTAND_SPEAKER_COLUMNS " FROM speakers WHERE id = ?", id);
}

} // namespace hatstand::listen
