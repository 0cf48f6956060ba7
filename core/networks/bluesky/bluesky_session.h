// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/completion.h"
#include "networks/bluesky/bluesky_renewal.h"

#include <QHash>

#include <memory>
#include <vector>

namespace hatstand::networks
{

/// Signed-in calls. Access tokens are renewed when the server refuses them; a renewal is shared by all calls
/// of the account that wait for it, and is in the keychain before it is used.
class BlueskySessions : public std::enable_shared_from_this<BlueskySessions>
{
public:
    /// One account's calls, with the credential as it was last seen.
    struct Line
    {
        QString accountKey;
        BlueskyCredential credential;
    };
    using LinePointer = std::shared_ptr<Line>;

    BlueskySessions(std::shared_ptr<BlueskyClient> client, std::shared_ptr<BlueskyRenewals> renewals)
        : m_client(std::move(client)), m_renewals(std::move(renewals))
    {
    }

    /// Reads the credential. SignInNeeded also when it belongs to another identity than the account.
    [[nodiscard]] QCoro::Task<Result<LinePointer>> open(AccountIdentity account);
    /// Calls the account's server; a refused token is renewed, and the call made once more.
    [[nodiscard]] QCoro::Task<Result<XrpcAnswer>> call(LinePointer line, XrpcCall call, CancelToken cancel);
    /// Gets a new access token, if the one there is about to end.
    [[nodiscard]] QCoro::Task<Result<void>> freshen(LinePointer line);

private:
    [[nodiscard]] QCoro::Task<Result<void>> renew(LinePointer line);
    [[nodiscard]] QCoro::Task<Result<XrpcAnswer>> callOnce(LinePointer line, XrpcCall call,
                                                           CancelToken cancel);

    std::shared_ptr<BlueskyClient> m_client;
    std::shared_ptr<BlueskyRenewals> m_renewals;
    /// By account, those who wait for a renewal under way.
    QHash<QString, std::vector<Completion<BlueskyRenewals::Renewed>>> m_renewing;
};

/// When a token (a JWT) says that it ends; nothing when it does not say. What it says is not to be believed
/// any further: only its server can tell whether it is good.
[[nodiscard]] std::optional<Instant> tokenEnd(const QString &token);

} // namespace hatstand::networks
