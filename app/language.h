// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>
#include <QTranslator>

#include <memory>
#include <vector>

namespace hatstand
{

/// The words in force. English plural forms always; "pseudo" is the made-up language of the tests: longer
/// words, right to left.
class Language
{
public:
    explicit Language(QCoreApplication &application) : m_application(application) {}
    ~Language();
    Language(const Language &) = delete;
    Language &operator=(const Language &) = delete;

    /// `name` as in Preferences::language. Before the first window is made.
    void use(const QString &name);

private:
    void load(const QString &name);
    QCoreApplication &m_application;
    std::vector<std::unique_ptr<QTranslator>> m_translators;
};

} // namespace hatstand
