// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/instant.h"

#include <QString>
#include <QUrl>

#include <optional>

namespace hatstand::networks
{

/// What is kept in the keychain for one account: of a sign-in with an app password, or of one in the browser
/// (OAuth), which has a `key` and no password.
struct BlueskyCredential
{
    /// Where the app password is taken; of a sign-in in the browser: who gives tokens (the issuer).
    QUrl entry;
    QUrl home; ///< the account's own server (PDS): everything else goes there
    QString did;
    QString password; ///< an app password
    QString access;   ///< a token that lives for minutes or hours; may be empty
    QString refresh;  ///< a token that can be used once; may be empty
    QByteArray key;   ///< SigningKey::toText(); the tokens are of no use without it
    QString clientId; ///< what the server knows Hatstand by
    Instant began;    ///< of the sign-in in the browser, which lasts for a fortnight from then
    /// The refresh token is being used up: written before it leaves, cleared with what it was exchanged for.
    bool isRenewing = false;
    /// The server has refused to renew it for good. Nobody asks it again before the person has signed in.
    bool isRefused = false;

    [[nodiscard]] bool isByBrowser() const { return !key.isEmpty(); }
    /// When a sign-in in the browser ends, whatever is done; app passwords do not end by themselves.
    [[nodiscard]] std::optional<Instant> endsAt() const;
    friend bool operator==(const BlueskyCredential &, const BlueskyCredential &) = default;
};

/// Never longer than a keychain entry may be. What does not fit is left out, the access token first: it comes
/// anew from the refresh token, and that from the app password. A sign-in in the browser has nothing to get a
/// refresh token from, so that a server whose tokens do not fit cannot be signed in to in this way: then what
/// is read back has no refresh token.
[[nodiscard]] QString toText(const BlueskyCredential &credential);
/// Fails with SignInNeeded when the text is not one of ours.
[[nodiscard]] Result<BlueskyCredential> blueskyCredential(const QString &text);

} // namespace hatstand::networks
