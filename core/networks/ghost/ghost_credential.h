// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/instant.h"

#include <QByteArray>
#include <QUrl>

namespace hatstand::networks
{

/// What stands in the keychain.
struct GhostCredential
{
    QUrl admin;        ///< what "/ghost/api/admin/" stands under: "https://example.org/blog"
    QString keyId;     ///< before the colon of an Admin API key
    QByteArray secret; ///< after it, in hexadecimal digits
};
[[nodiscard]] QString toText(const GhostCredential &credential);
[[nodiscard]] std::optional<GhostCredential> ghostCredential(const QString &text);

/// The two parts of an Admin API key (or of a staff access token, which has the same form). InvalidInput for
/// anything else, in words of its own for a Content API key, which stands beside it on the same page.
struct GhostKey
{
    QString id;
    QByteArray secret;
};
[[nodiscard]] Result<GhostKey> ghostKey(const QString &typed);

/// Where a Ghost may be that has this address: as typed or pasted from one of its pages, the likeliest first.
[[nodiscard]] Result<QList<QUrl>> ghostPlaces(const QUrl &typed);

/// Allows calls for five minutes at most, which is as long as Ghost takes one
/// (docs.ghost.org/admin-api, Token authentication, November 2026).
[[nodiscard]] QByteArray ghostToken(const GhostCredential &credential, Instant serverNow);

} // namespace hatstand::networks
