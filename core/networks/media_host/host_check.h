// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/media_host/media_host.h"

#include <memory>

namespace hatstand::networks
{

class HostLine;

/// What came of a test that went well.
struct MediaHostCheck
{
    QUrl address;   ///< at which the tiny picture could be fetched
    QString remark; ///< what stands in the way all the same, as one or two sentences; empty: nothing
};

/// Puts a tiny picture on the host, fetches it from its public address as a stranger would, compares, and
/// takes it away again, also when it could not be fetched.
[[nodiscard]] QCoro::Task<Result<MediaHostCheck>>
checkMediaHost(std::shared_ptr<MediaHost> host, std::shared_ptr<HostLine> line, CancelToken cancel);

/// Whether an address can only be reached from this computer or its own network, as far as it tells.
[[nodiscard]] bool isOnlyHere(const QUrl &address);

} // namespace hatstand::networks
