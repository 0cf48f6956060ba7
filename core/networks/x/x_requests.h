// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The requests of X's API v2 that publishing needs, as values: nothing here sends or waits. What X would
// refuse by its own OpenAPI file (api.x.com/2/openapi.json, version 2.167, read 2026-11) is refused here,
// before anything leaves; how long a text may be depends on the account and is measured elsewhere
// (text/x_text.h).
#pragma once

#include "net/http_message.h"

#include <QStringList>
#include <QUrl>

#include <optional>

namespace hatstand::networks
{

/// Who may answer a post. X has no word for "everyone": it is what a request without one means.
enum class XReplies { Everyone, Following, MentionedUsers, Subscribers, Verified };

struct XPoll
{
    QStringList options;   ///< two to four, each of 1 to 25 characters (code points)
    int minutes = 24 * 60; ///< 5 to 10,080 (a week)
};

struct XPost
{
    QString text;         ///< may be empty where there are media
    QStringList mediaIds; ///< up to four; not together with a poll or a quote
    QString replyTo;      ///< the id of the post that this one answers; empty: none
    QString quoted;       ///< the id of a post that is shown within; not together with media or a poll
    std::optional<XPoll> poll;
    XReplies replies = XReplies::Everyone;
};

enum class XMediaUse { Picture, Animation, Video };

/// A file that is about to be uploaded: initialize, append every segment, finalize, then ask for the status
/// until it has been processed.
struct XUpload
{
    XMediaUse use = XMediaUse::Picture;
    QString mimeType;
    qint64 bytes = 0;
};

/// How much of a file one request carries. X takes 5 MB and 1000 segments
/// (developer.x.com/en/docs/media/upload-media/api-reference/post-media-upload-append, read
/// 2026-11).
constexpr qint64 xSegmentBytes = 4LL * 1024 * 1024;
constexpr qint64 xMostSegments = 1000;

/// The largest file of a use, as resources/networks/x.json has it: 5 MB, 15 MB, 512 MB
/// (docs.x.com/x-api/media/quickstart/best-practices, read 2026-08).
[[nodiscard]] qint64 xMostBytes(XMediaUse use);

/// Builds the requests of one account. All ids are those that X gave: 1 to 19 digits, anything else is
/// InvalidInput.
class XRequests
{
public:
    /// `api` is "https://api.x.com"; `token` the access token of a person (OAuth 2).
    XRequests(QUrl api, QString token) : m_api(std::move(api)), m_token(std::move(token)) {}

    /// Not to be repeated without looking first: X knows no idempotency key.
    [[nodiscard]] Result<net::HttpRequest> createPost(const XPost &post) const;
    [[nodiscard]] Result<net::HttpRequest> deletePost(const QString &id) const;

    /// InvalidInput where the file is empty or of a kind that X does not take for this use, TooLarge where it
    /// is more than xMostBytes.
    [[nodiscard]] Result<net::HttpRequest> initializeUpload(const XUpload &upload) const;
    /// `segment` counts from 0. The same segment may be sent again.
    [[nodiscard]] Result<net::HttpRequest> appendSegment(const QString &mediaId, qint64 segment,
                                                         const QByteArray &bytes) const;
    [[nodiscard]] Result<net::HttpRequest> finalizeUpload(const QString &mediaId) const;
    [[nodiscard]] Result<net::HttpRequest> uploadStatus(const QString &mediaId) const;
    /// What is seen in it, for those who do not see it: 1 to 1000 characters (code points).
    [[nodiscard]] Result<net::HttpRequest> describeMedia(const QString &mediaId, const QString &text) const;

private:
    [[nodiscard]] net::HttpRequest ask(net::HttpMethod method, const QString &path,
                                       net::Purpose purpose) const;
    [[nodiscard]] net::HttpRequest tell(const QString &path, const QJsonObject &body,
                                        net::Purpose purpose) const;

    QUrl m_api;
    QString m_token;
};

} // namespace hatstand::networks
