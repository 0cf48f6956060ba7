// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/sizes.h"
#include "base/zones.h"
#include "cli/commands.h"
#include "cli/lookup.h"
#include "cli/on_workspace.h"
#include "cli/print_items.h"
#include "cli/words.h"
#include "clients/account_pauses.h"
#include "clients/account_service.h"
#include "clients/client_service.h"
#include "clients/traffic_journal.h"
#include "clients/traffic_words.h"
#include "parts.h"
#include "publish/delivery_history.h"

#include <algorithm>

/// What has been: the history of the outbox, and what left the computer; and the pause of one account.
namespace hatstand::cli
{

namespace
{
/// In that zone; unset where the option is not given.
Result<std::optional<Instant>> instantOption(const Work &work, const char *name, const QByteArray &zone)
{
    const auto text = work.arguments.optional(QString::fromLatin1(name));
    if (!text)
        return std::optional<Instant>();
    const auto time = readTime(*text, zone, work.parts.clock().now());
    if (!time)
        return fail(time.error());
    return std::optional(time->instant);
}

Result<std::vector<publish::DeliveryState>> stateOption(const Work &work)
{
    std::vector<publish::DeliveryState> states;
    for (const QString &word : work.arguments.values(QStringLiteral("state"))) {
        const auto &all = publish::historyStates();
        const auto found = std::ranges::find(all, word, publish::deliveryStateName);
        if (found == all.end()) {
            QStringList names;
            for (const publish::DeliveryState state : all)
                names << publish::deliveryStateName(state);
            return fail(ErrorCode::InvalidInput, Tr::tr("\"%1\" is no state of the history.").arg(word), {},
                        Tr::tr("There are %1.").arg(names.join(QStringLiteral(", "))));
        }
        states.push_back(*found);
    }
    return states;
}

Result<ExitCode> outboxHistory(Work &work, const std::optional<clients::Client> &client)
{
    publish::HistoryFilter filter;
    if (client)
        filter.client = client->id;
    if (const auto handle = work.arguments.optional(QStringLiteral("account"))) {
        const auto account = findAccount(work.parts, *handle, filter.client);
        if (!account)
            return fail(account.error());
        filter.account = account->id;
    }
    auto states = stateOption(work);
    if (!states)
        return fail(states.error());
    filter.states = std::move(*states);
    const QByteArray zone = client ? client->zone : systemZone();
    const auto from = instantOption(work, "from", zone);
    if (!from)
        return fail(from.error());
    const auto until = instantOption(work, "until", zone);
    if (!until)
        return fail(until.error());
    filter.from = *from;
    filter.until = *until;
    filter.words = work.arguments.value(QStringLiteral("words"));
    const auto limit = readLimit(work.arguments, 100);
    if (!limit)
        return fail(limit.error());
    const publish::DeliveryHistory &history = work.parts.history();
    const auto items = history.items(filter, *limit);
    if (!items)
        return fail(items.error());
    const auto all = history.count(filter);
    if (!all)
        return fail(all.error());
    printItems(work.output(), *items, work.parts.clock().now());
    if (const int more = *all - static_cast<int>(items->size()); more > 0)
        work.output().remark(Tr::tr("%n more delivery(ies); --limit shows more.", nullptr, more),
                             {{QStringLiteral("more"), more}});
    return ExitCode::Done;
}

QJsonObject pauseJson(const clients::Account &account)
{
    const auto until = clients::pausedUntil(account);
    return {{QStringLiteral("account"), account.id.toString()},
            {QStringLiteral("paused"), account.paused},
            {QStringLiteral("paused_until"), until ? QJsonValue(until->toIso()) : QJsonValue()}};
}

Result<ExitCode> printPause(Work &work, const clients::AccountId &id, const Result<void> &done)
{
    if (!done)
        return fail(done.error());
    const auto account = work.parts.accounts().account(id);
    if (!account)
        return fail(account.error());
    const auto until = clients::pausedUntil(*account);
    if (!account->paused)
        work.output().line(Tr::tr("%1 sends again.").arg(account->handle));
    else if (until)
        work.output().line(
            Tr::tr("%1 is paused until %2.", "account, time").arg(account->handle, timeHere(*until)));
    else
        work.output().line(Tr::tr("%1 is paused until you say \"account go-on\".").arg(account->handle));
    work.output().object(pauseJson(*account));
    return ExitCode::Done;
}

QCoro::Task<Result<ExitCode>> accountPause(Work work, clients::Account account)
{
    const auto client = work.parts.clients().client(account.clientId);
    const auto until = instantOption(work, "until", client ? client->zone : systemZone());
    if (!until)
        co_return fail(until.error());
    co_return printPause(work, account.id, work.parts.pauses().pause(account.id, *until));
}

QCoro::Task<Result<ExitCode>> accountGoOn(Work work, clients::Account account)
{
    co_return printPause(work, account.id, work.parts.pauses().goOn(account.id));
}

/// Which part of the log the options name. No value: nothing of what they name has left.
Result<std::optional<clients::TrafficFilter>> trafficFilter(Work &work, const clients::TrafficPlaces &places)
{
    clients::TrafficFilter filter;
    if (const auto host = work.arguments.optional(QStringLiteral("host")))
        filter.hosts << *host;
    if (const auto handle = work.arguments.optional(QStringLiteral("account"))) {
        const auto account = findAccount(work.parts, *handle, std::nullopt);
        if (!account)
            return fail(account.error());
        const auto totals = work.parts.traffic().totals({});
        if (!totals)
            return fail(totals.error());
        QStringList known;
        for (const clients::HostTotal &total : *totals)
            known << total.host;
        QStringList own = places.hostsOf(*account, known);
        if (!filter.hosts.isEmpty())
            own.removeIf([&filter](const QString &host) { return host != filter.hosts.front(); });
        if (own.isEmpty())
            return std::optional<clients::TrafficFilter>();
        filter.hosts = own;
    }
    if (const auto name = work.arguments.optional(QStringLiteral("purpose"))) {
        filter.purpose = net::purposeFromName(*name);
        if (!filter.purpose)
            return fail(ErrorCode::InvalidInput, Tr::tr("\"%1\" is no purpose of a request.").arg(*name), {},
                        Tr::tr("\"send-post\" is one; \"traffic --json\" names them."));
    }
    const auto from = instantOption(work, "from", systemZone());
    if (!from)
        return fail(from.error());
    const auto until = instantOption(work, "until", systemZone());
    if (!until)
        return fail(until.error());
    filter.from = *from;
    filter.until = *until;
    return std::optional(filter);
}

QJsonObject toJson(const net::TrafficEntry &entry, const QString &network)
{
    return {{QStringLiteral("at"), entry.when.toIso()},
            {QStringLiteral("host"), entry.host},
            {QStringLiteral("network"), network},
            {QStringLiteral("purpose"), net::purposeName(entry.purpose)},
            {QStringLiteral("method"), QString::fromLatin1(entry.method)},
            {QStringLiteral("status"), entry.status},
            {QStringLiteral("failure"), entry.failure ? errorCodeName(*entry.failure) : QString()},
            {QStringLiteral("bytes_out"), entry.bytesOut},
            {QStringLiteral("bytes_in"), entry.bytesIn}};
}

Result<ExitCode> traffic(Work &work)
{
    const auto limit = readLimit(work.arguments, 100);
    if (!limit)
        return fail(limit.error());
    const clients::TrafficPlaces places(work.parts.accounts().accounts(), work.parts.rules());
    const auto filter = trafficFilter(work, places);
    if (!filter)
        return fail(filter.error());
    std::vector<clients::TrafficRow> rows;
    int all = 0;
    if (*filter) {
        auto read = work.parts.traffic().rows(**filter, std::nullopt, *limit);
        if (!read)
            return fail(std::move(read.error()));
        rows = std::move(*read);
        const auto count = work.parts.traffic().count(**filter);
        if (!count)
            return fail(count.error());
        all = *count;
    }
    if (work.arguments.has(QStringLiteral("csv"))) {
        work.output().raw(QString::fromUtf8(clients::trafficCsvHead()));
        for (const clients::TrafficRow &row : rows)
            work.output().raw(
                QString::fromUtf8(clients::trafficCsvLine(row.entry, places.network(row.entry.host))));
    } else {
        std::vector<QStringList> lines;
        for (const clients::TrafficRow &row : rows) {
            const net::TrafficEntry &entry = row.entry;
            lines.push_back({timeHere(entry.when), clients::trafficSentence(entry, places.place(entry.host)),
                             sizeWords(entry.bytesOut), sizeWords(entry.bytesIn),
                             clients::trafficOutcome(entry)});
            work.output().object(toJson(entry, places.network(entry.host)));
        }
        work.output().table(
            {Tr::tr("WHEN"), Tr::tr("WHAT"), Tr::tr("SENT"), Tr::tr("RECEIVED"), Tr::tr("HOW IT ENDED")},
            lines);
    }
    if (const int more = all - static_cast<int>(rows.size()); more > 0)
        work.output().remark(Tr::tr("%n more request(s); --limit shows more.", nullptr, more),
                             {{QStringLiteral("more"), more}});
    return ExitCode::Done;
}

Result<ExitCode> trafficHosts(Work &work)
{
    const clients::TrafficPlaces places(work.parts.accounts().accounts(), work.parts.rules());
    const auto filter = trafficFilter(work, places);
    if (!filter)
        return fail(filter.error());
    Result<std::vector<clients::HostTotal>> totals;
    if (*filter)
        totals = work.parts.traffic().totals(**filter);
    if (!totals)
        return fail(totals.error());
    std::vector<QStringList> lines;
    for (const clients::HostTotal &total : *totals) {
        lines.push_back({places.place(total.host), QString::number(total.requests), sizeWords(total.bytesOut),
                         sizeWords(total.bytesIn), timeHere(total.last)});
        work.output().object({{QStringLiteral("host"), total.host},
                              {QStringLiteral("network"), places.network(total.host)},
                              {QStringLiteral("requests"), total.requests},
                              {QStringLiteral("bytes_out"), total.bytesOut},
                              {QStringLiteral("bytes_in"), total.bytesIn},
                              {QStringLiteral("last_at"), total.last.toIso()}});
    }
    work.output().table(
        {Tr::tr("HOST"), Tr::tr("REQUESTS"), Tr::tr("SENT"), Tr::tr("RECEIVED"), Tr::tr("LAST")}, lines);
    return ExitCode::Done;
}

Result<ExitCode> trafficClear(Work &work)
{
    const auto time = readTime(work.arguments.positional(0), systemZone(), work.parts.clock().now());
    if (!time)
        return fail(time.error());
    const auto cleared = work.parts.traffic().clearBefore(time->instant);
    if (!cleared)
        return fail(cleared.error());
    work.output().line(Tr::tr("Cleared: %n request(s).", nullptr, *cleared));
    work.output().object({{QStringLiteral("cleared"), *cleared}});
    return ExitCode::Done;
}

Result<ExitCode> trafficKeep(Work &work)
{
    const QString word = work.arguments.positional(0);
    bool isNumber = true;
    const int days =
        word == QStringLiteral("for-ever") ? clients::TrafficJournal::keptForEver : word.toInt(&isNumber);
    if (!isNumber || (days <= 0 && word != QStringLiteral("for-ever")))
        return fail(ErrorCode::InvalidInput, Tr::tr("\"%1\" is no number of days.").arg(word), {},
                    Tr::tr("Give a number of one or more, or \"for-ever\"."));
    if (auto kept = work.parts.traffic().keepFor(days); !kept)
        return fail(std::move(kept.error()));
    work.output().line(days == clients::TrafficJournal::keptForEver
                           ? Tr::tr("What left this computer is kept until you clear it.")
                           : Tr::tr("What left this computer is kept for %n day(s).", nullptr, days));
    work.output().object({{QStringLiteral("kept_days"), days}});
    return ExitCode::Done;
}

std::vector<OptionSpec> periodOptions()
{
    return {{QStringLiteral("from"), QStringLiteral("TIME"), Tr::tr("from that time on")},
            {QStringLiteral("until"), QStringLiteral("TIME"), Tr::tr("before that time")}};
}

std::vector<OptionSpec> with(std::vector<OptionSpec> options, std::vector<OptionSpec> more)
{
    std::ranges::move(more, std::back_inserter(options));
    return options;
}

std::vector<OptionSpec> trafficOptions()
{
    return with(
        {{QStringLiteral("host"), QStringLiteral("HOST"), Tr::tr("only to that host")},
         {QStringLiteral("account"), QStringLiteral("ACCOUNT"), Tr::tr("only to the hosts of that account")},
         {QStringLiteral("purpose"), QStringLiteral("NAME"), Tr::tr("send-post, look-up-post, …")}},
        periodOptions());
}
} // namespace

std::vector<CommandSpec> historyCommands()
{
    return {
        {QStringLiteral("outbox history"),
         Tr::tr("Lists what was published, handed over, failed, missed or taken out, newest first."),
         {},
         with({{QStringLiteral("client"), QStringLiteral("CLIENT"), Tr::tr("only this client's")},
               {QStringLiteral("account"), QStringLiteral("ACCOUNT"), Tr::tr("only to that account")},
               {QStringLiteral("state"), QStringLiteral("STATE"),
                Tr::tr("published, handed-over, failed, missed or cancelled"), true},
               {QStringLiteral("words"), QStringLiteral("WORDS"),
                Tr::tr("only what has these words, or was refused with them")},
               {QStringLiteral("limit"), QStringLiteral("N"), Tr::tr("at most so many; 100 without it")}},
              periodOptions()),
         onAnyClient(outboxHistory)},
        {QStringLiteral("account pause"),
         Tr::tr("Sends nothing to that account for now; what is due waits. What its network holds goes out "
                "there all the same."),
         {QStringLiteral("ACCOUNT")},
         {{QStringLiteral("until"), QStringLiteral("TIME"), Tr::tr("goes on by itself then")}},
         onAccount(accountPause)},
        {QStringLiteral("account go-on"),
         Tr::tr("Ends a pause. What waited for an hour or less goes out; what is later goes by the client's "
                "rule for missed posts."),
         {QStringLiteral("ACCOUNT")},
         {},
         onAccount(accountGoOn)},
        {QStringLiteral("traffic"),
         Tr::tr("Lists what left this computer, newest first: when, to whom, for what, how much. Never what "
                "it said."),
         {},
         with(with(trafficOptions(), {{QStringLiteral("csv"), {}, Tr::tr("as a table for spreadsheets")}}),
              {{QStringLiteral("limit"), QStringLiteral("N"), Tr::tr("at most so many; 100 without it")}}),
         onWorkspace(traffic)},
        {QStringLiteral("traffic hosts"),
         Tr::tr("Adds up what left this computer by host."),
         {},
         trafficOptions(),
         onWorkspace(trafficHosts)},
        {QStringLiteral("traffic clear"),
         Tr::tr("Takes what is older than that out of the log of what left this computer."),
         {QStringLiteral("TIME")},
         {},
         onWorkspace(trafficClear)},
        {QStringLiteral("traffic keep"),
         Tr::tr(
             "For how many days what left this computer is kept; 90 at first. \"for-ever\": until you clear "
             "it."),
         {QStringLiteral("DAYS")},
         {},
         onWorkspace(trafficKeep)},
    };
}

} // namespace hatstand::cli
