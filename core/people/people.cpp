// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/people.h"

#include "base/zones.h"
#include "storage/database.h"
#include "storage/transaction.h"

#include <QPointer>

#include <algorithm>
#include <limits>
#include <map>

namespace hatstand::people
{

namespace
{
listen::StreamPlace placeOr(const std::optional<listen::StreamPlace> &before)
{
    return before.value_or(
        listen::StreamPlace{Instant::fromMilliseconds(std::numeric_limits<qint64>::max()), 0});
}

/// The newest of several lists that are each in that order.
template <class T, class Place>
std::vector<T> newest(std::vector<T> all, int limit, const Place &place)
{
    std::sort(all.begin(), all.end(), [&place](const T &a, const T &b) {
        return std::pair(place(b).at, place(b).row) < std::pair(place(a).at, place(a).row);
    });
    if (all.size() > size_t(limit))
        all.resize(size_t(limit));
    return all;
}

QStringList cleaned(const QStringList &labels)
{
    QStringList clean;
    for (const QString &label : labels) {
        const QString name = label.simplified();
        if (!name.isEmpty() && !clean.contains(name, Qt::CaseInsensitive))
            clean << name;
    }
    return clean;
}
} // namespace

QString Profile::name() const
{
    if (person)
        return person->name;
    return handles.empty() ? QString() : handles.front().shownName();
}

People::People(storage::Database &database, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_clock(clock)
    , m_people(database)
    , m_handles(database)
    , m_talk(database)
    , m_messages(database)
    , m_conversations(database)
{
}

Result<std::vector<Person>> People::people(const std::optional<clients::ClientId> &client) const
{
    return m_people.of(client);
}

Result<Person> People::person(const PersonId &id) const
{
    auto found = m_people.find(id);
    if (!found)
        return fail(std::move(found.error()));
    if (!found->has_value())
        return fail(ErrorCode::NotFound, tr("This person is not here any more."));
    return std::move(**found);
}

Result<Handle> People::handle(const listen::SpeakerId &speaker) const
{
    auto found = m_handles.find(speaker);
    if (!found)
        return fail(std::move(found.error()));
    if (!found->has_value())
        return fail(ErrorCode::NotFound, tr("This person is not here any more."));
    return std::move(**found);
}

Result<Whom> People::whom(const listen::SpeakerId &speaker) const
{
    const auto found = handle(speaker);
    if (!found)
        return fail(found.error());
    return found->personId.isNull() ? Whom(speaker) : Whom(found->personId);
}

Result<std::vector<Handle>> People::handles(const Whom &whom) const
{
    return m_handles.of(whom);
}

Result<Profile> People::profile(const Whom &whom) const
{
    Profile profile;
    if (!whom.person.isNull()) {
        auto who = person(whom.person);
        if (!who)
            return fail(std::move(who.error()));
        profile.person = std::move(*who);
    } else if (auto alone = handle(whom.speaker); !alone) {
        return fail(std::move(alone.error()));
    }
    auto all = m_handles.of(whom);
    if (!all)
        return fail(std::move(all.error()));
    profile.handles = std::move(*all);
    const auto counts = m_talk.counts(whom);
    if (!counts)
        return fail(counts.error());
    profile.counts = *counts;
    return profile;
}

Result<std::vector<Handle>> People::find(const clients::ClientId &client, const QString &beginning,
                                         int limit) const
{
    QString with = beginning.trimmed();
    if (with.startsWith(u'@'))
        with = with.mid(1);
    if (with.isEmpty())
        return std::vector<Handle>();
    auto found = m_handles.handleBegins(client, with, limit);
    if (!found)
        return found;
    auto named = m_handles.nameBegins(client, with, limit);
    if (!named)
        return named;
    for (Handle &one : *named) {
        const bool isKnown = std::any_of(found->begin(), found->end(),
                                         [&one](const Handle &known) { return known.id == one.id; });
        if (!isKnown)
            found->push_back(std::move(one));
    }
    return found;
}

Result<std::vector<listen::Message>>
People::messages(const Whom &whom, const std::optional<listen::StreamPlace> &before, int limit) const
{
    const auto all = m_handles.of(whom);
    if (!all)
        return fail(all.error());
    std::vector<listen::Message> said;
    for (const Handle &handle : *all) {
        auto some = m_messages.ofSpeaker(handle.id, placeOr(before), limit);
        if (!some)
            return some;
        std::move(some->begin(), some->end(), std::back_inserter(said));
    }
    return newest(std::move(said), limit, [](const listen::Message &message) {
        return listen::StreamPlace{message.at, message.row};
    });
}

Result<std::vector<TalkedIn>>
People::conversations(const Whom &whom, const std::optional<listen::StreamPlace> &before, int limit) const
{
    const auto all = m_handles.of(whom);
    if (!all)
        return fail(all.error());
    std::vector<TalkPlace> places;
    for (const Handle &handle : *all) {
        const auto some = m_talk.conversations(handle, placeOr(before), limit);
        if (!some)
            return fail(some.error());
        places.insert(places.end(), some->begin(), some->end());
    }
    places = newest(std::move(places), limit, [](const TalkPlace &one) { return one.place; });
    std::vector<TalkedIn> talked;
    for (const TalkPlace &one : places) {
        auto conversation = m_conversations.find(one.conversation);
        if (!conversation)
            return fail(std::move(conversation.error()));
        if (conversation->has_value())
            talked.push_back({std::move(**conversation), one.place});
    }
    return talked;
}

Result<std::vector<MonthOfFeelings>> People::feelings(const Whom &whom, const QByteArray &zone,
                                                      Instant since) const
{
    const auto all = m_handles.of(whom);
    if (!all)
        return fail(all.error());
    std::map<QDate, MonthOfFeelings> months;
    for (const Handle &handle : *all) {
        const auto moments = m_talk.feelings(handle.id, since);
        if (!moments)
            return fail(moments.error());
        for (const FeltMoment &moment : *moments) {
            const QDate day = wallTimeAt(moment.at, zone).date;
            MonthOfFeelings &month = months[QDate(day.year(), day.month(), 1)];
            switch (moment.feeling) {
            case listen::Feeling::Negative:
                ++month.negative;
                break;
            case listen::Feeling::Neutral:
                ++month.neutral;
                break;
            case listen::Feeling::Positive:
                ++month.positive;
                break;
            case listen::Feeling::Unknown:
                ++month.unknown;
                break;
            }
        }
    }
    std::vector<MonthOfFeelings> list;
    for (auto &[first, month] : months) {
        month.month = first;
        list.push_back(month);
    }
    return list;
}

Result<std::vector<Suggestion>> People::suggestions(const Whom &whom) const
{
    const auto mine = m_handles.of(whom);
    if (!mine)
        return fail(mine.error());
    return suggestionsFor(m_handles, *mine);
}

Result<Person> People::makePerson(const Handle &handle, PeopleChange &change)
{
    Person person;
    person.id = PersonId::create(m_clock);
    person.clientId = handle.clientId;
    person.name = handle.shownName().simplified();
    if (person.name.isEmpty())
        person.name = tr("Somebody without a name");
    person.createdAt = m_clock.now();
    person.updatedAt = person.createdAt;
    if (auto inserted = m_people.insert(person); !inserted)
        return fail(std::move(inserted.error()));
    change.made.push_back(person.id);
    if (auto moved = move(handle, person.id, change); !moved)
        return fail(std::move(moved.error()));
    return person;
}

Result<void> People::move(const Handle &handle, const PersonId &to, PeopleChange &change)
{
    if (handle.personId == to)
        return {};
    if (auto set = m_handles.setPerson(handle.id, to); !set)
        return fail(std::move(set.error()));
    change.moved.push_back({handle.id, handle.personId, to});
    return {};
}

Result<void> People::write(const Person &before, Person after, PeopleChange &change)
{
    after.labels = cleaned(after.labels);
    after.updatedAt = m_clock.now();
    if (auto updated = m_people.update(after); !updated)
        return fail(std::move(updated.error()));
    change.before.push_back(before);
    change.after.push_back(std::move(after));
    return {};
}

Result<void> People::unite(const Person &stays, const PersonId &goes, PeopleChange &change)
{
    const auto other = person(goes);
    if (!other)
        return fail(other.error());
    const auto all = m_handles.of(Whom(goes));
    if (!all)
        return fail(all.error());
    for (const Handle &handle : *all) {
        if (auto moved = move(handle, stays.id, change); !moved)
            return moved;
    }
    Person both = stays;
    both.labels += other->labels;
    if (!other->note.isEmpty())
        both.note = both.note.isEmpty() ? other->note : both.note + u'\n' + other->note;
    if (both.note != stays.note || cleaned(both.labels) != stays.labels) {
        if (auto written = write(stays, both, change); !written)
            return written;
    }
    if (auto removed = m_people.remove(goes); !removed)
        return fail(std::move(removed.error()));
    change.gone.push_back(*other);
    return {};
}

Result<PeopleChange> People::join(const listen::SpeakerId &one, const listen::SpeakerId &other)
{
    return storage::inTransaction(m_database, [&]() -> Result<PeopleChange> {
        PeopleChange change;
        auto first = handle(one);
        if (!first)
            return fail(std::move(first.error()));
        auto second = handle(other);
        if (!second)
            return fail(std::move(second.error()));
        if (first->clientId != second->clientId)
            return fail(ErrorCode::InvalidInput, tr("These two speak to different clients."),
                        tr("Each client knows its own people."));
        if (first->id == second->id)
            return fail(ErrorCode::InvalidInput, tr("That is one and the same handle."));
        Result<Person> stays = !first->personId.isNull()    ? person(first->personId)
                               : !second->personId.isNull() ? person(second->personId)
                                                            : makePerson(*first, change);
        if (!stays)
            return fail(std::move(stays.error()));
        change.person = stays->id;
        Result<void> done;
        if (!second->personId.isNull() && second->personId != stays->id)
            done = unite(*stays, second->personId, change);
        else
            done = move(first->personId == stays->id || !change.made.empty() ? *second : *first, stays->id,
                        change);
        if (!done)
            return fail(std::move(done.error()));
        // What was known to be two people is one now.
        const auto all = m_handles.of(Whom(stays->id));
        if (!all)
            return fail(all.error());
        for (size_t i = 0; i < all->size(); ++i) {
            for (size_t j = i + 1; j < all->size(); ++j) {
                const PeopleChange::Pair pair = unordered((*all)[i].id, (*all)[j].id);
                const auto removed = m_handles.removeApart(pair);
                if (!removed)
                    return fail(removed.error());
                if (*removed > 0)
                    change.united.push_back(pair);
            }
        }
        announce();
        return change;
    });
}

Result<void> People::setApart(const listen::SpeakerId &a, const listen::SpeakerId &b, PeopleChange &change)
{
    const PeopleChange::Pair pair = unordered(a, b);
    const auto added = m_handles.setApart(pair);
    if (!added)
        return fail(added.error());
    if (*added > 0)
        change.parted.push_back(pair);
    return {};
}

Result<PeopleChange> People::notTheSame(const listen::SpeakerId &one, const listen::SpeakerId &other)
{
    return storage::inTransaction(m_database, [&]() -> Result<PeopleChange> {
        const auto first = handle(one);
        if (!first)
            return fail(first.error());
        const auto second = handle(other);
        if (!second)
            return fail(second.error());
        if (first->id == second->id)
            return fail(ErrorCode::InvalidInput, tr("That is one and the same handle."));
        if (!first->personId.isNull() && first->personId == second->personId)
            return fail(ErrorCode::Conflict, tr("These two are one person's."), {},
                        tr("Take one of them from that person first."));
        PeopleChange change;
        if (auto set = setApart(one, other, change); !set)
            return fail(std::move(set.error()));
        announce();
        return change;
    });
}

Result<PeopleChange> People::part(const listen::SpeakerId &speaker)
{
    return storage::inTransaction(m_database, [&]() -> Result<PeopleChange> {
        const auto one = handle(speaker);
        if (!one)
            return fail(one.error());
        if (one->personId.isNull())
            return fail(ErrorCode::NotAllowed, tr("%1 is nobody's yet.").arg(one->shownName()));
        const auto all = m_handles.of(Whom(one->personId));
        if (!all)
            return fail(all.error());
        if (all->size() < 2)
            return fail(ErrorCode::NotAllowed, tr("This person has no other handle."));
        PeopleChange change;
        change.person = one->personId;
        if (auto moved = move(*one, PersonId(), change); !moved)
            return fail(std::move(moved.error()));
        for (const Handle &other : *all) {
            if (other.id == one->id)
                continue;
            if (auto set = setApart(one->id, other.id, change); !set)
                return fail(std::move(set.error()));
        }
        announce();
        return change;
    });
}

Result<PeopleChange> People::keep(const listen::SpeakerId &speaker)
{
    return storage::inTransaction(m_database, [&]() -> Result<PeopleChange> {
        PeopleChange change;
        const auto one = handle(speaker);
        if (!one)
            return fail(one.error());
        change.person = one->personId;
        if (!one->personId.isNull())
            return change;
        const auto made = makePerson(*one, change);
        if (!made)
            return fail(made.error());
        change.person = made->id;
        announce();
        return change;
    });
}

Result<PeopleChange> People::edit(const Person &wanted)
{
    if (wanted.name.simplified().isEmpty())
        return fail(ErrorCode::InvalidInput, tr("A person needs a name."));
    return storage::inTransaction(m_database, [&]() -> Result<PeopleChange> {
        const auto before = person(wanted.id);
        if (!before)
            return fail(before.error());
        PeopleChange change;
        change.person = wanted.id;
        Person after = *before;
        after.name = wanted.name.simplified();
        after.note = wanted.note.trimmed();
        after.labels = wanted.labels;
        if (auto written = write(*before, after, change); !written)
            return fail(std::move(written.error()));
        announce();
        return change;
    });
}

Result<void> People::restorePeople(const PeopleChange &change)
{
    for (const Person &one : change.gone) {
        const auto now = m_people.find(one.id);
        if (!now)
            return fail(now.error());
        if (now->has_value())
            continue;
        if (auto inserted = m_people.insert(one); !inserted)
            return fail(std::move(inserted.error()));
    }
    for (size_t i = 0; i < change.before.size() && i < change.after.size(); ++i) {
        const auto now = m_people.find(change.before[i].id);
        if (!now)
            return fail(now.error());
        if (!now->has_value() || **now != change.after[i])
            continue;
        if (auto updated = m_people.update(change.before[i]); !updated)
            return fail(std::move(updated.error()));
    }
    return {};
}

Result<void> People::restore(const PeopleChange &change)
{
    return storage::inTransaction(m_database, [&]() -> Result<void> {
        if (auto restored = restorePeople(change); !restored)
            return restored;
        for (const PeopleChange::Moved &one : change.moved) {
            const auto now = m_handles.find(one.speaker);
            if (!now)
                return fail(now.error());
            if (!now->has_value() || (*now)->personId != one.after)
                continue;
            if (!one.before.isNull()) {
                const auto before = m_people.find(one.before);
                if (!before)
                    return fail(before.error());
                if (!before->has_value())
                    continue;
            }
            if (auto set = m_handles.setPerson(one.speaker, one.before); !set)
                return fail(std::move(set.error()));
        }
        for (const PersonId &id : change.made) {
            const auto left = m_handles.of(Whom(id));
            if (!left)
                return fail(left.error());
            if (!left->empty())
                continue;
            if (auto removed = m_people.remove(id); !removed)
                return fail(std::move(removed.error()));
        }
        for (const PeopleChange::Pair &pair : change.parted) {
            if (auto removed = m_handles.removeApart(pair); !removed)
                return fail(std::move(removed.error()));
        }
        for (const PeopleChange::Pair &pair : change.united) {
            const auto one = m_handles.find(pair.one);
            if (!one)
                return fail(one.error());
            const auto other = m_handles.find(pair.other);
            if (!other)
                return fail(other.error());
            if (!one->has_value() || !other->has_value())
                continue;
            if (auto set = m_handles.setApart(pair); !set)
                return fail(std::move(set.error()));
        }
        announce();
        return {};
    });
}

void People::announce()
{
    m_database.afterCommit([self = QPointer<People>(this)] {
        if (self)
            Q_EMIT self->changed();
    });
}

} // namespace hatstand::people
