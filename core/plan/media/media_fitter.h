// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/clock.h"
#include "base/error.h"
#include "plan/media/ffprobe.h"
#include "plan/media/fit_request.h"
#include "plan/media/media_finding.h"
#include "plan/media/media_fit.h"

#include <QObject>
#include <QString>
#include <QThreadPool>
#include <qcorotask.h>

#include <atomic>
#include <memory>

namespace hatstand::plan
{

/// Makes media ready for a network: what is sent keeps its limits and tells nothing beside the picture.
///
/// - A picture goes as it is when it keeps the limits, is upright and in sRGB, and has nothing to hide; else
///   without its metadata where that is enough (withoutMetadata), else written anew (fittedPicture).
/// - An animation or a video goes as it is, or without its metadata (privateParts), or is refused.
///
/// What is made is kept in the media folder (fittedFolder) and found again, after a crash too: the same item,
/// crop and limits are the same bytes. Works on threads of its own; belongs to that of the event loop.
class MediaFitter : public QObject
{
    Q_OBJECT

public:
    /// `clock` and `timers` must outlive this. `ffprobe` is the path of that program; empty: there is none.
    MediaFitter(const Clock &clock, Timers &timers, const QString &mediaFolder,
                const QString &ffprobe = Ffprobe::installed(), QObject *parent = nullptr);
    ~MediaFitter() override;

    /// Fails with NotAllowed, InvalidInput or TooLarge when the network cannot have it (see planFit),
    /// StorageMissing, StorageFull, StorageFailed, Cancelled. All of them mean that nothing was sent.
    [[nodiscard]] QCoro::Task<Result<FittedMedia>> fit(FitRequest request, CancelToken cancel);

    /// What is found out about a file that is going to be posted: for whoever writes the post, long before
    /// it is due. Looks into all of it and makes no file; refusals are findings (see lookedInto). Fails with
    /// StorageMissing, StorageFailed, Cancelled.
    [[nodiscard]] QCoro::Task<Result<MediaFinding>> look(MediaItem item, QString path, CancelToken cancel);

private:
    /// What is known of the file, after a look into it when it is a video.
    [[nodiscard]] QCoro::Task<Result<MediaFacts>> facts(FitRequest request, CancelToken cancel);

    const Clock &m_clock;
    const QString m_folder;
    Ffprobe m_ffprobe;
    std::shared_ptr<std::atomic_bool> m_closing = std::make_shared<std::atomic_bool>(false);
    QThreadPool m_pool; ///< the last member: it goes first, and waits for its threads
};

} // namespace hatstand::plan
