// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/network_key.h"

#include <QString>

namespace hatstand::ui
{

/// The handle of an account as its network writes it: with "@" in front; without it where the account is a
/// site, whose handle is an address, and where the place was named by the person, who posts there by hand.
[[nodiscard]] QString handleWords(const networks::NetworkKey &network, const QString &handle, bool byHand);

} // namespace hatstand::ui
