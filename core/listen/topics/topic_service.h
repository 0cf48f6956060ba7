// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "listen/topics/topic_query.h"
#include "listen/topics/topic_table.h"

#include <QObject>
#include <QSet>

#include <optional>
#include <vector>

namespace hatstand::listen
{

/// What can be done with what a client listens for. Every command is one transaction and is followed by
/// `changed`.
class TopicService final : public QObject
{
    Q_OBJECT
public:
    /// Both must outlive this.
    TopicService(storage::Database &database, const Clock &clock, QObject *parent = nullptr);

    /// Of one client, or (unset) of all, in their order.
    [[nodiscard]] Result<std::vector<Topic>> topics(const std::optional<clients::ClientId> &client) const;
    [[nodiscard]] Result<Topic> topic(const TopicId &id) const;

    /// Behind the client's others. InvalidInput where the name is empty, a query has a problem or finds
    /// everything, or there are too many rivals; says what is wrong and where.
    Result<TopicId> add(Topic topic);
    /// Name, query, rivals and alerts; another query or other rivals are tried on all that is stored. Answers
    /// the topic as it was: `edit` with that takes it back.
    Result<Topic> edit(const Topic &topic);
    /// It listens no more. What it has found is kept for a month, for `bringBack`.
    Result<Topic> remove(const TopicId &id);
    Result<void> bringBack(const TopicId &id);
    /// To that place among the topics of its client, from 0. Answers where it was.
    Result<int> move(const TopicId &id, int to);

    /// Tries what is not tried yet, here and now. For who has no watch running (topic_watch.h).
    Result<void> catchUp();

    /// Matches of these have changed, by whoever's work.
    void noteMatched(const QSet<TopicId> &topics) { Q_EMIT matched(topics); }
    void announceAll();

Q_SIGNALS:
    /// Topics were added, edited, moved or removed.
    void changed();
    /// They have other matches than before; an empty set: any.
    void matched(const QSet<hatstand::listen::TopicId> &topics);

private:
    [[nodiscard]] static Result<Topic> checked(Topic topic);
    template <class Work>
    auto command(Work &&work) -> std::invoke_result_t<Work>;

    storage::Database &m_database;
    const Clock &m_clock;
    TopicTable m_table;
};

/// What is wrong with a query, in words, where something is; "" where it can be kept.
[[nodiscard]] QString problemsOf(const QString &query);

/// What finds a client by its name and by the handles of its accounts: `"Padaria Alma" OR @alma.example`.
/// Empty where neither has a letter.
[[nodiscard]] QString ownNameQuery(const QString &name, const QStringList &handles);

/// The rules that a new topic begins with: a spike, a turn and a voice that many hear are told in the window
/// and in Today.
[[nodiscard]] std::vector<AlertRule> usualAlertRules();

} // namespace hatstand::listen
