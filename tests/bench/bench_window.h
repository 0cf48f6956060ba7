// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "desktop.h"
#include "secrets/memory_secret_store.h"

#include <QTemporaryDir>

namespace hatstand::bench
{

/// The real window on that clock, with nothing of this computer: all of it must outlive the window.
inline DesktopSurroundings surroundings(const Clock &clock, secrets::MemorySecretStore &secrets,
                                        const QTemporaryDir &folder)
{
    DesktopSurroundings made;
    made.clock = &clock;
    made.secrets = &secrets;
    made.watchesLine = false;
    made.preferencesPath = folder.filePath(QStringLiteral("hatstand.conf"));
    made.documentsFolder = folder.path();
    return made;
}

} // namespace hatstand::bench
