// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clients/account.h"

/// Which of an account's sign-ins an answer belongs to. A question that was asked by one sign-in may be
/// answered after the person has signed in again, or out; that answer says nothing of the account any more.
/// It is a count and no moment, so that no clock can be wrong about it, and it is kept among the account's
/// options, so that all programs that have the workspace open see the same.
namespace hatstand::clients
{

[[nodiscard]] int signInGeneration(const Account &account);
void setSignInGeneration(Account &account, int generation);
/// It has been signed in again, or out.
void beginSignInGeneration(Account &account);

} // namespace hatstand::clients
