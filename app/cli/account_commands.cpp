// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/browser_console.h"
#include "cli/commands.h"
#include "cli/context.h"
#include "cli/json_values.h"
#include "cli/lookup.h"
#include "cli/on_workspace.h"
#include "cli/secret_input.h"
#include "cli/words.h"
#include "clients/account_service.h"
#include "clients/client_service.h"
#include "net/url_rules.h"
#include "networks/rules_catalogue.h"
#include "parts.h"
#include "publish/outbox.h"

#include <algorithm>
#include <limits>

namespace hatstand::cli
{

namespace
{
QString option(const Work &work, const char *name)
{
    return work.arguments.value(QString::fromLatin1(name));
}

/// Empty where the option was not given. What is no address is refused rather than passed on, because none
/// stands for the usual one.
Result<QUrl> address(const Work &work, const char *name)
{
    if (!work.arguments.has(QString::fromLatin1(name)))
        return QUrl();
    const QString text = option(work, name);
    const auto url = net::webAddress(text);
    if (!url)
        return fail(notAnAddress(text));
    return *url;
}

/// 0 when none is given.
Result<int> textLimit(const Work &work)
{
    const auto given = work.arguments.optional(QStringLiteral("text-limit"));
    bool isNumber = true;
    const int limit = given ? given->toInt(&isNumber) : 0;
    if (!isNumber || limit < 0 || (given && limit == 0))
        return fail(ErrorCode::InvalidInput, Tr::tr("\"%1\" is no number of characters.").arg(*given));
    return limit;
}

/// The person agrees in the browser: when asked for, and where nothing can be typed.
bool isByBrowser(const Work &work, networks::Connector *connector)
{
    networks::SignIn *way = connector ? connector->signIn() : nullptr;
    return way && way->hasBrowserWay() &&
           (work.arguments.has(QStringLiteral("browser")) || !way->hasSecretWay());
}

/// What would be passed over is refused: who gave it means something by it.
Result<void> checkUseful(const Work &work, networks::Connector *connector)
{
    const auto has = [&work](const char *name) { return work.arguments.has(QString::fromLatin1(name)); };
    const bool byHand = has("by-hand");
    if (has("server") && (byHand || (connector && connector->isLocal())))
        return fail(wrongCall(Tr::tr("--server is of no use here."),
                              Tr::tr("It names the server to sign in to; leave it out.")));
    for (const char *name : {"page", "text-limit"}) {
        if (has(name) && !byHand)
            return fail(wrongCall(Tr::tr("--%1 is of no use without --by-hand.").arg(QLatin1String(name))));
    }
    if (has("browser") && (byHand || !isByBrowser(work, connector)))
        return fail(wrongCall(Tr::tr("--browser is of no use here."),
                              Tr::tr("This network has no sign-in by the browser; leave it out.")));
    if (has("no-open") && (byHand || !isByBrowser(work, connector)))
        return fail(wrongCall(Tr::tr("--no-open is of no use without --browser.")));
    return {};
}

Result<ExitCode> printAdded(Work &work, const Result<clients::AccountId> &id)
{
    if (!id)
        return fail(id.error());
    const auto account = work.parts.accounts().account(*id);
    if (!account)
        return fail(account.error());
    work.output().line(Tr::tr("Connected %1 on %2 (%3).")
                           .arg(account->handle, account->network.toString(), account->id.toString()));
    work.output().object(toJson(*account));
    return ExitCode::Done;
}

QCoro::Task<Result<ExitCode>> accountAdd(Work work, clients::Client client)
{
    const auto network = networks::NetworkKey::fromString(option(work, "network"));
    if (network.isNull() || !work.parts.rules().find(network))
        co_return fail(unknownNetwork(option(work, "network")));
    networks::Connector *connector = work.parts.connectors().find(network);
    clients::AccountService &accounts = work.parts.accounts();
    const QString handle = option(work, "handle");
    const auto page = address(work, "page");
    if (!page)
        co_return fail(page.error());
    const auto server = address(work, "server");
    if (!server)
        co_return fail(server.error());
    if (auto useful = checkUseful(work, connector); !useful)
        co_return fail(std::move(useful.error()));
    if (work.arguments.has(QStringLiteral("by-hand"))) {
        const auto limit = textLimit(work);
        if (!limit)
            co_return fail(limit.error());
        co_return printAdded(work, accounts.addByHand(client.id, network, handle, *page, *limit));
    }

    networks::SignInRequest request;
    request.handle = handle;
    request.server = *server;
    if (isByBrowser(work, connector)) {
        const BrowserConsole console(work.output(), work.parts.timers(),
                                     !work.arguments.has(QStringLiteral("no-open")));
        const auto connected =
            co_await accounts.connectAccount(client.id, network, request, {}, CancelToken(), console.visit());
        co_return printAdded(work, connected);
    }
    if (connector && !connector->isLocal()) {
        auto secret = readSecret(work.output(), Tr::tr("App password for %1: ").arg(request.handle));
        if (!secret)
            co_return fail(std::move(secret.error()));
        request.secret = std::move(*secret);
    }
    const auto connected = co_await accounts.connectAccount(client.id, network, request, {}, CancelToken());
    co_return printAdded(work, connected);
}

Result<ExitCode> accountList(Work &work, const std::optional<clients::Client> &only)
{
    std::vector<QStringList> rows;
    for (const clients::Account &account : work.parts.accounts().accounts()) {
        if (only && account.clientId != only->id)
            continue;
        const auto client = work.parts.clients().client(account.clientId);
        rows.push_back({account.network.toString(), account.handle, client ? client->name : QString(),
                        healthName(account.health), account.byHand ? Tr::tr("by hand") : QString(),
                        account.id.toString()});
        work.output().object(toJson(account));
    }
    work.output().table({Tr::tr("NETWORK"), Tr::tr("HANDLE"), Tr::tr("CLIENT"), Tr::tr("HEALTH"),
                         Tr::tr("HOW"), Tr::tr("ID")},
                        rows);
    return ExitCode::Done;
}

QCoro::Task<Result<ExitCode>> accountTest(Work work, clients::Account account)
{
    const auto health = co_await work.parts.accounts().test(account.id, CancelToken());
    if (!health)
        co_return fail(health.error());
    const auto after = work.parts.accounts().account(account.id);
    if (!after)
        co_return fail(after.error());
    work.output().line(Tr::tr("%1: %2").arg(after->handle, healthName(after->health)));
    if (!after->healthNote.what.isEmpty())
        work.output().line(after->healthNote.sentence());
    work.output().object(toJson(*after));
    const bool works = *health == clients::Health::Works || *health == clients::Health::EndsSoon;
    co_return works ? ExitCode::Done : ExitCode::Failed;
}

/// All that stands in the outbox for that account.
Result<std::vector<publish::DeliveryId>> inOutbox(publish::Outbox &outbox, const clients::Account &account)
{
    constexpr int all = std::numeric_limits<int>::max();
    std::vector<publish::DeliveryId> ids;
    for (const auto &items :
         {outbox.needingYou(account.clientId, all), outbox.waiting(account.clientId, all)}) {
        if (!items)
            return fail(items.error());
        for (const publish::OutboxItem &item : *items) {
            if (item.delivery.accountId == account.id)
                ids.push_back(item.delivery.id);
        }
    }
    return ids;
}

QCoro::Task<Result<ExitCode>> accountRemove(Work work, clients::Account account)
{
    publish::Outbox &outbox = work.parts.outbox();
    const auto before = inOutbox(outbox, account);
    if (!before)
        co_return fail(before.error());
    const auto removed = co_await work.parts.accounts().remove(account.id);
    if (!removed)
        co_return fail(removed.error());
    const int cancelled =
        int(std::count_if(before->begin(), before->end(), [&outbox](const publish::DeliveryId &id) {
            const auto delivery = outbox.delivery(id);
            return delivery && delivery->state == publish::DeliveryState::Cancelled;
        }));
    const bool mayRemain = *removed == clients::SecretFate::MayRemain;
    Output &output = work.output();
    output.line(Tr::tr("Removed %1. Its history stays.").arg(account.handle));
    if (cancelled > 0)
        output.line(Tr::tr("Taken out of the outbox: %n delivery(ies).", nullptr, cancelled));
    if (mayRemain)
        output.line(
            Tr::tr("There is no keychain on this computer. Where the account was used on another one, "
                   "its secret may still be in the keychain there."));
    output.object({{QStringLiteral("removed"), account.id.toString()},
                   {QStringLiteral("cancelled"), cancelled},
                   {QStringLiteral("secret_may_remain"), mayRemain}});
    co_return ExitCode::Done;
}
} // namespace

std::vector<CommandSpec> accountCommands()
{
    return {
        {QStringLiteral("account add"),
         Tr::tr(
             "Connects an account. The password is asked for, or read as one line from standard input; with "
             "--browser you agree on the network's own page instead."),
         {},
         {required({QStringLiteral("client"), QStringLiteral("CLIENT"), Tr::tr("whose account it is")}),
          required({QStringLiteral("network"), QStringLiteral("NAME"), Tr::tr("practice, bluesky, …")}),
          required({QStringLiteral("handle"), QStringLiteral("HANDLE"), Tr::tr("the account's name there")}),
          {QStringLiteral("server"), QStringLiteral("URL"), Tr::tr("the server, where the network has many")},
          {QStringLiteral("browser"), {}, Tr::tr("agree in the browser, where the network has that")},
          {QStringLiteral("no-open"), {}, Tr::tr("with --browser: only print the page's address")},
          {QStringLiteral("by-hand"), {}, Tr::tr("you post there yourself; Hatstand reminds you")},
          {QStringLiteral("page"), QStringLiteral("URL"), Tr::tr("by hand: the page where you post")},
          {QStringLiteral("text-limit"), QStringLiteral("N"),
           Tr::tr("by hand: characters that the server takes, where they are not the network's")}},
         onClient(accountAdd)},
        {QStringLiteral("account list"),
         Tr::tr("Lists the accounts."),
         {},
         {{QStringLiteral("client"), QStringLiteral("CLIENT"), Tr::tr("only this client's")}},
         onAnyClient(accountList)},
        {QStringLiteral("account test"),
         Tr::tr("Asks the network whether the sign-in works."),
         {QStringLiteral("ACCOUNT")},
         {},
         onAccount(accountTest)},
        {QStringLiteral("account remove"),
         Tr::tr("Signs out and takes the account away, with what waits for it; its history stays."),
         {QStringLiteral("ACCOUNT")},
         {},
         onAccount(accountRemove)},
    };
}

} // namespace hatstand::cli
