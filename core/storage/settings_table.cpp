// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/settings_table.h"

#include <QJsonDocument>

namespace hatstand::storage
{

namespace
{
/// Turns a stored text into a value, where there is one and it is of that type.
template <class T, class Read>
Result<std::optional<T>> as(Result<std::optional<QString>> text, Read &&read)
{
    if (!text)
        return fail(std::move(text.error()));
    return *text ? read(**text) : std::optional<T>();
}
} // namespace

Result<std::optional<QString>> SettingsTable::text(const QString &key) const
{
    return m_database.first([](const Row &row) { return row.text(0); },
                            "SELECT value FROM settings WHERE key = ?", key);
}

Result<std::optional<bool>> SettingsTable::boolean(const QString &key) const
{
    return as<bool>(text(key), [](const QString &value) -> std::optional<bool> {
        if (value == QLatin1StringView("true"))
            return true;
        if (value == QLatin1StringView("false"))
            return false;
        return std::nullopt;
    });
}

Result<std::optional<qint64>> SettingsTable::integer(const QString &key) const
{
    return as<qint64>(text(key), [](const QString &value) -> std::optional<qint64> {
        bool good = false;
        const qint64 number = value.toLongLong(&good);
        return good ? std::optional(number) : std::nullopt;
    });
}

Result<std::optional<QJsonObject>> SettingsTable::object(const QString &key) const
{
    return as<QJsonObject>(text(key), [](const QString &value) -> std::optional<QJsonObject> {
        const QJsonDocument document = QJsonDocument::fromJson(value.toUtf8());
        return document.isObject() ? std::optional(document.object()) : std::nullopt;
    });
}

Result<void> SettingsTable::setText(const QString &key, const QString &value)
{
    auto written = m_database.run("INSERT INTO settings (key, value) VALUES (?, ?) "
                                  "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                                  key, value);
    if (!written)
        return fail(std::move(written.error()));
    return {};
}

Result<void> SettingsTable::setBoolean(const QString &key, bool value)
{
    return setText(key, value ? QStringLiteral("true") : QStringLiteral("false"));
}

Result<void> SettingsTable::setInteger(const QString &key, qint64 value)
{
    return setText(key, QString::number(value));
}

Result<void> SettingsTable::setObject(const QString &key, const QJsonObject &value)
{
    return setText(key, QString::fromUtf8(QJsonDocument(value).toJson(QJsonDocument::Compact)));
}

Result<void> SettingsTable::remove(const QString &key)
{
    auto removed = m_database.run("DELETE FROM settings WHERE key = ?", key);
    if (!removed)
        return fail(std::move(removed.error()));
    return {};
}

} // namespace hatstand::storage
