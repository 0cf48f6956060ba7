// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "clients/client.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::clients
{

class ClientTable;

/// What can be done with clients. Commands are one transaction each and are followed by `changed`.
class ClientService : public QObject
{
    Q_OBJECT

public:
    ClientService(storage::Database &database, const Clock &clock, QObject *parent = nullptr);
    ~ClientService() override;

    /// Reads the clients, unless they are known. Who goes by there being none asks for this first.
    [[nodiscard]] Result<void> load() const;
    /// In their order, without the archived ones. Kept in memory; cheap to ask for. None while they cannot be
    /// read.
    [[nodiscard]] const std::vector<Client> &clients() const;
    [[nodiscard]] Result<Client> client(const ClientId &id) const;
    /// As it stands in the workspace at this moment, whatever is kept in memory: another process may have
    /// changed it.
    [[nodiscard]] Result<Client> stored(const ClientId &id) const;
    [[nodiscard]] Result<std::vector<Client>> archived() const;

    /// Fills in what is left empty (initials from the name, a colour not yet used, this computer's zone, the
    /// locale's currency and language). Fails with InvalidInput on an empty name, an unknown zone, a bad
    /// colour.
    Result<ClientId> add(Client client);
    /// Writes what differs between the two; the rest stays as it is by now, whoever has changed it meanwhile.
    Result<void> edit(const Client &before, const Client &after);
    /// Writes all of it. Only where nobody else can have changed it since it was read.
    Result<void> edit(const Client &client);
    Result<void> archive(const ClientId &id);
    Result<void> unarchive(const ClientId &id);
    /// Everything of the client, for good. For the sample and for a client that was made by mistake.
    Result<void> removeForGood(const ClientId &id);
    Result<void> reorder(const std::vector<ClientId> &order);

    /// Reads anew and tells everyone: for what another process or an import has changed.
    void announceAll();

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] static Result<Client> checked(Client client);
    template <class Work>
    Result<void> command(Work &&work);

    storage::Database &m_database;
    const Clock &m_clock;
    std::unique_ptr<ClientTable> m_table;
    mutable std::optional<std::vector<Client>> m_cached;
};

} // namespace hatstand::clients
