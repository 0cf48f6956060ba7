// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QJsonObject>
#include <QString>
#include <QUrl>

// What servers write about how to sign in with OAuth (atproto.com/specs/oauth, RFC 8414, RFC 9728; August
// 2026). Pure functions.

namespace hatstand::networks
{

/// Who gives tokens for accounts.
struct BlueskyOAuthServer
{
    QString issuer; ///< "https://bsky.social"
    QUrl authorize; ///< where the person agrees
    QUrl push;      ///< where the question is put first (PAR, RFC 9126)
    QUrl token;
    QUrl revoke; ///< empty: tokens cannot be given back
};

/// From /.well-known/oauth-protected-resource of an account's server: whose tokens it takes. BadAnswer when
/// it says that of another server, or names none or several.
[[nodiscard]] Result<QUrl> blueskyTokenGiver(const QJsonObject &metadata, const QUrl &server);
/// From /.well-known/oauth-authorization-server: fails with BadAnswer when that is of another server than
/// `address`, leads to places where nothing may be sent, or cannot do what is needed here.
[[nodiscard]] Result<BlueskyOAuthServer> blueskyOAuthServer(const QJsonObject &metadata, const QUrl &address);

/// What programs on people's own computers call themselves, who have no page to describe them: it says what
/// they may do, and where the browser comes back to ("Localhost Client Development").
[[nodiscard]] QString blueskyClientId(const QUrl &wayBack);
inline constexpr QLatin1StringView blueskyScope("atproto transition:generic");

} // namespace hatstand::networks
