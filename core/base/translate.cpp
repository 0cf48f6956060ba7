// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/translate.h"

#include <QTranslator>

#include <memory>

namespace hatstand
{

QTranslator *loadLanguage(QCoreApplication &application, const QString &language)
{
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(QStringLiteral(":/i18n/hatstand_%1.qm").arg(language)) ||
        !QCoreApplication::installTranslator(translator.get()))
        return nullptr;
    translator->setParent(&application);
    return translator.release();
}

} // namespace hatstand
