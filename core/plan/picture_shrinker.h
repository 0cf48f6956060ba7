// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QSize>
#include <QString>
#include <QStringList>

namespace hatstand::plan
{

/// What a picture may be at most.
struct PictureLimits
{
    qint64 maxBytes = 0; ///< 0: any number
    QSize within;        ///< pixels; 0 on a side: any number
    QStringList types;   ///< MIME types that are taken; empty: any
};

struct ShrunkPicture
{
    QByteArray bytes;
    QString suffix; ///< of its type, without the point
};

/// A copy of the picture that keeps the limits, looked at as it is seen (a turned photograph is upright):
/// first coded with less and less detail, then made smaller, step by step. JPEG where nothing shines
/// through, else PNG or WebP, as far as the limits let. Fails with InvalidInput for what cannot be decoded,
/// TooLarge when nothing worth seeing would be left. Blocks; for a worker thread.
[[nodiscard]] Result<ShrunkPicture> shrunkPicture(const QString &path, const QString &shownName,
                                                  const PictureLimits &limits);

} // namespace hatstand::plan
