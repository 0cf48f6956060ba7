// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/snippets.h"

#include "plan/post.h"

namespace hatstand::plan
{

Result<void> Snippets::tidy(Snippet &snippet) const
{
    if (snippet.text.trimmed().isEmpty()) {
        return fail(ErrorCode::InvalidInput, tr("This snippet has no text."), {},
                    tr("Write what it should put into a post."));
    }
    snippet.name = shownTitle(snippet.name, snippet.text);
    return {};
}

QString Snippets::goneWords() const
{
    return tr("This snippet is not here any more.");
}

} // namespace hatstand::plan
