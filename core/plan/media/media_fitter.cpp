// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/media/media_fitter.h"

#include "plan/formats/video_probe.h"
#include "plan/media/fit_work.h"
#include "plan/media/fitted_files.h"
#include "plan/media/media_item.h"
#include "plan/media/media_look.h"
#include "plan/media/worker.h"

#include <QFile>
#include <QPointer>
#include <qcorofuture.h>

#include <utility>

namespace hatstand::plan
{

namespace
{
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
    if (probe.framesPerSecond > 0)
        facts.framesPerSecond = probe.framesPerSecond;
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
        co_return stoppedFitting();
    if (!headers)
        co_return missingMedia(facts.name, m_folder);
    addProbe(facts, *headers);
    if (const auto probed = co_await m_ffprobe.probe(request.path, cancel))
        addProbe(facts, *probed);
    if (*closing || cancel.isCancelled())
        co_return stoppedFitting();
    co_return facts;
}

QCoro::Task<Result<MediaFinding>> MediaFitter::look(MediaItem item, QString path, CancelToken cancel)
{
    const QPointer<MediaFitter> self(this);
    const auto closing = m_closing;
    FitRequest request;
    request.item = item;
    request.path = path;
    const auto known = co_await facts(request, cancel);
    if (*closing || cancel.isCancelled())
        co_return stoppedFitting();
    if (!known)
        co_return fail(known.error());
    auto isCancelled = std::make_shared<std::atomic_bool>(false);
    const auto subscription = cancel.onCancel([isCancelled] { *isCancelled = true; });
    const auto isStopped = [isCancelled, closing] { return *isCancelled || *closing; };
    auto working = runOn(m_pool, [item, path, folder = m_folder, isStopped] {
        return lookedInto(item, path, folder, isStopped);
    });
    Result<MediaFinding> found = co_await working;
    if (!self || cancel.isCancelled())
        co_return stoppedFitting();
    if (found && kindOf(item) == MediaKind::Video)
        found->video = {known->pixels, known->milliseconds, known->pictureCodec, known->soundCodec,
                        known->framesPerSecond};
    co_return found;
}

QCoro::Task<Result<FittedMedia>> MediaFitter::fit(FitRequest request, CancelToken cancel)
{
    const QPointer<MediaFitter> self(this);
    const auto closing = m_closing;
    const auto known = co_await facts(request, cancel);
    if (*closing || cancel.isCancelled())
        co_return stoppedFitting();
    if (!known)
        co_return fail(known.error());
    if (kindOf(request.item) == MediaKind::Video) {
        if (const auto plan = planFit(*known, request.crop, request.limits); !plan)
            co_return fail(plan.error());
    }
    auto isCancelled = std::make_shared<std::atomic_bool>(false);
    const auto subscription = cancel.onCancel([isCancelled] { *isCancelled = true; });
    const auto isStopped = [isCancelled, closing = m_closing] { return *isCancelled || *closing; };
    auto working =
        runOn(m_pool, [request = std::move(request), facts = *known, folder = m_folder, now = m_clock.now(),
                       isStopped] { return fittedMedia(request, facts, folder, now, isStopped); });
    Result<FittedMedia> fitted = co_await working;
    if (!self || cancel.isCancelled())
        co_return stoppedFitting();
    co_return fitted;
}

} // namespace hatstand::plan
