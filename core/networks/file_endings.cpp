// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/file_endings.h"

#include <QHash>

namespace hatstand::networks
{

QByteArray fileEndingOf(const QString &mimeType)
{
    static const QHash<QString, QByteArray> endings{
        {QStringLiteral("image/jpeg"), "jpg"},     {QStringLiteral("image/png"), "png"},
        {QStringLiteral("image/gif"), "gif"},      {QStringLiteral("image/webp"), "webp"},
        {QStringLiteral("image/avif"), "avif"},    {QStringLiteral("video/mp4"), "mp4"},
        {QStringLiteral("video/webm"), "webm"},    {QStringLiteral("video/ogg"), "ogv"},
        {QStringLiteral("video/quicktime"), "mov"}};
    return endings.value(mimeType, "bin");
}

} // namespace hatstand::networks
