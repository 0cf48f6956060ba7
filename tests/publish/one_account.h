// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/post_options.h"
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
    /// A scheduled post that says itself whether it is handed over.
    plan::PostId scheduledAhead(Milliseconds in, bool handOver = true)
    {
        const plan::PostId id = m_w->draft(m_client, {m_account}, in);
        plan::Post post = m_w->posts.post(id).value();
        post.versions[0].options.insert(networks::option::handOver, handOver);
        must(m_w->posts.saveContent(post, plan::RevisionReason::Autosave));
        must(m_w->outbox.schedule(id));
        return id;
    }

    std::unique_ptr<PublishWorkspace> m_w;
    clients::ClientId m_client;
    clients::AccountId m_account;
};

} // namespace hatstand::test
