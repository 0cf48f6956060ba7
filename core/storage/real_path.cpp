// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/real_path.h"

#include <QFileInfo>

namespace hatstand::storage
{

namespace
{
// As many as Linux itself follows.
constexpr int mostLinks = 40;
} // namespace

QString realPath(const QString &path)
{
    QFileInfo info(path);
    if (info.isSymLink() && info.exists())
        return info.canonicalFilePath();
    for (int followed = 0; info.isSymLink() && followed < mostLinks; ++followed)
        info.setFile(info.symLinkTarget());
    return info.absoluteFilePath();
}

} // namespace hatstand::storage
