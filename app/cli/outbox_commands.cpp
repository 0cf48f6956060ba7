// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/context.h"
#include "cli/json_values.h"
#include "cli/lookup.h"
#include "cli/on_workspace.h"
#include "cli/post_time.h"
#include "cli/print_items.h"
#include "cli/words.h"
#include "parts.h"
#include "plan/post_service.h"
#include "publish/outbox.h"
#include "publish/post_address.h"

#include <QJsonArray>

namespace hatstand::cli
{

namespace
{
Result<ExitCode> outboxList(Work &work, const std::optional<clients::Client> &client)
{
    const auto limit = readLimit(work.arguments, 1000);
    if (!limit)
        return fail(limit.error());
    const auto only = client ? std::optional(client->id) : std::nullopt;
    publish::Outbox &outbox = work.parts.outbox();
    auto all = outbox.needingYou(only, *limit);
    if (!all)
        return fail(std::move(all.error()));
    const auto waiting = outbox.waiting(only, *limit - int(all->size()));
    if (!waiting)
        return fail(waiting.error());
    all->insert(all->end(), waiting->begin(), waiting->end());
    const auto needing = outbox.summary(only);
    if (!needing)
        return fail(needing.error());
    const auto toCome = outbox.countWaiting(only);
    if (!toCome)
        return fail(toCome.error());
    printItems(work.output(), *all, work.parts.clock().now());
    if (const int more = needing->needsYou + *toCome - int(all->size()); more > 0)
        work.output().remark(Tr::tr("%n more delivery(ies); --limit shows more.", nullptr, more),
                             {{QStringLiteral("more"), more}});
    return ExitCode::Done;
}

Result<ExitCode> outboxShow(Work &work, const publish::OutboxItem &item)
{
    const auto events = work.parts.outbox().events(item.delivery.id);
    if (!events)
        return fail(events.error());
    printItem(work.output(), item, work.parts.clock().now());
    QJsonObject object = toJson(item, work.parts.clock().now());
    QJsonArray journal;
    for (const publish::DeliveryEvent &event : *events) {
        work.output().line(QStringLiteral("  %1  %2  %3")
                               .arg(timeHere(event.at), publish::deliveryStateName(event.to), event.reason));
        journal << QJsonObject{{QStringLiteral("at"), event.at.toIso()},
                               {QStringLiteral("from"), publish::deliveryStateName(event.from)},
                               {QStringLiteral("to"), publish::deliveryStateName(event.to)},
                               {QStringLiteral("reason"), event.reason}};
    }
    object.insert(QStringLiteral("events"), journal);
    work.output().object(object);
    return ExitCode::Done;
}

/// What was done, as it stands now.
Result<ExitCode> printAfter(Work &work, const publish::OutboxItem &before, const Result<void> &done)
{
    if (!done)
        return fail(done.error());
    const auto after = work.parts.outbox().item(before.delivery.id);
    if (!after)
        return fail(after.error());
    printItem(work.output(), *after, work.parts.clock().now());
    work.output().object(toJson(*after, work.parts.clock().now()));
    return ExitCode::Done;
}

Result<ExitCode> outboxNow(Work &work, const publish::OutboxItem &item)
{
    // By hand nothing else can be done at its time than the person is asked for already.
    if (item.delivery.state == publish::DeliveryState::Waiting)
        return fail(ErrorCode::NotAllowed, Tr::tr("It waits for you to post it by hand."), {},
                    Tr::tr("Post it there, then say \"hatstand-cli outbox live\"."));
    return printAfter(work, item, work.parts.outbox().tryAgain(item.delivery.id));
}

Result<ExitCode> outboxMove(Work &work, const publish::OutboxItem &item)
{
    const auto post = work.parts.posts().post(item.delivery.postId);
    if (!post)
        return fail(post.error());
    const auto time = readTimeToCome(work, *post, work.arguments.positional(1),
                                     Tr::tr("\"hatstand-cli outbox now DELIVERY\" sends it at once."));
    if (!time)
        return fail(time.error());
    const auto moved = work.parts.outbox().moveTo(item.delivery.id, *time);
    const QString remark = clockChangeRemark(*time);
    if (moved && !remark.isEmpty())
        work.output().remark(remark);
    return printAfter(work, item, moved);
}

Result<ExitCode> outboxLeave(Work &work, const publish::OutboxItem &item)
{
    return printAfter(work, item, work.parts.outbox().leave(item.delivery.id));
}

Result<ExitCode> outboxTakeBack(Work &work, const publish::OutboxItem &item)
{
    const auto wanted = work.parts.outbox().wantBack(item.delivery.id);
    if (wanted)
        work.output().remark(Tr::tr("It is taken back with the next \"publish\"."));
    return printAfter(work, item, wanted);
}

Result<ExitCode> outboxKeepThere(Work &work, const publish::OutboxItem &item)
{
    return printAfter(work, item, work.parts.outbox().acceptThere(item.delivery.id));
}

Result<ExitCode> outboxLive(Work &work, const publish::OutboxItem &item)
{
    const QString text = work.arguments.value(QStringLiteral("url"));
    const auto url = publish::postAddress(text);
    if (!url)
        return fail(notAnAddress(text));
    publish::Outbox &outbox = work.parts.outbox();
    const publish::DeliveryId &id = item.delivery.id;
    if (item.delivery.state == publish::DeliveryState::Waiting)
        return printAfter(work, item, outbox.markPostedByHand(id, *url));
    const bool isUncertain = item.delivery.state == publish::DeliveryState::Uncertain;
    const bool isPart = !work.arguments.has(QStringLiteral("all")) &&
                        (isUncertain ? outbox.goesOn(item.delivery) : outbox.lacksAddress(item.delivery));
    if (!isPart)
        return printAfter(work, item, outbox.confirmLive(id, *url));
    if (url->isEmpty()) {
        return fail(ErrorCode::InvalidInput, Tr::tr("It goes out part by part."),
                    Tr::tr("The rest is attached to the part that is live."),
                    Tr::tr("Say with --url where that part stands, or with --all that all of it is live."));
    }
    return printAfter(work, item, outbox.confirmPartLive(id, item.delivery.linksThere, *url));
}

Result<ExitCode> outboxNotLive(Work &work, const publish::OutboxItem &item)
{
    return printAfter(work, item, work.parts.outbox().confirmNotLive(item.delivery.id));
}
} // namespace

std::vector<CommandSpec> outboxCommands()
{
    const QString delivery = QStringLiteral("DELIVERY");
    return {
        {QStringLiteral("outbox"),
         Tr::tr("Lists what needs you and what waits, and why."),
         {},
         {{QStringLiteral("client"), QStringLiteral("CLIENT"), Tr::tr("only this client's")},
          {QStringLiteral("limit"), QStringLiteral("N"), Tr::tr("at most so many; 1000 without it")}},
         onAnyClient(outboxList)},
        {QStringLiteral("outbox show"),
         Tr::tr("Shows one delivery and all that happened to it."),
         {delivery},
         {},
         onDelivery(outboxShow)},
        {QStringLiteral("outbox now"),
         Tr::tr("Sends it with the next \"publish\", again or before its time; what is uncertain is looked "
                "for."),
         {delivery},
         {},
         onDelivery(outboxNow)},
        {QStringLiteral("outbox move"),
         Tr::tr("Sends it at another time."),
         {delivery, QStringLiteral("TIME")},
         {timeZoneOption()},
         onDelivery(outboxMove)},
        {QStringLiteral("outbox leave"),
         Tr::tr("Leaves it unsent; the rest of its post goes out."),
         {delivery},
         {},
         onDelivery(outboxLeave)},
        {QStringLiteral("outbox take-back"),
         Tr::tr("Takes what waits on the network back with the next \"publish\"; it goes from here then."),
         {delivery},
         {},
         onDelivery(outboxTakeBack)},
        {QStringLiteral("outbox keep-there"),
         Tr::tr("Somebody has changed it on the network: it goes out as it stands there."),
         {delivery},
         {},
         onDelivery(outboxKeepThere)},
        {QStringLiteral("outbox live"),
         Tr::tr("You have looked, or posted it by hand: it is there."),
         {delivery},
         {{QStringLiteral("url"), QStringLiteral("URL"), Tr::tr("where it is")},
          {QStringLiteral("all"), {}, Tr::tr("all of a thread, not only the part in question")}},
         onDelivery(outboxLive)},
        {QStringLiteral("outbox not-live"),
         Tr::tr("You have looked: it is not there, and is sent again."),
         {delivery},
         {},
         onDelivery(outboxNotLive)},
    };
}

} // namespace hatstand::cli
