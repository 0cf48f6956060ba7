// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "clients/client.h"

#include <QString>

namespace hatstand::plan
{

struct Snippet;
using SnippetId = Id<Snippet>;

/// A piece of text that is written again and again: opening hours, a signature.
struct Snippet
{
    SnippetId id;
    clients::ClientId clientId; ///< null: for all clients
    QString name;
    QString text;
    int position = 0;
};

} // namespace hatstand::plan
