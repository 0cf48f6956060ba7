// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/secret_service.h"

namespace hatstand::secrets
{

QCoro::Task<KeychainState> secretServiceState()
{
    co_return KeychainState::Ready;
}

QCoro::Task<bool> isLockedAway(QString, QString)
{
    co_return false;
}

} // namespace hatstand::secrets
