// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publish/publish_workspace.h"

#include <QString>

#include <memory>

namespace hatstand::test
{

/// A client with one account on the network that obeys the test.
class OneAccount
{
protected:
    void open(TestWorkspace::Kind kind = TestWorkspace::Kind::InMemory)
    {
        m_w = std::make_unique<PublishWorkspace>(kind);
        m_client = m_w->addClient(QStringLiteral("Crumb"));
        m_account = m_w->addAccount(m_client, QStringLiteral("crumb.example"));
    }
    void close() { m_w.reset(); }

    std::unique_ptr<PublishWorkspace> m_w;
    clients::ClientId m_client;
    clients::AccountId m_account;
};

} // namespace hatstand::test
