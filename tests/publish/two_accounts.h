// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publish/publish_workspace.h"

#include <QString>

#include <memory>

namespace hatstand::test
{

/// A client with two accounts, of which each has its own say.
class TwoAccounts
{
protected:
    void open()
    {
        m_w = std::make_unique<PublishWorkspace>();
        m_client = m_w->addClient(QStringLiteral("Crumb"));
        m_a = m_w->addAccount(m_client, QStringLiteral("a.example"));
        m_b = m_w->addAccount(m_client, QStringLiteral("b.example"));
    }
    void close() { m_w.reset(); }
    [[nodiscard]] static plan::PlannedTime at(Instant when)
    {
        return plan::plannedTimeAt(when, "Europe/Lisbon");
    }

    std::unique_ptr<PublishWorkspace> m_w;
    clients::ClientId m_client;
    clients::AccountId m_a;
    clients::AccountId m_b;
};

} // namespace hatstand::test
