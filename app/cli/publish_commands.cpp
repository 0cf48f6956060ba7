// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/backup_report.h"
#include "cli/commands.h"
#include "cli/context.h"
#include "cli/delivery_words.h"
#include "cli/json_values.h"
#include "cli/lookup.h"
#include "cli/print_items.h"
#include "cli/reader_watch.h"
#include "cli/sending_end.h"
#include "cli/stop_signal.h"
#include "cli/supervisor.h"
#include "cli/words.h"
#include "clients/account_service.h"
#include "clients/sign_in_care.h"
#include "daily_backup.h"
#include "listen/sources/source_reader.h"
#include "listen/topics/topic_watch.h"
#include "parts.h"
#include "plan/post_service.h"
#include "plan/upkeep.h"
#include "publish/outbox.h"
#include "publish/sender.h"
#include "publish/sleep_watch.h"
#include "publish/system_power.h"

#include <QObject>
#include <QSet>
#include <qcorosignal.h>

#include <utility>

namespace hatstand::cli
{

namespace
{
/// What is under way when the program shall end has so long to end too; what has not is looked up at the next
/// start.
constexpr Milliseconds longestEnd{30'000};

/// Tells what becomes of deliveries for as long as it lives.
class SendingReport : public QObject
{
public:
    SendingReport(Output &output, Parts &parts) : m_output(output), m_parts(parts)
    {
        connect(&parts.sender(), &publish::Sender::changed, this, &SendingReport::tell);
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
    /// What is unclear is looked up in the same pass, which may take a moment or not: it is told as it stands
    /// at the end.
    void keepUnclearForTheEnd() { m_keepsUnclear = true; }
    /// And what is due and has been held back since before.
    Result<void> tellRest()
    {
        m_keepsUnclear = false;
        for (const publish::DeliveryId &id : std::exchange(m_unclear, {}))
            tell(id);
        const auto due = m_parts.outbox().waitingUntil(std::nullopt, m_parts.clock().now());
        if (!due)
            return fail(due.error());
        for (const publish::OutboxItem &item : *due) {
            if (item.delivery.state == publish::DeliveryState::Scheduled &&
                !m_told.contains(item.delivery.id))
                tellItem(item);
        }
        return {};
    }
    /// Something that was due has not gone out, as it stands by now.
    [[nodiscard]] bool anyAmiss() const { return !m_amiss.isEmpty(); }

private:
    void tell(const publish::DeliveryId &id)
    {
        m_lastTrouble.clear();
        const auto item = m_parts.outbox().item(id);
        if (!item)
            return;
        m_unclear.removeOne(id);
        if (m_keepsUnclear && item->delivery.state == publish::DeliveryState::Uncertain)
            m_unclear.append(id);
        else
            tellItem(*item);
    }
    void tellItem(const publish::OutboxItem &item)
    {
        const publish::DeliveryId &id = item.delivery.id;
        m_told.insert(id);
        const Instant now = m_parts.clock().now();
        if (isAmiss(item, now))
            m_amiss.insert(id);
        else
            m_amiss.remove(id);
        printItem(m_output, item, now);
        QJsonObject object = toJson(item, now);
        object.insert(QStringLiteral("delivery"), id.toString());
        m_output.object(object);
    }

    Output &m_output;
    Parts &m_parts;
    QString m_lastTrouble;
    bool m_keepsUnclear = false;
    QList<publish::DeliveryId> m_unclear;
    QSet<publish::DeliveryId> m_told;
    QSet<publish::DeliveryId> m_amiss;
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
    SendingReport report(context.output(), parts);
    report.keepUnclearForTheEnd();
    publish::SystemPower power;
    const publish::SleepWatch sleep(parts.sender(), power, parts.timers());
    const auto changed = co_await parts.sender().runOnce(CancelToken());
    if (!changed)
        co_return failed(context, changed.error());
    if (const auto told = report.tellRest(); !told)
        co_return failed(context, told.error());
    context.output().line(Tr::tr("%n delivery(ies) changed.", nullptr, *changed));
    context.output().object({{QStringLiteral("changed"), *changed}});
    co_return report.anyAmiss() ? ExitCode::Failed : ExitCode::Done;
}

/// As the window does at its start: where only this program runs, a country's new rule for its clocks must
/// reach what is planned too. Zones that are not known here are told.
Result<void> keepInstantsOnce(Context &context, Parts &parts)
{
    const auto kept = parts.posts().recomputeInstants();
    if (!kept)
        return fail(kept.error());
    const auto unknown = plan::unknownZones(parts.clients(), parts.posts(), kept->unknown);
    if (!unknown)
        return fail(unknown.error());
    if (*unknown)
        context.output().remark((*unknown)->sentence());
    return {};
}

/// The same until it has succeeded. What goes on for days does not end because another program writes, or a
/// disk is full, just now: it is tried again as long as `alive` lives.
void keepInstants(Context &context, Parts &parts, QObject *alive)
{
    const auto kept = keepInstantsOnce(context, parts);
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
    publish::SystemPower power;
    const publish::SleepWatch sleep(sender, power, parts.timers());
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
    if (isRealTime) {
        // After a window that starts with it: what that has asked is not asked again.
        parts.signInCare().start(std::chrono::minutes(1));
        parts.sourceReader().start();
        parts.topicWatch().start();
        QObject::connect(&parts.signInCare(), &clients::SignInCare::ended, &stop,
                         [&context, &parts](const clients::AccountId &id) {
                             const auto account = parts.accounts().account(id);
                             if (account)
                                 context.output().error(account->healthNote);
                         });
    }
    parts.followOtherWriters();
    context.output().line(Tr::tr("Watching the outbox. Ctrl+C ends it."));
    context.output().object({{QStringLiteral("watching"), true}});
    tellSupervisor("READY=1\nSTATUS=Watching the outbox.");
    co_await qCoro(&stop, &StopSignal::asked);
    tellSupervisor("STOPPING=1\nSTATUS=Waiting for what is under way.");
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
        printItems(context.output(), *items, context.clock().now());
        co_return ExitCode::Done;
    }
    if (now) {
        if (const auto unreal = checkNothingReal(parts); !unreal)
            co_return failed(context, unreal.error());
    }
    (void)parts.outbox(); // before a post gets another time: its deliveries go along
    if (arguments.has(QStringLiteral("once"))) {
        if (!now) {
            if (const auto kept = keepInstantsOnce(context, parts); !kept)
                co_return failed(context, kept.error());
        }
        co_return co_await publishOnce(context, parts);
    }
    co_return co_await publishWatch(context, parts, !now);
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
    };
}

} // namespace hatstand::cli
