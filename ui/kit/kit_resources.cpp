// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/kit_resources.h"

#include <QDir>

// Q_INIT_RESOURCE must stand outside any namespace.
static void initialiseResources()
{
    Q_INIT_RESOURCE(kit);
}

namespace hatstand::ui
{

void registerKitResources()
{
    initialiseResources();
}

} // namespace hatstand::ui
