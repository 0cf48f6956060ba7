// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "clients/account_service.h"
#include "listen/sources/source_table.h"
#include "networks/connectors.h"

#include <QObject>

#include <optional>
#include <vector>

namespace hatstand::listen
{

/// What can be done with the places where a client listens.
class SourceService final : public QObject
{
    Q_OBJECT
public:
    /// All must outlive this.
    SourceService(storage::Database &database, const Clock &clock, clients::AccountService &accounts,
                  networks::Connectors &connectors, QObject *parent = nullptr);

    /// Of one client, or (unset) of all, in their order.
    [[nodiscard]] Result<std::vector<Source>> sources(const std::optional<clients::ClientId> &client) const;
    [[nodiscard]] Result<Source> source(const SourceId &id) const;
    /// Those that keep what they say for a limited time only, the removed ones too.
    [[nodiscard]] Result<std::vector<Source>> keeping() const { return m_table.keeping(); }

    /// Every account that can listen has a source, which hears what is said to it. Called when accounts
    /// change; a removed account's source goes with it and comes back with it. Answers whether anything was
    /// changed.
    Result<bool> followAccounts();
    /// The feed at that address, as it is. Conflict: the client follows it already.
    Result<SourceId> addFeed(const clients::ClientId &client, const QUrl &address, const QString &name,
                             GoesTo goesTo = GoesTo::Stream);
    /// Whether the client follows the feed at that address.
    [[nodiscard]] Result<bool> follows(const clients::ClientId &client, const QUrl &address) const;
    /// The place of what was read from files under that name: the one that is there, or a new one.
    Result<SourceId> addImport(const clients::ClientId &client, const QString &name, GoesTo goesTo);
    /// What the account's network finds for words or one "#hashtag".
    Result<SourceId> addSearch(const clients::AccountId &account, const QString &words);
    /// Name, address, where it goes, pause, how long it is kept.
    Result<void> edit(const Source &source);
    /// It is asked no more; what it has said stays until it is forgotten.
    Result<void> remove(const SourceId &id);
    /// Takes that back.
    Result<void> bringBack(const SourceId &id);
    /// Its turn is now.
    Result<void> wake(const SourceId &id);

    void announceAll() { Q_EMIT changed(); }

Q_SIGNALS:
    void changed();

private:
    Result<SourceId> add(Source source);
    void announce();

    storage::Database &m_database;
    const Clock &m_clock;
    clients::AccountService &m_accounts;
    networks::Connectors &m_connectors;
    SourceTable m_table;
};

} // namespace hatstand::listen
