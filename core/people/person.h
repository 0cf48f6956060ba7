// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/instant.h"
#include "clients/client.h"
#include "listen/inbox/speaker.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace hatstand::people
{

struct Person;
using PersonId = Id<Person>;

/// Somebody whom one client knows, whatever they call themselves where.
struct Person
{
    PersonId id;
    clients::ClientId clientId;
    QString name;
    QString note;       ///< what only the team reads
    QStringList labels; ///< each one line
    Instant createdAt;
    Instant updatedAt;
    friend bool operator==(const Person &, const Person &) = default;
};

/// One handle on one network, and whose it is.
struct Handle : listen::StoredSpeaker
{
    PersonId personId; ///< null: of nobody whom we know
    /// The name as people read it: some networks tell only handles.
    [[nodiscard]] QString shownName() const { return displayName.isEmpty() ? handle : displayName; }
};

/// Whom something is about: a person with all of their handles, or one handle of which no person is known.
struct Whom
{
    PersonId person;           ///< null: only that handle
    listen::SpeakerId speaker; ///< where there is no person
    Whom() = default;
    explicit Whom(const PersonId &of) : person(of) {}
    explicit Whom(const listen::SpeakerId &of) : speaker(of) {}
    [[nodiscard]] bool isNull() const { return person.isNull() && speaker.isNull(); }
    friend bool operator==(const Whom &, const Whom &) = default;
};

/// What a command has done: what it is taken back by.
struct PeopleChange
{
    struct Moved
    {
        listen::SpeakerId speaker;
        PersonId before; ///< null: of nobody
        PersonId after;
    };
    /// Two handles that are not the same person's; in the order of unordered.
    struct Pair
    {
        listen::SpeakerId one;
        listen::SpeakerId other;
    };
    PersonId person;          ///< whom it has made or changed; null: nobody
    std::vector<Moved> moved; ///< handles that went from one person to another
    std::vector<Person> gone; ///< people that had no handle left
    std::vector<PersonId> made;
    std::vector<Person> before; ///< people whose name, note or labels were changed …
    std::vector<Person> after;  ///< … and what they were changed to, in the same order
    std::vector<Pair> parted;   ///< remembered as two
    std::vector<Pair> united;   ///< no more remembered as two
};

} // namespace hatstand::people
