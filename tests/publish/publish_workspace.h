// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/rules_catalogue.h"
#include "plan/post_service.h"
#include "publish/outbox.h"
#include "publish/sender.h"
#include "support/test_workspace.h"

#include <algorithm>
#include <memory>

namespace hatstand::test
{

/// Ends the test program when a command fails that the test takes for granted.
template <class T>
void must(const Result<T> &done)
{
    if (!done)
        qFatal("%s", qPrintable(done.error().sentence()));
}

/// A workspace in which posts can be scheduled and sent. `restart` is what a crash and a new start are.
class PublishWorkspace : public TestWorkspace
{
public:
    explicit PublishWorkspace(Kind kind = Kind::InMemory)
        : TestWorkspace(kind)
        , posts(workspace->database(), clock)
        , outbox(workspace->database(), clock, posts, accounts, ownSurroundings())
    {
        options.seed = 1;
    }

    [[nodiscard]] static publish::Surroundings surroundings(const clients::ClientService &clients,
                                                            const networks::RulesCatalogue &rules)
    {
        return {clients, rules, [](const plan::Post &) { return QHash<plan::MediaId, plan::MediaItem>(); },
                [](const plan::MediaItem &) { return QString(); },
                [](const strategy::CampaignId &) { return QString(); }};
    }

    plan::PostId draft(const clients::ClientId &client, const std::vector<clients::AccountId> &to,
                       std::optional<Milliseconds> in, const QString &text = QStringLiteral("Hello"))
    {
        plan::Post post;
        post.clientId = client;
        post.text = text;
        for (const auto &account : to) {
            plan::Version version;
            version.accountId = account;
            post.versions.push_back(version);
        }
        if (in)
            post.planned = plan::plannedTimeAt(clock.now() + *in, "Europe/Lisbon");
        return posts.add(post).value();
    }
    plan::PostId scheduled(const clients::ClientId &client, const std::vector<clients::AccountId> &to,
                           Milliseconds in, const QString &text = QStringLiteral("Hello"))
    {
        const plan::PostId id = draft(client, to, in, text);
        must(outbox.schedule(id));
        return id;
    }
    [[nodiscard]] publish::Delivery only(const plan::PostId &id) const
    {
        return outbox.ofPost(id).value().at(0);
    }
    /// What goes to that account.
    [[nodiscard]] publish::Delivery of(const plan::PostId &id, const clients::AccountId &account) const
    {
        const auto deliveries = outbox.ofPost(id).value();
        return *std::find_if(deliveries.begin(), deliveries.end(), [&](const publish::Delivery &delivery) {
            return delivery.accountId == account;
        });
    }
    void start()
    {
        sender = std::make_unique<publish::Sender>(outbox, *connectors, clock, timers, options);
        sender->start();
    }
    /// One pass to its end, without a sender that goes on.
    int pass()
    {
        publish::Sender once(outbox, *connectors, clock, timers, options);
        return await(once.runOnce({})).value();
    }
    void passTime(Milliseconds by)
    {
        timers.advance(by);
        QCoreApplication::processEvents();
    }

    [[nodiscard]] publish::Surroundings ownSurroundings()
    {
        publish::Surroundings own = surroundings(clients, rules);
        own.recordKey = publish::recordKeys(*connectors, clock);
        own.canHandOver = publish::handOvers(*connectors);
        own.goesPartByPart = publish::partByPart(*connectors);
        own.utmCampaign = [this](const strategy::CampaignId &id) {
            return utmCampaign ? utmCampaign(id) : QString();
        };
        return own;
    }

    networks::RulesCatalogue rules;
    std::function<QString(const strategy::CampaignId &)> utmCampaign; ///< unset: campaigns have no name
    plan::PostService posts;
    publish::Outbox outbox;
    publish::Sender::Options options;
    std::unique_ptr<publish::Sender> sender;
};

} // namespace hatstand::test
