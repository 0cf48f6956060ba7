// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clients/client_country.h"

#include <QLocale>
#include <QStringList>
#include <QTimeZone>

#include <algorithm>

namespace hatstand::clients
{

QString countryOf(const Client &client)
{
    // Where people are before how they write: English is written in Amsterdam too.
    const QTimeZone zone = client.zone.isEmpty() ? QTimeZone() : QTimeZone(client.zone);
    const QLocale::Territory territory = zone.isValid() ? zone.territory() : QLocale::AnyTerritory;
    if (territory != QLocale::AnyTerritory)
        return QLocale::territoryToCode(territory);
    const QStringList parts = client.language.split(QLatin1Char('-'));
    const auto region =
        std::find_if(parts.cbegin() + 1, parts.cend(), [](const QString &part) { return part.size() == 2; });
    return region == parts.cend() ? QString() : region->toUpper();
}

} // namespace hatstand::clients
