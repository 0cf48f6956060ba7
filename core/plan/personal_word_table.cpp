// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/personal_word_table.h"

#include "storage/database.h"

namespace hatstand::plan
{

namespace
{
QString keyOf(const clients::ClientId &client)
{
    return QStringLiteral("spelling.words.") + client.toString();
}
} // namespace

Result<QStringList> PersonalWordTable::find(const clients::ClientId &client) const
{
    auto found = m_database.first([](const storage::Row &row) { return row.text(0); },
                                  "SELECT value FROM settings WHERE key = ?", keyOf(client));
    if (!found)
        return fail(std::move(found.error()));
    return found->value_or(QString()).split(u'\n', Qt::SkipEmptyParts);
}

Result<void> PersonalWordTable::write(const clients::ClientId &client, const QStringList &words)
{
    auto written = m_database.run("INSERT INTO settings (key, value) VALUES (?, ?)"
                                  " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                                  keyOf(client), words.join(u'\n'));
    if (!written)
        return fail(std::move(written.error()));
    return {};
}

} // namespace hatstand::plan
