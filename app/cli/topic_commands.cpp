// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/context.h"
#include "cli/listening_words.h"
#include "cli/lookup.h"
#include "cli/on_workspace.h"
#include "cli/topic_words.h"
#include "cli/words.h"
#include "clients/client_service.h"
#include "listen/search/message_search.h"
#include "listen/topics/alerts.h"
#include "listen/topics/query_words.h"
#include "listen/topics/topic_json.h"
#include "listen/topics/topic_pages.h"
#include "listen/topics/topic_query.h"
#include "listen/topics/topic_service.h"
#include "listen/topics/topic_trial.h"
#include "parts.h"

#include <QLocale>

#include <atomic>
#include <cmath>

namespace hatstand::cli
{

namespace
{
/// "+61 %", or "" where nothing is compared.
QString changeWords(const std::optional<double> &change)
{
    if (!change)
        return {};
    const int percent = int(std::lround(*change * 100));
    return (percent > 0 ? QStringLiteral("+%1%") : QStringLiteral("%1%")).arg(percent);
}

/// All that is stored is tried on all topics: nobody else may be doing it.
Result<void> bringUpToDate(Parts &parts)
{
    if (auto indexed = parts.messageSearch().indexAll(); !indexed)
        return indexed;
    return parts.topics().catchUp();
}

Result<int> daysOf(const Arguments &arguments)
{
    const auto given = arguments.optional(QStringLiteral("days"));
    if (!given)
        return 30;
    bool isNumber = false;
    const int days = given->toInt(&isNumber);
    if (!isNumber || days < 1 || days > 366) {
        return fail(wrongCall(Tr::tr("\"%1\" is no number of days.").arg(*given),
                              Tr::tr("Use a number from 1 to 366.")));
    }
    return days;
}

/// "NAME" or "NAME=QUERY".
listen::NamedVoice voiceOf(const QString &words, bool isOurs)
{
    const qsizetype sign = words.indexOf(u'=');
    if (sign < 0)
        return {words, {}, isOurs};
    return {words.left(sign), words.mid(sign + 1), isOurs};
}

/// "spike,voice:20000,turn,word:query".
Result<std::vector<listen::AlertRule>> rulesOf(const QString &words)
{
    std::vector<listen::AlertRule> rules;
    for (const QString &word : words.split(u',', Qt::SkipEmptyParts)) {
        const QString name = word.section(u':', 0, 0).trimmed();
        const QString rest = word.section(u':', 1).trimmed();
        const auto kind = listen::alertKindFromName(name);
        if (!kind) {
            return fail(wrongCall(Tr::tr("There is no alert \"%1\".").arg(name),
                                  Tr::tr("Use spike, turn, voice, voice:FOLLOWERS or word:QUERY.")));
        }
        listen::AlertRule rule;
        rule.kind = *kind;
        rule.places.setFlag(listen::AlertPlace::Notification);
        if (*kind == listen::AlertKind::Word)
            rule.query = rest;
        else if (*kind == listen::AlertKind::Voice)
            rule.minFollowers = rest.toLongLong();
        rules.push_back(std::move(rule));
    }
    return rules;
}

Result<ExitCode> topicList(Work &work, const std::optional<clients::Client> &client)
{
    const auto days = daysOf(work.arguments);
    if (!days)
        return fail(days.error());
    if (auto done = bringUpToDate(work.parts); !done)
        return fail(std::move(done.error()));
    std::vector<QStringList> rows;
    std::vector<clients::Client> all = work.parts.clients().clients();
    for (const clients::Client &one : all) {
        if (client && one.id != client->id)
            continue;
        const auto topics = work.parts.topicPages().list(one.id, *days);
        if (!topics)
            return fail(topics.error());
        for (const listen::TopicRow &row : *topics) {
            rows.push_back({one.name, row.topic.name, QLocale().toString(row.count), changeWords(row.change),
                            row.topic.id.toString(), row.topic.query});
            work.output().object(toJson(row));
        }
    }
    work.output().table({Tr::tr("CLIENT"), Tr::tr("TOPIC"), Tr::tr("MESSAGES"), Tr::tr("CHANGE"),
                         Tr::tr("ID"), Tr::tr("QUERY")},
                        rows);
    return ExitCode::Done;
}

/// What the options say of a topic.
Result<void> readWishes(const Arguments &arguments, listen::Topic &topic)
{
    if (const auto name = arguments.optional(QStringLiteral("name")))
        topic.name = *name;
    if (const auto query = arguments.optional(QStringLiteral("query")))
        topic.query = *query;
    const auto us = arguments.optional(QStringLiteral("us"));
    const auto rivals = arguments.optional(QStringLiteral("rivals"));
    if (us || rivals) {
        std::vector<listen::NamedVoice> voices;
        if (us)
            voices.push_back(voiceOf(*us, true));
        for (const QString &rival : rivals.value_or(QString()).split(u',', Qt::SkipEmptyParts))
            voices.push_back(voiceOf(rival.trimmed(), false));
        topic.voices = std::move(voices);
    }
    if (const auto alerts = arguments.optional(QStringLiteral("alerts"))) {
        auto rules = rulesOf(*alerts);
        if (!rules)
            return fail(std::move(rules.error()));
        topic.alerts = std::move(*rules);
    }
    return {};
}

Result<ExitCode> printTopic(Work &work, const listen::TopicId &id)
{
    const auto topic = work.parts.topics().topic(id);
    if (!topic)
        return fail(topic.error());
    const auto parsed = listen::parseQuery(topic->query);
    work.output().line(Tr::tr("\"%1\" (%2): %3", "name, id, what it finds")
                           .arg(topic->name, topic->id.toString(),
                                parsed.query ? listen::explainPlainly(*parsed.query) : topic->query));
    work.output().object(toJson(*topic));
    return ExitCode::Done;
}

Result<ExitCode> topicAdd(Work &work, const clients::Client &client)
{
    listen::Topic topic;
    topic.clientId = client.id;
    topic.alerts = listen::usualAlertRules();
    if (auto read = readWishes(work.arguments, topic); !read)
        return fail(std::move(read.error()));
    const auto added = work.parts.topics().add(topic);
    if (!added)
        return fail(added.error());
    return printTopic(work, *added);
}

Result<ExitCode> topicEdit(Work &work)
{
    auto topic = findTopic(work.parts, work.arguments.positional(0));
    if (!topic)
        return fail(std::move(topic.error()));
    if (auto read = readWishes(work.arguments, *topic); !read)
        return fail(std::move(read.error()));
    if (auto edited = work.parts.topics().edit(*topic); !edited)
        return fail(std::move(edited.error()));
    return printTopic(work, topic->id);
}

void printView(Work &work, const listen::TopicView &view)
{
    Output &output = work.output();
    const QLocale locale;
    const QString change = changeWords(view.change);
    output.line(
        change.isEmpty()
            ? Tr::tr("\"%1\": %n message(s)", nullptr, int(view.sum.count)).arg(view.topic.name)
            : Tr::tr("\"%1\": %n message(s), %2 against the time before", nullptr, int(view.sum.count))
                  .arg(view.topic.name, change));
    const listen::FeelingShares feelings = listen::feelingShares(view.sum);
    output.line(Tr::tr("%1% positive, %2% neutral, %3% negative")
                    .arg(feelings.positive)
                    .arg(feelings.neutral)
                    .arg(feelings.negative));
    for (const listen::Spike &spike : view.spikes) {
        output.line(
            Tr::tr("More than usual: %n message(s) on %1, usual are %2", nullptr, int(spike.peakCount))
                .arg(timeHere(spike.peak), locale.toString(spike.usual, 'f', 1)));
    }
    for (const listen::VoiceShare &voice : view.voices)
        output.line(QStringLiteral("%1  %2%  %3").arg(voice.name).arg(voice.percent).arg(voice.messages));
    for (const listen::PlaceCount &place : view.networks)
        output.line(QStringLiteral("%1  %2").arg(place.network).arg(place.messages));
}

Result<ExitCode> topicShow(Work &work)
{
    const auto topic = findTopic(work.parts, work.arguments.positional(0));
    if (!topic)
        return fail(topic.error());
    const auto days = daysOf(work.arguments);
    if (!days)
        return fail(days.error());
    const auto limit = readLimit(work.arguments, 10);
    if (!limit)
        return fail(limit.error());
    if (auto done = bringUpToDate(work.parts); !done)
        return fail(std::move(done.error()));
    const auto view = work.parts.topicPages().view(topic->id, *days);
    if (!view)
        return fail(view.error());
    const auto stream = work.parts.topicPages().stream(topic->id, *days, {}, *limit);
    if (!stream)
        return fail(stream.error());
    printView(work, *view);
    QJsonObject object = toJson(*view);
    QJsonArray newest;
    for (const listen::StreamItem &item : *stream) {
        work.output().line(QStringLiteral("\n%1  %2\n%3")
                               .arg(timeHere(item.message.at), item.message.author,
                                    item.message.text.simplified().left(300)));
        newest.append(toJson(item.message));
    }
    object.insert(QStringLiteral("newest"), newest);
    work.output().object(object);
    return ExitCode::Done;
}

Result<ExitCode> topicRemove(Work &work)
{
    const auto topic = findTopic(work.parts, work.arguments.positional(0));
    if (!topic)
        return fail(topic.error());
    if (auto removed = work.parts.topics().remove(topic->id); !removed)
        return fail(std::move(removed.error()));
    work.output().line(Tr::tr("\"%1\" is listened for no more.").arg(topic->name));
    work.output().object({{QStringLiteral("id"), topic->id.toString()}});
    return ExitCode::Done;
}

Result<ExitCode> topicTry(Work &work, const clients::Client &client)
{
    const QString query = work.arguments.value(QStringLiteral("query"));
    if (const QString problems = listen::problemsOf(query); !problems.isEmpty())
        return fail(ErrorCode::InvalidInput, Tr::tr("The query cannot be kept."), problems);
    if (auto indexed = work.parts.messageSearch().indexAll(); !indexed)
        return fail(std::move(indexed.error()));
    const std::atomic<bool> goesOn{false};
    const auto trial = listen::tryQuery(work.parts.workspace().database(), client.id, query, goesOn);
    if (!trial)
        return fail(trial.error());
    work.output().line(listen::explainPlainly(*listen::parseQuery(query).query));
    work.output().line(Tr::tr("%n message(s) of what is stored.", nullptr, int(trial->count)));
    QJsonArray newest;
    for (const listen::Message &message : trial->newest) {
        work.output().line(
            QStringLiteral("\n%1  %2\n%3")
                .arg(timeHere(message.at), message.author, message.text.simplified().left(300)));
        newest.append(toJson(message));
    }
    work.output().object({{QStringLiteral("messages"), trial->count},
                          {QStringLiteral("isPartial"), trial->isPartial},
                          {QStringLiteral("newest"), newest}});
    return ExitCode::Done;
}

Result<ExitCode> topicAlerts(Work &work, const std::optional<clients::Client> &client)
{
    if (auto done = bringUpToDate(work.parts); !done)
        return fail(std::move(done.error()));
    const auto unseen = work.parts.alerts().unseen(client ? std::optional(client->id) : std::nullopt);
    if (!unseen)
        return fail(unseen.error());
    std::vector<listen::AlertId> ids;
    std::vector<QStringList> rows;
    for (const listen::Alert &alert : *unseen) {
        const auto topic = work.parts.topics().topic(alert.topicId);
        rows.push_back(
            {timeHere(alert.toldAt), topic ? topic->name : QString(), listen::alertSentence(alert)});
        work.output().object(toJson(alert));
        ids.push_back(alert.id);
    }
    work.output().table({Tr::tr("TOLD"), Tr::tr("TOPIC"), Tr::tr("WHAT")}, rows);
    if (work.arguments.has(QStringLiteral("seen"))) {
        if (auto marked = work.parts.alerts().markSeen(ids); !marked)
            return fail(std::move(marked.error()));
    }
    return ExitCode::Done;
}

std::vector<OptionSpec> wishes()
{
    return {{QStringLiteral("us"), QStringLiteral("NAME"),
             Tr::tr("our own name among those that are compared; NAME=QUERY where another query finds it")},
            {QStringLiteral("rivals"), QStringLiteral("NAMES"),
             Tr::tr("names to compare, parted by commas; each NAME or NAME=QUERY")},
            {QStringLiteral("alerts"), QStringLiteral("KINDS"),
             Tr::tr("what to be told, parted by commas: spike, turn, voice, voice:FOLLOWERS, word:QUERY")}};
}

std::vector<OptionSpec> with(std::vector<OptionSpec> first, const std::vector<OptionSpec> &more)
{
    first.insert(first.end(), more.begin(), more.end());
    return first;
}
} // namespace

std::vector<CommandSpec> topicCommands()
{
    const QString topic = QStringLiteral("TOPIC");
    const OptionSpec days{QStringLiteral("days"), QStringLiteral("N"),
                          Tr::tr("of the last N days; 30 without it")};
    const OptionSpec name{QStringLiteral("name"), QStringLiteral("NAME"), Tr::tr("what to call it")};
    const OptionSpec query{
        QStringLiteral("query"), QStringLiteral("QUERY"),
        Tr::tr("what to look for: words, AND, OR, NOT, NEAR, #tags, @handles, from:, lang:")};
    return {
        {QStringLiteral("topic list"),
         Tr::tr("Lists what the clients listen for, and how much is said."),
         {},
         {{QStringLiteral("client"), QStringLiteral("CLIENT"), Tr::tr("only this client's")}, days},
         onAnyClient(topicList)},
        {QStringLiteral("topic add"),
         Tr::tr("Listens for something, in all that is stored and all that comes in."),
         {},
         with({required({QStringLiteral("client"), QStringLiteral("CLIENT"), Tr::tr("for whom")}),
               required(name), required(query)},
              wishes()),
         onClient(topicAdd)},
        {QStringLiteral("topic edit"),
         Tr::tr("Changes a topic; another query is tried on all that is stored."),
         {topic},
         with({name, query}, wishes()),
         onWorkspace(topicEdit)},
        {QStringLiteral("topic show"),
         Tr::tr("Shows how much is said, how it sounds, where, and the newest of it."),
         {topic},
         {days,
          {QStringLiteral("limit"), QStringLiteral("N"),
           Tr::tr("at most so many of the newest; 10 without it")}},
         onWorkspace(topicShow)},
        {QStringLiteral("topic remove"),
         Tr::tr("Listens for it no more."),
         {topic},
         {},
         onWorkspace(topicRemove)},
        {QStringLiteral("topic try"),
         Tr::tr("Says what a query would find of all that is stored, and keeps nothing."),
         {},
         {required({QStringLiteral("client"), QStringLiteral("CLIENT"), Tr::tr("for whom")}),
          required(query)},
         onClient(topicTry)},
        {QStringLiteral("topic alerts"),
         Tr::tr("Lists what was told and nobody has seen."),
         {},
         {{QStringLiteral("client"), QStringLiteral("CLIENT"), Tr::tr("only this client's")},
          {QStringLiteral("seen"), {}, Tr::tr("they are seen then")}},
         onAnyClient(topicAlerts)},
    };
}

} // namespace hatstand::cli
