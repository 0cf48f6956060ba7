// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/context.h"
#include "cli/json_values.h"
#include "cli/lookup.h"
#include "cli/words.h"
#include "clients/client_service.h"
#include "parts.h"

namespace hatstand::cli
{

namespace
{
std::vector<OptionSpec> clientOptions()
{
    return {
        {QStringLiteral("name"), QStringLiteral("NAME"), Tr::tr("what it is called")},
        {QStringLiteral("zone"), QStringLiteral("ZONE"), Tr::tr("time zone, for example Europe/Lisbon")},
        {QStringLiteral("currency"), QStringLiteral("CODE"), Tr::tr("currency, for example EUR")},
        {QStringLiteral("language"), QStringLiteral("TAG"),
         Tr::tr("language of the posts, for example en-GB")},
        {QStringLiteral("colour"), QStringLiteral("#RRGGBB"), Tr::tr("colour of its mark")},
        {QStringLiteral("initials"), QStringLiteral("LETTERS"), Tr::tr("one to three letters for its mark")},
        {QStringLiteral("missed"), QStringLiteral("RULE"),
         Tr::tr("what happens to missed posts: ask, send-if-recent or leave")},
        {QStringLiteral("grace"), QStringLiteral("MINUTES"), Tr::tr("how late is still recent")},
    };
}

Result<void> apply(const Arguments &arguments, clients::Client *client)
{
    if (const auto name = arguments.optional(QStringLiteral("name")))
        client->name = *name;
    if (const auto zone = arguments.optional(QStringLiteral("zone")))
        client->zone = zone->toUtf8();
    if (const auto language = arguments.optional(QStringLiteral("language")))
        client->language = *language;
    if (const auto colour = arguments.optional(QStringLiteral("colour")))
        client->colour = *colour;
    if (const auto initials = arguments.optional(QStringLiteral("initials")))
        client->initials = *initials;
    if (const auto code = arguments.optional(QStringLiteral("currency"))) {
        auto currency = Currency::fromCode(*code);
        if (!currency)
            return fail(std::move(currency.error()));
        client->currency = *currency;
    }
    if (const auto rule = arguments.optional(QStringLiteral("missed"))) {
        const auto policy = missedPolicyFromName(*rule);
        if (!policy)
            return fail(ErrorCode::InvalidInput, Tr::tr("\"%1\" is not a rule for missed posts.").arg(*rule),
                        {}, Tr::tr("Use ask, send-if-recent or leave."));
        client->missedPolicy = *policy;
    }
    if (const auto grace = arguments.optional(QStringLiteral("grace"))) {
        bool isNumber = false;
        const int minutes = grace->toInt(&isNumber);
        if (!isNumber || minutes < 0 || minutes > 24 * 60)
            return fail(ErrorCode::InvalidInput, Tr::tr("\"%1\" is not a number of minutes.").arg(*grace), {},
                        Tr::tr("Use 0 to 1440."));
        client->grace = std::chrono::minutes(minutes);
    }
    return {};
}

QCoro::Task<ExitCode> clientAdd(Context &context, Arguments arguments)
{
    clients::Client client;
    client.name = arguments.positional(0);
    if (auto applied = apply(arguments, &client); !applied)
        co_return failed(context, applied.error());
    const auto parts = context.open();
    if (!parts)
        co_return failed(context, parts.error());
    const auto id = (*parts)->clients().add(client);
    if (!id)
        co_return failed(context, id.error());
    const auto added = (*parts)->clients().client(*id);
    if (!added)
        co_return failed(context, added.error());
    context.output().line(Tr::tr("Added %1 (%2).").arg(added->name, added->id.toString()));
    context.output().object(toJson(*added));
    co_return ExitCode::Done;
}

QCoro::Task<ExitCode> clientList(Context &context, Arguments)
{
    const auto parts = context.open();
    if (!parts)
        co_return failed(context, parts.error());
    std::vector<QStringList> rows;
    for (const clients::Client &client : (*parts)->clients().clients()) {
        rows.push_back({client.name, QString::fromUtf8(client.zone), client.currency.code(), client.language,
                        client.id.toString()});
        context.output().object(toJson(client));
    }
    context.output().table(
        {Tr::tr("NAME"), Tr::tr("ZONE"), Tr::tr("CURRENCY"), Tr::tr("LANGUAGE"), Tr::tr("ID")}, rows);
    co_return ExitCode::Done;
}

QCoro::Task<ExitCode> clientShow(Context &context, Arguments arguments)
{
    const auto parts = context.open();
    if (!parts)
        co_return failed(context, parts.error());
    const auto client = findClient(**parts, arguments.positional(0));
    if (!client)
        co_return failed(context, client.error());
    Output &output = context.output();
    output.line(client->name);
    output.line(Tr::tr("Id: %1").arg(client->id.toString()));
    output.line(Tr::tr("Zone: %1").arg(QString::fromUtf8(client->zone)));
    output.line(Tr::tr("Currency: %1").arg(client->currency.code()));
    output.line(Tr::tr("Language: %1").arg(client->language));
    output.line(Tr::tr("Mark: %1 on %2").arg(client->initials, client->colour));
    output.line(Tr::tr("Missed posts: %1, recent is %n minute(s)", nullptr, int(client->grace.count()))
                    .arg(missedPolicyName(client->missedPolicy)));
    for (const clients::Account &account : (*parts)->accounts().accountsOf(client->id))
        output.line(Tr::tr("Account: %1 on %2").arg(account.handle, account.network.toString()));
    output.object(toJson(*client));
    co_return ExitCode::Done;
}

QCoro::Task<ExitCode> clientEdit(Context &context, Arguments arguments)
{
    const auto parts = context.open();
    if (!parts)
        co_return failed(context, parts.error());
    auto client = findClient(**parts, arguments.positional(0));
    if (!client)
        co_return failed(context, client.error());
    if (auto applied = apply(arguments, &*client); !applied)
        co_return failed(context, applied.error());
    if (const auto edited = (*parts)->clients().edit(*client); !edited)
        co_return failed(context, edited.error());
    context.output().line(Tr::tr("Changed %1.").arg(client->name));
    context.output().object(toJson(*client));
    co_return ExitCode::Done;
}
} // namespace

std::vector<CommandSpec> clientCommands()
{
    std::vector<OptionSpec> forAdding = clientOptions();
    forAdding.erase(forAdding.begin()); // the name is the word itself
    return {
        {QStringLiteral("client add"),
         Tr::tr("Adds a client."),
         {QStringLiteral("NAME")},
         forAdding,
         clientAdd},
        {QStringLiteral("client list"), Tr::tr("Lists the clients."), {}, {}, clientList},
        {QStringLiteral("client show"),
         Tr::tr("Shows one client."),
         {QStringLiteral("CLIENT")},
         {},
         clientShow},
        {QStringLiteral("client edit"),
         Tr::tr("Changes what is named by the options."),
         {QStringLiteral("CLIENT")},
         clientOptions(),
         clientEdit},
    };
}

} // namespace hatstand::cli
