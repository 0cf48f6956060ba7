// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/timers.h"
#include "clients/account_service.h"
#include "clients/client_service.h"
#include "networks/connectors.h"
#include "storage/workspace.h"
#include "support/await.h"
#include "support/fake_connector.h"
#include "support/memory_credentials.h"

#include <QTemporaryDir>

#include <memory>

namespace hatstand::test
{

/// A workspace with the parts put together as in app/, but with a clock and a network that obey the test.
/// Parts are public and made in their order; take the next room's service by handing it these.
class TestWorkspace
{
public:
    enum class Kind {
        InMemory,
        File, ///< in a folder of its own, for tests with a second connection or a restart
    };

    explicit TestWorkspace(Kind kind = Kind::InMemory)
        : network(new FakeConnector)
        , workspace(makeWorkspace(kind))
        , connectors(makeConnectors(network))
        , clients(workspace->database(), clock)
        , accounts(workspace->database(), clock, *connectors, credentials)
    {
    }

    [[nodiscard]] storage::Database &database() { return workspace->database(); }

    /// Ends the test process when it cannot be added: there is nothing to test then.
    clients::ClientId addClient(const QString &name, const QByteArray &zone = "Europe/Lisbon")
    {
        clients::Client client;
        client.name = name;
        client.zone = zone;
        return clients.add(client).value();
    }
    /// Connects on the fake network.
    clients::AccountId addAccount(const clients::ClientId &client, const QString &handle)
    {
        networks::SignInRequest request;
        request.handle = handle;
        request.server = QUrl(QStringLiteral("https://network.example"));
        request.secret = QStringLiteral("app-password");
        return await(accounts.connectAccount(client, network->key(), request, {}, {})).value();
    }
    clients::AccountId addByHand(const clients::ClientId &client, const QString &name)
    {
        return accounts.addByHand(client, networks::NetworkKey::other(), name, {}).value();
    }

    FakeClock clock;
    FakeTimers timers{clock};
    QTemporaryDir folder;
    MemoryCredentials credentials;
    FakeConnector *network; ///< owned by `connectors`
    std::unique_ptr<storage::Workspace> workspace;
    std::unique_ptr<networks::Connectors> connectors;
    clients::ClientService clients;
    clients::AccountService accounts;

private:
    [[nodiscard]] std::unique_ptr<storage::Workspace> makeWorkspace(Kind kind) const
    {
        const QString media = folder.filePath(QStringLiteral("Test.hatstand-media"));
        auto made = kind == Kind::InMemory
                        ? storage::Workspace::inMemory(clock, media)
                        : storage::Workspace::create(folder.filePath(QStringLiteral("Test.hatstand")),
                                                     QStringLiteral("Test"), clock);
        return std::move(made.value());
    }
    [[nodiscard]] static std::unique_ptr<networks::Connectors> makeConnectors(FakeConnector *network)
    {
        auto connectors = std::make_unique<networks::Connectors>();
        connectors->add(std::unique_ptr<networks::Connector>(network));
        return connectors;
    }
};

} // namespace hatstand::test
