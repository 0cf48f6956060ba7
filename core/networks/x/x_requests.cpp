// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/x/x_requests.h"

#include "base/sizes.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

#include <algorithm>
#include <array>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

constexpr qsizetype mostMedia = 4;
constexpr qsizetype fewestOptions = 2;
constexpr qsizetype mostOptions = 4;
constexpr qsizetype longestOption = 25;
constexpr int shortestPoll = 5;
constexpr int longestPoll = 7 * 24 * 60;
constexpr qsizetype longestDescription = 1000;
// docs.x.com/x-api/media/quickstart/best-practices, read 2026-08, as in resources/networks/x.json. The
// OpenAPI file names only what no kind may be larger than (16 GiB, of total_bytes).
constexpr qint64 mostPictureBytes = 5LL * 1024 * 1024;
constexpr qint64 mostAnimationBytes = 15LL * 1024 * 1024;
constexpr qint64 mostVideoBytes = 512LL * 1024 * 1024;
static_assert(mostVideoBytes <= xSegmentBytes * xMostSegments);

/// As the rules of X count: a character outside the basic plane is one.
qsizetype codePoints(const QString &text)
{
    return std::ranges::count_if(text, [](QChar c) { return !c.isLowSurrogate(); });
}

bool isId(const QString &id)
{
    constexpr qsizetype mostDigits = 19;
    return !id.isEmpty() && id.size() <= mostDigits &&
           std::ranges::all_of(id, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

Error badId(const QString &id)
{
    return {ErrorCode::InvalidInput,
            Words::tr("\"%1\" is not an id of X.").arg(id.left(40)),
            Words::tr("X names posts and media with up to 19 digits."),
            {},
            {}};
}

Error badPost(const QString &why, const QString &remedy)
{
    return {ErrorCode::InvalidInput, Words::tr("X would refuse this post."), why, remedy, {}};
}

std::optional<Error> pollProblem(const XPoll &poll)
{
    if (poll.options.size() < fewestOptions || poll.options.size() > mostOptions)
        return badPost(Words::tr("A poll has two to four answers to choose from."),
                       Words::tr("Change the answers of the poll."));
    for (const QString &option : poll.options) {
        if (option.trimmed().isEmpty() || codePoints(option) > longestOption)
            return badPost(Words::tr("Each answer of a poll has 1 to 25 characters."),
                           Words::tr("Change the answer \"%1\".").arg(option));
    }
    if (poll.minutes < shortestPoll || poll.minutes > longestPoll)
        return badPost(Words::tr("A poll is open for five minutes to seven days."),
                       Words::tr("Change how long the poll is open."));
    return std::nullopt;
}

std::optional<Error> postProblem(const XPost &post)
{
    if (post.text.trimmed().isEmpty() && post.mediaIds.isEmpty())
        return badPost(Words::tr("It has neither text nor a picture."), Words::tr("Write something."));
    if (post.mediaIds.size() > mostMedia)
        return badPost(Words::tr("It has more than four pictures."), Words::tr("Leave some out."));
    // docs.x.com/x-api/posts/create-or-edit-post: each excludes the others.
    if (int(!post.mediaIds.isEmpty()) + int(!post.quoted.isEmpty()) + int(post.poll.has_value()) > 1)
        return badPost(Words::tr("It can have only one of these: pictures, a poll, a quoted post."),
                       Words::tr("Leave the others out."));
    QStringList ids = post.mediaIds;
    for (const QString &id : {post.replyTo, post.quoted}) {
        if (!id.isEmpty())
            ids << id;
    }
    for (const QString &id : ids) {
        if (!isId(id))
            return badId(id);
    }
    return post.poll ? pollProblem(*post.poll) : std::nullopt;
}

QString repliesName(XReplies replies)
{
    switch (replies) {
    case XReplies::Everyone:
        break;
    case XReplies::Following:
        return QStringLiteral("following");
    case XReplies::MentionedUsers:
        return QStringLiteral("mentionedUsers");
    case XReplies::Subscribers:
        return QStringLiteral("subscribers");
    case XReplies::Verified:
        return QStringLiteral("verified");
    }
    return {};
}

QString categoryName(XMediaUse use)
{
    switch (use) {
    case XMediaUse::Picture:
        break;
    case XMediaUse::Animation:
        return QStringLiteral("tweet_gif");
    case XMediaUse::Video:
        return QStringLiteral("tweet_video");
    }
    return QStringLiteral("tweet_image");
}

bool takes(const XUpload &upload)
{
    const QString &type = upload.mimeType;
    switch (upload.use) {
    case XMediaUse::Picture: {
        constexpr std::array types{QLatin1StringView("image/jpeg"), QLatin1StringView("image/png"),
                                   QLatin1StringView("image/webp"), QLatin1StringView("image/gif"),
                                   QLatin1StringView("image/bmp"),  QLatin1StringView("image/tiff")};
        return std::ranges::find(types, type) != types.end();
    }
    case XMediaUse::Animation:
        return type == QLatin1StringView("image/gif");
    case XMediaUse::Video: {
        constexpr std::array types{QLatin1StringView("video/mp4"), QLatin1StringView("video/quicktime"),
                                   QLatin1StringView("video/webm"), QLatin1StringView("video/mp2t")};
        return std::ranges::find(types, type) != types.end();
    }
    }
    return false;
}

QString uploadPath(const QString &mediaId, QLatin1StringView step)
{
    return QStringLiteral("/2/media/upload/") + mediaId + u'/' + step;
}

Error tooLarge(const XUpload &upload)
{
    const qint64 most = xMostBytes(upload.use);
    QString what = Words::tr("X would refuse the picture: %1, limit %2.");
    QString remedy = Words::tr("Shrink it and send again.");
    if (upload.use == XMediaUse::Video) {
        what = Words::tr("X would refuse the video: %1, limit %2.");
        remedy = Words::tr("Choose a smaller or shorter one and send again.");
    } else if (upload.use == XMediaUse::Animation) {
        what = Words::tr("X would refuse the animation: %1, limit %2.");
        remedy = Words::tr("Choose a smaller or shorter one and send again.");
    }
    return {
        ErrorCode::TooLarge, what.arg(sizeOverWords(upload.bytes, most), sizeWords(most)), {}, remedy, {}};
}
} // namespace

qint64 xMostBytes(XMediaUse use)
{
    switch (use) {
    case XMediaUse::Picture:
        break;
    case XMediaUse::Animation:
        return mostAnimationBytes;
    case XMediaUse::Video:
        return mostVideoBytes;
    }
    return mostPictureBytes;
}

net::HttpRequest XRequests::ask(net::HttpMethod method, const QString &path, net::Purpose purpose) const
{
    net::HttpRequest request;
    request.method = method;
    request.url = m_api;
    request.url.setPath(path);
    request.purpose = purpose;
    // X counts by account (developer.x.com/en/docs/x-api/tweets/manage-tweets/api-reference/post-tweets).
    request.limitIsHosts = false;
    request.setBearer(m_token);
    return request;
}

net::HttpRequest XRequests::tell(const QString &path, const QJsonObject &body, net::Purpose purpose) const
{
    net::HttpRequest request = ask(net::HttpMethod::Post, path, purpose);
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    request.contentType = QByteArrayLiteral("application/json");
    return request;
}

Result<net::HttpRequest> XRequests::createPost(const XPost &post) const
{
    if (auto problem = postProblem(post))
        return fail(std::move(*problem));
    QJsonObject body{{QStringLiteral("text"), post.text}};
    if (!post.mediaIds.isEmpty()) {
        body.insert(QStringLiteral("media"),
                    QJsonObject{{QStringLiteral("media_ids"), QJsonArray::fromStringList(post.mediaIds)}});
    }
    if (!post.replyTo.isEmpty()) {
        body.insert(QStringLiteral("reply"),
                    QJsonObject{{QStringLiteral("in_reply_to_tweet_id"), post.replyTo}});
    }
    if (!post.quoted.isEmpty())
        body.insert(QStringLiteral("quote_tweet_id"), post.quoted);
    if (post.poll) {
        body.insert(QStringLiteral("poll"),
                    QJsonObject{{QStringLiteral("options"), QJsonArray::fromStringList(post.poll->options)},
                                {QStringLiteral("duration_minutes"), post.poll->minutes}});
    }
    if (post.replies != XReplies::Everyone)
        body.insert(QStringLiteral("reply_settings"), repliesName(post.replies));
    return tell(QStringLiteral("/2/tweets"), body,
                post.replyTo.isEmpty() ? net::Purpose::SendPost : net::Purpose::SendReply);
}

Result<net::HttpRequest> XRequests::deletePost(const QString &id) const
{
    if (!isId(id))
        return fail(badId(id));
    return ask(net::HttpMethod::Delete, QStringLiteral("/2/tweets/") + id, net::Purpose::DeletePost);
}

Result<net::HttpRequest> XRequests::initializeUpload(const XUpload &upload) const
{
    if (!takes(upload)) {
        return fail(ErrorCode::InvalidInput,
                    Words::tr("X does not take files of the kind %1.").arg(upload.mimeType), {},
                    Words::tr("Replace it by a JPEG or PNG picture, or an MP4 video."));
    }
    if (upload.bytes <= 0)
        return fail(ErrorCode::InvalidInput, Words::tr("There is nothing in this file."), {},
                    Words::tr("Choose another one."));
    if (upload.bytes > xMostBytes(upload.use))
        return fail(tooLarge(upload));
    return tell(QStringLiteral("/2/media/upload/initialize"),
                {{QStringLiteral("media_category"), categoryName(upload.use)},
                 {QStringLiteral("media_type"), upload.mimeType},
                 {QStringLiteral("total_bytes"), upload.bytes}},
                net::Purpose::UploadMedia);
}

Result<net::HttpRequest> XRequests::appendSegment(const QString &mediaId, qint64 segment,
                                                  const QByteArray &bytes) const
{
    if (!isId(mediaId))
        return fail(badId(mediaId));
    if (segment < 0 || segment >= xMostSegments || bytes.isEmpty() || bytes.size() > xSegmentBytes) {
        return fail(ErrorCode::InvalidInput, Words::tr("This part of a file cannot be uploaded to X."), {},
                    {}, QStringLiteral("segment %1 of %2 bytes").arg(segment).arg(bytes.size()));
    }
    // As a form (RFC 7578): the bytes as they are, where JSON would need a third more for base64. The line
    // between the parts follows from the bytes, so that it is not in them, and the same segment makes the
    // same request.
    const QByteArray line =
        "hatstand-" + QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().left(40);
    net::HttpRequest request = ask(net::HttpMethod::Post, uploadPath(mediaId, QLatin1StringView("append")),
                                   net::Purpose::UploadMedia);
    request.contentType = "multipart/form-data; boundary=" + line;
    request.body.append("--" + line + "\r\nContent-Disposition: form-data; name=\"segment_index\"\r\n\r\n" +
                        QByteArray::number(segment) + "\r\n--" + line +
                        "\r\nContent-Disposition: form-data; name=\"media\"; filename=\"segment\"\r\n"
                        "Content-Type: application/octet-stream\r\n\r\n");
    request.body.append(bytes);
    request.body.append("\r\n--" + line + "--\r\n");
    // Each segment has its place, where it is put again.
    request.idempotent = true;
    // On a slow line, only silence ends it.
    request.timeouts.answer = request.timeouts.total;
    request.timeouts.total = Milliseconds(0);
    return request;
}

Result<net::HttpRequest> XRequests::finalizeUpload(const QString &mediaId) const
{
    if (!isId(mediaId))
        return fail(badId(mediaId));
    return ask(net::HttpMethod::Post, uploadPath(mediaId, QLatin1StringView("finalize")),
               net::Purpose::UploadMedia);
}

Result<net::HttpRequest> XRequests::uploadStatus(const QString &mediaId) const
{
    if (!isId(mediaId))
        return fail(badId(mediaId));
    net::HttpRequest request =
        ask(net::HttpMethod::Get, QStringLiteral("/2/media/upload"), net::Purpose::UploadMedia);
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("command"), QStringLiteral("STATUS"));
    query.addQueryItem(QStringLiteral("media_id"), mediaId);
    request.url.setQuery(query);
    return request;
}

Result<net::HttpRequest> XRequests::describeMedia(const QString &mediaId, const QString &text) const
{
    if (!isId(mediaId))
        return fail(badId(mediaId));
    if (text.trimmed().isEmpty() || codePoints(text) > longestDescription)
        return fail(ErrorCode::InvalidInput, Words::tr("X would refuse the description of the picture."),
                    Words::tr("It has 1 to 1000 characters."), Words::tr("Change the description."));
    return tell(QStringLiteral("/2/media/metadata"),
                {{QStringLiteral("id"), mediaId},
                 {QStringLiteral("metadata"),
                  QJsonObject{{QStringLiteral("alt_text"), QJsonObject{{QStringLiteral("text"), text}}}}}},
                net::Purpose::UploadMedia);
}

} // namespace hatstand::networks
