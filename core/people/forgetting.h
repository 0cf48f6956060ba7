// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "listen/inbox/message.h"
#include "people/forgetting_table.h"
#include "people/handle_table.h"
#include "people/older_copies.h"

#include <QSet>

#include <atomic>
#include <functional>

namespace hatstand::people
{

/// What forgetting somebody came to.
struct ForgetReport
{
    int messages = 0;
    int conversations = 0;    ///< that are gone with them
    int withOurAnswers = 0;   ///< that only hold what we have said, now
    int notesElsewhere = 0;   ///< notes in conversations with others too, which stay
    bool isFileClean = false; ///< no byte of it is left in the workspace file or its log
    OlderCopies olderCopies;
};

/// Deletes all that a workspace has of somebody, in short transactions, and then what is left of it in the
/// free places of the file. Written down before it begins, so that it is gone on with when the program ended
/// on the way. On a connection and a thread of its own.
///
/// Deleted are: their messages with all that hangs on them (search, topics, alerts), their handles, their
/// person with note and labels; of conversations that are theirs alone the notes, labels and titles; and that
/// an answer of ours or of others answers them. Our own answers stay, in our words; a conversation in which
/// nothing else is left is done.
class Forgetting
{
public:
    /// All must outlive this. `stop`: set from any thread, it ends after the step that is under way.
    Forgetting(storage::Database &database, const Clock &clock, const std::atomic<bool> &stop);

    /// Writes down that they are being forgotten. NotAllowed: one of the handles is the client's own.
    Result<void> begin(const Whom &whom);
    /// All that has begun, and the cleaning of the file after it. Cancelled when stopped.
    Result<ForgetReport> finish();
    /// Whether there is something for `finish` to do.
    [[nodiscard]] Result<bool> isUnderWay() const;

private:
    Result<void> forgetOne(const listen::SpeakerId &speaker);
    Result<bool> someMessages(const Handle &handle);
    Result<void> settle(const listen::ConversationId &id);
    Result<void> cleanFile();

    storage::Database &m_database;
    const Clock &m_clock;
    const std::atomic<bool> &m_stop;
    ForgettingTable m_table;
    HandleTable m_handles;
    ForgetReport m_report;
    QSet<listen::ConversationId> m_withOurs;
    QSet<listen::ConversationId> m_elsewhere;
};

} // namespace hatstand::people
