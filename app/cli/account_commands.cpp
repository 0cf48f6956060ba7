// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/context.h"
#include "cli/json_values.h"
#include "cli/lookup.h"
#include "cli/words.h"
#include "clients/account_service.h"
#include "clients/client_service.h"
#include "parts.h"

namespace hatstand::cli
{

namespace
{
void printAdded(Context &context, const clients::Account &account)
{
    context.output().line(Tr::tr("Connected %1 on %2 (%3).")
                              .arg(account.handle, account.network.toString(), account.id.toString()));
    context.output().object(toJson(account));
}

QCoro::Task<ExitCode> accountAdd(Context &context, Arguments arguments)
{
    const auto parts = context.open();
    if (!parts)
        co_return failed(context, parts.error());
    const auto client = findClient(**parts, arguments.value(QStringLiteral("client")));
    if (!client)
        co_return failed(context, client.error());
    const auto network = networks::NetworkKey::fromString(arguments.value(QStringLiteral("network")));
    if (network.isNull() || !(*parts)->rules().find(network)) {
        co_return failed(context, wrongCall(Tr::tr("\"%1\" is not a network that Hatstand knows.")
                                                .arg(arguments.value(QStringLiteral("network"))),
                                            Tr::tr("\"hatstand-cli text networks\" names them all.")));
    }
    clients::AccountService &accounts = (*parts)->accounts();

    if (arguments.has(QStringLiteral("by-hand"))) {
        const auto added =
            accounts.addByHand(client->id, network, arguments.value(QStringLiteral("handle")),
                               QUrl(arguments.value(QStringLiteral("page")), QUrl::StrictMode));
        if (!added)
            co_return failed(context, added.error());
        const auto account = accounts.account(*added);
        if (!account)
            co_return failed(context, account.error());
        printAdded(context, *account);
        co_return ExitCode::Done;
    }

    networks::SignInRequest request;
    request.handle = arguments.value(QStringLiteral("handle"));
    request.server = QUrl(arguments.value(QStringLiteral("server")), QUrl::StrictMode);
    const networks::Connector *connector = (*parts)->connectors().find(network);
    if (connector && !connector->isLocal()) {
        const auto secret = readSecret(context.output(), Tr::tr("App password for %1: ").arg(request.handle));
        if (!secret)
            co_return failed(context, secret.error());
        request.secret = *secret;
    }
    const clients::ClientId clientId = client->id;
    const auto connected = co_await accounts.connectAccount(clientId, network, request, {}, CancelToken());
    if (!connected)
        co_return failed(context, connected.error());
    const auto account = accounts.account(*connected);
    if (!account)
        co_return failed(context, account.error());
    printAdded(context, *account);
    co_return ExitCode::Done;
}

QCoro::Task<ExitCode> accountList(Context &context, Arguments arguments)
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
    std::vector<QStringList> rows;
    for (const clients::Account &account : (*parts)->accounts().accounts()) {
        if (only && account.clientId != *only)
            continue;
        const auto client = (*parts)->clients().client(account.clientId);
        rows.push_back({account.network.toString(), account.handle, client ? client->name : QString(),
                        healthName(account.health), account.byHand ? Tr::tr("by hand") : QString(),
                        account.id.toString()});
        context.output().object(toJson(account));
    }
    context.output().table({Tr::tr("NETWORK"), Tr::tr("HANDLE"), Tr::tr("CLIENT"), Tr::tr("HEALTH"),
                            Tr::tr("HOW"), Tr::tr("ID")},
                           rows);
    co_return ExitCode::Done;
}

QCoro::Task<ExitCode> accountTest(Context &context, Arguments arguments)
{
    const auto parts = context.open();
    if (!parts)
        co_return failed(context, parts.error());
    const auto account = findAccount(**parts, arguments.positional(0), std::nullopt);
    if (!account)
        co_return failed(context, account.error());
    const clients::AccountId id = account->id;
    const auto health = co_await (*parts)->accounts().test(id, CancelToken());
    if (!health)
        co_return failed(context, health.error());
    const auto after = (*parts)->accounts().account(id);
    if (!after)
        co_return failed(context, after.error());
    context.output().line(Tr::tr("%1: %2").arg(after->handle, healthName(after->health)));
    if (!after->healthNote.what.isEmpty())
        context.output().line(after->healthNote.sentence());
    context.output().object(toJson(*after));
    const bool works = *health == clients::Health::Works || *health == clients::Health::EndsSoon;
    co_return works ? ExitCode::Done : ExitCode::Failed;
}

QCoro::Task<ExitCode> accountRemove(Context &context, Arguments arguments)
{
    const auto parts = context.open();
    if (!parts)
        co_return failed(context, parts.error());
    const auto account = findAccount(**parts, arguments.positional(0), std::nullopt);
    if (!account)
        co_return failed(context, account.error());
    const clients::AccountId id = account->id;
    const QString handle = account->handle;
    const auto removed = co_await (*parts)->accounts().remove(id);
    if (!removed)
        co_return failed(context, removed.error());
    context.output().line(Tr::tr("Removed %1. Its history stays.").arg(handle));
    context.output().object({{QStringLiteral("removed"), id.toString()}});
    co_return ExitCode::Done;
}
} // namespace

std::vector<CommandSpec> accountCommands()
{
    return {
        {QStringLiteral("account add"),
         Tr::tr("Connects an account. The password is asked for, or read as one line from standard input."),
         {},
         {{QStringLiteral("client"), QStringLiteral("CLIENT"), Tr::tr("whose account it is")},
          {QStringLiteral("network"), QStringLiteral("NAME"), Tr::tr("practice, bluesky, …")},
          {QStringLiteral("handle"), QStringLiteral("HANDLE"), Tr::tr("the account's name there")},
          {QStringLiteral("server"), QStringLiteral("URL"), Tr::tr("the server, where the network has many")},
          {QStringLiteral("by-hand"), {}, Tr::tr("you post there yourself; Hatstand reminds you")},
          {QStringLiteral("page"), QStringLiteral("URL"), Tr::tr("by hand: the page where you post")}},
         accountAdd},
        {QStringLiteral("account list"),
         Tr::tr("Lists the accounts."),
         {},
         {{QStringLiteral("client"), QStringLiteral("CLIENT"), Tr::tr("only this client's")}},
         accountList},
        {QStringLiteral("account test"),
         Tr::tr("Asks the network whether the sign-in works."),
         {QStringLiteral("ACCOUNT")},
         {},
         accountTest},
        {QStringLiteral("account remove"),
         Tr::tr("Signs out and takes the account away; its history stays."),
         {QStringLiteral("ACCOUNT")},
         {},
         accountRemove},
    };
}

} // namespace hatstand::cli
