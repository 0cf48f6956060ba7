// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/inbox/speaker_row.h"

namespace hatstand::listen
{

StoredSpeaker toSpeaker(const storage::Row &row)
{
    StoredSpeaker speaker;
    speaker.id = row.id<SpeakerId>(0);
    speaker.clientId = row.id<clients::ClientId>(1);
    speaker.network = row.text(2);
    speaker.place = row.text(3);
    speaker.remoteId = row.text(4);
    speaker.handle = row.text(5);
    speaker.displayName = row.text(6);
    speaker.page = QUrl(row.text(7));
    speaker.picture = QUrl(row.text(8));
    if (!row.isNull(9))
        speaker.followers = row.integer(9);
    speaker.firstAt = row.instant(10);
    speaker.lastAt = row.instant(11);
    return speaker;
}

} // namespace hatstand::listen
