// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/person_from_people.h"

#include "people/people.h"
#include "people/privacy.h"

#include <QCoreApplication>

#include <memory>

namespace hatstand::ui::inbox
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::ui::PersonFromPeople)
};

constexpr int mostHistory = 60;

/// All that the functions of a source work with; they share it.
struct Known
{
    PageContext context;
    people::People &people;
    people::Privacy &privacy;
    std::function<QString(const QString &)> networkName;
};
using KnownPtr = std::shared_ptr<Known>;

QString signedHandle(const people::Handle &handle)
{
    return handle.handle.isEmpty() ? handle.shownName() : QLatin1Char('@') + handle.handle;
}

Result<void> runPeople(const KnownPtr &known, const QString &words,
                       const std::function<Result<people::PeopleChange>()> &command)
{
    auto changed = command();
    if (!changed)
        return fail(std::move(changed.error()));
    const auto change = std::make_shared<people::PeopleChange>(std::move(*changed));
    known->context.undo.push({words, [known, change] { return known->people.restore(*change); },
                              [command, change]() -> Result<void> {
                                  auto again = command();
                                  if (!again)
                                      return fail(std::move(again.error()));
                                  *change = std::move(*again);
                                  return {};
                              }});
    return {};
}

std::optional<PersonFacts::Suggestion> suggestionOf(const KnownPtr &known, const people::Whom &whom)
{
    const auto found = known->people.suggestions(whom);
    if (!found || found->empty())
        return std::nullopt;
    const people::Suggestion &likeliest = found->front();
    PersonFacts::Suggestion suggestion;
    const QString other = signedHandle(likeliest.other);
    suggestion.words = Words::tr("The same as %1 on %2?", "handle, network")
                           .arg(other, known->networkName(likeliest.other.network));
    const listen::SpeakerId mine = likeliest.mine;
    const listen::SpeakerId theirs = likeliest.other.id;
    suggestion.yes = [known, mine, theirs, other] {
        return runPeople(known, Words::tr("The same person as %1").arg(other),
                         [known, mine, theirs] { return known->people.join(mine, theirs); });
    };
    suggestion.no = [known, mine, theirs, other] {
        return runPeople(known, Words::tr("Somebody else than %1").arg(other),
                         [known, mine, theirs] { return known->people.notTheSame(mine, theirs); });
    };
    return suggestion;
}

Result<PersonFacts> factsOf(const KnownPtr &known, const listen::Conversation &conversation)
{
    const auto whom = known->people.whom(conversation.speakerId);
    if (!whom)
        return fail(whom.error());
    const auto profile = known->people.profile(*whom);
    if (!profile)
        return fail(profile.error());
    PersonFacts facts;
    facts.name = profile->name().isEmpty() ? conversation.speakerName : profile->name();
    facts.network = conversation.network;
    facts.networkName = known->networkName(conversation.network);
    for (const people::Handle &handle : profile->handles) {
        if (handle.id != conversation.speakerId)
            continue;
        facts.handle = handle.handle.isEmpty() ? QString() : QLatin1Char('@') + handle.handle;
        facts.page = handle.page;
        facts.followers = handle.followers;
    }
    facts.firstAt = profile->counts.firstAt.value_or(Instant());
    facts.messages = profile->counts.messages;
    facts.conversations = profile->counts.conversations;
    if (profile->person) {
        facts.notes = profile->person->note;
        facts.labels = profile->person->labels;
    }
    const auto talks = known->people.conversations(*whom, std::nullopt, mostHistory);
    if (!talks)
        return fail(talks.error());
    for (const people::TalkedIn &talk : *talks) {
        const listen::Conversation &one = talk.conversation;
        facts.history.push_back({one.id, one.snippet, one.network, known->networkName(one.network),
                                 talk.place.at, one.kind, one.feeling});
    }
    facts.same = suggestionOf(known, *whom);
    return facts;
}

QCoro::Task<void> forget(KnownPtr known, people::Whom whom, QString name)
{
    const QString backups = known->privacy.olderCopies().sentence();
    Question question;
    question.title = Words::tr("Forget %1?").arg(name);
    question.text =
        Words::tr("Their messages, handles, name, notes and labels are deleted from this workspace. Your "
                  "own answers stay. There is no way back.");
    if (!backups.isEmpty())
        question.text += QStringLiteral("\n\n") + backups;
    question.actions = {{QStringLiteral("cancel"), Words::tr("Keep them")},
                        {QStringLiteral("forget"), Words::tr("Forget for good"), ButtonKind::DangerPrimary}};
    const Answer answer = co_await known->context.dialogs.ask(nullptr, question);
    if (answer.action != QStringLiteral("forget"))
        co_return;
    const auto forgotten = co_await known->privacy.forget(whom, {});
    if (!forgotten)
        known->context.navigator.report(forgotten.error());
    else
        known->context.navigator.say(Words::tr("%1 is forgotten.").arg(name));
}

QCoro::Task<void> exportAll(KnownPtr known, people::Whom whom, QString name)
{
    FileRequest request;
    request.title = Words::tr("Where to put what is known of %1").arg(name);
    const QString folder = co_await known->context.dialogs.chooseFolder(nullptr, request);
    if (folder.isEmpty())
        co_return;
    const auto exported = co_await known->privacy.exportTo(whom, folder, {});
    if (!exported)
        known->context.navigator.report(exported.error());
    else
        known->context.navigator.say(Words::tr("All that is known of %1 is in that folder.").arg(name));
}
} // namespace

PersonSource personFromPeople(const PageContext &context, people::People &people, people::Privacy &privacy,
                              std::function<QString(const QString &)> networkName,
                              const PersonSource &fallback)
{
    const auto known = std::make_shared<Known>(Known{context, people, privacy, std::move(networkName)});
    PersonSource source;
    source.facts = [known, fallback](const listen::Conversation &conversation) {
        return conversation.speakerId.isNull() ? fallback.facts(conversation) : factsOf(known, conversation);
    };
    source.forget = [known](const listen::Conversation &conversation) {
        if (const auto whom = known->people.whom(conversation.speakerId))
            forget(known, *whom, conversation.speakerName);
    };
    source.exportAll = [known](const listen::Conversation &conversation) {
        if (const auto whom = known->people.whom(conversation.speakerId))
            exportAll(known, *whom, conversation.speakerName);
    };
    return source;
}

} // namespace hatstand::ui::inbox
