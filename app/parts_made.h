// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clients/account_pauses.h"
#include "clients/account_service.h"
#include "clients/client_service.h"
#include "clients/keychain_credentials.h"
#include "clients/media_host_service.h"
#include "clients/sign_in_care.h"
#include "clients/traffic_journal.h"
#include "listen/inbox/inbox.h"
#include "listen/intake/intake_line.h"
#include "listen/intake/make_judge.h"
#include "listen/keeping/keeper.h"
#include "listen/kinds/kinds.h"
#include "listen/replies/replies.h"
#include "listen/replies/saved_replies.h"
#include "listen/search/message_search.h"
#include "listen/sources/source_reader.h"
#include "listen/sources/source_service.h"
#include "net/http_client.h"
#include "net/rate_limiter.h"
#include "networks/bluesky/bluesky_connector.h"
#include "networks/connectors.h"
#include "networks/ghost/ghost_connector.h"
#include "networks/mastodon/mastodon_connector.h"
#include "networks/practice/practice_connector.h"
#include "networks/practice/practice_timeline.h"
#include "networks/rules_catalogue.h"
#include "networks/shaarli/shaarli_connector.h"
#include "networks/wordpress/wordpress_connector.h"
#include "people/people.h"
#include "people/privacy.h"
#include "plan/draft_keeper.h"
#include "plan/hashtag_groups.h"
#include "plan/media/media_fitter.h"
#include "plan/media/media_store.h"
#include "plan/media/thumbnails.h"
#include "plan/personal_words.h"
#include "plan/post_service.h"
#include "plan/snippets.h"
#include "plan/spelling.h"
#include "publish/delivery_history.h"
#include "publish/media_fitting.h"
#include "publish/outbox.h"
#include "publish/sender.h"
#include "secrets/keychain_secret_store.h"
#include "strategy/campaign_service.h"
#include "topic_parts.h"

#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

#include <utility>

namespace hatstand
{

/// What of the parts has been asked for, in the order in which each stands on those before it.
struct MadeParts
{
    std::unique_ptr<networks::RulesCatalogue> rules;
    std::unique_ptr<clients::TrafficJournal> traffic;
    std::unique_ptr<net::RateLimiter> limiter;
    std::unique_ptr<net::HttpClient> http;
    std::unique_ptr<secrets::SecretStore> secrets;
    std::unique_ptr<clients::KeychainCredentials> credentials;
    std::unique_ptr<networks::Connectors> connectors;
    std::unique_ptr<networks::PracticeTimeline> practice;
    std::unique_ptr<clients::ClientService> clients;
    std::unique_ptr<clients::AccountService> accounts;
    std::unique_ptr<clients::SignInCare> signInCare;
    std::unique_ptr<clients::MediaHostService> mediaHost;
    std::unique_ptr<strategy::CampaignService> campaigns;
    std::unique_ptr<plan::PostService> posts;
    std::unique_ptr<plan::MediaStore> media;
    std::unique_ptr<plan::MediaFitter> fitter;
    std::unique_ptr<plan::DraftKeeper> drafts;
    std::unique_ptr<plan::Thumbnails> thumbnails;
    std::unique_ptr<plan::HashtagGroups> hashtags;
    std::unique_ptr<plan::Snippets> snippets;
    std::unique_ptr<plan::Spelling> spelling;
    std::unique_ptr<plan::PersonalWords> words;
    publish::SenderOptions sending;
    std::unique_ptr<clients::AccountPauses> pauses;
    std::unique_ptr<publish::Outbox> outbox;
    std::unique_ptr<publish::DeliveryHistory> history;
    std::unique_ptr<publish::Sender> sender;
    std::unique_ptr<listen::SourceService> sources;
    std::unique_ptr<listen::Inbox> inbox;
    std::unique_ptr<listen::Replies> replies;
    std::unique_ptr<listen::SavedReplies> savedReplies;
    std::unique_ptr<listen::Kinds> kinds;
    std::unique_ptr<listen::MessageSearch> messageSearch;
    std::unique_ptr<listen::IntakeLine> intake;
    std::unique_ptr<listen::SourceReader> sourceReader;
    std::unique_ptr<listen::Keeper> keeper;
    std::unique_ptr<people::People> people;
    std::unique_ptr<people::Privacy> privacy;
};

} // namespace hatstand
