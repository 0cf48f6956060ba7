// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

namespace hatstand::publish
{

/// What the failure of an attempt means for the delivery (see the contract of networks::Publisher).
enum class Failure {
    Offline,      ///< nothing left this computer: wait for a way out; no attempt is counted
    TryLater,     ///< certainly not arrived, and it can pass by itself
    AccountWaits, ///< certainly not arrived: the account needs its person first
    Final,        ///< certainly not arrived, and the same again would be refused again
    Unclear,      ///< it may have arrived: look first
};

/// Codes that the contract does not name count as unclear: looking once too often does no harm.
[[nodiscard]] Failure failureOf(ErrorCode code);
/// True when only the network itself can have said so: there is a way out.
[[nodiscard]] bool isFromNetwork(ErrorCode code);

} // namespace hatstand::publish
