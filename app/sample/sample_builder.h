// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/timers.h"
#include "clients/account_service.h"
#include "clients/client_service.h"
#include "networks/connectors.h"
#include "networks/practice/practice_timeline.h"
#include "networks/rules_catalogue.h"
#include "plan/hashtag_groups.h"
#include "plan/media/media_store.h"
#include "plan/post_service.h"
#include "plan/snippets.h"
#include "publish/outbox.h"
#include "publish/sender.h"
#include "sample/sample_content.h"
#include "strategy/campaign_service.h"

#include <QHash>

namespace hatstand::storage
{
class Workspace;
}

namespace hatstand::sample
{

/// The Practice network needs no secrets, and by hand there are none.
class NoCredentials final : public networks::CredentialStore
{
public:
    [[nodiscard]] QCoro::Task<Result<QString>> read(QString accountKey) override;
    [[nodiscard]] QCoro::Task<Result<void>> write(QString accountKey, QString secret) override;
    [[nodiscard]] QCoro::Task<Result<void>> remove(QString accountKey) override;
};

/// The program's services on a clock that is led through half a year.
class SampleBuilder
{
public:
    SampleBuilder(storage::Workspace &workspace, const networks::RulesCatalogue &rules, SampleContent content,
                  Instant now);
    ~SampleBuilder();
    SampleBuilder(const SampleBuilder &) = delete;
    SampleBuilder &operator=(const SampleBuilder &) = delete;

    [[nodiscard]] QCoro::Task<Result<void>> addClients();
    /// What the weekly habits have brought in the past, published, and plan for the weeks ahead.
    [[nodiscard]] QCoro::Task<Result<void>> addHistory(std::function<void(double)> progress,
                                                       CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<void>> addToday();
    [[nodiscard]] QCoro::Task<Result<void>> addIdeas();
    /// What people have said.
    [[nodiscard]] QCoro::Task<Result<void>> addTalk();

private:
    [[nodiscard]] plan::Post makePost(const SamplePost &sample) const;
    [[nodiscard]] QCoro::Task<Result<void>> addPicture(plan::Post *post, QString picture, QString altText,
                                                       int variant);
    [[nodiscard]] QCoro::Task<Result<void>> publishAt(Instant at, plan::Post post);
    [[nodiscard]] QCoro::Task<Result<void>> addOneOfToday(SamplePost sample);
    void confirmByHand(const plan::PostId &id);

    storage::Workspace &m_workspace;
    SampleContent m_content;
    Instant m_now;
    FakeClock m_clock;
    SystemTimers m_timers;
    NoCredentials m_credentials;
    networks::Connectors m_connectors;
    clients::ClientService m_clients;
    clients::AccountService m_accounts;
    strategy::CampaignService m_campaigns;
    plan::PostService m_posts;
    plan::MediaStore m_media;
    plan::HashtagGroups m_hashtags;
    plan::Snippets m_snippets;
    networks::PracticeTimeline m_practice;
    publish::Outbox m_outbox;
    publish::Sender m_sender;
    QHash<QString, clients::ClientId> m_clientIds;
    QHash<QString, clients::AccountId> m_accountIds;
    QHash<QString, strategy::CampaignId> m_campaignIds;
    QHash<QString, plan::MediaId> m_pictures;
};

} // namespace hatstand::sample
