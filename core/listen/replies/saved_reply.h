// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "clients/client.h"

#include <QString>

namespace hatstand::listen
{

struct SavedReply;
using SavedReplyId = Id<SavedReply>;

/// An answer that is given again and again. Its text may hold variables; see reply_variables.h.
struct SavedReply
{
    SavedReplyId id;
    clients::ClientId clientId; ///< null: for all clients
    QString name;
    QString text;
    int position = 0;
};

} // namespace hatstand::listen
