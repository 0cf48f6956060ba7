// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/post_input.h"

#include "cli/lookup.h"
#include "cli/words.h"
#include "clients/account_service.h"
#include "clients/client_service.h"
#include "parts.h"
#include "plan/media_store.h"
#include "strategy/campaign_service.h"

#include <QFile>
#include <QStringDecoder>

#include <cstdio>

namespace hatstand::cli
{

namespace
{
/// Larger than any network takes, small enough to be read at once.
constexpr qint64 maximumTextBytes = 5 * 1024 * 1024;

Result<QString> readTextFile(const QString &path)
{
    QFile file(path);
    const bool opened =
        path == QStringLiteral("-") ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened)
        return fail(ErrorCode::NotFound, Tr::tr("\"%1\" could not be read.").arg(path), file.errorString());
    const QByteArray bytes = file.read(maximumTextBytes + 1);
    if (bytes.size() > maximumTextBytes)
        return fail(ErrorCode::TooLarge, Tr::tr("The text is larger than 5 MB."), {},
                    Tr::tr("No network takes that much; split it."));
    QStringDecoder decode(QStringDecoder::Utf8);
    QString text = decode(bytes);
    if (decode.hasError())
        return fail(ErrorCode::InvalidInput, Tr::tr("The text is not valid UTF-8."), {},
                    Tr::tr("Save it as UTF-8 and try again."));
    if (text.endsWith(u'\n'))
        text.chop(1);
    return text;
}
} // namespace

QCoro::Task<Result<plan::Post>> readPost(Parts &parts, Arguments arguments)
{
    plan::Post post;
    const auto client = findClient(parts, arguments.value(QStringLiteral("client")));
    if (!client)
        co_return fail(client.error());
    post.clientId = client->id;
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
    for (const QString &name : arguments.values(QStringLiteral("account"))) {
        const auto account = findAccount(parts, name, post.clientId);
        if (!account)
            co_return fail(account.error());
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
        const auto zone = arguments.optional(QStringLiteral("zone"));
        const auto time = readTime(*at, zone ? zone->toUtf8() : client->zone, parts.clock().now());
        if (!time)
            co_return fail(time.error());
        post.planned = *time;
    }
    const QStringList files = arguments.values(QStringLiteral("media"));
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
        {QStringLiteral("client"), QStringLiteral("CLIENT"), Tr::tr("for whom")},
        {QStringLiteral("text"), QStringLiteral("TEXT"), Tr::tr("what it says")},
        {QStringLiteral("text-file"), QStringLiteral("FILE"),
         Tr::tr("what it says, from a UTF-8 file; - reads standard input")},
        {QStringLiteral("title"), QStringLiteral("TITLE"), Tr::tr("a name for you; never sent")},
        {QStringLiteral("account"), QStringLiteral("ACCOUNT"), Tr::tr("where it goes; may be repeated"),
         true},
        {QStringLiteral("at"), QStringLiteral("TIME"),
         Tr::tr("when: 2026-11-19T18:30 in the client's zone, or now")},
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
