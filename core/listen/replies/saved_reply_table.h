// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/replies/saved_reply.h"
#include "plan/kept_text_table.h"

namespace hatstand::listen
{

/// How saved replies are kept.
class SavedReplyTable : public plan::KeptTextTable<SavedReply>
{
public:
    explicit SavedReplyTable(storage::Database &database) : KeptTextTable(database, "saved_replies") {}
};

} // namespace hatstand::listen
