// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/media/media_fit.h"
#include "plan/media/media_item.h"

#include <QSize>
#include <QString>

/// What MediaFitter is asked for, and what it answers.
namespace hatstand::plan
{

/// One picture or video on its way to one network.
struct FitRequest
{
    MediaItem item;
    QString path; ///< MediaStore::path(item)
    QString altText;
    Crop crop;
    MediaLimits limits;
};

/// What is sent: the file itself, or one that was made from it.
struct FittedMedia
{
    QString filePath;
    QString mimeType;
    qint64 byteCount = 0;
    QSize pixels;
    QString altText;
    bool isOriginal = false; ///< the file as it was added
};

} // namespace hatstand::plan
