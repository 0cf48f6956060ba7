// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/network_key.h"

#include <QString>

namespace hatstand::networks
{

/// The words of an answer as they go out. Where whoever is answered learns of it only by being named in it
/// (Mastodon, docs.joinmastodon.org/entities/Status: mentions), their name stands before it, unless it names
/// them already. `handle` is Speaker::handle; empty: nobody is to be named.
[[nodiscard]] QString answerWords(const NetworkKey &network, const QString &handle, const QString &text);

} // namespace hatstand::networks
