// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "declared_classes.h"

#include "support/places.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

namespace hatstand::test
{

QStringList declaredClasses(const QString &base)
{
    const QRegularExpression declaration(
        QStringLiteral(R"(\bclass\s+(\w+)\s*(?:final\s*)?:[^{;]*\bpublic\s+(?:\w+::)*%1\b)").arg(base));
    QStringList classes;
    QDirIterator sources(projectPath(QStringLiteral("ui")), {QStringLiteral("*.h"), QStringLiteral("*.cpp")},
                         QDir::Files, QDirIterator::Subdirectories);
    while (sources.hasNext()) {
        QFile source(sources.next());
        if (!source.open(QIODevice::ReadOnly))
            continue;
        auto found = declaration.globalMatch(QString::fromUtf8(source.readAll()));
        while (found.hasNext())
            classes << found.next().captured(1);
    }
    classes.sort();
    return classes;
}

} // namespace hatstand::test
