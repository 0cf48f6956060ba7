// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/bluesky/bluesky_videos.h"
#include "networks/rules.h"

namespace hatstand::networks
{

/// What of the media the network would refuse, found before anything leaves: number, kind and size by the
/// rules, a file that is not there.
[[nodiscard]] std::optional<Error> mediaProblem(const std::vector<OutgoingMedia> &media,
                                                const NetworkRules &rules);

/// Uploads bytes or files; a server keeps what no record names for some hours only, so that an upload without
/// a post leaves nothing behind.
class BlueskyUploads : public std::enable_shared_from_this<BlueskyUploads>
{
public:
    BlueskyUploads(std::shared_ptr<BlueskySessions> sessions, std::shared_ptr<BlueskyVideos> videos)
        : m_sessions(std::move(sessions)), m_videos(std::move(videos))
    {
    }

    /// Streams all files of the post of that key from the disk, one after the other, and answers what records
    /// call them. What cannot be uploaded now is found out before the first.
    [[nodiscard]] QCoro::Task<Result<std::vector<QJsonObject>>>
    uploadAll(BlueskySessions::LinePointer line, QString recordKey, std::vector<OutgoingMedia> media,
              Progress progress, CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> upload(BlueskySessions::LinePointer line,
                                                          net::RequestBody body, QByteArray mimeType,
                                                          std::function<void(qint64, qint64)> onProgress,
                                                          CancelToken cancel);

private:
    std::shared_ptr<BlueskySessions> m_sessions;
    std::shared_ptr<BlueskyVideos> m_videos;
};

} // namespace hatstand::networks
