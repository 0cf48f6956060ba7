// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "networks/practice/practice_model.h"
#include "networks/practice/practice_table.h"

#include <QUrl>

#include <optional>
#include <vector>

namespace hatstand::networks
{

/// A profile as its page shows it now.
struct PracticePage
{
    PracticeProfile profile;
    int followers = 0;
    int posts = 0;
};

struct PracticeTimelinePost
{
    PracticePost post;
    PracticeEcho echo; ///< until now
};

/// A picture of a post as it was sent.
struct PracticePicture
{
    QString file; ///< the name of its file in the media folder
    QString altText;
};
[[nodiscard]] std::vector<PracticePicture> practicePictures(const PracticePost &post);

/// The Practice network as a visitor sees it, and the switch for how it treats a profile.
class PracticeTimeline
{
public:
    PracticeTimeline(storage::Database &database, const Clock &clock) : m_table(database), m_clock(clock) {}

    /// Fails with NotFound when nobody is called so.
    [[nodiscard]] Result<PracticePage> page(const QString &handle) const;
    [[nodiscard]] Result<std::vector<PracticeProfile>> profiles() const { return m_table.profiles(); }
    /// Newest first, each with what has come back for it until now.
    [[nodiscard]] Result<std::vector<PracticeTimelinePost>> posts(const QString &handle, int limit) const;
    /// What stands at an address of this network: that post, or the newest ones of a profile. Fails with
    /// NotFound when it is not there.
    [[nodiscard]] Result<std::vector<PracticeTimelinePost>> at(const QUrl &address, int limit) const;
    Result<void> setBehaviour(const QString &handle, PracticeBehaviour behaviour);
    /// Makes a profile: for sample workspaces. A profile is also made by signing in.
    Result<void> addProfile(const PracticeProfile &profile) { return m_table.addProfile(profile); }
    /// Puts a post there as if it had been published: for sample workspaces.
    Result<void> addPost(const PracticePost &post) { return m_table.addPost(post); }

private:
    [[nodiscard]] PracticeTimelinePost entry(PracticePost post,
                                             const std::optional<PracticeProfile> &profile) const;
    PracticeTable m_table;
    const Clock &m_clock;
};

/// The words for a switch: "Everything works".
[[nodiscard]] QString practiceBehaviourName(PracticeBehaviour behaviour);
[[nodiscard]] std::vector<PracticeBehaviour> practiceBehaviours();

} // namespace hatstand::networks
