// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "plan/formats/icc_profile.h"
#include "plan/formats/stripped_picture.h"

#include <QByteArray>
#include <QString>

#include <optional>

class QFile;

namespace hatstand::plan
{

struct MediaItem;

/// A picture file, and what stands in the way of its going out, whatever the network takes. The composer is
/// told of the same refusals as the sender, because both ask here.
struct JudgedPicture
{
    QByteArray bytes;                        ///< of the file, as it is
    std::optional<StrippedPicture> stripped; ///< empty: it has to be decoded and written anew
    bool isAnimated = false;                 ///< it moves, though its type is one of still pictures
    bool isKept = false;                     ///< it goes as it is but for its metadata, or not at all
    bool isTurned = false;                   ///< only a note in the file says which way up it stands
    bool isCut = false;                      ///< it ends before its picture does, which decoders do not say
    Colours colours = Colours::Usual;
    std::optional<Error> refusal;
};

/// Reads all of the file. Fails with TooLarge where that would be too much.
[[nodiscard]] Result<JudgedPicture> judgedPicture(QFile &file, const MediaItem &item, const QString &name);

/// The refusal of a file that ends too early or holds what no program understands.
[[nodiscard]] Error damagedMedia(const QString &name);
/// That of a picture which had to be changed and would be seen in other colours then.
[[nodiscard]] Error foreignColours(const QString &name);

} // namespace hatstand::plan
