// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

/// What the work on accounts fails with in more than one place.
namespace hatstand::clients
{

/// Somebody called it off, or the workspace went meanwhile.
[[nodiscard]] tl::unexpected<Error> stopped();
/// The network of that account has no sign-in.
[[nodiscard]] tl::unexpected<Error> cannotSignIn();

} // namespace hatstand::clients
