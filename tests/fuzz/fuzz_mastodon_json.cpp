// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever a server of Mastodon's API answers, reading it ends, and nothing that was read is without an id.
#include "networks/mastodon/mastodon_listening.h"
#include "networks/mastodon/mastodon_streaming.h"
#include "networks/mastodon/mastodon_trail.h"

#include <QJsonDocument>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace hatstand;
using namespace hatstand::networks;

namespace
{
void check(const IncomingMessage &message)
{
    if (message.remoteId.isEmpty() || message.from.remoteId.isEmpty())
        std::abort();
}

void readList(const QJsonArray &list, const MastodonReader &reader)
{
    for (const auto read :
         {&mastodonNotifications, &mastodonConversations, &mastodonOwnAnswers, &mastodonFound}) {
        std::vector<IncomingMessage> told;
        MastodonTrail trail;
        (void)trail.advance(read(list, reader), false, Instant(), Milliseconds(1000), told);
        (void)trail.advance(read(list, reader), true, Instant(), Milliseconds(1000), told);
        for (const IncomingMessage &message : told)
            check(message);
        if (mastodonTrail(toJson(trail)) != trail || trail.isUnderWay())
            std::abort();
    }
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    MastodonEvents events;
    const qsizetype half = bytes.size() / 2;
    for (const QByteArray &part : {bytes.left(half), bytes.mid(half)}) {
        for (const MastodonEvents::Event &event : events.feed(part))
            (void)isNews(event, QStringLiteral("7"));
    }
    (void)toText(mastodonHearing(QString::fromUtf8(bytes)));
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    for (const bool isSnac : {false, true}) {
        const MastodonReader reader{QStringLiteral("7"), QStringLiteral("social.example"), isSnac};
        if (document.isArray())
            readList(document.array(), reader);
        for (const IncomingMessage &message : mastodonThread(document.object(), document.object(), reader))
            check(message);
    }
    return 0;
}
