// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/connector.h"
#include "networks/ghost/ghost_client.h"

namespace hatstand::networks
{

/// Finds a site, and tells whether a key opens it.
class GhostSignIn : public std::enable_shared_from_this<GhostSignIn>
{
public:
    explicit GhostSignIn(std::shared_ptr<GhostClient> client) : m_client(std::move(client)) {}

    [[nodiscard]] QCoro::Task<Result<SignedIn>> signIn(SignInRequest request, CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<SignedIn>> check(GhostCredential who, CancelToken cancel);

private:
    [[nodiscard]] QCoro::Task<Result<SignedIn>> profile(GhostCredential who, GhostSite site,
                                                        net::Purpose purpose, CancelToken cancel);
    std::shared_ptr<GhostClient> m_client;
};

} // namespace hatstand::networks
