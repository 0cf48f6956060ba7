// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/replies/saved_reply_table.h"
#include "plan/kept_list.h"

namespace hatstand::listen
{

/// The saved replies of each client: its own in their order, then those for all clients. One without a text
/// is not complete; without a name it takes the beginning of its text.
class SavedReplies final : public plan::KeptList<SavedReply, SavedReplyTable>
{
    Q_OBJECT

public:
    SavedReplies(storage::Database &database, const Clock &clock, QObject *parent = nullptr)
        : KeptList(database, clock, parent)
    {
    }

    void announceAll() { Q_EMIT changed(); }

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] Result<void> tidy(SavedReply &reply) const override;
    [[nodiscard]] QString goneWords() const override;
    void tellChanged() override { Q_EMIT changed(); }
};

} // namespace hatstand::listen
