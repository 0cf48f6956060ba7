// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/fit_work.h"

#include "plan/animation.h"
#include "plan/fitted_files.h"
#include "plan/icc_profile.h"
#include "plan/media_kind.h"
#include "plan/media_probe.h"
#include "plan/metadata_strip.h"
#include "plan/picture_fitter.h"
#include "plan/profile_chunk.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
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
constexpr int howVersion = 3;

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
        if (!hash.addData(&file) || !file.seek(0))
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
        if (file.size() > maxPictureBytes) {
            return fail(ErrorCode::TooLarge, Words::tr("\"%1\" is too large.").arg(m_facts.name), {},
                        Words::tr("Make it smaller in another program and add it again."));
        }
        const bool moves = isAnimation(file, m_request.item.mimeType);
        const QByteArray bytes = file.readAll();
        const auto stripped = withoutMetadata(bytes, m_request.item.mimeType);
        m_facts.isAnimated = moves || (stripped && stripped->isAnimated);
        const bool isKept = m_facts.isAnimated || kindOf(m_request.item) == MediaKind::Gif;
        const QByteArray clean = stripped ? inItsColours(*stripped, isKept) : QByteArray();
        m_facts.byteCount = stripped ? clean.size() : bytes.size();
        // What was added by an earlier version may be known by the size of a picture on its side.
        if (const auto probe = probeMedia(m_request.path, m_facts.name))
            m_facts.pixels = probe->pixels;
        const auto plan = planFit(m_facts, m_request.crop, m_request.limits);
        if (!plan)
            return fail(plan.error());
        if (isKept && !canGoWithItsMotion(m_request.item.mimeType))
            return uncleanAnimation();
        if (isKept && !stripped)
            return damaged();
        if (isKept && stripped->orientation != 1)
            return turnedAnimation();
        const Colours colours = stripped && !isKept ? coloursOf(*stripped) : Colours::Usual;
        if (!isKept && (plan->isWrittenAnew || !stripped || colours == Colours::Convertible ||
                        stripped->orientation != 1 || isTurned()))
            return colours == Colours::Foreign ? foreignColours() : anew(key, *plan);
        if (clean == bytes)
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
        const auto patches = privateParts(file, m_facts.name);
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

    [[nodiscard]] tl::unexpected<Error> damaged() const
    {
        return fail(ErrorCode::InvalidInput, Words::tr("\"%1\" is damaged.").arg(m_facts.name), {},
                    Words::tr("Choose another one, or save it anew in another program."));
    }

    [[nodiscard]] tl::unexpected<Error> uncleanAnimation() const
    {
        return fail(ErrorCode::InvalidInput,
                    Words::tr("\"%1\" is an animation that cannot be sent.").arg(m_facts.name),
                    Words::tr("What it tells beside its pictures can be taken out of GIF, PNG and WebP only, "
                              "and written anew it would stand still."),
                    Words::tr("Save it as one of them or as a video in another program and add it again."));
    }

    /// Written anew, it would be seen in other colours.
    [[nodiscard]] tl::unexpected<Error> foreignColours() const
    {
        return fail(
            ErrorCode::InvalidInput,
            Words::tr("The colours of \"%1\" cannot be converted.").arg(m_facts.name),
            Words::tr("It has to be changed for this network, and its colour profile is of a kind that "
                      "is not known here."),
            Words::tr("Save it in sRGB in another program and add it again."));
    }

    /// Without the note it would lie on its side, with it the note would go along.
    [[nodiscard]] tl::unexpected<Error> turnedAnimation() const
    {
        return fail(ErrorCode::InvalidInput,
                    Words::tr("\"%1\" is an animation that does not stand upright.").arg(m_facts.name),
                    Words::tr("Only a note in the file says how it has to be turned."),
                    Words::tr("Turn it in another program and add it again."));
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
