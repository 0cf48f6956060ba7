// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/hashtag_groups.h"

#include "plan/hashtag_group_table.h"
#include "storage/transaction.h"

namespace hatstand::plan
{

HashtagGroups::HashtagGroups(storage::Database &database, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_clock(clock)
    , m_table(std::make_unique<HashtagGroupTable>(database))
{
}

HashtagGroups::~HashtagGroups() = default;

Result<std::vector<HashtagGroup>> HashtagGroups::of(const clients::ClientId &client) const
{
    return m_table->of(client);
}

namespace
{
Result<void> tidy(HashtagGroup &group)
{
    group.name = group.name.simplified();
    group.tags = hashtagsFromText(group.tags.join(u' '));
    if (group.name.isEmpty()) {
        return fail(ErrorCode::InvalidInput, HashtagGroups::tr("This group of hashtags has no name."), {},
                    HashtagGroups::tr("Give it a name."));
    }
    if (group.tags.isEmpty()) {
        return fail(ErrorCode::InvalidInput,
                    HashtagGroups::tr("There are no hashtags in the group \"%1\".").arg(group.name), {},
                    HashtagGroups::tr("Write at least one."));
    }
    return {};
}
} // namespace

Result<HashtagGroupId> HashtagGroups::add(HashtagGroup group)
{
    if (auto tidied = tidy(group); !tidied)
        return fail(std::move(tidied.error()));
    if (group.id.isNull())
        group.id = HashtagGroupId::create(m_clock);
    if (auto inserted = m_table->insert(group); !inserted)
        return fail(std::move(inserted.error()));
    Q_EMIT changed();
    return group.id;
}

Result<void> HashtagGroups::edit(HashtagGroup group)
{
    if (auto tidied = tidy(group); !tidied)
        return tidied;
    const auto updated = m_table->update(group);
    if (!updated)
        return fail(updated.error());
    if (*updated == 0)
        return fail(ErrorCode::NotFound, tr("This group of hashtags is not here any more."));
    Q_EMIT changed();
    return {};
}

Result<void> HashtagGroups::remove(const HashtagGroupId &id)
{
    const auto removed = m_table->remove(id);
    if (!removed)
        return fail(removed.error());
    if (*removed > 0)
        Q_EMIT changed();
    return {};
}

Result<void> HashtagGroups::reorder(const std::vector<HashtagGroupId> &order)
{
    auto ordered = storage::inTransaction(m_database, [&]() -> Result<void> {
        int position = 0;
        for (const HashtagGroupId &id : order) {
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
