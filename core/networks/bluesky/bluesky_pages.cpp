// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/bluesky/bluesky_pages.h"

#include "networks/bluesky/bluesky_post_address.h"

#include <QJsonArray>

#include <algorithm>

namespace hatstand::networks
{

namespace
{
constexpr QLatin1StringView recordKey("record");

QString cursorOf(const QJsonObject &answer)
{
    return answer[QLatin1StringView("cursor")].toString();
}

bool isHeard(const QString &reason)
{
    return reason == QLatin1StringView("mention") || reason == QLatin1StringView("reply") ||
           reason == QLatin1StringView("quote");
}
} // namespace

BlueskyPage blueskyNotifications(const QJsonObject &answer, const BlueskyEars &ears, BlueskyWalk &walk)
{
    BlueskyPage page;
    page.serverCursor = cursorOf(answer);
    const QJsonArray items = answer[QLatin1StringView("notifications")].toArray();
    for (const QJsonValue value : items) {
        const QJsonObject item = value.toObject();
        const auto met = blueskyMet(item);
        if (!met || !walk.meet(*met) || !isHeard(item[QLatin1StringView("reason")].toString()))
            continue;
        if (auto message = blueskyMessage(item, ears)) {
            if (blueskyShowsSomething(item[recordKey].toObject()))
                page.toLookUp << message->remoteId;
            walk.remember(met->id);
            page.messages.push_back(std::move(*message));
        } else if (blueskyPostName(met->id)) {
            page.toLookUp << met->id;
        }
    }
    return page;
}

BlueskyPage blueskyOwnAnswers(const QJsonObject &answer, const BlueskyEars &ears, BlueskyWalk &walk)
{
    BlueskyPage page;
    page.serverCursor = cursorOf(answer);
    const QJsonArray items = answer[QLatin1StringView("feed")].toArray();
    for (const QJsonValue value : items) {
        const QJsonObject view = value[QLatin1StringView("post")].toObject();
        const QJsonObject reason = value[QLatin1StringView("reason")].toObject();
        auto met = blueskyMet(view);
        if (!met)
            continue;
        if (!reason.isEmpty()) {
            // Passed on by the account, and stands where that was done.
            const auto passedOn = blueskyTime(reason[QLatin1StringView("indexedAt")]);
            if (passedOn)
                (void)walk.meet(
                    {reason[QLatin1StringView("uri")].toString() + met->id, *passedOn, *passedOn});
            continue;
        }
        if (!walk.meet(*met))
            continue;
        auto message = blueskyMessage(view, ears);
        if (message && message->isOurs && !message->answersId.isEmpty()) {
            walk.remember(met->id);
            page.messages.push_back(std::move(*message));
        }
    }
    return page;
}

BlueskyPage blueskyFound(const QJsonObject &answer, const BlueskyEars &ears, BlueskyWalk &walk)
{
    BlueskyPage page;
    page.serverCursor = cursorOf(answer);
    const QJsonArray items = answer[QLatin1StringView("posts")].toArray();
    for (const QJsonValue value : items) {
        const QJsonObject view = value.toObject();
        const auto met = blueskyMet(view);
        if (!met || !walk.meet(*met))
            continue;
        if (auto message = blueskyMessage(view, ears)) {
            message->channel = Channel::Said;
            walk.remember(met->id);
            page.messages.push_back(std::move(*message));
        }
    }
    return page;
}

void completeBlueskyPage(BlueskyPage &page, const QJsonObject &posts, const BlueskyEars &ears,
                         BlueskyWalk &walk)
{
    const QJsonArray views = posts[QLatin1StringView("posts")].toArray();
    for (const QJsonValue view : views) {
        auto whole = blueskyMessage(view.toObject(), ears);
        if (!whole || !page.toLookUp.contains(whole->remoteId))
            continue;
        const auto known = std::find_if(
            page.messages.begin(), page.messages.end(),
            [&whole](const IncomingMessage &message) { return message.remoteId == whole->remoteId; });
        if (known == page.messages.end()) {
            walk.remember(whole->remoteId);
            page.messages.push_back(std::move(*whole));
            continue;
        }
        known->media = std::move(whole->media);
        if (known->contentWarning.isEmpty())
            known->contentWarning = std::move(whole->contentWarning);
    }
}

} // namespace hatstand::networks
