// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/context.h"
#include "cli/json_values.h"
#include "cli/lookup.h"
#include "cli/on_workspace.h"
#include "cli/post_input.h"
#include "cli/post_time.h"
#include "cli/print_items.h"
#include "cli/words.h"
#include "clients/account_service.h"
#include "parts.h"
#include "plan/media/media_store.h"
#include "plan/post_service.h"
#include "publish/outbox.h"

#include <QJsonArray>

#include <algorithm>
#include <functional>

namespace hatstand::cli
{

namespace
{
/// The post as it is kept now, in words and as JSON.
Result<ExitCode> printPost(Work &work, const plan::PostId &id,
                           const std::function<QString(const plan::Post &)> &words)
{
    const auto post = work.parts.posts().post(id);
    if (!post)
        return fail(post.error());
    work.output().line(words(*post));
    if (post->planned) {
        if (const QString remark = clockChangeRemark(*post->planned); !remark.isEmpty())
            work.output().remark(remark);
    }
    work.output().object(toJson(*post));
    return ExitCode::Done;
}

/// Waits until it is known which of the post's files cannot go out: at its time nobody may be there.
QCoro::Task<Result<void>> lookIntoMedia(Work work, plan::Post post)
{
    const auto items = work.parts.media().items(post.mediaIds());
    if (!items)
        co_return fail(items.error());
    co_await work.parts.media().lookInto(*items);
    co_return Result<void>();
}

QCoro::Task<Result<ExitCode>> postAdd(Work work, clients::Client client)
{
    const auto post = co_await readPost(work.parts, work.arguments, client);
    if (!post)
        co_return fail(post.error());
    const auto id = work.parts.posts().add(*post);
    if (!id)
        co_return fail(id.error());
    if (work.arguments.has(QStringLiteral("schedule"))) {
        const auto looked = co_await lookIntoMedia(work, *post);
        if (!looked)
            co_return fail(looked.error());
        publish::Outbox &outbox = work.parts.outbox();
        const bool now = isNow(work.arguments.value(QStringLiteral("at")));
        if (const auto scheduled = now ? outbox.sendNow(*id) : outbox.schedule(*id); !scheduled) {
            const ExitCode code =
                failed(work.context, scheduled.error(), {{QStringLiteral("kept_draft"), id->toString()}});
            if (!work.output().isJson()) // the error says so there
                work.output().remark(Tr::tr("The post is kept as a draft (%1).").arg(id->toString()));
            co_return code;
        }
    }
    co_return printPost(work, *id, [](const plan::Post &added) {
        return Tr::tr("Added \"%1\" (%2).").arg(added.shownTitle(), added.id.toString());
    });
}

Result<plan::PostFilter> readFilter(Work &work, const std::optional<clients::Client> &client)
{
    const Arguments &arguments = work.arguments;
    plan::PostFilter filter;
    QByteArray zone = systemZone();
    if (client) {
        filter.client = client->id;
        zone = client->zone;
    }
    for (const QString &name : arguments.values(QStringLiteral("status"))) {
        const auto status = plan::postStatusFromName(name);
        if (!status)
            return fail(ErrorCode::InvalidInput, Tr::tr("\"%1\" is not a status.").arg(name), {},
                        Tr::tr("Use idea, draft, needs-approval, scheduled, handed-over, sending, published, "
                               "failed, missed or uncertain."));
        filter.statuses.push_back(*status);
    }
    for (const auto &[option, target] : {std::pair{QStringLiteral("from"), &filter.from},
                                         std::pair{QStringLiteral("until"), &filter.until}}) {
        if (const auto text = arguments.optional(option)) {
            const auto time = readTime(text->size() == 10 ? *text + QStringLiteral("T00:00") : *text, zone,
                                       work.parts.clock().now());
            if (!time)
                return fail(time.error());
            *target = time->instant;
        }
    }
    filter.words = arguments.value(QStringLiteral("words"));
    const auto limit = readLimit(arguments, 200);
    if (!limit)
        return fail(limit.error());
    filter.limit = *limit;
    return filter;
}

Result<ExitCode> postList(Work &work, const std::optional<clients::Client> &client)
{
    const auto filter = readFilter(work, client);
    if (!filter)
        return fail(filter.error());
    const auto rows = work.parts.posts().rows(*filter);
    if (!rows)
        return fail(rows.error());
    const auto all = work.parts.posts().count(*filter);
    if (!all)
        return fail(all.error());
    std::vector<QStringList> lines;
    for (const plan::PostRow &row : *rows) {
        QStringList networks;
        for (const networks::NetworkKey &network : row.networks)
            networks << network.toString();
        lines.push_back({row.planned ? timeText(*row.planned) : QString(), plan::postStatusName(row.status),
                         networks.join(u','), row.title, row.id.toString()});
        work.output().object(toJson(row));
    }
    work.output().table({Tr::tr("WHEN"), Tr::tr("STATUS"), Tr::tr("NETWORKS"), Tr::tr("TITLE"), Tr::tr("ID")},
                        lines);
    if (const int more = *all - int(rows->size()); more > 0)
        work.output().remark(Tr::tr("%n more post(s); --limit shows more.", nullptr, more),
                             {{QStringLiteral("more"), more}});
    return ExitCode::Done;
}

void printComment(Output &output, const QString &comment)
{
    if (comment.isEmpty())
        return;
    output.line({});
    output.line(Tr::tr("First comment:"));
    output.line(comment);
}

void printMedia(Work &work, const std::vector<plan::PostMedia> &media)
{
    for (const plan::PostMedia &one : media) {
        const auto item = work.parts.media().item(one.mediaId);
        const QString name = item ? item->fileName : one.mediaId.toString();
        work.output().line(
            one.altText.isEmpty()
                ? Tr::tr("Picture or video: %1, without a description").arg(name)
                : Tr::tr("Picture or video: %1: %2", "name, description").arg(name, one.altText));
    }
}

void printVersion(Work &work, const plan::Version &version)
{
    const auto account = work.parts.accounts().account(version.accountId);
    if (!account)
        return;
    Output &output = work.output();
    const QString network = account->network.toString();
    output.line({});
    output.line(version.text ? Tr::tr("%1 on %2, with its own text:").arg(account->handle, network)
                             : Tr::tr("%1 on %2").arg(account->handle, network));
    if (version.text)
        output.line(*version.text);
    if (version.firstComment)
        printComment(output, *version.firstComment);
    if (version.media)
        printMedia(work, *version.media);
}

Result<ExitCode> postShow(Work &work, const plan::Post &post)
{
    const auto items = work.parts.outbox().itemsOfPost(post.id);
    if (!items)
        return fail(items.error());
    const Instant now = work.parts.clock().now();
    Output &output = work.output();
    output.line(post.shownTitle());
    output.line(Tr::tr("Status: %1").arg(plan::postStatusName(post.status)));
    if (post.planned)
        output.line(Tr::tr("When: %1").arg(timeText(*post.planned)));
    if (!post.label.isEmpty())
        output.line(Tr::tr("Label: %1").arg(post.label));
    output.line({});
    output.line(post.text);
    printComment(output, post.firstComment);
    if (!post.media.empty())
        output.line({});
    printMedia(work, post.media);
    for (const plan::Version &version : post.versions)
        printVersion(work, version);
    QJsonArray deliveryObjects;
    if (!items->empty())
        output.line({});
    for (const publish::OutboxItem &item : *items) {
        printItem(output, item, now);
        output.line(Tr::tr("Delivery: %1").arg(item.delivery.id.toString()));
        deliveryObjects << toJson(item, now);
    }
    QJsonObject object = toJson(post);
    object.insert(QStringLiteral("deliveries"), deliveryObjects);
    output.object(object);
    return ExitCode::Done;
}

Result<ExitCode> postMove(Work &work, const plan::Post &post)
{
    const auto time =
        readTimeToCome(work, post, work.arguments.positional(1),
                       Tr::tr("\"hatstand-cli post schedule POST --at now\" sends it at once."));
    if (!time)
        return fail(time.error());
    if (auto moved = work.parts.posts().setPlanned(post.id, *time); !moved)
        return fail(std::move(moved.error()));
    return printPost(work, post.id, [](const plan::Post &after) {
        return Tr::tr("Moved \"%1\" to %2.").arg(after.shownTitle(), timeText(*after.planned));
    });
}

/// Whether its time is still to be chosen: what stands in the outbox has its turn, also when that has come.
bool waitsForATime(plan::PostStatus status)
{
    return plan::isMovable(status) && status != plan::PostStatus::Scheduled;
}

Result<ExitCode> checkKnown(Work &work, const plan::Post &post)
{
    if (const auto gone = work.parts.outbox().checkNotGone(post.id); !gone) {
        if (gone.error().code != ErrorCode::NotAllowed)
            return fail(gone.error());
        work.output().line(gone.error().sentence());
        work.output().object(
            {{QStringLiteral("can_go_out"), false}, {QStringLiteral("error"), toJson(gone.error())}});
        return ExitCode::Failed;
    }
    auto problems = work.parts.outbox().problems(post.id);
    if (!problems)
        return fail(std::move(problems.error()));
    bool isTimeGood = !waitsForATime(post.status);
    if (const auto at = work.arguments.optional(QStringLiteral("at"))) {
        const auto time = readTimeFor(work, post, *at);
        if (!time)
            return fail(time.error());
        if (!isNow(*at) && time->instant <= work.parts.clock().now())
            return fail(wrongCall(Tr::tr("That time is past."), Tr::tr("Name a later one, or now.")));
        isTimeGood = true;
    }
    if (isTimeGood) {
        std::erase_if(*problems,
                      [](const plan::Problem &problem) { return problem.place == plan::ProblemPlace::Time; });
    }
    for (const plan::Problem &problem : *problems) {
        work.output().line(problem.why.isEmpty() ? problem.what : problem.what + u' ' + problem.why);
        work.output().object(toJson(problem));
    }
    const bool good = plan::canGoOut(*problems);
    if (problems->empty())
        work.output().line(Tr::tr("It can go out as it is."));
    work.output().object({{QStringLiteral("can_go_out"), good}});
    return good ? ExitCode::Done : ExitCode::Failed;
}

QCoro::Task<Result<ExitCode>> postCheck(Work work, plan::Post post)
{
    const auto looked = co_await lookIntoMedia(work, post);
    if (!looked)
        co_return fail(looked.error());
    co_return checkKnown(work, post);
}

Result<ExitCode> postDelete(Work &work, const plan::Post &post)
{
    if (auto removed = work.parts.posts().remove(post.id); !removed)
        return fail(std::move(removed.error()));
    work.output().line(Tr::tr("Deleted. What is published already stays on the networks."));
    work.output().object({{QStringLiteral("deleted"), post.id.toString()}});
    return ExitCode::Done;
}

/// Moves the post first; when the outbox does not take it, it has its old time again.
Result<void> scheduleAt(Work &work, const plan::Post &post, const QString &at)
{
    publish::Outbox &outbox = work.parts.outbox();
    if (isNow(at))
        return outbox.sendNow(post.id);
    const auto time = readTimeFor(work, post, at);
    if (!time)
        return fail(time.error());
    if (auto moved = work.parts.posts().setPlanned(post.id, *time); !moved)
        return moved;
    auto scheduled = outbox.schedule(post.id);
    if (!scheduled && !(post.planned == time.value())) {
        if (auto back = work.parts.posts().setPlanned(post.id, post.planned); !back)
            return back;
    }
    return scheduled;
}

/// Fails where there is nothing that could be taken out.
Result<void> cancel(Work &work, const plan::Post &post)
{
    publish::Outbox &outbox = work.parts.outbox();
    const auto deliveries = outbox.ofPost(post.id);
    if (!deliveries)
        return fail(deliveries.error());
    const auto stands = [](const publish::Delivery &delivery) {
        return delivery.state != publish::DeliveryState::Cancelled &&
               delivery.state != publish::DeliveryState::Published;
    };
    if (std::ranges::none_of(*deliveries, stands))
        return fail(ErrorCode::NotAllowed, Tr::tr("Nothing of this post is in the outbox."));
    return outbox.unschedule(post.id);
}

QCoro::Task<Result<ExitCode>> postSchedule(Work work, plan::Post post)
{
    const Arguments &arguments = work.arguments;
    const auto at = arguments.optional(QStringLiteral("at"));
    const bool cancels = arguments.has(QStringLiteral("cancel"));
    if (cancels && at)
        co_return fail(wrongCall(Tr::tr("Say either --at or --cancel.")));
    if (arguments.has(QStringLiteral("zone")) && !at)
        co_return fail(wrongCall(Tr::tr("--zone says how --at is meant; there is no --at.")));
    if (!cancels) {
        const auto looked = co_await lookIntoMedia(work, post);
        if (!looked)
            co_return fail(looked.error());
    }
    publish::Outbox &outbox = work.parts.outbox();
    auto done = cancels ? cancel(work, post) : at ? scheduleAt(work, post, *at) : outbox.schedule(post.id);
    if (!done)
        co_return fail(std::move(done.error()));
    co_return printPost(work, post.id, [](const plan::Post &after) {
        return Tr::tr("\"%1\" is now: %2").arg(after.shownTitle(), plan::postStatusName(after.status));
    });
}
} // namespace

std::vector<CommandSpec> postCommands()
{
    const QString post = QStringLiteral("POST");
    const OptionSpec zone = timeZoneOption();
    return {
        {QStringLiteral("post add"), Tr::tr("Writes a post."), {}, postOptions(), onClient(postAdd)},
        {QStringLiteral("post list"),
         Tr::tr("Lists posts by time."),
         {},
         {{QStringLiteral("client"), QStringLiteral("CLIENT"), Tr::tr("only this client's")},
          {QStringLiteral("status"), QStringLiteral("STATUS"), Tr::tr("only these; may be repeated"), true},
          {QStringLiteral("from"), QStringLiteral("TIME"),
           Tr::tr("from this day or time on; without --client in this computer's zone")},
          {QStringLiteral("until"), QStringLiteral("TIME"),
           Tr::tr("before this day or time; without --client in this computer's zone")},
          {QStringLiteral("words"), QStringLiteral("WORDS"), Tr::tr("with these words in title or text")},
          {QStringLiteral("limit"), QStringLiteral("N"), Tr::tr("at most so many; 200 without it")}},
         onAnyClient(postList)},
        {QStringLiteral("post show"),
         Tr::tr("Shows one post and where it stands."),
         {post},
         {},
         onPost(postShow)},
        {QStringLiteral("post move"),
         Tr::tr("Plans it for another time."),
         {post, QStringLiteral("TIME")},
         {zone},
         onPost(postMove)},
        {QStringLiteral("post check"),
         Tr::tr("Names what a network would refuse, and what to look at."),
         {post},
         {{QStringLiteral("at"), QStringLiteral("TIME"), Tr::tr("as if it were to go out then, or now")},
          zone},
         onPost(postCheck)},
        {QStringLiteral("post schedule"),
         Tr::tr("Puts it into the outbox at its time."),
         {post},
         {{QStringLiteral("at"), QStringLiteral("TIME"),
           Tr::tr("at this time instead; now sends it with the next \"publish\"")},
          zone,
          {QStringLiteral("cancel"), {}, Tr::tr("takes it out again")}},
         onPost(postSchedule)},
        {QStringLiteral("post delete"), Tr::tr("Deletes a post."), {post}, {}, onPost(postDelete)},
    };
}

} // namespace hatstand::cli
