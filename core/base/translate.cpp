// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/translate.h"

#include <QTranslator>

namespace hatstand
{

bool loadLanguage(QCoreApplication &application, const QString &language)
{
    auto *translator = new QTranslator(&application);
    if (translator->load(QStringLiteral(":/i18n/hatstand_%1.qm").arg(language)) &&
        QCoreApplication::installTranslator(translator))
        return true;
    delete translator;
    return false;
}

} // namespace hatstand
