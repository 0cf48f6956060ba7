// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/post_address.h"

namespace hatstand::publish
{

std::optional<QUrl> postAddress(const QString &text)
{
    QString address = text.trimmed();
    if (address.isEmpty())
        return QUrl();
    if (!address.contains(QLatin1StringView("://")))
        address.prepend(QLatin1StringView("https://"));
    QUrl url(address, QUrl::StrictMode);
    const bool web = url.scheme() == QLatin1StringView("https") || url.scheme() == QLatin1StringView("http");
    if (!url.isValid() || !web || !url.host().contains(QLatin1Char('.')))
        return std::nullopt;
    return url;
}

} // namespace hatstand::publish
