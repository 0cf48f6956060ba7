// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/mastodon/mastodon_media.h"

#include "base/sizes.h"
#include "networks/account_limits.h"
#include "networks/media_kinds.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

/// Films take a server minutes; longer than this nobody prepares one.
constexpr Milliseconds longestPreparation = std::chrono::minutes(10);
constexpr Milliseconds firstLook{1000};
constexpr Milliseconds laterLook{5000};

/// RFC 7578: a value of a header may hold no quotes and no line ends.
QByteArray safeName(const QString &path, const QString &type)
{
    QString suffix = QFileInfo(path).suffix();
    if (suffix.isEmpty() || !std::all_of(suffix.begin(), suffix.end(),
                                         [](QChar c) { return c.isLetterOrNumber() && c.unicode() < 128; }))
        suffix = type.section(u'/', 1);
    // Not the file's own name: it is nobody's business what a picture is called on this computer.
    return "media." + suffix.toLatin1();
}
} // namespace

std::optional<Error> mastodonFileProblem(const OutgoingMedia &media, const NetworkRules &rules,
                                         const QJsonObject &accountOptions)
{
    const QFileInfo file(media.filePath);
    if (!file.isFile()) {
        return Error{ErrorCode::StorageMissing,
                     Words::tr("A picture of this post cannot be found."),
                     Words::tr("Its file is not in the media folder any more."),
                     Words::tr("Add the picture again."),
                     {}};
    }
    const MediaKindRules &kind = rulesOf(media, rules.media);
    const bool takesNone = kind.maxCount && kind.maxCount->value == 0;
    if (takesNone || (!kind.types.isEmpty() && !kind.types.contains(media.mimeType))) {
        return Error{ErrorCode::InvalidInput,
                     Words::tr("The server does not take files of the kind %1.").arg(media.mimeType),
                     {},
                     Words::tr("Replace it by one that it takes."),
                     {}};
    }
    if (kind.maxBytes && file.size() > kind.maxBytes->value) {
        return Error{
            ErrorCode::TooLarge,
            Words::tr("The server would refuse a file: %1, limit %2.")
                .arg(sizeOverWords(file.size(), kind.maxBytes->value), sizeWords(kind.maxBytes->value)),
            {},
            Words::tr("Choose a smaller or shorter one and send again."),
            {}};
    }
    const AccountLimits limits = accountLimits(accountOptions);
    const std::optional<qint64> &most = isVideo(media) ? limits.videoPixels : limits.imagePixels;
    if (most && qint64(media.pixels.width()) * media.pixels.height() > *most) {
        return Error{ErrorCode::TooLarge,
                     Words::tr("The server would refuse a picture: it has too many pixels."),
                     {},
                     Words::tr("Make it smaller and send again."),
                     {}};
    }
    return std::nullopt;
}

QString mediaFocus(const QPointF &focus)
{
    const auto clamped = [](double value) { return QString::number(std::clamp(value, -1.0, 1.0), 'f', 2); };
    return clamped(focus.x() * 2 - 1) + u',' + clamped(1 - focus.y() * 2);
}

MediaForm mediaForm(const OutgoingMedia &media)
{
    // 256 random bits: it stands in no file by chance.
    const QByteArray boundary = "hatstand-" + net::randomToken().toLatin1();
    const QByteArray begin = "--" + boundary + "\r\nContent-Disposition: form-data; name=";
    MediaForm form;
    form.contentType = "multipart/form-data; boundary=" + boundary;
    const auto addText = [&form, &begin](const QByteArray &name, const QString &text) {
        form.body.append(begin + '"' + name + "\"\r\n\r\n" + text.toUtf8() + "\r\n");
    };
    if (!media.altText.isEmpty())
        addText("description", media.altText);
    if (media.focus && !isVideo(media))
        addText("focus", mediaFocus(*media.focus));
    form.body.append(begin + R"("file"; filename=")" + safeName(media.filePath, media.mimeType) +
                     "\"\r\nContent-Type: " + media.mimeType.toLatin1() + "\r\n\r\n");
    form.body.appendFile(media.filePath);
    form.body.append("\r\n--" + boundary + "--\r\n");
    return form;
}

QCoro::Task<void> MastodonUploads::wait(Milliseconds delay, CancelToken cancel)
{
    const auto self = shared_from_this();
    const Completion<bool> done;
    m_timers.callAfter(delay, &m_context, [done] { done.complete(true); });
    const auto subscription = cancel.onCancel([done] { done.complete(false); });
    (void)co_await done;
}

QCoro::Task<Result<void>> MastodonUploads::prepared(MastodonSessions::LinePointer line, QString id,
                                                    CancelToken cancel)
{
    const auto self = shared_from_this();
    Milliseconds waited{0};
    while (waited < longestPreparation) {
        const Milliseconds pause = waited < laterLook ? firstLook : laterLook;
        co_await wait(pause, cancel);
        waited += pause;
        if (cancel.isCancelled())
            co_return fail(mastodonStopped());
        const MastodonCall look =
            MastodonCall::get(QStringLiteral("/api/v1/media/") + id, net::Purpose::UploadMedia);
        const auto answer = co_await m_sessions->call(line, look, cancel);
        if (!answer)
            co_return fail(answer.error());
        if (answer->response.status == 206)
            continue;
        if (!answer->isSuccess()) {
            Error error = answer->error();
            if (error.code == ErrorCode::NotFound)
                error.code = ErrorCode::Refused;
            co_return fail(std::move(error));
        }
        const auto object = answer->object();
        if (!object)
            co_return fail(object.error());
        if (!object->value(QLatin1StringView("url")).toString().isEmpty())
            co_return Result<void>();
    }
    co_return fail(ErrorCode::TimedOut, Words::tr("The server does not get done with a file of this post."),
                   Words::tr("It has prepared it for ten minutes."), Words::tr("Try again later."));
}

QCoro::Task<Result<QString>> MastodonUploads::upload(MastodonSessions::LinePointer line, OutgoingMedia media,
                                                     std::function<void(qint64, qint64)> onProgress,
                                                     CancelToken cancel)
{
    const auto self = shared_from_this();
    const MediaForm form = mediaForm(media);
    MastodonCall call;
    call.method = net::HttpMethod::Post;
    call.path = QStringLiteral("/api/v2/media");
    call.body = form.body;
    call.contentType = form.contentType;
    call.purpose = net::Purpose::UploadMedia;
    call.isUpload = true;
    call.onProgress = std::move(onProgress);
    auto answer = co_await m_sessions->call(line, call, cancel);
    // Older servers have the first version only.
    if (answer && answer->isGone()) {
        call.path = QStringLiteral("/api/v1/media");
        answer = co_await m_sessions->call(line, call, cancel);
    }
    if (!answer)
        co_return fail(answer.error());
    const auto object = answer->object();
    if (!object)
        co_return fail(object.error());
    const QString id = object->value(QLatin1StringView("id")).toString();
    if (id.isEmpty())
        co_return fail(notMastodon(answer->response));
    if (answer->response.status == 202) {
        const auto ready = co_await prepared(line, id, cancel);
        if (!ready)
            co_return fail(ready.error());
    }
    co_return id;
}

QCoro::Task<Result<QStringList>> MastodonUploads::uploadAll(MastodonSessions::LinePointer line,
                                                            std::vector<OutgoingMedia> media,
                                                            Progress progress, CancelToken cancel)
{
    const auto self = shared_from_this();
    qint64 total = 0;
    for (const OutgoingMedia &one : media)
        total += QFileInfo(one.filePath).size();
    qint64 before = 0;
    QStringList ids;
    for (const OutgoingMedia &one : media) {
        const qint64 size = QFileInfo(one.filePath).size();
        const auto onProgress = [progress, before, size, total](qint64 sent, qint64) {
            if (progress)
                progress(before + std::min(sent, size), total);
        };
        const auto id = co_await upload(line, one, onProgress, cancel);
        if (!id)
            co_return fail(id.error());
        ids << *id;
        before += size;
    }
    if (progress && total > 0)
        progress(total, total);
    co_return ids;
}

} // namespace hatstand::networks
