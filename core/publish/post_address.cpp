// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/post_address.h"

#include "net/url_rules.h"

namespace hatstand::publish
{

std::optional<QUrl> postAddress(const QString &text)
{
    if (text.trimmed().isEmpty())
        return QUrl();
    auto url = net::webAddress(text);
    return url && url->host().contains(QLatin1Char('.')) ? url : std::nullopt;
}

} // namespace hatstand::publish
