// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever a site of WordPress answers, reading its comments ends, and nobody's e-mail address comes out.
#include "networks/wordpress/wordpress_comment_reading.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace hatstand;
using namespace hatstand::networks;

namespace
{
void readList(const QJsonArray &list)
{
    std::vector<CommentStanding> page;
    std::vector<QJsonObject> objects;
    WordPressHearing hearing;
    for (const QJsonValue one : list) {
        const QJsonObject object = one.toObject();
        objects.push_back(object);
        if (const auto standing = readStanding(object))
            page.push_back(*standing);
        const auto comment = readWordPressComment(object, QStringLiteral("7"));
        if (!comment)
            continue;
        const IncomingMessage &message = comment->message;
        const QString mail = object.value(QLatin1StringView("author_email")).toString();
        if (message.remoteId.isEmpty() || message.from.remoteId.isEmpty() ||
            (mail.contains(u'@') && message.from.remoteId.contains(mail)))
            std::abort();
        hearing.note(*comment);
    }
    (void)readArticles(objects);
    for (int i = 0; i < 3; ++i)
        (void)hearing.advance(page, i == 2, Instant());
    if (wordPressHearing(toText(hearing)) != hearing)
        std::abort();
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const QString text = QString::fromUtf8(bytes);
    (void)plainWords(text);
    (void)toText(wordPressHearing(text));
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (document.isArray())
        readList(document.array());
    return 0;
}
