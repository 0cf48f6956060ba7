// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/timers.h"
#include "clients/account_service.h"
#include "clients/client_service.h"
#include "networks/practice/practice_connector.h"
#include "networks/practice/practice_table.h"
#include "networks/rules_catalogue.h"
#include "plan/post_service.h"
#include "publish/publish_workspace.h"
#include "storage/workspace.h"
#include "support/memory_credentials.h"

#include <cstdio>
#include <memory>

namespace hatstand::test
{

/// The computer's clock, set wrong by some time.
class WrongClock final : public Clock
{
public:
    explicit WrongClock(Milliseconds by) : m_by(by) {}
    [[nodiscard]] Instant now() const override { return m_system.now() + m_by; }
    [[nodiscard]] Milliseconds steady() const override { return m_system.steady(); }

private:
    SystemClock m_system;
    Milliseconds m_by;
};

/// Practice as a network that does not know a repeat when it sees one: so it is never sent a post without
/// being asked first. Where it `takesSeveral` it claims to know one all the same, so that several are taken
/// together. Says "REPEAT" and the key when a post comes that stands there already.
class StrictPractice final : public networks::Connector, private networks::Publisher
{
public:
    StrictPractice(storage::Database &database, const networks::RulesCatalogue &rules, const Clock &clock,
                   Timers &timers, Milliseconds pace, bool takesSeveral)
        : m_practice(database, rules, clock, timers, {pace, pace})
        , m_table(database)
        , m_takesSeveral(takesSeveral)
    {
    }
    [[nodiscard]] networks::NetworkKey key() const override { return m_practice.key(); }
    [[nodiscard]] networks::Publisher *publisher() override { return this; }
    [[nodiscard]] networks::SignIn *signIn() override { return m_practice.signIn(); }
    [[nodiscard]] bool isLocal() const override { return true; }

private:
    QString chooseRecordKey(Instant now) override { return m_practice.chooseRecordKey(now); }
    QCoro::Task<Result<networks::PublishedPost>> publish(networks::AccountIdentity account,
                                                         networks::OutgoingPost post,
                                                         networks::Progress progress,
                                                         CancelToken cancel) override
    {
        const auto standing = m_table.post(account.handle, post.recordKey);
        if (!standing || *standing)
            say("REPEAT", post.recordKey);
        return m_practice.publish(std::move(account), std::move(post), std::move(progress),
                                  std::move(cancel));
    }
    QCoro::Task<Result<std::optional<networks::PublishedPost>>>
    find(networks::AccountIdentity account, networks::OutgoingPost post, CancelToken cancel) override
    {
        return m_practice.find(std::move(account), std::move(post), std::move(cancel));
    }
    [[nodiscard]] bool repeatIsSafe() const override { return m_takesSeveral; }

public:
    /// At once, so that nothing said is lost when the process is killed.
    static void say(const char *word, const QString &more)
    {
        if (std::printf("%s %s\n", word, qPrintable(more)) < 0 || std::fflush(stdout) != 0)
            qFatal("Nothing can be said.");
    }

private:
    networks::PracticeConnector m_practice;
    networks::PracticeTable m_table;
    bool m_takesSeveral;
};

/// The parts of one process that sends from a workspace file to Practice, on the computer's own timers.
class PracticeParts
{
public:
    PracticeParts(std::unique_ptr<storage::Workspace> opened, Milliseconds clockIsWrongBy, Milliseconds pace,
                  bool takesSeveral = false)
        : clock(clockIsWrongBy)
        , workspace(std::move(opened))
        , connectors(makeConnectors(workspace->database(), rules, clock, timers, pace, takesSeveral))
        , clients(workspace->database(), clock)
        , accounts(workspace->database(), clock, *connectors, credentials)
        , posts(workspace->database(), clock)
        , outbox(workspace->database(), clock, posts, accounts,
                 PublishWorkspace::surroundings(clients, rules))
    {
    }

    WrongClock clock;
    SystemTimers timers;
    networks::RulesCatalogue rules;
    MemoryCredentials credentials;
    std::unique_ptr<storage::Workspace> workspace;
    std::unique_ptr<networks::Connectors> connectors;
    clients::ClientService clients;
    clients::AccountService accounts;
    plan::PostService posts;
    publish::Outbox outbox;

private:
    static std::unique_ptr<networks::Connectors> makeConnectors(storage::Database &database,
                                                                const networks::RulesCatalogue &rules,
                                                                const Clock &clock, Timers &timers,
                                                                Milliseconds pace, bool takesSeveral)
    {
        auto connectors = std::make_unique<networks::Connectors>();
        connectors->add(std::make_unique<StrictPractice>(database, rules, clock, timers, pace, takesSeveral));
        return connectors;
    }
};

} // namespace hatstand::test
