// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clients/account_service.h"
#include "support/test_workspace.h"

#include <QString>

#include <memory>

namespace hatstand::test
{

/// A workspace with one client, and no account yet.
class OneClient
{
protected:
    void open()
    {
        m_house = std::make_unique<TestWorkspace>();
        m_client = m_house->addClient(QStringLiteral("Padaria Alma"));
    }
    void close() { m_house.reset(); }
    [[nodiscard]] clients::Account only() const { return m_house->accounts.accounts().front(); }

    std::unique_ptr<TestWorkspace> m_house;
    clients::ClientId m_client;
};

} // namespace hatstand::test
