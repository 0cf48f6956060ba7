// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/inbox/report_wish.h"

#include "storage/settings_table.h"

namespace hatstand::listen
{

namespace
{
QString key(const clients::ClientId &client)
{
    return QStringLiteral("listen.directsInReports.") + client.toString();
}
} // namespace

Result<Directs> directsInReports(storage::Database &database, const clients::ClientId &client)
{
    const auto wanted = storage::SettingsTable(database).boolean(key(client));
    if (!wanted)
        return fail(wanted.error());
    return wanted->value_or(false) ? Directs::With : Directs::Without;
}

Result<void> setDirectsInReports(storage::Database &database, const clients::ClientId &client,
                                 Directs directs)
{
    storage::SettingsTable settings(database);
    if (directs == Directs::Without)
        return settings.remove(key(client));
    return settings.setBoolean(key(client), true);
}

} // namespace hatstand::listen
