// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/person_words.h"

#include "cli/context.h"
#include "cli/lookup.h"
#include "cli/words.h"
#include "clients/client_service.h"
#include "parts.h"

#include <QJsonArray>

#include <algorithm>

namespace hatstand::cli
{

namespace
{
using namespace Qt::StringLiterals;

/// More handles that begin alike are not looked through.
constexpr int looked = 500;

bool endsId(const QString &id, const QString &word)
{
    return word.size() >= 4 && id.endsWith(word.toLower());
}

Result<std::vector<clients::ClientId>> clientsMeant(Work &work)
{
    if (const auto name = work.arguments.optional(u"client"_s)) {
        const auto client = findClient(work.parts, *name);
        if (!client)
            return fail(client.error());
        return std::vector{client->id};
    }
    if (auto loaded = work.parts.clients().load(); !loaded)
        return fail(std::move(loaded.error()));
    std::vector<clients::ClientId> all;
    const auto &known = work.parts.clients().clients();
    for (const clients::Client &client : known)
        all.push_back(client.id);
    return all;
}

bool isCalled(const people::Handle &handle, const QString &word)
{
    const QString bare = word.startsWith(u'@') ? word.mid(1) : word;
    const auto is = [](const QString &name, const QString &typed) {
        return !name.isEmpty() && name.compare(typed, Qt::CaseInsensitive) == 0;
    };
    return is(handle.handle, bare) || is(handle.displayName, word) ||
           is(handle.network + u':' + handle.handle, word) || endsId(handle.id.toString(), word);
}

Error nobody(const QString &word)
{
    return {ErrorCode::NotFound,
            Tr::tr("There is nobody called \"%1\".").arg(word),
            {},
            Tr::tr("\"hatstand-cli person list\" names the people whom you know; anybody else is named by a "
                   "handle."),
            {}};
}

Error several(const QString &word, const QStringList &names)
{
    return wrongCall(Tr::tr("\"%1\" could be several.").arg(word),
                     Tr::tr("Name one of these by its id: %1.").arg(names.join(u", "_s)));
}

/// The handles that are called so, of all clients that are meant.
Result<std::vector<people::Handle>> handlesCalled(Work &work, const QString &word)
{
    const auto meant = clientsMeant(work);
    if (!meant)
        return fail(meant.error());
    std::vector<people::Handle> found;
    const auto id = listen::SpeakerId::fromString(word);
    if (!id.isNull()) {
        if (const auto whole = work.parts.people().handle(id))
            found.push_back(*whole);
        return found;
    }
    const QString name = word.section(u':', -1);
    for (const clients::ClientId &client : *meant) {
        const auto some = work.parts.people().find(client, name, looked);
        if (!some)
            return fail(some.error());
        std::copy_if(some->begin(), some->end(), std::back_inserter(found),
                     [&word](const people::Handle &one) { return isCalled(one, word); });
    }
    return found;
}

/// The people who are called so.
Result<std::vector<people::Person>> peopleCalled(Work &work, const QString &word)
{
    const auto meant = clientsMeant(work);
    if (!meant)
        return fail(meant.error());
    std::vector<people::Person> found;
    for (const clients::ClientId &client : *meant) {
        const auto all = work.parts.people().people(client);
        if (!all)
            return fail(all.error());
        for (const people::Person &one : *all) {
            const QString id = one.id.toString();
            if (one.name.compare(word, Qt::CaseInsensitive) == 0 || id == word.toLower() || endsId(id, word))
                found.push_back(one);
        }
    }
    return found;
}
} // namespace

Result<std::vector<people::Handle>> findHandles(Work &work, const QString &word)
{
    auto found = handlesCalled(work, word);
    if (!found)
        return found;
    if (found->size() > 1) {
        QStringList names;
        for (const people::Handle &one : *found)
            names << handleWords(one);
        return fail(several(word, names));
    }
    if (!found->empty())
        return found;
    const auto people = peopleCalled(work, word);
    if (!people)
        return fail(people.error());
    if (people->size() > 1) {
        QStringList names;
        for (const people::Person &one : *people)
            names << one.id.toString();
        return fail(several(word, names));
    }
    if (people->empty())
        return fail(nobody(word));
    return work.parts.people().handles(people::Whom(people->front().id));
}

Result<people::Whom> findWhom(Work &work)
{
    const QString word = work.arguments.positional(0);
    const auto people = peopleCalled(work, word);
    if (!people)
        return fail(people.error());
    if (people->size() == 1)
        return people::Whom(people->front().id);
    const auto handles = findHandles(work, word);
    if (!handles)
        return fail(handles.error());
    if (handles->empty())
        return fail(nobody(word));
    return work.parts.people().whom(handles->front().id);
}

QString handleWords(const people::Handle &handle)
{
    const QString name = handle.handle.isEmpty() ? handle.displayName : handle.handle;
    return u"%1:%2 (%3)"_s.arg(handle.network, name, handle.id.toString());
}

QString handleWords(const std::vector<people::Handle> &handles)
{
    QStringList all;
    for (const people::Handle &one : handles)
        all << u"%1:%2"_s.arg(one.network, one.handle.isEmpty() ? one.displayName : one.handle);
    return all.join(u", "_s);
}

QString reasonWords(const people::Likeness &likeness)
{
    QStringList words;
    for (const people::LikenessReason reason : likeness.reasons) {
        switch (reason) {
        case people::LikenessReason::SamePage:
            words << Tr::tr("the same page");
            break;
        case people::LikenessReason::NamesOther:
            words << Tr::tr("one names the other");
            break;
        case people::LikenessReason::SameFullName:
        case people::LikenessReason::SameName:
            words << Tr::tr("the same name");
            break;
        case people::LikenessReason::SameHandle:
            words << Tr::tr("the same handle");
            break;
        case people::LikenessReason::SimilarHandle:
            words << Tr::tr("a similar handle");
            break;
        }
    }
    return words.join(u", "_s);
}

QJsonObject toJson(const people::Handle &handle)
{
    QJsonObject object{{u"id"_s, handle.id.toString()},
                       {u"client"_s, handle.clientId.toString()},
                       {u"person"_s, handle.personId.isNull() ? QJsonValue(QJsonValue::Null)
                                                              : QJsonValue(handle.personId.toString())},
                       {u"network"_s, handle.network},
                       {u"server"_s, handle.place},
                       {u"handle"_s, handle.handle},
                       {u"name"_s, handle.displayName},
                       {u"page"_s, handle.page.toString(QUrl::FullyEncoded)},
                       {u"firstAt"_s, handle.firstAt.toIso()},
                       {u"lastAt"_s, handle.lastAt.toIso()}};
    if (handle.followers)
        object.insert(u"followers"_s, *handle.followers);
    return object;
}

QJsonObject toJson(const people::Person &person, const std::vector<people::Handle> &handles)
{
    QJsonArray all;
    for (const people::Handle &one : handles)
        all.append(toJson(one));
    return {{u"id"_s, person.id.toString()},
            {u"client"_s, person.clientId.toString()},
            {u"name"_s, person.name},
            {u"note"_s, person.note},
            {u"labels"_s, QJsonArray::fromStringList(person.labels)},
            {u"handles"_s, all}};
}

QJsonObject toJson(const people::Profile &profile)
{
    QJsonObject object;
    if (profile.person) {
        object = toJson(*profile.person, profile.handles);
    } else {
        QJsonArray all;
        for (const people::Handle &one : profile.handles)
            all.append(toJson(one));
        object.insert(u"name"_s, profile.name());
        object.insert(u"handles"_s, all);
    }
    object.insert(u"messages"_s, profile.counts.messages);
    object.insert(u"conversations"_s, profile.counts.conversations);
    return object;
}

QJsonObject toJson(const people::MonthOfFeelings &month)
{
    return {{u"month"_s, month.month.toString(u"yyyy-MM"_s)},
            {u"positive"_s, month.positive},
            {u"neutral"_s, month.neutral},
            {u"negative"_s, month.negative},
            {u"unknown"_s, month.unknown}};
}

QJsonObject toJson(const people::Suggestion &suggestion)
{
    return {{u"handle"_s, toJson(suggestion.other)},
            {u"like"_s, suggestion.mine.toString()},
            {u"points"_s, suggestion.likeness.score},
            {u"why"_s, reasonWords(suggestion.likeness)}};
}

QJsonObject toJson(const people::ForgetReport &report)
{
    return {{u"messages"_s, report.messages},
            {u"conversations"_s, report.conversations},
            {u"conversationsWithOurAnswers"_s, report.withOurAnswers},
            {u"notesElsewhere"_s, report.notesElsewhere},
            {u"fileIsClean"_s, report.isFileClean},
            {u"olderBackups"_s, report.olderCopies.count},
            {u"olderBackupsGoneBy"_s, report.olderCopies.goneBy
                                          ? QJsonValue(report.olderCopies.goneBy->toIso())
                                          : QJsonValue(QJsonValue::Null)},
            {u"copiesKeptForGood"_s, report.olderCopies.keptForGood}};
}

} // namespace hatstand::cli
