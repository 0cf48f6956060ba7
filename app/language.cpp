// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "language.h"

#include "base/translate.h"

#include <QGuiApplication>
#include <QLocale>

namespace hatstand
{

Language::~Language() = default;

void Language::load(const QString &name)
{
    if (QTranslator *translator = loadLanguage(m_application, name))
        m_translators.emplace_back(translator);
}

void Language::use(const QString &name)
{
    m_translators.clear();
    load(QStringLiteral("en"));
    const bool pseudo = name == QStringLiteral("pseudo");
    if (pseudo)
        load(name);
    else if (!name.isEmpty())
        QLocale::setDefault(QLocale(name));
    const bool rightToLeft = pseudo || (!name.isEmpty() && QLocale(name).textDirection() == Qt::RightToLeft);
    if (auto *gui = qobject_cast<QGuiApplication *>(&m_application))
        gui->setLayoutDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
}

} // namespace hatstand
