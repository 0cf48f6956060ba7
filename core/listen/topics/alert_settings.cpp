// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/topics/alert_settings.h"

#include "listen/topics/topic_json.h"
#include "listen/topics/topic_table.h"
#include "storage/settings_table.h"

namespace hatstand::listen
{

namespace
{
QString keyOf(const clients::ClientId &client)
{
    return QStringLiteral("listen.quietHours.") + client.toString();
}
} // namespace

Result<QuietHours> quietHoursOf(storage::Database &database, const clients::ClientId &client)
{
    const auto zone = TopicTable(database).zoneOf(client);
    if (!zone)
        return fail(zone.error());
    const auto kept = storage::SettingsTable(database).object(keyOf(client));
    if (!kept)
        return fail(kept.error());
    return quietHoursFromJson(kept->value_or(QJsonObject()), *zone);
}

Result<void> keepQuietHours(storage::Database &database, const clients::ClientId &client,
                            const QuietHours &hours)
{
    return storage::SettingsTable(database).setObject(keyOf(client), toJson(hours));
}

} // namespace hatstand::listen
