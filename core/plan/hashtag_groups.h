// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/hashtag_group.h"
#include "plan/hashtag_group_table.h"
#include "plan/kept_list.h"

namespace hatstand::plan
{

/// The groups of hashtags of each client. One without a name or without tags is not complete.
class HashtagGroups final : public KeptList<HashtagGroup, HashtagGroupTable>
{
    Q_OBJECT

public:
    HashtagGroups(storage::Database &database, const Clock &clock, QObject *parent = nullptr)
        : KeptList(database, clock, parent)
    {
    }

    void announceAll() { Q_EMIT changed(); }

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] Result<void> tidy(HashtagGroup &group) const override;
    [[nodiscard]] QString goneWords() const override;
    void tellChanged() override { Q_EMIT changed(); }
};

} // namespace hatstand::plan
