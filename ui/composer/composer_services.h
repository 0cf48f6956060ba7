// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/take_back.h"
#include "publish/who_sends.h"

#include <memory>

namespace hatstand::clients
{
class AccountService;
class ClientService;
} // namespace hatstand::clients
namespace hatstand::networks
{
class RulesCatalogue;
}
namespace hatstand::plan
{
class DraftKeeper;
class HashtagGroups;
class MediaStore;
class PersonalWords;
class PostService;
class Snippets;
class Spelling;
class Thumbnails;
} // namespace hatstand::plan
namespace hatstand::strategy
{
class CampaignService;
}

namespace hatstand::ui::composer
{

/// What the composer works with; all of it outlives the page.
struct Services
{
    plan::PostService &posts;
    plan::DraftKeeper &drafts;
    plan::MediaStore &media;
    plan::Thumbnails &thumbnails;
    plan::HashtagGroups &hashtags;
    plan::Snippets &snippets;
    const plan::Spelling &spelling;
    plan::PersonalWords &words;
    publish::Outbox &outbox;
    clients::ClientService &clients;
    clients::AccountService &accounts;
    strategy::CampaignService &campaigns;
    const networks::RulesCatalogue &rules;
    /// Empty: nothing is handed over.
    std::shared_ptr<const publish::WhoSends> whoSends = {};
    TakeBackPost takeBack = {}; ///< empty: what waits on a network stays as it is
};

} // namespace hatstand::ui::composer
