// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/media_host/host_check.h"
#include "networks/media_host/media_host_settings.h"

namespace hatstand
{
class Clock;
}

namespace hatstand::networks
{

/// A host of the kinds that have a name and a secret of their own (not WordPress, which is an account).
/// `settings` are checked ones.
[[nodiscard]] std::shared_ptr<MediaHost> makeMediaHost(const MediaHostSettings &settings,
                                                       const QString &secret, const Clock &clock,
                                                       const std::shared_ptr<HostLine> &line);

} // namespace hatstand::networks
