// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clients/client.h"

namespace hatstand::clients
{

/// The country in which a client is, as ISO 3166-1 in two letters: that of the time zone, else the one that
/// the language of the posts names ("en-GB"). Empty when neither does.
[[nodiscard]] QString countryOf(const Client &client);

} // namespace hatstand::clients
