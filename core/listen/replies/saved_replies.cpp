// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/replies/saved_replies.h"

#include "plan/post.h"

namespace hatstand::listen
{

Result<void> SavedReplies::tidy(SavedReply &reply) const
{
    if (reply.text.trimmed().isEmpty()) {
        return fail(ErrorCode::InvalidInput, tr("This saved reply has no text."), {},
                    tr("Write what it should put into an answer."));
    }
    reply.name = plan::shownTitle(reply.name, reply.text);
    return {};
}

QString SavedReplies::goneWords() const
{
    return tr("This saved reply is not here any more.");
}

} // namespace hatstand::listen
