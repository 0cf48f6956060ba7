// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/bluesky/bluesky_post_address.h"

#include "networks/bluesky/bluesky_identity.h"

#include <QRegularExpression>
#include <QUrl>

namespace hatstand::networks
{

namespace
{
/// atproto.com/specs/record-key, August 2026.
bool isRecordKey(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^[A-Za-z0-9._:~-]{1,512}$"),
                                         QRegularExpression::DontCaptureOption);
    return form.match(text).hasMatch() && !text.endsWith(u'\n') && text != QLatin1StringView(".") &&
           text != QLatin1StringView("..");
}

std::optional<BlueskyPostName> nameOf(const QString &who, const QString &recordKey)
{
    const QString cleaned = isDid(who) ? who : cleanHandle(who);
    if (!(isDid(cleaned) || isHandle(cleaned)) || !isRecordKey(recordKey))
        return std::nullopt;
    return BlueskyPostName{cleaned, recordKey};
}
} // namespace

std::optional<BlueskyPostName> blueskyPostName(const QString &address)
{
    static const QRegularExpression record(
        QStringLiteral("^at://([^/?#]+)/app\\.bsky\\.feed\\.post/([^/?#]+)$"));
    const QString text = address.trimmed();
    if (const auto found = record.match(text); found.hasMatch())
        return nameOf(found.captured(1), found.captured(2));
    const QUrl page(text, QUrl::StrictMode);
    if (page.scheme() != QLatin1StringView("https") || page.host().isEmpty())
        return std::nullopt;
    const QStringList path = page.path().split(u'/', Qt::SkipEmptyParts);
    if (path.size() != 4 || path[0] != QLatin1StringView("profile") || path[2] != QLatin1StringView("post"))
        return std::nullopt;
    return nameOf(path[1], path[3]);
}

} // namespace hatstand::networks
