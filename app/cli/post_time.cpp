// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/post_time.h"

#include "cli/context.h"
#include "cli/lookup.h"
#include "cli/words.h"
#include "clients/client_service.h"
#include "parts.h"

namespace hatstand::cli
{

OptionSpec timeZoneOption()
{
    return {QStringLiteral("zone"), QStringLiteral("ZONE"),
            Tr::tr("the zone of that time, where it is not the post's")};
}

Result<plan::PlannedTime> readTimeFor(Work &work, const plan::Post &post, const QString &text)
{
    if (const auto words = work.arguments.optional(QStringLiteral("zone"))) {
        const auto zone = readZone(*words);
        if (!zone)
            return fail(zone.error());
        return readTime(text, *zone, work.parts.clock().now());
    }
    if (post.planned)
        return readTime(text, post.planned->zone, work.parts.clock().now());
    const auto client = work.parts.clients().client(post.clientId);
    if (!client)
        return fail(client.error());
    return readTime(text, client->zone, work.parts.clock().now());
}

Result<plan::PlannedTime> readTimeToCome(Work &work, const plan::Post &post, const QString &text,
                                         const QString &instead)
{
    if (isNow(text))
        return fail(wrongCall(Tr::tr("It is moved to a time that is still to come."), instead));
    auto time = readTimeFor(work, post, text);
    if (time && time->instant <= work.parts.clock().now())
        return fail(wrongCall(Tr::tr("That time is past."), Tr::tr("Name a later one.")));
    return time;
}

} // namespace hatstand::cli
