// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "language.h"

#include <QGuiApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace hatstand
{

Language::~Language()
{
    for (const auto &translator : m_translators)
        m_application.removeTranslator(translator.get());
}

void Language::load(const QString &name)
{
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(QStringLiteral(":/i18n/hatstand_%1.qm").arg(name)))
        return;
    m_application.installTranslator(translator.get());
    m_translators.push_back(std::move(translator));
}

void Language::use(const QString &name)
{
    for (const auto &translator : m_translators)
        m_application.removeTranslator(translator.get());
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
