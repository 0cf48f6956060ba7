// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/context.h"
#include "cli/json_values.h"
#include "cli/lookup.h"
#include "cli/post_input.h"
#include "cli/words.h"
#include "clients/account_service.h"
#include "clients/client_service.h"
#include "parts.h"
#include "plan/post_service.h"
#include "publish/outbox.h"

namespace hatstand::cli
{

namespace
{
QCoro::Task<ExitCode> postAdd(Context &context, Arguments arguments)
{
    const auto parts = context.open();
    if (!parts)
        co_return failed(context, parts.error());
    const bool schedule = arguments.has(QStringLiteral("schedule"));
    const auto post = co_await readPost(**parts, arguments);
    if (!post)
        co_return failed(context, post.error());
    const auto id = (*parts)->posts().add(*post);
    if (!id)
        co_return failed(context, id.error());
    if (schedule) {
        if (const auto scheduled = (*parts)->outbox().schedule(*id); !scheduled) {
            context.output().note(Tr::tr("The post is kept as a draft (%1).").arg(id->toString()) + u'\n');
            co_return failed(context, scheduled.error());
        }
    }
    const auto added = (*parts)->posts().post(*id);
    if (!added)
        co_return failed(context, added.error());
    context.output().line(Tr::tr("Added \"%1\" (%2).").arg(added->shownTitle(), id->toString()));
    context.output().object(toJson(*added));
    co_return ExitCode::Done;
}

Result<plan::PostFilter> readFilter(Parts &parts, const Arguments &arguments)
{
    plan::PostFilter filter;
    QByteArray zone = systemZone();
    if (const auto name = arguments.optional(QStringLiteral("client"))) {
        const auto client = findClient(parts, *name);
        if (!client)
            return fail(client.error());
        filter.client = client->id;
        zone = client->zone;
    }
    for (const QString &name : arguments.values(QStringLiteral("status"))) {
        const auto status = plan::postStatusFromName(name);
        if (!status)
            return fail(
                ErrorCode::InvalidInput, Tr::tr("\"%1\" is not a status.").arg(name), {},
                Tr::tr("Use idea, draft, scheduled, sending, published, failed, missed or uncertain."));
        filter.statuses.push_back(*status);
    }
    for (const auto &[option, target] : {std::pair{QStringLiteral("from"), &filter.from},
                                         std::pair{QStringLiteral("until"), &filter.until}}) {
        if (const auto text = arguments.optional(option)) {
            const auto time = readTime(text->size() == 10 ? *text + QStringLiteral("T00:00") : *text, zone,
                                       parts.clock().now());
            if (!time)
                return fail(time.error());
            *target = time->instant;
        }
    }
    filter.words = arguments.value(QStringLiteral("words"));
    filter.limit = 200;
    if (const auto limit = arguments.optional(QStringLiteral("limit"))) {
        bool isNumber = false;
        filter.limit = limit->toInt(&isNumber);
        if (!isNumber || filter.limit < 1)
            return fail(ErrorCode::InvalidInput, Tr::tr("\"%1\" is not a number of posts.").arg(*limit));
    }
    return filter;
}

QCoro::Task<ExitCode> postList(Context &context, Arguments arguments)
{
    const auto parts = context.open();
    if (!parts)
        co_return failed(context, parts.error());
    const auto filter = readFilter(**parts, arguments);
    if (!filter)
        co_return failed(context, filter.error());
    const auto rows = (*parts)->posts().rows(*filter);
    if (!rows)
        co_return failed(context, rows.error());
    std::vector<QStringList> lines;
    for (const plan::PostRow &row : *rows) {
        QStringList networks;
        for (const networks::NetworkKey &network : row.networks)
            networks << network.toString();
        lines.push_back({row.planned ? timeText(*row.planned) : QString(), plan::postStatusName(row.status),
                         networks.join(u','), row.title, row.id.toString()});
        context.output().object(toJson(row));
    }
    context.output().table(
        {Tr::tr("WHEN"), Tr::tr("STATUS"), Tr::tr("NETWORKS"), Tr::tr("TITLE"), Tr::tr("ID")}, lines);
    co_return ExitCode::Done;
}

QCoro::Task<ExitCode> postShow(Context &context, Arguments arguments)
{
    const auto parts = context.open();
    if (!parts)
        co_return failed(context, parts.error());
    const auto id = findPost(**parts, arguments.positional(0));
    if (!id)
        co_return failed(context, id.error());
    const auto post = (*parts)->posts().post(*id);
    if (!post)
        co_return failed(context, post.error());
    const auto deliveries = (*parts)->outbox().ofPost(*id);
    if (!deliveries)
        co_return failed(context, deliveries.error());
    Output &output = context.output();
    output.line(post->shownTitle());
    output.line(Tr::tr("Status: %1").arg(plan::postStatusName(post->status)));
    if (post->planned)
        output.line(Tr::tr("When: %1").arg(timeText(*post->planned)));
    output.line({});
    output.line(post->text);
    for (const plan::Version &version : post->versions) {
        const auto account = (*parts)->accounts().account(version.accountId);
        if (account) {
            output.line({});
            output.line(
                version.text
                    ? Tr::tr("%1 on %2, with its own text:").arg(account->handle, account->network.toString())
                    : Tr::tr("%1 on %2").arg(account->handle, account->network.toString()));
            if (version.text)
                output.line(*version.text);
        }
    }
    for (const publish::Delivery &delivery : *deliveries) {
        output.line({});
        output.line(Tr::tr("Delivery: %1 %2")
                        .arg(publish::deliveryStateName(delivery.state), delivery.remoteUrl.toString()));
        if (!delivery.error.what.isEmpty())
            output.line(delivery.error.sentence());
    }
    output.object(toJson(*post));
    co_return ExitCode::Done;
}

QCoro::Task<ExitCode> postMove(Context &context, Arguments arguments)
{
    const auto parts = context.open();
    if (!parts)
        co_return failed(context, parts.error());
    const auto id = findPost(**parts, arguments.positional(0));
    if (!id)
        co_return failed(context, id.error());
    const auto post = (*parts)->posts().post(*id);
    if (!post)
        co_return failed(context, post.error());
    const auto client = (*parts)->clients().client(post->clientId);
    if (!client)
        co_return failed(context, client.error());
    const QByteArray zone = post->planned ? post->planned->zone : client->zone;
    const auto time = readTime(arguments.positional(1), zone, context.clock().now());
    if (!time)
        co_return failed(context, time.error());
    if (const auto moved = (*parts)->posts().setPlanned(*id, *time); !moved)
        co_return failed(context, moved.error());
    const auto after = (*parts)->posts().post(*id);
    if (!after)
        co_return failed(context, after.error());
    context.output().line(Tr::tr("Moved \"%1\" to %2.").arg(after->shownTitle(), timeText(*time)));
    context.output().object(toJson(*after));
    co_return ExitCode::Done;
}

QCoro::Task<ExitCode> postCheck(Context &context, Arguments arguments)
{
    const auto parts = context.open();
    if (!parts)
        co_return failed(context, parts.error());
    const auto id = findPost(**parts, arguments.positional(0));
    if (!id)
        co_return failed(context, id.error());
    const auto problems = (*parts)->outbox().problems(*id);
    if (!problems)
        co_return failed(context, problems.error());
    for (const plan::Problem &problem : *problems) {
        context.output().line(problem.why.isEmpty() ? problem.what
                                                    : problem.what + QStringLiteral(": ") + problem.why);
        context.output().object(toJson(problem));
    }
    const bool good = plan::canGoOut(*problems);
    if (problems->empty())
        context.output().line(Tr::tr("It can go out as it is."));
    context.output().object({{QStringLiteral("can_go_out"), good}});
    co_return good ? ExitCode::Done : ExitCode::Failed;
}

QCoro::Task<ExitCode> postDelete(Context &context, Arguments arguments)
{
    const auto parts = context.open();
    if (!parts)
        co_return failed(context, parts.error());
    const auto id = findPost(**parts, arguments.positional(0));
    if (!id)
        co_return failed(context, id.error());
    if (const auto removed = (*parts)->posts().remove(*id); !removed)
        co_return failed(context, removed.error());
    context.output().line(Tr::tr("Deleted. What is published already stays on the networks."));
    context.output().object({{QStringLiteral("deleted"), id->toString()}});
    co_return ExitCode::Done;
}

QCoro::Task<ExitCode> postSchedule(Context &context, Arguments arguments)
{
    const auto parts = context.open();
    if (!parts)
        co_return failed(context, parts.error());
    const auto id = findPost(**parts, arguments.positional(0));
    if (!id)
        co_return failed(context, id.error());
    const auto scheduled = arguments.has(QStringLiteral("cancel")) ? (*parts)->outbox().unschedule(*id)
                                                                   : (*parts)->outbox().schedule(*id);
    if (!scheduled)
        co_return failed(context, scheduled.error());
    const auto post = (*parts)->posts().post(*id);
    if (!post)
        co_return failed(context, post.error());
    context.output().line(
        Tr::tr("\"%1\" is now: %2").arg(post->shownTitle(), plan::postStatusName(post->status)));
    context.output().object(toJson(*post));
    co_return ExitCode::Done;
}
} // namespace

std::vector<CommandSpec> postCommands()
{
    const QString post = QStringLiteral("POST");
    return {
        {QStringLiteral("post add"), Tr::tr("Writes a post."), {}, postOptions(), postAdd},
        {QStringLiteral("post list"),
         Tr::tr("Lists posts by time."),
         {},
         {{QStringLiteral("client"), QStringLiteral("CLIENT"), Tr::tr("only this client's")},
          {QStringLiteral("status"), QStringLiteral("STATUS"), Tr::tr("only these; may be repeated"), true},
          {QStringLiteral("from"), QStringLiteral("TIME"), Tr::tr("from this day or time on")},
          {QStringLiteral("until"), QStringLiteral("TIME"), Tr::tr("before this day or time")},
          {QStringLiteral("words"), QStringLiteral("WORDS"), Tr::tr("with these words in title or text")},
          {QStringLiteral("limit"), QStringLiteral("N"), Tr::tr("at most so many; 200 without it")}},
         postList},
        {QStringLiteral("post show"), Tr::tr("Shows one post and where it stands."), {post}, {}, postShow},
        {QStringLiteral("post move"),
         Tr::tr("Plans it for another time."),
         {post, QStringLiteral("TIME")},
         {},
         postMove},
        {QStringLiteral("post check"),
         Tr::tr("Names what a network would refuse, and what to look at."),
         {post},
         {},
         postCheck},
        {QStringLiteral("post schedule"),
         Tr::tr("Puts it into the outbox at its time."),
         {post},
         {{QStringLiteral("cancel"), {}, Tr::tr("takes it out again")}},
         postSchedule},
        {QStringLiteral("post delete"), Tr::tr("Deletes a post."), {post}, {}, postDelete},
    };
}

} // namespace hatstand::cli
