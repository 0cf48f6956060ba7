// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/chain.h"

#include "networks/post_options.h"
#include "publish/frozen_content.h"

namespace hatstand::publish
{

int linkCount(const networks::OutgoingPost &post, bool takesChain)
{
    if (takesChain)
        return 1;
    return 1 + static_cast<int>(post.parts.size()) + (post.firstComment.isEmpty() ? 0 : 1);
}

networks::OutgoingPost linkAt(const networks::OutgoingPost &post, int position, const QString &key,
                              const std::vector<DeliveryLink> &there)
{
    networks::OutgoingPost link;
    link.recordKey = key;
    link.createdAt = post.createdAt;
    link.earlierId = there.empty() ? post.earlierId : there.back().remoteId;
    link.languages = post.languages;
    link.options = post.options;
    if (position == 0) {
        link.text = post.text;
        link.media = post.media;
        link.answers = post.answers;
        return link;
    }
    for (const QLatin1StringView alone : {networks::option::poll, networks::option::quote})
        link.options.remove(alone);
    networks::Answered answered;
    if (!there.empty()) {
        answered.rootId = post.answers ? post.answers->rootId : there.front().remoteId;
        answered.parentId = there.back().remoteId;
        answered.parentUrl = there.back().remoteUrl;
    }
    const auto part = static_cast<size_t>(position) - 1;
    link.isComment = part >= post.parts.size();
    if (link.isComment) {
        link.text = post.firstComment;
        answered.parentId = there.empty() ? QString() : there.front().remoteId;
        answered.parentUrl = there.empty() ? QUrl() : there.front().remoteUrl;
    } else {
        link.text = post.parts[part].text;
        link.media = post.parts[part].media;
    }
    if (!answered.parentId.isEmpty())
        answered.parentUrl.clear();
    link.answers = answered;
    return link;
}

bool isAdrift(const networks::OutgoingPost &link)
{
    return link.answers && link.answers->parentId.isEmpty() && link.answers->parentUrl.isEmpty();
}

bool hasNothingLeft(const Delivery &delivery,
                    const std::function<QString(const plan::MediaItem &)> &mediaPath)
{
    if (!delivery.hasBegun())
        return false;
    const auto post = thawContent(delivery.content, delivery.recordKey, mediaPath);
    return post && linkCount(*post, false) <= delivery.linksThere;
}

} // namespace hatstand::publish
