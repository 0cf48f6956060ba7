// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/context.h"
#include "cli/listening_words.h"
#include "cli/lookup.h"
#include "cli/on_workspace.h"
#include "cli/words.h"
#include "clients/client_service.h"
#include "listen/feeds/feed_fetch.h"
#include "listen/html/html_text.h"
#include "listen/search/message_search.h"
#include "listen/sources/source_reader.h"
#include "listen/sources/source_service.h"
#include "net/http_client.h"
#include "parts.h"

#include <QUrl>

namespace hatstand::cli
{

namespace
{
QString clientName(Parts &parts, const clients::ClientId &id)
{
    const auto client = parts.clients().client(id);
    return client ? client->name : QString();
}

/// How it does, in words.
QString standingWords(const listen::Source &source)
{
    if (source.paused)
        return Tr::tr("paused");
    if (source.standing.failures > 0)
        return source.standing.error.sentence();
    if (!source.standing.askedAt)
        return Tr::tr("not read yet");
    return Tr::tr("read %1").arg(timeHere(*source.standing.askedAt));
}

Result<ExitCode> sourceList(Work &work, const std::optional<clients::Client> &client)
{
    const auto sources = work.parts.sources().sources(client ? std::optional(client->id) : std::nullopt);
    if (!sources)
        return fail(sources.error());
    std::vector<QStringList> rows;
    for (const listen::Source &source : *sources) {
        rows.push_back({clientName(work.parts, source.clientId), sourceKindName(source.kind), source.name,
                        source.address, source.id.toString(), standingWords(source)});
        work.output().object(toJson(source));
    }
    work.output().table({Tr::tr("CLIENT"), Tr::tr("KIND"), Tr::tr("NAME"), Tr::tr("ADDRESS"), Tr::tr("ID"),
                         Tr::tr("HOW IT DOES")},
                        rows);
    return ExitCode::Done;
}

QString titleOf(const listen::Feed &feed)
{
    return feed.title ? QString::fromStdString(listen::htmlToText(feed.title->value)).simplified()
                      : QString();
}

void printSource(Work &work, const listen::Source &source)
{
    work.output().line(Tr::tr("\"%1\" (%2): %3", "name, id, how it does")
                           .arg(source.name, source.id.toString(), standingWords(source)));
    work.output().object(toJson(source));
}

QCoro::Task<Result<ExitCode>> sourceAdd(Work work, clients::Client client)
{
    const QString address = work.arguments.value(QStringLiteral("feed"));
    const QString words = work.arguments.value(QStringLiteral("search"));
    if (address.isEmpty() == words.isEmpty()) {
        co_return fail(wrongCall(Tr::tr("Say either where a feed is or what to search for."),
                                 Tr::tr("Use --feed or --search.")));
    }
    listen::SourceService &sources = work.parts.sources();
    Result<listen::SourceId> added;
    if (!words.isEmpty()) {
        const auto account =
            findAccount(work.parts, work.arguments.value(QStringLiteral("account")), client.id);
        if (!account)
            co_return fail(account.error());
        added = sources.addSearch(account->id, words);
    } else {
        const auto found = co_await listen::fetchFeed(work.parts.http(), QUrl(address));
        if (!found)
            co_return fail(found.error());
        const QString name = work.arguments.value(QStringLiteral("name"));
        added = sources.addFeed(client.id, found->address, name.isEmpty() ? titleOf(found->feed) : name,
                                work.arguments.has(QStringLiteral("to-inbox")) ? listen::GoesTo::Inbox
                                                                               : listen::GoesTo::Stream);
    }
    if (!added)
        co_return fail(added.error());
    const auto source = sources.source(*added);
    if (!source)
        co_return fail(source.error());
    printSource(work, *source);
    co_return ExitCode::Done;
}

/// Reads one, and says what came of it.
QCoro::Task<bool> syncOne(Work work, listen::Source source)
{
    const auto read = co_await work.parts.sourceReader().read(source.id, {});
    QJsonObject object{{QStringLiteral("id"), source.id.toString()}, {QStringLiteral("name"), source.name}};
    if (!read) {
        work.output().line(
            Tr::tr("%1: %2", "source, what went wrong").arg(source.name, read.error().sentence()));
        object.insert(QStringLiteral("error"), toJson(read.error()));
        work.output().object(object);
        co_return false;
    }
    work.output().line(read->wasUnchanged
                           ? Tr::tr("%1: nothing has changed").arg(source.name)
                           : Tr::tr("%1: %n new message(s)", "source", read->added).arg(source.name));
    object.insert(QStringLiteral("added"), read->added);
    object.insert(QStringLiteral("changed"), read->changed);
    object.insert(QStringLiteral("unchanged"), read->wasUnchanged);
    work.output().object(object);
    co_return true;
}

QCoro::Task<Result<ExitCode>> sourceSync(Work work)
{
    std::vector<listen::Source> wanted;
    for (const QString &name : work.arguments.positional()) {
        auto source = findSource(work.parts, name);
        if (!source)
            co_return fail(std::move(source.error()));
        wanted.push_back(std::move(*source));
    }
    if (wanted.empty()) {
        auto all = work.parts.sources().sources({});
        if (!all)
            co_return fail(std::move(all.error()));
        for (listen::Source &source : *all) {
            if (source.isAsked())
                wanted.push_back(std::move(source));
        }
    }
    bool isWhole = true;
    for (listen::Source &source : wanted) {
        const bool done = co_await syncOne(work, std::move(source));
        isWhole = isWhole && done;
    }
    if (auto indexed = work.parts.messageSearch().indexAll(); !indexed)
        co_return fail(std::move(indexed.error()));
    co_return isWhole ? ExitCode::Done : ExitCode::Failed;
}

Result<ExitCode> setPaused(Work &work, bool paused)
{
    auto source = findSource(work.parts, work.arguments.positional(0));
    if (!source)
        return fail(std::move(source.error()));
    source->paused = paused;
    if (auto edited = work.parts.sources().edit(*source); !edited)
        return fail(std::move(edited.error()));
    printSource(work, *source);
    return ExitCode::Done;
}

Result<ExitCode> sourcePause(Work &work)
{
    return setPaused(work, true);
}

Result<ExitCode> sourceResume(Work &work)
{
    return setPaused(work, false);
}

Result<ExitCode> sourceRemove(Work &work)
{
    const auto source = findSource(work.parts, work.arguments.positional(0));
    if (!source)
        return fail(source.error());
    if (auto removed = work.parts.sources().remove(source->id); !removed)
        return fail(std::move(removed.error()));
    work.output().line(Tr::tr("\"%1\" is read no more; what it has said stays.").arg(source->name));
    work.output().object({{QStringLiteral("id"), source->id.toString()}});
    return ExitCode::Done;
}

QCoro::Task<Result<ExitCode>> search(Work work)
{
    std::optional<clients::ClientId> only;
    if (const auto name = work.arguments.optional(QStringLiteral("client"))) {
        const auto client = findClient(work.parts, *name);
        if (!client)
            co_return fail(client.error());
        only = client->id;
    }
    const auto limit = readLimit(work.arguments, 50);
    if (!limit)
        co_return fail(limit.error());
    const QString words = work.arguments.positional().join(u' ');
    listen::MessageSearch &messages = work.parts.messageSearch();
    if (auto indexed = messages.indexAll(); !indexed)
        co_return fail(std::move(indexed.error()));
    Result<std::vector<listen::MessageHit>> found = messages.newest(words, only, *limit);
    if (work.arguments.has(QStringLiteral("best")))
        found = co_await messages.best(words, only, *limit, {});
    if (!found)
        co_return fail(found.error());
    std::vector<QStringList> rows;
    for (const listen::MessageHit &hit : *found) {
        QString text = hit.text.simplified();
        text.replace(listen::hitBegin, u'[').replace(listen::hitEnd, u']');
        rows.push_back({timeHere(hit.at), hit.author, text.left(160)});
        work.output().object(toJson(hit));
    }
    work.output().table({Tr::tr("SAID"), Tr::tr("BY"), Tr::tr("WHAT")}, rows);
    co_return ExitCode::Done;
}
} // namespace

std::vector<CommandSpec> sourceCommands()
{
    const QString source = QStringLiteral("SOURCE");
    return {
        {QStringLiteral("source list"),
         Tr::tr("Lists where the clients listen, and how each place does."),
         {},
         {{QStringLiteral("client"), QStringLiteral("CLIENT"), Tr::tr("only this client's")}},
         onAnyClient(sourceList)},
        {QStringLiteral("source add"),
         Tr::tr("Listens to a feed, or to what a network finds."),
         {},
         {required({QStringLiteral("client"), QStringLiteral("CLIENT"), Tr::tr("for whom")}),
          {QStringLiteral("feed"), QStringLiteral("URL"), Tr::tr("the feed, or a page that has one")},
          {QStringLiteral("name"), QStringLiteral("NAME"),
           Tr::tr("what to call it; its own title without it")},
          {QStringLiteral("to-inbox"), {}, Tr::tr("what it says waits for an answer")},
          {QStringLiteral("search"), QStringLiteral("WORDS"), Tr::tr("words, or one #hashtag")},
          {QStringLiteral("account"), QStringLiteral("ACCOUNT"), Tr::tr("by whose sign-in is searched")}},
         onClient(sourceAdd)},
        {QStringLiteral("source sync"),
         Tr::tr("Reads sources now, or all that are not paused."),
         {QStringLiteral("[SOURCE…]")},
         {},
         onWorkspace(sourceSync)},
        {QStringLiteral("source pause"),
         Tr::tr("Stops reading a source."),
         {source},
         {},
         onWorkspace(sourcePause)},
        {QStringLiteral("source resume"),
         Tr::tr("Reads a source again."),
         {source},
         {},
         onWorkspace(sourceResume)},
        {QStringLiteral("source remove"),
         Tr::tr("Takes a source away; what it has said stays."),
         {source},
         {},
         onWorkspace(sourceRemove)},
        {QStringLiteral("search"),
         Tr::tr("Finds what was said, the newest first."),
         {QStringLiteral("WORDS…")},
         {{QStringLiteral("client"), QStringLiteral("CLIENT"), Tr::tr("only what was said to this client")},
          {QStringLiteral("best"), {}, Tr::tr("what fits best first")},
          {QStringLiteral("limit"), QStringLiteral("N"), Tr::tr("at most so many; 50 without it")}},
         onWorkspace(search)},
    };
}

} // namespace hatstand::cli
