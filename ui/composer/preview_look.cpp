// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/preview_look.h"

namespace hatstand::ui::composer
{

PreviewLook previewLook(const networks::NetworkKey &network)
{
    const QString &key = network.toString();
    if (key == QLatin1String("instagram"))
        return {true, 125};
    if (key.startsWith(QLatin1String("linkedin")))
        return {false, 210};
    if (key == QLatin1String("facebook-page"))
        return {false, 477};
    if (key == QLatin1String("tiktok") || key == QLatin1String("pinterest"))
        return {true, 100};
    return {};
}

} // namespace hatstand::ui::composer
