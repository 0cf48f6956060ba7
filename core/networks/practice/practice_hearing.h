// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "networks/practice/practice_table.h"
#include "networks/practice/practice_talk.h"

namespace hatstand::networks
{

/// What Practice has to tell a profile: see practice_talk.h for where it comes from, and Listener and
/// Searcher for what the calls mean. Looks at no PracticeBehaviour.
class PracticeHearing
{
public:
    /// Both must outlive this.
    PracticeHearing(const PracticeTable &table, const Clock &clock) : m_table(table), m_clock(clock) {}

    [[nodiscard]] Result<Heard> listen(const PracticeProfile &profile, const QString &cursor,
                                       Instant since) const;
    [[nodiscard]] Result<Heard> readThread(const PracticeProfile &profile, const QString &remoteId) const;
    [[nodiscard]] Result<Heard> search(const PracticeProfile &profile, const SearchRequest &request) const;
    /// One message, or one post of our own, as it stands there now. Empty: there is none.
    [[nodiscard]] Result<std::optional<IncomingMessage>> find(const PracticeProfile &profile,
                                                              const QString &remoteId) const;

private:
    [[nodiscard]] Result<std::vector<IncomingMessage>> between(const PracticeProfile &profile, Instant from,
                                                               Instant until) const;
    [[nodiscard]] Result<std::optional<IncomingMessage>>
    findAt(const PracticeProfile &profile, const QString &remoteId, Instant until, int depth) const;
    [[nodiscard]] Result<std::optional<IncomingMessage>>
    thanksFor(const PracticeProfile &profile, const PracticePost &answer, Instant until, int depth) const;

    const PracticeTable &m_table;
    const Clock &m_clock;
};

} // namespace hatstand::networks
