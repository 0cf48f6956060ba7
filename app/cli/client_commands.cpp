// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/json_values.h"
#include "cli/lookup.h"
#include "cli/on_workspace.h"
#include "cli/output.h"
#include "cli/words.h"
#include "clients/account_service.h"
#include "clients/client_service.h"
#include "parts.h"

#include <QJsonArray>

namespace hatstand::cli
{

namespace
{
std::vector<OptionSpec> clientOptions()
{
    return {
        {QStringLiteral("name"), QStringLiteral("NAME"), Tr::tr("what it is called")},
        {QStringLiteral("zone"), QStringLiteral("ZONE"),
         Tr::tr("time zone by its name or its city, for example Europe/Lisbon")},
        {QStringLiteral("currency"), QStringLiteral("CODE"), Tr::tr("currency, for example EUR")},
        {QStringLiteral("language"), QStringLiteral("TAG"),
         Tr::tr("language of the posts, for example en-GB")},
        {QStringLiteral("colour"), QStringLiteral("#RRGGBB"), Tr::tr("colour of its mark")},
        {QStringLiteral("initials"), QStringLiteral("LETTERS"), Tr::tr("one to three letters for its mark")},
        {QStringLiteral("missed"), QStringLiteral("RULE"),
         Tr::tr("what happens to missed posts: ask, send-if-recent or leave")},
        {QStringLiteral("grace"), QStringLiteral("MINUTES"),
         Tr::tr("how late is still recent; at most seven days")},
    };
}

Result<void> apply(const Arguments &arguments, clients::Client *client)
{
    if (const auto name = arguments.optional(QStringLiteral("name")))
        client->name = *name;
    if (const auto words = arguments.optional(QStringLiteral("zone"))) {
        auto zone = readZone(*words);
        if (!zone)
            return fail(std::move(zone.error()));
        client->zone = std::move(*zone);
    }
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
        if (!isNumber)
            return fail(ErrorCode::InvalidInput, Tr::tr("\"%1\" is not a number of minutes.").arg(*grace), {},
                        Tr::tr("Use 0 to 10080, which is seven days."));
        client->grace = std::chrono::minutes(minutes);
    }
    return {};
}

Result<ExitCode> clientAdd(Work &work)
{
    clients::Client client;
    client.name = work.arguments.positional(0);
    if (auto applied = apply(work.arguments, &client); !applied)
        return fail(std::move(applied.error()));
    const auto id = work.parts.clients().add(client);
    if (!id)
        return fail(id.error());
    const auto added = work.parts.clients().client(*id);
    if (!added)
        return fail(added.error());
    work.output().line(Tr::tr("Added %1 (%2).").arg(added->name, added->id.toString()));
    work.output().object(toJson(*added));
    return ExitCode::Done;
}

Result<ExitCode> clientList(Work &work)
{
    std::vector<QStringList> rows;
    for (const clients::Client &client : work.parts.clients().clients()) {
        rows.push_back({client.name, QString::fromUtf8(client.zone), client.currency.code(), client.language,
                        client.id.toString()});
        work.output().object(toJson(client));
    }
    work.output().table(
        {Tr::tr("NAME"), Tr::tr("ZONE"), Tr::tr("CURRENCY"), Tr::tr("LANGUAGE"), Tr::tr("ID")}, rows);
    return ExitCode::Done;
}

Result<ExitCode> clientShow(Work &work, const clients::Client &client)
{
    Output &output = work.output();
    output.line(client.name);
    output.line(Tr::tr("Id: %1").arg(client.id.toString()));
    output.line(Tr::tr("Zone: %1").arg(QString::fromUtf8(client.zone)));
    output.line(Tr::tr("Currency: %1").arg(client.currency.code()));
    output.line(Tr::tr("Language: %1").arg(client.language));
    output.line(Tr::tr("Mark: %1 on %2").arg(client.initials, client.colour));
    output.line(Tr::tr("Missed posts: %1, recent is %n minute(s)", nullptr, int(client.grace.count()))
                    .arg(missedPolicyName(client.missedPolicy)));
    QJsonArray accounts;
    for (const clients::Account &account : work.parts.accounts().accountsOf(client.id)) {
        output.line(Tr::tr("Account: %1 on %2").arg(account.handle, account.network.toString()));
        accounts << toJson(account);
    }
    QJsonObject object = toJson(client);
    object.insert(QStringLiteral("accounts"), accounts);
    output.object(object);
    return ExitCode::Done;
}

Result<ExitCode> clientEdit(Work &work, const clients::Client &client)
{
    if (work.arguments.hasNoOptions())
        return fail(ErrorCode::InvalidInput, Tr::tr("It was not said what to change."), {},
                    Tr::tr("\"hatstand-cli client edit --help\" lists what can be."));
    clients::Client changed = client;
    if (auto applied = apply(work.arguments, &changed); !applied)
        return fail(std::move(applied.error()));
    if (auto edited = work.parts.clients().edit(client, changed); !edited)
        return fail(std::move(edited.error()));
    // As it is kept: the service tidies what was typed.
    const auto kept = work.parts.clients().client(client.id);
    if (!kept)
        return fail(kept.error());
    work.output().line(Tr::tr("Changed %1.").arg(kept->name));
    work.output().object(toJson(*kept));
    return ExitCode::Done;
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
         onWorkspace(clientAdd)},
        {QStringLiteral("client list"), Tr::tr("Lists the clients."), {}, {}, onWorkspace(clientList)},
        {QStringLiteral("client show"),
         Tr::tr("Shows one client."),
         {QStringLiteral("CLIENT")},
         {},
         onClient(clientShow)},
        {QStringLiteral("client edit"),
         Tr::tr("Changes what is named by the options."),
         {QStringLiteral("CLIENT")},
         clientOptions(),
         onClient(clientEdit)},
    };
}

} // namespace hatstand::cli
