// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/bluesky/bluesky_media.h"
#include "networks/bluesky/bluesky_records.h"

namespace hatstand::networks
{

/// Makes previews of links. On Bluesky the sender does it: whoever reads the post never visits the page for
/// it.
class BlueskyCards : public std::enable_shared_from_this<BlueskyCards>
{
public:
    BlueskyCards(std::shared_ptr<BlueskyClient> client, std::shared_ptr<BlueskyUploads> uploads)
        : m_client(std::move(client)), m_uploads(std::move(uploads))
    {
    }

    /// Nothing when the page cannot be had in ten seconds, or says nothing about itself: never a reason not
    /// to post. The picture is left out where it cannot be had.
    [[nodiscard]] QCoro::Task<std::optional<BlueskyCard>> make(BlueskySessions::LinePointer line,
                                                               QString address, CancelToken cancel);

private:
    [[nodiscard]] QCoro::Task<QJsonObject> thumb(BlueskySessions::LinePointer line, QUrl picture, QUrl page,
                                                 CancelToken cancel);

    std::shared_ptr<BlueskyClient> m_client;
    std::shared_ptr<BlueskyUploads> m_uploads;
};

} // namespace hatstand::networks
