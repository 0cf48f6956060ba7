// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/own_name.h"

#include "kit/preferences.h"

#include <QCoreApplication>
#include <QDir>

namespace hatstand::ui::inbox
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::ui::OwnName)
};

const QString stateName = QStringLiteral("inbox/ownName");
} // namespace

QString ownName(const Preferences &preferences)
{
    if (const QString chosen = preferences.state(stateName); !chosen.isEmpty())
        return chosen;
    QString folder = QDir::home().dirName();
    if (folder.isEmpty())
        return Words::tr("Me");
    folder[0] = folder.at(0).toUpper();
    return folder;
}

void setOwnName(Preferences &preferences, const QString &name)
{
    preferences.setState(stateName, name.simplified());
}

} // namespace hatstand::ui::inbox
