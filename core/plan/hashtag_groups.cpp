// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/hashtag_groups.h"

namespace hatstand::plan
{

Result<void> HashtagGroups::tidy(HashtagGroup &group) const
{
    group.name = group.name.simplified();
    group.tags = hashtagsFromText(group.tags.join(u' '));
    if (group.name.isEmpty()) {
        return fail(ErrorCode::InvalidInput, tr("This group of hashtags has no name."), {},
                    tr("Give it a name."));
    }
    if (group.tags.isEmpty()) {
        return fail(ErrorCode::InvalidInput, tr("There are no hashtags in the group \"%1\".").arg(group.name),
                    {}, tr("Write at least one."));
    }
    return {};
}

QString HashtagGroups::goneWords() const
{
    return tr("This group of hashtags is not here any more.");
}

} // namespace hatstand::plan
