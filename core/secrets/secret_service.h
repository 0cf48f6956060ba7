// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/secret_store.h"

#include <QCoroTask>
#include <QString>

namespace hatstand::secrets
{

/// What the keychain of the desktop is up to: present, locked? Asked over the session bus (freedesktop.org
/// Secret Service API 0.2), because QtKeychain does not tell. On other systems, and where KWallet is used,
/// the keychain unlocks itself when asked and tells when it does not, so it counts as ready.
[[nodiscard]] QCoro::Task<KeychainState> secretServiceState();

/// Whether a secret of that name lies in a locked part of the keychain.
[[nodiscard]] QCoro::Task<bool> isLockedAway(QString service, QString key);

} // namespace hatstand::secrets
