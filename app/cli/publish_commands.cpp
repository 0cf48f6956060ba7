// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/context.h"
#include "cli/json_values.h"
#include "cli/lookup.h"
#include "cli/stop_signal.h"
#include "cli/words.h"
#include "parts.h"
#include "publish/outbox.h"
#include "publish/sender.h"

#include <qcorosignal.h>

namespace hatstand::cli
{

namespace
{
void printItem(Context &context, const publish::OutboxItem &item)
{
    context.output().object(toJson(item));
}

QStringList itemRow(const publish::OutboxItem &item)
{
    const publish::Delivery &delivery = item.delivery;
    return {delivery.dueAt.toIso(), publish::deliveryStateName(delivery.state),
            item.network.toString() + u':' + item.accountHandle, item.postTitle, delivery.error.what};
}

QCoro::Task<ExitCode> dryRun(Context &context, Parts &parts)
{
    const auto items = parts.sender().wouldSend(context.clock().now());
    if (!items)
        co_return failed(context, items.error());
    std::vector<QStringList> rows;
    for (const publish::OutboxItem &item : *items) {
        rows.push_back(itemRow(item));
        printItem(context, item);
    }
    context.output().table(
        {Tr::tr("DUE"), Tr::tr("STATE"), Tr::tr("ACCOUNT"), Tr::tr("TITLE"), Tr::tr("WHY")}, rows);
    co_return ExitCode::Done;
}

void report(Context &context, Parts &parts, const publish::DeliveryId &id)
{
    const auto delivery = parts.outbox().delivery(id);
    if (!delivery)
        return;
    QString line = Tr::tr("%1: %2").arg(delivery->id.toString(), publish::deliveryStateName(delivery->state));
    if (!delivery->remoteUrl.isEmpty())
        line += u' ' + delivery->remoteUrl.toString();
    if (!delivery->error.what.isEmpty())
        line += u' ' + delivery->error.sentence();
    context.output().line(line);
    QJsonObject object{{QStringLiteral("delivery"), id.toString()},
                       {QStringLiteral("state"), publish::deliveryStateName(delivery->state)},
                       {QStringLiteral("url"), delivery->remoteUrl.toString()}};
    if (!delivery->error.what.isEmpty())
        object.insert(QStringLiteral("error"), toJson(delivery->error));
    context.output().object(object);
}

QCoro::Task<ExitCode> publishDue(Context &context, Arguments arguments)
{
    const bool once = arguments.has(QStringLiteral("once"));
    const bool watch = arguments.has(QStringLiteral("watch"));
    const bool dry = arguments.has(QStringLiteral("dry-run"));
    if (once == watch && !dry) {
        co_return failed(context,
                         wrongCall(Tr::tr("Say either --once or --watch."),
                                   Tr::tr("--once sends what is due now and ends; --watch goes on.")));
    }
    if (const auto now = arguments.optional(QStringLiteral("now"))) {
        const auto time = readTime(*now, systemZone(), context.clock().now());
        if (!time)
            co_return failed(context, time.error());
        context.setNow(time->instant);
    }
    const auto opened = context.open();
    if (!opened)
        co_return failed(context, opened.error());
    Parts &parts = **opened;
    if (dry)
        co_return co_await dryRun(context, parts);

    publish::Sender &sender = parts.sender();
    bool anyFailed = false;
    QObject::connect(&sender, &publish::Sender::sent, &sender,
                     [&context, &parts](const publish::DeliveryId &id) { report(context, parts, id); });
    QObject::connect(&sender, &publish::Sender::failed, &sender,
                     [&context, &parts, &anyFailed](const publish::DeliveryId &id) {
                         anyFailed = true;
                         report(context, parts, id);
                     });
    if (once) {
        if (const auto sorted = sender.sortOutMissed(); !sorted)
            co_return failed(context, sorted.error());
        const auto changed = co_await sender.runOnce(CancelToken());
        sender.disconnect(&sender);
        if (!changed)
            co_return failed(context, changed.error());
        context.output().line(Tr::tr("%n delivery(ies) changed.", nullptr, *changed));
        context.output().object({{QStringLiteral("changed"), *changed}});
        co_return anyFailed ? ExitCode::Failed : ExitCode::Done;
    }
    StopSignal stop;
    sender.start();
    context.output().line(Tr::tr("Watching the outbox. Ctrl+C ends it."));
    co_await qCoro(&stop, &StopSignal::asked);
    sender.stop();
    sender.disconnect(&sender);
    co_return ExitCode::Done;
}

QCoro::Task<ExitCode> outboxList(Context &context, Arguments arguments)
{
    const auto parts = context.open();
    if (!parts)
        co_return failed(context, parts.error());
    std::optional<clients::ClientId> only;
    if (const auto name = arguments.optional(QStringLiteral("client"))) {
        const auto client = findClient(**parts, *name);
        if (!client)
            co_return failed(context, client.error());
        only = client->id;
    }
    constexpr int limit = 1000;
    publish::Outbox &outbox = (*parts)->outbox();
    std::vector<QStringList> rows;
    for (const auto &items : {outbox.needingYou(only, limit), outbox.waiting(only, limit)}) {
        if (!items)
            co_return failed(context, items.error());
        for (const publish::OutboxItem &item : *items) {
            rows.push_back(itemRow(item));
            printItem(context, item);
        }
    }
    context.output().table(
        {Tr::tr("DUE"), Tr::tr("STATE"), Tr::tr("ACCOUNT"), Tr::tr("TITLE"), Tr::tr("WHY")}, rows);
    co_return ExitCode::Done;
}
} // namespace

std::vector<CommandSpec> publishCommands()
{
    return {
        {QStringLiteral("publish"),
         Tr::tr("Sends what is due."),
         {},
         {{QStringLiteral("once"), {}, Tr::tr("send what is due now, then end")},
          {QStringLiteral("watch"), {}, Tr::tr("go on sending until stopped")},
          {QStringLiteral("dry-run"), {}, Tr::tr("only say what would be sent")},
          {QStringLiteral("now"), QStringLiteral("TIME"), Tr::tr("as if it were that time")}},
         publishDue},
        {QStringLiteral("outbox"),
         Tr::tr("Lists what needs you and what waits, and why."),
         {},
         {{QStringLiteral("client"), QStringLiteral("CLIENT"), Tr::tr("only this client's")}},
         outboxList},
    };
}

} // namespace hatstand::cli
