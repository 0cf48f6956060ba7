// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/media/judged_picture.h"

#include "plan/formats/animation.h"
#include "plan/formats/jpeg_cut.h"
#include "plan/formats/media_probe.h"
#include "plan/formats/metadata_strip.h"
#include "plan/media/media_item.h"

#include <QCoreApplication>
#include <QFile>
#include <QImageReader>

namespace hatstand::plan
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::plan)
};

Error uncleanAnimation(const QString &name)
{
    return {ErrorCode::InvalidInput,
            Words::tr("\"%1\" is an animation that cannot be sent.").arg(name),
            Words::tr("What it tells beside its pictures can be taken out of GIF, PNG and WebP only, "
                      "and written anew it would stand still."),
            Words::tr("Save it as one of them or as a video in another program and add it again."),
            {}};
}

/// Without the note it would lie on its side, with it the note would go along.
Error turnedAnimation(const QString &name)
{
    return {ErrorCode::InvalidInput,
            Words::tr("\"%1\" is an animation that does not stand upright.").arg(name),
            Words::tr("Only a note in the file says how it has to be turned."),
            Words::tr("Turn it in another program and add it again."),
            {}};
}

/// By the decoder: it turns types that are not looked through here, too.
bool isTurnedWhenRead(const QString &path)
{
    QImageReader reader(path);
    reader.setDecideFormatFromContent(true);
    return reader.transformation() != QImageIOHandler::TransformationNone;
}

std::optional<Error> refusalOf(const JudgedPicture &picture, const QString &mimeType, const QString &name)
{
    if (!picture.isKept) {
        if (picture.isCut)
            return damagedMedia(name);
        if (picture.colours == Colours::Foreign && picture.isTurned)
            return foreignColours(name);
        return std::nullopt;
    }
    if (!canGoWithItsMotion(mimeType))
        return uncleanAnimation(name);
    if (!picture.stripped)
        return damagedMedia(name);
    if (picture.stripped->orientation != 1)
        return turnedAnimation(name);
    return std::nullopt;
}
} // namespace

Error damagedMedia(const QString &name)
{
    return {ErrorCode::InvalidInput,
            Words::tr("\"%1\" is damaged.").arg(name),
            {},
            Words::tr("Choose another one, or save it anew in another program."),
            {}};
}

Error foreignColours(const QString &name)
{
    return {ErrorCode::InvalidInput,
            Words::tr("The colours of \"%1\" cannot be converted.").arg(name),
            Words::tr("It has to be changed for this network, and its colour profile is of a kind that "
                      "is not known here."),
            Words::tr("Save it in sRGB in another program and add it again."),
            {}};
}

Result<JudgedPicture> judgedPicture(QFile &file, const MediaItem &item, const QString &name)
{
    if (file.size() > maxPictureBytes) {
        return fail(ErrorCode::TooLarge, Words::tr("\"%1\" is too large.").arg(name), {},
                    Words::tr("Make it smaller in another program and add it again."));
    }
    JudgedPicture picture;
    const bool moves = isAnimation(file, item.mimeType);
    picture.bytes = file.readAll();
    picture.stripped = withoutMetadata(picture.bytes, item.mimeType);
    picture.isAnimated = moves || (picture.stripped && picture.stripped->isAnimated);
    picture.isKept = picture.isAnimated || kindOf(item) == MediaKind::Gif;
    if (!picture.isKept) {
        picture.isTurned =
            (picture.stripped && picture.stripped->orientation != 1) || isTurnedWhenRead(file.fileName());
        if (picture.stripped)
            picture.colours = coloursOf(*picture.stripped);
        else
            picture.isCut = item.mimeType == QLatin1StringView("image/jpeg") && isCutJpeg(picture.bytes);
    }
    picture.refusal = refusalOf(picture, item.mimeType, name);
    return picture;
}

} // namespace hatstand::plan
