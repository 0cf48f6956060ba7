// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "clients/client.h"

#include <QObject>
#include <QSet>
#include <QStringList>

#include <memory>

namespace hatstand::storage
{
class Database;
class SettingsTable;
} // namespace hatstand::storage

namespace hatstand::plan
{

/// Words that a client writes and no dictionary has: names, brands. Kept with the settings of the
/// workspace, a word a line.
class PersonalWords : public QObject
{
    Q_OBJECT

public:
    explicit PersonalWords(storage::Database &database, QObject *parent = nullptr);
    ~PersonalWords() override;

    /// Sorted, as they were written.
    [[nodiscard]] Result<QStringList> of(const clients::ClientId &client) const;
    /// Folded, for Spelling::misspelled.
    [[nodiscard]] Result<QSet<QString>> foldedOf(const clients::ClientId &client) const;
    /// A word that is there already changes nothing.
    Result<void> add(const clients::ClientId &client, const QString &word);
    Result<void> remove(const clients::ClientId &client, const QString &word);

Q_SIGNALS:
    void changed();

private:
    storage::Database &m_database;
    std::unique_ptr<storage::SettingsTable> m_table;
};

} // namespace hatstand::plan
