// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/wordpress/wordpress_discovery.h"

namespace hatstand::networks
{

/// Names Hatstand in the list of application passwords: the same for all people and versions.
inline constexpr QLatin1StringView wordPressAppId("0d6c7c3c-5a3b-4f0e-9b64-6f3f3f0a6c51");

/// Signs in with an application password, which the person types or agrees to on the site's own page.
class WordPressSignIn : public std::enable_shared_from_this<WordPressSignIn>
{
public:
    explicit WordPressSignIn(std::shared_ptr<WordPressClient> client);

    [[nodiscard]] QCoro::Task<Result<SignedIn>> signIn(SignInRequest request, CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<SignedIn>>
    signInByBrowser(SignInRequest request, std::shared_ptr<BrowserVisit> visit, CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<SignedIn>> check(AccountIdentity account, CancelToken cancel);
    /// Deletes the application password on the site, so that nobody can use it any more.
    [[nodiscard]] QCoro::Task<Result<void>> signOut(AccountIdentity account);

private:
    [[nodiscard]] QCoro::Task<Result<SignedIn>> profile(WordPressSite site, WordPressCredential credential,
                                                        CancelToken cancel);

    std::shared_ptr<WordPressClient> m_client;
    std::shared_ptr<WordPressDiscovery> m_discovery;
};

/// What the browser brought back from the site's page: user name and application password.
[[nodiscard]] Result<WordPressCredential> readAuthorization(const QUrl &arrived, const QString &state,
                                                            const WordPressSite &site);

/// The person as the site tells of them. Fails where they may not even draft.
[[nodiscard]] Result<SignedIn> readWordPressUser(const QJsonObject &user, const WordPressSite &site,
                                                 const WordPressCredential &credential);

} // namespace hatstand::networks
