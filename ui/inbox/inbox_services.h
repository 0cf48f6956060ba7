// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "plan/post.h"

#include <QCoro/QCoroTask>
#include <QImage>
#include <QUrl>

#include <functional>

namespace hatstand::clients
{
class AccountService;
class ClientService;
} // namespace hatstand::clients
namespace hatstand::listen
{
class Inbox;
class Replies;
class SavedReplies;
class SourceService;
} // namespace hatstand::listen
namespace hatstand::networks
{
class RulesCatalogue;
}
namespace hatstand::plan
{
class PostService;
}

namespace hatstand::ui::inbox
{

/// What the page works with; all of it outlives the page.
struct InboxServices
{
    listen::Inbox &inbox;
    listen::Replies &replies;
    listen::SavedReplies &savedReplies;
    listen::SourceService &sources;
    plan::PostService &posts;
    clients::ClientService &clients;
    clients::AccountService &accounts;
    const networks::RulesCatalogue &rules;
    std::function<void(const QUrl &)> openAddress;
    /// A small picture of a post of ours; null where it has none. Unset: none are shown.
    std::function<QCoro::Task<QImage>(plan::PostId id, QSize size, qreal devicePixelRatio)> postPicture = {};
    /// A picture that somebody else has put on the network, at the person's word. Unset: it is opened in the
    /// browser.
    std::function<QCoro::Task<Result<QImage>>(QUrl address)> loadPicture = {};
};

} // namespace hatstand::ui::inbox
