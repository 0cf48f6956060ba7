// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/kept_list.h"
#include "plan/snippet.h"
#include "plan/snippet_table.h"

namespace hatstand::plan
{

/// The snippets of each client: its own in their order, then those for all clients. One without a text is
/// not complete; without a name it takes the beginning of its text.
class Snippets final : public KeptList<Snippet, SnippetTable>
{
    Q_OBJECT

public:
    Snippets(storage::Database &database, const Clock &clock, QObject *parent = nullptr)
        : KeptList(database, clock, parent)
    {
    }

    void announceAll() { Q_EMIT changed(); }

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] Result<void> tidy(Snippet &snippet) const override;
    [[nodiscard]] QString goneWords() const override;
    void tellChanged() override { Q_EMIT changed(); }
};

} // namespace hatstand::plan
