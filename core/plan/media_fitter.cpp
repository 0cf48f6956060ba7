// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/media_fitter.h"

#include "plan/fitted_files.h"
#include "plan/media_kind.h"
#include "plan/media_probe.h"
#include "plan/metadata_strip.h"
#include "plan/picture_fitter.h"
#include "plan/worker.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPointer>
#include <qcorofuture.h>

#include <utility>

namespace hatstand::plan
{

namespace
{
/// Changes whenever other bytes would be made of the same picture.
constexpr int howVersion = 1;

/// `fittedFolder` stands in the media folder. Where that is away as a whole, as with a drive that was taken
/// away, nothing is wrong with the post, and it is tried again.
tl::unexpected<Error> missing(const QString &name, const QString &fittedFolder, const QString &detail = {})
{
    if (!QFileInfo(QFileInfo(fittedFolder).path()).isDir()) {
        return fail(ErrorCode::StorageFailed,
                    MediaFitter::tr("\"%1\" cannot be reached: the media folder is not there.").arg(name),
                    MediaFitter::tr("Its drive may have been taken away."),
                    MediaFitter::tr("Connect it again; then it is tried again by itself."), detail);
    }
    return fail(ErrorCode::StorageMissing, MediaFitter::tr("\"%1\" is not in the media folder.").arg(name),
                {}, MediaFitter::tr("Add it to the post again."), detail);
}

tl::unexpected<Error> stopped()
{
    return fail(ErrorCode::Cancelled, MediaFitter::tr("Stopped."));
}

/// All that the bytes of a picture depend on, beside the picture.
QByteArray howOf(const FitRequest &request)
{
    const MediaLimits &limits = request.limits;
    const QJsonArray numbers{limits.maxBytes,  limits.minWidth,  limits.maxWidth,
                             limits.minHeight, limits.maxHeight, limits.maxShortSide,
                             limits.maxPixels, limits.minRatio,  limits.maxRatio};
    return QJsonDocument({{QStringLiteral("version"), howVersion},
                          {QStringLiteral("crop"), toJson(request.crop)},
                          {QStringLiteral("types"), QJsonArray::fromStringList(limits.types)},
                          {QStringLiteral("numbers"), numbers}})
        .toJson(QJsonDocument::Compact);
}

/// Works on one request, on a thread.
class Work
{
public:
    Work(FitRequest request, MediaFacts facts, QString folder, Instant now, std::function<bool()> isStopped)
        : m_request(std::move(request))
        , m_facts(std::move(facts))
        , m_folder(std::move(folder))
        , m_now(now)
        , m_isStopped(std::move(isStopped))
    {
    }

    Result<FittedMedia> run()
    {
        QFile file(m_request.path);
        if (!file.open(QIODevice::ReadOnly))
            return missing(m_facts.name, m_folder, file.errorString());
        if (m_isStopped())
            return stopped();
        if (auto named = nameContent(file); !named)
            return fail(std::move(named.error()));
        switch (kindOf(m_request.item)) {
        case MediaKind::Picture:
        case MediaKind::Gif:
            return picture(file);
        case MediaKind::Video:
            return video(file);
        case MediaKind::Other:
            break;
        }
        return original();
    }

private:
    Result<void> nameContent(QFile &file)
    {
        if (!m_request.item.sha256.isEmpty())
            return {};
        QCryptographicHash hash(QCryptographicHash::Sha256);
        if (!hash.addData(&file) || !file.seek(0))
            return fail(ErrorCode::StorageFailed, MediaFitter::tr("\"%1\" cannot be read.").arg(m_facts.name),
                        file.errorString());
        m_request.item.sha256 = hash.result();
        return {};
    }

    Result<FittedMedia> picture(QFile &file)
    {
        const QString key = fittedKey(m_request.item.sha256, howOf(m_request));
        if (const auto found = findFitted(m_folder, key, m_now))
            return made(*found);
        if (file.size() > maxPictureBytes) {
            return fail(ErrorCode::TooLarge, MediaFitter::tr("\"%1\" is too large.").arg(m_facts.name), {},
                        MediaFitter::tr("Make it smaller in another program and add it again."));
        }
        const QByteArray bytes = file.readAll();
        const auto stripped = withoutMetadata(bytes, m_request.item.mimeType);
        m_facts.byteCount = stripped ? stripped->bytes.size() : bytes.size();
        m_facts.isAnimated = stripped && stripped->isAnimated;
        const auto plan = planFit(m_facts, m_request.crop, m_request.limits);
        if (!plan)
            return fail(plan.error());
        const bool isKept = m_facts.isAnimated || kindOf(m_request.item) == MediaKind::Gif;
        if (isKept && !stripped)
            return damaged();
        if (!isKept && (plan->isWrittenAnew || !stripped || !hasUsualColours(*stripped) || isTurned()))
            return anew(key, *plan);
        if (stripped->bytes == bytes)
            return original();
        return kept(key, QFileInfo(m_request.path).suffix(), stripped->bytes);
    }

    static bool hasUsualColours(const StrippedPicture &picture)
    {
        return !picture.isCmyk && !picture.hasOtherColours && isSrgbProfile(picture.profile);
    }

    [[nodiscard]] bool isTurned() const
    {
        QImageReader reader(m_request.path);
        reader.setDecideFormatFromContent(true);
        return reader.transformation() != QImageIOHandler::TransformationNone;
    }

    Result<FittedMedia> anew(const QString &key, const FitPlan &plan)
    {
        PictureOrder order;
        order.limits = {m_request.limits.maxBytes, plan.pixels, m_request.limits.types};
        order.crop = plan.crop;
        order.least = {m_request.limits.minWidth, m_request.limits.minHeight};
        order.isStopped = m_isStopped;
        const auto fitted = fittedPicture(m_request.path, m_facts.name, order);
        if (!fitted)
            return fail(fitted.error());
        return kept(key, fitted->suffix, fitted->bytes);
    }

    Result<FittedMedia> kept(const QString &key, const QString &suffix, const QByteArray &bytes)
    {
        const auto path = keepFitted(m_folder, key, suffix, bytes, m_facts.name);
        if (!path)
            return fail(path.error());
        return made(*path);
    }

    Result<FittedMedia> video(QFile &file)
    {
        // What it is sent to makes no difference to a video.
        const QString key = fittedKey(m_request.item.sha256, "video-" + QByteArray::number(howVersion));
        if (const auto found = findFitted(m_folder, key, m_now))
            return made(*found);
        const std::vector<Patch> patches = privateParts(file);
        if (patches.empty())
            return original();
        const auto path = keepPatched(m_folder, key, m_request.path, patches, m_facts.name, m_isStopped);
        if (!path)
            return fail(path.error());
        return made(*path);
    }

    Result<FittedMedia> made(const QString &path)
    {
        const auto probe = probeMedia(path, m_facts.name);
        if (!probe)
            return fail(probe.error());
        return FittedMedia{path,
                           probe->mimeType,
                           QFileInfo(path).size(),
                           probe->pixels.isEmpty() ? m_facts.pixels : probe->pixels,
                           m_request.altText,
                           false};
    }

    Result<FittedMedia> original()
    {
        return FittedMedia{m_request.path, m_request.item.mimeType, QFileInfo(m_request.path).size(),
                           m_facts.pixels, m_request.altText,       true};
    }

    [[nodiscard]] tl::unexpected<Error> damaged() const
    {
        return fail(ErrorCode::InvalidInput, MediaFitter::tr("\"%1\" is damaged.").arg(m_facts.name), {},
                    MediaFitter::tr("Choose another one, or save it anew in another program."));
    }

    FitRequest m_request;
    MediaFacts m_facts;
    const QString m_folder;
    const Instant m_now;
    const std::function<bool()> m_isStopped;
};

/// What the headers of a video say; what is known of it already stays where they say nothing.
void addProbe(MediaFacts &facts, const VideoProbe &probe)
{
    if (!probe.pixels.isEmpty())
        facts.pixels = probe.pixels;
    if (probe.durationMilliseconds > 0)
        facts.milliseconds = probe.durationMilliseconds;
    if (!probe.pictureCodec.isEmpty())
        facts.pictureCodec = probe.pictureCodec;
    if (!probe.soundCodec.isEmpty())
        facts.soundCodec = probe.soundCodec;
}
} // namespace

MediaFitter::MediaFitter(const Clock &clock, Timers &timers, const QString &mediaFolder,
                         const QString &ffprobe, QObject *parent)
    : QObject(parent), m_clock(clock), m_folder(fittedFolder(mediaFolder)), m_ffprobe(timers, ffprobe)
{
    // A large picture takes a gigabyte while it is worked on.
    m_pool.setMaxThreadCount(2);
    m_pool.setExpiryTimeout(5000);
}

MediaFitter::~MediaFitter()
{
    *m_closing = true;
}

QCoro::Task<Result<MediaFacts>> MediaFitter::facts(FitRequest request, CancelToken cancel)
{
    MediaFacts facts = mediaFacts(request.item);
    if (kindOf(request.item) != MediaKind::Video)
        co_return facts;
    const QPointer<MediaFitter> self(this);
    const auto closing = m_closing; // what waits for ffprobe is resumed by its end, within this one's
    auto reading = runOn(m_pool, [path = request.path]() -> std::optional<VideoProbe> {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? std::optional(probeVideo(file)) : std::nullopt;
    });
    const auto headers = co_await reading;
    if (!self || cancel.isCancelled())
        co_return stopped();
    if (!headers)
        co_return missing(facts.name, m_folder);
    addProbe(facts, *headers);
    if (const auto probed = co_await m_ffprobe.probe(request.path, cancel))
        addProbe(facts, *probed);
    if (*closing || cancel.isCancelled())
        co_return stopped();
    co_return facts;
}

QCoro::Task<Result<FitPlan>> MediaFitter::check(FitRequest request, CancelToken cancel)
{
    const auto known = co_await facts(request, cancel);
    if (!known)
        co_return fail(known.error());
    co_return planFit(*known, request.crop, request.limits);
}

QCoro::Task<Result<FittedMedia>> MediaFitter::fit(FitRequest request, CancelToken cancel)
{
    const QPointer<MediaFitter> self(this);
    const auto closing = m_closing;
    const auto known = co_await facts(request, cancel);
    if (*closing || cancel.isCancelled())
        co_return stopped();
    if (!known)
        co_return fail(known.error());
    if (kindOf(request.item) == MediaKind::Video) {
        if (const auto plan = planFit(*known, request.crop, request.limits); !plan)
            co_return fail(plan.error());
    }
    auto isCancelled = std::make_shared<std::atomic_bool>(false);
    const auto subscription = cancel.onCancel([isCancelled] { *isCancelled = true; });
    auto working =
        runOn(m_pool, [work = std::make_shared<Work>(std::move(request), *known, m_folder, m_clock.now(),
                                                     [isCancelled, closing = m_closing] {
                                                         return *isCancelled || *closing;
                                                     })] { return work->run(); });
    Result<FittedMedia> fitted = co_await working;
    if (!self || cancel.isCancelled())
        co_return stopped();
    co_return fitted;
}

} // namespace hatstand::plan
