// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/media/fit_work.h"

#include "plan/formats/icc_profile.h"
#include "plan/formats/media_probe.h"
#include "plan/formats/profile_chunk.h"
#include "plan/media/fitted_files.h"
#include "plan/media/judged_picture.h"
#include "plan/media/media_item.h"
#include "plan/media/picture_fitter.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <optional>
#include <utility>

namespace hatstand::plan
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::plan)
};

/// Changes whenever other bytes would be made of the same picture.
constexpr int howVersion = 4;

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

/// Works on one request.
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
            return missingMedia(m_facts.name, m_folder, file.errorString());
        if (m_isStopped())
            return stoppedFitting();
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
        QByteArray block(1 << 20, Qt::Uninitialized);
        qint64 read = 0;
        while ((read = file.read(block.data(), block.size())) > 0) {
            if (m_isStopped())
                return stoppedFitting();
            hash.addData(QByteArrayView(block.constData(), read));
        }
        if (read < 0 || !file.seek(0))
            return fail(ErrorCode::StorageFailed, Words::tr("\"%1\" cannot be read.").arg(m_facts.name),
                        file.errorString());
        m_request.item.sha256 = hash.result();
        return {};
    }

    Result<FittedMedia> picture(QFile &file)
    {
        const QString key = fittedKey(m_request.item.sha256, howOf(m_request));
        if (const auto found = findFitted(m_folder, key, m_now))
            return made(*found);
        const auto judged = judgedPicture(file, m_request.item, m_facts.name);
        if (!judged)
            return fail(judged.error());
        const auto &stripped = judged->stripped;
        m_facts.isAnimated = judged->isAnimated;
        const QByteArray clean = stripped ? inItsColours(*stripped, judged->isKept) : QByteArray();
        m_facts.byteCount = stripped ? clean.size() : judged->bytes.size();
        // What was added by an earlier version may be known by the size of a picture on its side.
        if (const auto probe = probeMedia(m_request.path, m_facts.name))
            m_facts.pixels = probe->pixels;
        const auto plan = planFit(m_facts, m_request.crop, m_request.limits);
        if (!plan)
            return fail(plan.error());
        if (judged->refusal)
            return fail(*judged->refusal);
        if (!judged->isKept && (plan->isWrittenAnew || !stripped || judged->isTurned ||
                                judged->colours == Colours::Convertible)) {
            if (judged->colours == Colours::Foreign)
                return fail(foreignColours(m_facts.name));
            return anew(key, *plan);
        }
        if (clean == judged->bytes)
            return original();
        return kept(key, usualSuffix(m_request.item.mimeType), clean);
    }

    /// What is not written anew keeps the profile that its colours need, in words of nobody's.
    static QByteArray inItsColours(const StrippedPicture &picture, bool isKept)
    {
        const bool needsProfile =
            isKept ? !isSrgbProfile(picture.profile) : coloursOf(picture) == Colours::Foreign;
        const auto profile = needsProfile ? plainProfile(picture.profile) : std::nullopt;
        return profile ? withProfile(picture.bytes, *profile) : picture.bytes;
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
        const auto patches = privateParts(file, m_facts.name, m_isStopped);
        if (!patches)
            return fail(patches.error());
        if (patches->empty())
            return original();
        const auto path = keepPatched(m_folder, key, usualSuffix(m_request.item.mimeType), m_request.path,
                                      *patches, m_facts.name, m_isStopped);
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

    FitRequest m_request;
    MediaFacts m_facts;
    const QString m_folder;
    const Instant m_now;
    const std::function<bool()> m_isStopped;
};
} // namespace

tl::unexpected<Error> missingMedia(const QString &name, const QString &fittedFolder, const QString &detail)
{
    if (!QFileInfo(QFileInfo(fittedFolder).path()).isDir()) {
        return fail(ErrorCode::StorageFailed,
                    Words::tr("\"%1\" cannot be reached: the media folder is not there.").arg(name),
                    Words::tr("Its drive may have been taken away."),
                    Words::tr("Connect it again; then it is tried again by itself."), detail);
    }
    return fail(ErrorCode::StorageMissing, Words::tr("\"%1\" is not in the media folder.").arg(name), {},
                Words::tr("Add it to the post again."), detail);
}

tl::unexpected<Error> stoppedFitting()
{
    return fail(ErrorCode::Cancelled, Words::tr("Stopped."));
}

Result<FittedMedia> fittedMedia(FitRequest request, MediaFacts facts, QString folder, Instant now,
                                std::function<bool()> isStopped)
{
    return Work(std::move(request), std::move(facts), std::move(folder), now, std::move(isStopped)).run();
}

} // namespace hatstand::plan
