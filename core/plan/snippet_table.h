// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/kept_text_table.h"
#include "plan/snippet.h"

namespace hatstand::plan
{

/// How snippets are kept.
class SnippetTable : public KeptTextTable<Snippet>
{
public:
    explicit SnippetTable(storage::Database &database) : KeptTextTable(database, "snippets") {}
};

} // namespace hatstand::plan
