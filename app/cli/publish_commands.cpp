// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/backup_report.h"
#include "cli/commands.h"
#include "cli/context.h"
#include "cli/json_values.h"
#include "cli/lookup.h"
#include "cli/on_workspace.h"
#include "cli/reader_watch.h"
#include "cli/sending_end.h"
#include "cli/stop_signal.h"
#include "cli/words.h"
#include "clients/account_service.h"
#include "daily_backup.h"
#include "parts.h"
#include "plan/post_service.h"
#include "plan/upkeep.h"
#include "publish/outbox.h"
#include "publish/sender.h"

#include <QObject>
#include <qcorosignal.h>

#include <utility>

namespace hatstand::cli
{

namespace
{
/// What is under way when the program shall end has so long to end too; what has not is looked up at the next
/// start.
constexpr Milliseconds longestEnd{30'000};

void printItems(Output &output, const std::vector<publish::OutboxItem> &items)
{
    std::vector<QStringList> rows;
    for (const publish::OutboxItem &item : items) {
        const publish::Delivery &delivery = item.delivery;
        rows.push_back({timeText(plan::plannedTimeAt(delivery.dueAt, systemZone())),
                        publish::deliveryStateName(delivery.state),
                        item.network.toString() + u':' + item.accountHandle, item.postTitle,
                        delivery.error.what});
        output.object(toJson(item));
    }
    output.table({Tr::tr("DUE"), Tr::tr("STATE"), Tr::tr("ACCOUNT"), Tr::tr("TITLE"), Tr::tr("WHY")}, rows);
}

/// Tells what becomes of deliveries for as long as it lives.
class SendingReport : public QObject
{
public:
    SendingReport(Output &output, Parts &parts) : m_output(output), m_parts(parts)
    {
        publish::Sender &sender = parts.sender();
        connect(&sender, &publish::Sender::sent, this, &SendingReport::tell);
        connect(&sender, &publish::Sender::failed, this, [this](const publish::DeliveryId &id) {
            m_anyFailed = true;
            tell(id);
        });
    }
    /// What keeps a sender that goes on from reading or writing the workspace. It is tried again every few
    /// seconds; one sentence is enough until something else is wrong.
    void tellTroubles()
    {
        connect(&m_parts.sender(), &publish::Sender::storageTrouble, this, [this](const Error &error) {
            if (std::exchange(m_lastTrouble, error.what) != error.what)
                m_output.error(error);
        });
    }
    [[nodiscard]] bool anyFailed() const { return m_anyFailed; }

private:
    void tell(const publish::DeliveryId &id)
    {
        m_lastTrouble.clear();
        const auto delivery = m_parts.outbox().delivery(id);
        if (!delivery)
            return;
        const auto post = m_parts.posts().post(delivery->postId);
        const auto account = m_parts.accounts().account(delivery->accountId);
        QString line = Tr::tr("\"%1\" to %2: %3")
                           .arg(post ? post->shownTitle() : delivery->postId.toString(),
                                account ? account->handle : delivery->accountId.toString(),
                                publish::deliveryStateName(delivery->state));
        if (!delivery->remoteUrl.isEmpty())
            line += u' ' + delivery->remoteUrl.toString();
        if (!delivery->error.what.isEmpty())
            line += u' ' + delivery->error.sentence();
        m_output.line(line);
        QJsonObject object = toJson(*delivery);
        object.insert(QStringLiteral("delivery"), id.toString());
        m_output.object(object);
    }

    Output &m_output;
    Parts &m_parts;
    QString m_lastTrouble;
    bool m_anyFailed = false;
};

Result<void> checkTogether(const Arguments &arguments)
{
    const bool once = arguments.has(QStringLiteral("once"));
    const bool watch = arguments.has(QStringLiteral("watch"));
    const bool dry = arguments.has(QStringLiteral("dry-run"));
    if (once && watch)
        return fail(wrongCall(Tr::tr("Say either --once or --watch."),
                              Tr::tr("--once sends what is due now and ends; --watch goes on.")));
    if (dry && watch)
        return fail(wrongCall(Tr::tr("A dry run does not go on."), Tr::tr("Leave --watch out.")));
    if (!once && !watch && !dry)
        return fail(wrongCall(Tr::tr("Say --once or --watch."),
                              Tr::tr("--once sends what is due now and ends; --watch goes on.")));
    return {};
}

/// With a clock that was set, nothing real is sent: other programs on this workspace tell by the clock
/// whether somebody is still sending a post, and the network would show it at another time than is written
/// here.
Result<void> checkNothingReal(Parts &parts)
{
    for (const clients::Account &account : parts.accounts().accounts()) {
        const networks::Connector *connector =
            account.byHand ? nullptr : parts.connectors().find(account.network);
        if (connector && !connector->isLocal())
            return fail(Error{ErrorCode::InvalidInput,
                              Tr::tr("With --now, nothing is sent to a real network."),
                              Tr::tr("This workspace has the account %1 on %2.")
                                  .arg(account.handle, account.network.toString()),
                              Tr::tr("Add --dry-run to see what would be sent, or leave --now out."),
                              {}});
    }
    return {};
}

QCoro::Task<ExitCode> publishOnce(Context &context, Parts &parts)
{
    const SendingReport report(context.output(), parts);
    const auto changed = co_await parts.sender().runOnce(CancelToken());
    if (!changed)
        co_return failed(context, changed.error());
    context.output().line(Tr::tr("%n delivery(ies) changed.", nullptr, *changed));
    context.output().object({{QStringLiteral("changed"), *changed}});
    co_return report.anyFailed() ? ExitCode::Failed : ExitCode::Done;
}

/// As the window does at its start: where only this program runs, a country's new rule for its clocks must
/// reach what is planned too. What goes on for days does not end because another program writes, or a disk is
/// full, just now: it is tried again as long as `alive` lives.
void keepInstants(Context &context, Parts &parts, QObject *alive)
{
    const auto kept = parts.posts().recomputeInstants();
    if (kept)
        return;
    context.output().error(kept.error());
    parts.timers().callAfter(plan::Upkeep::afterFailure, alive,
                             [&context, &parts, alive] { keepInstants(context, parts, alive); });
}

QCoro::Task<ExitCode> publishWatch(Context &context, Parts &parts, bool isRealTime)
{
    SendingReport report(context.output(), parts);
    report.tellTroubles();
    publish::Sender &sender = parts.sender();
    StopSignal stop;
    // To close the pipe is to say "enough", as Ctrl+C is: "| head" would otherwise leave a program that
    // nobody sees any more. What is under way ends all the same.
    const ReaderWatch reader(context.output().descriptor());
    bool isRead = true;
    QObject::connect(&reader, &ReaderWatch::gone, &stop, [&] {
        isRead = false;
        context.output().readerLeft();
        stop.ask();
    });
    QObject::connect(&parts, &Parts::movedAway, &stop,
                     [&context](const Error &why) { context.output().error(why); });
    QObject::connect(&parts, &Parts::cameBack, &stop, [&context] {
        context.output().remark(Tr::tr("The workspace is back; sending goes on."));
    });
    // Where only this program runs, nobody else makes one; and no window comes up that it could keep waiting.
    DailyBackup backup(parts.workspace().path(), parts.clock(), parts.timers());
    reportFailures(backup, context.output());
    if (isRealTime) {
        keepInstants(context, parts, &stop);
        backup.start(Milliseconds(0)); // one of another time would stand before all others
    }
    sender.start();
    parts.followOtherWriters();
    context.output().line(Tr::tr("Watching the outbox. Ctrl+C ends it."));
    context.output().object({{QStringLiteral("watching"), true}});
    co_await qCoro(&stop, &StopSignal::asked);
    if (sender.underWay() > 0) {
        context.output().remark(isRead ? Tr::tr("Waiting for what is under way. Ctrl+C again ends at once.")
                                       : Tr::tr("Waiting for what is under way. Ctrl+C ends at once."));
    }
    if (!co_await endSending(sender, parts.timers(), longestEnd))
        context.output().remark(Tr::tr("Something is still under way; it is looked up at the next start."));
    co_return ExitCode::Done;
}

QCoro::Task<ExitCode> publishDue(Context &context, Arguments arguments)
{
    if (const auto together = checkTogether(arguments); !together)
        co_return failed(context, together.error());
    const bool dry = arguments.has(QStringLiteral("dry-run"));
    const auto now = arguments.optional(QStringLiteral("now"));
    if (now) {
        const auto time = readTime(*now, systemZone(), context.clock().now());
        if (!time)
            co_return failed(context, time.error());
        context.setNow(time->instant);
    }
    const auto opened = context.open();
    if (!opened)
        co_return failed(context, opened.error());
    Parts &parts = **opened;
    if (dry) {
        const auto items = parts.sender().wouldSend(context.clock().now());
        if (!items)
            co_return failed(context, items.error());
        printItems(context.output(), *items);
        co_return ExitCode::Done;
    }
    if (now) {
        if (const auto unreal = checkNothingReal(parts); !unreal)
            co_return failed(context, unreal.error());
    }
    (void)parts.outbox(); // before a post gets another time: its deliveries go along
    if (arguments.has(QStringLiteral("once"))) {
        if (!now) {
            if (const auto kept = parts.posts().recomputeInstants(); !kept)
                co_return failed(context, kept.error());
        }
        co_return co_await publishOnce(context, parts);
    }
    co_return co_await publishWatch(context, parts, !now);
}

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
    printItems(work.output(), *all);
    if (const int more = needing->needsYou + *toCome - int(all->size()); more > 0)
        work.output().remark(Tr::tr("%n more delivery(ies); --limit shows more.", nullptr, more),
                             {{QStringLiteral("more"), more}});
    return ExitCode::Done;
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
          {QStringLiteral("now"), QStringLiteral("TIME"),
           Tr::tr("as if it were that time, in this computer's zone unless it says another; sends only to "
                  "Practice "
                  "and by hand")}},
         publishDue},
        {QStringLiteral("outbox"),
         Tr::tr("Lists what needs you and what waits, and why."),
         {},
         {{QStringLiteral("client"), QStringLiteral("CLIENT"), Tr::tr("only this client's")},
          {QStringLiteral("limit"), QStringLiteral("N"), Tr::tr("at most so many; 1000 without it")}},
         onAnyClient(outboxList)},
    };
}

} // namespace hatstand::cli
