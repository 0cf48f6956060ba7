// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/places.h"

#include <QDir>

namespace hatstand::test
{

QString projectPath(const QString &relative)
{
    return QDir::cleanPath(QStringLiteral(HATSTAND_SOURCE_DIR "/") + relative);
}

QString dataPath(const QString &relative)
{
    return QStringLiteral(HATSTAND_SOURCE_DIR "/tests/data/") + relative;
}

QString programPath(const QString &name)
{
    return QStringLiteral(HATSTAND_BIN_DIR "/") + name;
}

QString translationPath(const QString &name)
{
    return QStringLiteral(HATSTAND_I18N_DIR "/") + name;
}

} // namespace hatstand::test
