// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/media/media_look.h"

#include "plan/formats/video_strip.h"
#include "plan/media/fit_work.h"
#include "plan/media/judged_picture.h"
#include "plan/media/media_fit.h"
#include "plan/media/media_item.h"
#include "plan/media/picture_fitter.h"

#include <QFile>

namespace hatstand::plan
{

namespace
{
bool isOfThisMoment(const Error &error)
{
    return error.code == ErrorCode::StorageMissing || error.code == ErrorCode::StorageFailed ||
           error.code == ErrorCode::Cancelled;
}

Result<MediaFinding> ofPicture(QFile &file, const MediaItem &item, const QString &name)
{
    MediaFinding finding;
    const auto judged = judgedPicture(file, item, name);
    if (!judged) {
        finding.refusal = judged.error();
        return finding;
    }
    finding.isAnimated = judged->isAnimated;
    finding.hasForeignColours = judged->colours == Colours::Foreign;
    finding.refusal = judged->refusal;
    if (finding.refusal || judged->stripped)
        return finding;
    // It will have to be decoded: whether that can be done is seen by doing it.
    if (const auto read = canBeRead(file.fileName(), name); !read) {
        if (isOfThisMoment(read.error()))
            return fail(read.error());
        const bool isDamaged = read.error().code == ErrorCode::InvalidInput;
        finding.refusal = isDamaged ? damagedMedia(name) : read.error();
    }
    return finding;
}

Result<MediaFinding> ofVideo(QFile &file, const QString &name, const std::function<bool()> &isStopped)
{
    MediaFinding finding;
    if (const auto patches = privateParts(file, name, isStopped); !patches) {
        if (isOfThisMoment(patches.error()))
            return fail(patches.error());
        finding.refusal = patches.error();
    }
    return finding;
}
} // namespace

Result<MediaFinding> lookedInto(const MediaItem &item, const QString &path, const QString &fittedFolder,
                                const std::function<bool()> &isStopped)
{
    const QString name = mediaFacts(item).name;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return missingMedia(name, fittedFolder, file.errorString());
    if (isStopped())
        return stoppedFitting();
    switch (kindOf(item)) {
    case MediaKind::Picture:
    case MediaKind::Gif:
        return ofPicture(file, item, name);
    case MediaKind::Video:
        return ofVideo(file, name, isStopped);
    case MediaKind::Other:
        break;
    }
    return MediaFinding();
}

} // namespace hatstand::plan
