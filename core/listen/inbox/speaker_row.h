// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/inbox/speaker.h"
#include "storage/statement.h"

/// The columns of a speaker, as toSpeaker reads them. More may follow.
#define HATSTAND_SPEAKER_COLUMNS                                                                             \
    "id, client_id, network, place, remote_id, handle, display_name, page, picture, followers, first_at,"    \
    " last_at"

namespace hatstand::listen
{

/// Where what follows HATSTAND_SPEAKER_COLUMNS stands in a row.
inline constexpr int behindSpeaker = 12;

[[nodiscard]] StoredSpeaker toSpeaker(const storage::Row &row);

} // namespace hatstand::listen
