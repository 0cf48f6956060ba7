// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/snippets.h"

#include "plan/post.h"
#include "plan/snippet_table.h"
#include "storage/transaction.h"

namespace hatstand::plan
{

namespace
{
Result<void> tidy(Snippet &snippet)
{
    if (snippet.text.trimmed().isEmpty()) {
        return fail(ErrorCode::InvalidInput, Snippets::tr("This snippet has no text."), {},
                    Snippets::tr("Write what it should put into a post."));
    }
    snippet.name = shownTitle(snippet.name, snippet.text);
    return {};
}
} // namespace

Snippets::Snippets(storage::Database &database, const Clock &clock, QObject *parent)
    : QObject(parent), m_database(database), m_clock(clock), m_table(std::make_unique<SnippetTable>(database))
{
}

Snippets::~Snippets() = default;

Result<std::vector<Snippet>> Snippets::of(const clients::ClientId &client) const
{
    return m_table->of(client);
}

Result<SnippetId> Snippets::add(Snippet snippet)
{
    if (auto tidied = tidy(snippet); !tidied)
        return fail(std::move(tidied.error()));
    if (snippet.id.isNull())
        snippet.id = SnippetId::create(m_clock);
    if (auto inserted = m_table->insert(snippet); !inserted)
        return fail(std::move(inserted.error()));
    Q_EMIT changed();
    return snippet.id;
}

Result<void> Snippets::edit(Snippet snippet)
{
    if (auto tidied = tidy(snippet); !tidied)
        return tidied;
    const auto updated = m_table->update(snippet);
    if (!updated)
        return fail(updated.error());
    if (*updated == 0)
        return fail(ErrorCode::NotFound, tr("This snippet is not here any more."));
    Q_EMIT changed();
    return {};
}

Result<void> Snippets::remove(const SnippetId &id)
{
    const auto removed = m_table->remove(id);
    if (!removed)
        return fail(removed.error());
    if (*removed > 0)
        Q_EMIT changed();
    return {};
}

Result<void> Snippets::reorder(const std::vector<SnippetId> &order)
{
    auto ordered = storage::inTransaction(m_database, [&]() -> Result<void> {
        int position = 0;
        for (const SnippetId &id : order) {
            if (auto updated = m_table->updatePosition(id, ++position); !updated)
                return fail(std::move(updated.error()));
        }
        return {};
    });
    if (ordered)
        Q_EMIT changed();
    return ordered;
}

} // namespace hatstand::plan
