// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "listen/inbox/conversation_table.h"
#include "people/person_table.h"
#include "people/suggestions.h"
#include "people/talk_table.h"

#include <QDate>
#include <QObject>

#include <optional>
#include <vector>

namespace hatstand::people
{

/// Who somebody is, in one read.
struct Profile
{
    std::optional<Person> person; ///< unset: a handle of which no person is known
    std::vector<Handle> handles;
    TalkCounts counts;
    [[nodiscard]] QString name() const;
};

/// How somebody felt in one month.
struct MonthOfFeelings
{
    QDate month; ///< its first day, in the client's zone
    int negative = 0;
    int neutral = 0;
    int positive = 0;
    int unknown = 0;
    friend bool operator==(const MonthOfFeelings &, const MonthOfFeelings &) = default;
};

/// A conversation in which somebody has spoken.
struct TalkedIn
{
    listen::Conversation conversation;
    listen::StreamPlace place; ///< of the last thing that they said in it: the next page begins before it
};

/// Who the people are that speak to the clients, across all of their handles. Which handles may be one
/// person's is only ever suggested (see likeness.h); a person confirms it, and can take it back.
class People final : public QObject
{
    Q_OBJECT
public:
    /// All must outlive this.
    People(storage::Database &database, const Clock &clock, QObject *parent = nullptr);

    // Queries -------------------------------------------------------------------------------------------
    /// Of one client, or (unset) of all; by client and name.
    [[nodiscard]] Result<std::vector<Person>> people(const std::optional<clients::ClientId> &client) const;
    [[nodiscard]] Result<Person> person(const PersonId &id) const;
    /// The person whose handle that is, else the handle alone. NotFound: it is not here any more.
    [[nodiscard]] Result<Whom> whom(const listen::SpeakerId &speaker) const;
    [[nodiscard]] Result<Handle> handle(const listen::SpeakerId &speaker) const;
    /// All handles, by when we heard of them first.
    [[nodiscard]] Result<std::vector<Handle>> handles(const Whom &whom) const;
    [[nodiscard]] Result<Profile> profile(const Whom &whom) const;
    /// Handles of a client whose name or handle begins with that, at most `limit` of each.
    [[nodiscard]] Result<std::vector<Handle>> find(const clients::ClientId &client, const QString &beginning,
                                                   int limit) const;
    /// What they have said anywhere, the newest first, from before that place (unset: the newest of all).
    [[nodiscard]] Result<std::vector<listen::Message>>
    messages(const Whom &whom, const std::optional<listen::StreamPlace> &before, int limit) const;
    /// The conversations that they have spoken in, by what they said last in each, the newest first.
    [[nodiscard]] Result<std::vector<TalkedIn>>
    conversations(const Whom &whom, const std::optional<listen::StreamPlace> &before, int limit) const;
    /// Months in which they have said something since that moment, the oldest first. `zone` is the client's.
    [[nodiscard]] Result<std::vector<MonthOfFeelings>> feelings(const Whom &whom, const QByteArray &zone,
                                                                Instant since) const;
    /// Who may be the same person, the likeliest first.
    [[nodiscard]] Result<std::vector<Suggestion>> suggestions(const Whom &whom) const;

    // Commands: each answers what it is taken back by. ------------------------------------------------------
    /// Both handles are one person's: of the first one's person, where it has one, else of the other's, else
    /// of a new one with the first one's name. All handles of the other's person come along, and their note
    /// and labels are added. InvalidInput: they are of two clients.
    Result<PeopleChange> join(const listen::SpeakerId &one, const listen::SpeakerId &other);
    /// They are not the same person: not suggested again. Conflict: they are of one person; see part.
    Result<PeopleChange> notTheSame(const listen::SpeakerId &one, const listen::SpeakerId &other);
    /// That handle is not that person's, and not suggested again. NotAllowed: it is the only one, or of
    /// nobody.
    Result<PeopleChange> part(const listen::SpeakerId &speaker);
    /// The person whose handle that is, made where there is none: to have a note and labels. The change names
    /// them.
    Result<PeopleChange> keep(const listen::SpeakerId &speaker);
    /// Name, note and labels. InvalidInput: without a name.
    Result<PeopleChange> edit(const Person &person);
    /// Takes a command back: only what it has changed, and nobody has changed since.
    Result<void> restore(const PeopleChange &change);

    void announceAll() { Q_EMIT changed(); }

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] Result<Person> makePerson(const Handle &handle, PeopleChange &change);
    Result<void> move(const Handle &handle, const PersonId &to, PeopleChange &change);
    Result<void> unite(const Person &stays, const PersonId &goes, PeopleChange &change);
    Result<void> setApart(const listen::SpeakerId &a, const listen::SpeakerId &b, PeopleChange &change);
    Result<void> write(const Person &before, Person after, PeopleChange &change);
    Result<void> restorePeople(const PeopleChange &change);
    void announce();

    storage::Database &m_database;
    const Clock &m_clock;
    PersonTable m_people;
    HandleTable m_handles;
    TalkTable m_talk;
    listen::MessageTable m_messages;
    listen::ConversationTable m_conversations;
};

} // namespace hatstand::people
