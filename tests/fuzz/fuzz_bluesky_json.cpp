// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever a server of the AT Protocol answers: lists, threads, exchanges, and the cursors that we keep.
#include "net/json.h"
#include "networks/bluesky/bluesky_pages.h"
#include "networks/bluesky/bluesky_place.h"
#include "networks/bluesky/bluesky_thread.h"

#include <QUrl>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace hatstand;
using namespace hatstand::networks;

namespace
{
void must(bool holds)
{
    if (!holds)
        std::abort();
}

void mustBeWhole(const std::vector<IncomingMessage> &messages)
{
    for (const IncomingMessage &message : messages) {
        must(!message.remoteId.isEmpty() && !message.from.remoteId.isEmpty());
        must(message.at >= Instant());
        for (const IncomingMedia &media : message.media)
            must(media.url.isEmpty() || media.url.scheme().startsWith(QLatin1StringView("http")));
    }
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const BlueskyEars ears{QStringLiteral("did:plc:46kwhifwlkmfizxh2yzg7xgl"),
                           QUrl(QStringLiteral("https://bsky.app"))};
    const Instant now = Instant::fromMilliseconds(1'790'000'000'000);

    // A cursor of ours that was spoilt: what is read from it can be kept and read again.
    const BlueskyPlace place = BlueskyPlace::fromText(QString::fromUtf8(bytes), ears);
    must(BlueskyPlace::fromText(place.toText(), ears).toText() == place.toText());

    const auto parsed = net::parseJsonObject(bytes, {1024LL * 1024, 250});
    if (!parsed)
        return 0;
    BlueskyWalk walk = place.notifications;
    walk.begin(now, Instant());
    BlueskyPage page = blueskyNotifications(*parsed, ears, walk);
    completeBlueskyPage(page, *parsed, ears, walk);
    mustBeWhole(page.messages);
    walk.turnPage(page.serverCursor, now);
    BlueskyWalk own;
    own.begin(now, Instant());
    mustBeWhole(blueskyOwnAnswers(*parsed, ears, own).messages);
    BlueskyWalk found;
    found.begin(now, Instant());
    mustBeWhole(blueskyFound(*parsed, ears, found).messages);

    BlueskyThread thread(ears);
    (void)thread.add(*parsed);
    (void)thread.add(*parsed);
    (void)thread.takeUnread();
    mustBeWhole(thread.messages());

    BlueskyWalk chats;
    chats.begin(now, Instant());
    (void)blueskyConversations(*parsed, ears, chats);
    BlueskyConversation conversation;
    conversation.id = QStringLiteral("convo");
    mustBeWhole(blueskyChatMessages(*parsed, conversation, ears, Instant()).messages);
    return 0;
}
