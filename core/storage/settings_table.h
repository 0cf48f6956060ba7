// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "storage/database.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace hatstand::storage
{

/// Settings that belong to the workspace and travel with it, by name ("publish.keepSending"). A value that is
/// not of the type asked for counts as not set. Settings of the program on this computer: base/preferences.h.
class SettingsTable
{
public:
    explicit SettingsTable(Database &database) : m_database(database) {}

    [[nodiscard]] Result<std::optional<QString>> text(const QString &key) const;
    [[nodiscard]] Result<std::optional<bool>> boolean(const QString &key) const;
    [[nodiscard]] Result<std::optional<qint64>> integer(const QString &key) const;
    [[nodiscard]] Result<std::optional<QJsonObject>> object(const QString &key) const;

    Result<void> setText(const QString &key, const QString &value);
    Result<void> setBoolean(const QString &key, bool value);
    Result<void> setInteger(const QString &key, qint64 value);
    Result<void> setObject(const QString &key, const QJsonObject &value);
    /// Done also when it was not set.
    Result<void> remove(const QString &key);

private:
    Database &m_database;
};

} // namespace hatstand::storage
