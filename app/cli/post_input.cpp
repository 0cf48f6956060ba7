// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/post_input.h"

#include "cli/context.h"
#include "cli/lookup.h"
#include "cli/text_input.h"
#include "cli/words.h"
#include "parts.h"
#include "plan/media/media_store.h"
#include "strategy/campaign_service.h"

namespace hatstand::cli
{

namespace
{
Result<void> checkTogether(const Arguments &arguments)
{
    const auto has = [&](const char *option) { return arguments.has(QString::fromLatin1(option)); };
    if (has("text") && has("text-file"))
        return fail(wrongCall(Tr::tr("Say either --text or --text-file.")));
    if (has("zone") && !has("at"))
        return fail(wrongCall(Tr::tr("--zone says how --at is meant; there is no --at.")));
    if (has("idea") && (has("at") || has("schedule")))
        return fail(wrongCall(Tr::tr("An idea has no time and does not go out."),
                              Tr::tr("Leave --idea out, or --at and --schedule.")));
    if (has("schedule") && !has("at"))
        return fail(wrongCall(Tr::tr("--schedule needs to know when."), Tr::tr("Name the time with --at.")));
    if (isNow(arguments.value(QStringLiteral("at"))) && !has("schedule"))
        return fail(wrongCall(Tr::tr("A draft for now would be late at once."),
                              Tr::tr("Add --schedule to send it, or name a later time.")));
    return {};
}

/// Blanks alone are nothing: an empty variable, a command before the pipe that failed.
Result<void> checkAnythingInIt(const plan::Post &post, const QStringList &media)
{
    if (!post.text.trimmed().isEmpty() || !post.title.trimmed().isEmpty() || !media.isEmpty())
        return {};
    return fail(wrongCall(Tr::tr("There is nothing in this post."),
                          Tr::tr("Give it a --text, a --title or --media.")));
}
} // namespace

QCoro::Task<Result<plan::Post>> readPost(Parts &parts, Arguments arguments, clients::Client client)
{
    if (auto together = checkTogether(arguments); !together)
        co_return fail(std::move(together.error()));
    plan::Post post;
    post.clientId = client.id;
    post.title = arguments.value(QStringLiteral("title"));
    post.text = arguments.value(QStringLiteral("text"));
    post.firstComment = arguments.value(QStringLiteral("first-comment"));
    post.label = arguments.value(QStringLiteral("label"));
    post.status = arguments.has(QStringLiteral("idea")) ? plan::PostStatus::Idea : plan::PostStatus::Draft;
    if (const auto path = arguments.optional(QStringLiteral("text-file"))) {
        const auto text = readTextFile(*path);
        if (!text)
            co_return fail(text.error());
        post.text = *text;
    }
    const QStringList files = arguments.values(QStringLiteral("media"));
    if (auto something = checkAnythingInIt(post, files); !something)
        co_return fail(std::move(something.error()));
    for (const QString &file : files) {
        if (auto ordinary = checkOrdinaryFile(file); !ordinary)
            co_return fail(std::move(ordinary.error()));
    }
    for (const QString &name : arguments.values(QStringLiteral("account"))) {
        const auto account = findAccount(parts, name, post.clientId);
        if (!account)
            co_return fail(account.error());
        if (post.version(account->id))
            co_return fail(wrongCall(Tr::tr("The account \"%1\" was named twice.").arg(name)));
        plan::Version version;
        version.accountId = account->id;
        post.versions.push_back(version);
    }
    if (const auto name = arguments.optional(QStringLiteral("campaign"))) {
        const auto campaign = findCampaign(parts, *name, post.clientId);
        if (!campaign)
            co_return fail(campaign.error());
        post.campaignId = campaign->id;
        post.tagLinks = true;
    }
    if (const auto at = arguments.optional(QStringLiteral("at"))) {
        const auto words = arguments.optional(QStringLiteral("zone"));
        const auto zone = words ? readZone(*words) : Result<QByteArray>(client.zone);
        if (!zone)
            co_return fail(zone.error());
        const auto time = readTime(*at, *zone, parts.clock().now());
        if (!time)
            co_return fail(time.error());
        post.planned = *time;
    }
    const QStringList altTexts = arguments.values(QStringLiteral("alt"));
    if (altTexts.size() > files.size())
        co_return fail(ErrorCode::InvalidInput, Tr::tr("There are more descriptions than pictures."));
    for (qsizetype i = 0; i < files.size(); ++i) {
        const auto added = co_await parts.media().add(files[i]);
        if (!added)
            co_return fail(added.error());
        post.media.push_back({added->id, altTexts.value(i)});
    }
    co_return post;
}

std::vector<OptionSpec> postOptions()
{
    return {
        required({QStringLiteral("client"), QStringLiteral("CLIENT"), Tr::tr("for whom")}),
        {QStringLiteral("text"), QStringLiteral("TEXT"), Tr::tr("what it says")},
        {QStringLiteral("text-file"), QStringLiteral("FILE"),
         Tr::tr("what it says, from a UTF-8 file; - reads standard input")},
        {QStringLiteral("title"), QStringLiteral("TITLE"), Tr::tr("a name for you; never sent")},
        {QStringLiteral("account"), QStringLiteral("ACCOUNT"), Tr::tr("where it goes; may be repeated"),
         true},
        {QStringLiteral("at"), QStringLiteral("TIME"),
         Tr::tr("when: 2026-11-19T18:30 in the client's zone; with --schedule also now")},
        {QStringLiteral("zone"), QStringLiteral("ZONE"),
         Tr::tr("the zone of the time, where it is not the client's")},
        {QStringLiteral("media"), QStringLiteral("FILE"), Tr::tr("a picture or video; may be repeated"),
         true},
        {QStringLiteral("alt"), QStringLiteral("TEXT"),
         Tr::tr("description of the picture in the same place"), true},
        {QStringLiteral("first-comment"), QStringLiteral("TEXT"),
         Tr::tr("posted under it, where the network can")},
        {QStringLiteral("campaign"), QStringLiteral("NAME"), Tr::tr("its campaign; tags the links")},
        {QStringLiteral("label"), QStringLiteral("WORD"), Tr::tr("one word to find it by")},
        {QStringLiteral("idea"), {}, Tr::tr("keep it in the tray of ideas")},
        {QStringLiteral("schedule"), {}, Tr::tr("put it into the outbox at once")},
    };
}

} // namespace hatstand::cli
