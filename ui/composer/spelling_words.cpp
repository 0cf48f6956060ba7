// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/spelling_words.h"

#include "kit/client_choices.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <iterator>

namespace hatstand::ui::composer
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::ui::composer)
};

// Debian 12, `apt-cache search hunspell`, read on 28 November 2026. A few languages have a package for each
// country, all others one for all of them.
constexpr const char *ofCountries[] = {"de-at", "de-ch", "de-de", "en-au", "en-ca",
                                       "en-gb", "en-us", "en-za", "pt-br", "pt-pt"};
constexpr const char *ofLanguages[] = {"af", "an", "ar", "be", "bg", "bn", "bo", "br",  "bs", "ca",  "cs",
                                       "da", "dz", "el", "es", "eu", "fr", "gd", "gl",  "gu", "gug", "he",
                                       "hi", "hr", "hu", "id", "is", "it", "kk", "kmr", "ko", "lo",  "lt",
                                       "lv", "ml", "mn", "ne", "nl", "no", "oc", "pl",  "ro", "ru",  "si",
                                       "sk", "sl", "sr", "sv", "sw", "te", "th", "tr",  "uk", "uz",  "vi"};

bool isOneOf(const QString &name, const char *const *begin, const char *const *end)
{
    return std::any_of(begin, end, [&name](const char *each) { return name == QLatin1StringView(each); });
}

/// The country is the part of two letters behind the language ("sr-Latn-RS").
QString countryOf(const QString &language)
{
    const QStringList parts = language.split(u'-').mid(1);
    const auto found =
        std::find_if(parts.begin(), parts.end(), [](const QString &p) { return p.size() == 2; });
    return found == parts.end() ? QString() : found->toLower();
}

QString nameOf(const QString &language)
{
    const QString name = languageName(QLocale(language));
    return name.isEmpty() ? language : name;
}
} // namespace

QString dictionaryPackage(const QString &language)
{
#ifdef Q_OS_LINUX
    const QString country = countryOf(language);
    QString name = language.section(u'-', 0, 0).toLower();
    if (name == QLatin1StringView("nb") || name == QLatin1StringView("nn"))
        name = QStringLiteral("no"); // one package for both ways of writing Norwegian
    const auto has = [](const QString &package) {
        return isOneOf(package, std::begin(ofCountries), std::end(ofCountries)) ||
               isOneOf(package, std::begin(ofLanguages), std::end(ofLanguages));
    };
    // Without a country it is the one where the language has its name from; English is looked for as
    // American.
    const QString usual = name == QLatin1StringView("en") ? QStringLiteral("us") : name;
    for (const QString &package : {name + u'-' + (country.isEmpty() ? usual : country), name}) {
        if (has(package))
            return QStringLiteral("hunspell-") + package;
    }
#else
    Q_UNUSED(language)
#endif
    return {};
}

QString spellingRemark(const QString &language, const QString &found)
{
    const QString country = countryOf(language);
    const QString there = countryOf(found);
    const bool another = !country.isEmpty() && !there.isEmpty() && country != there;
    if (language.isEmpty() || (!found.isEmpty() && !another))
        return {};
    const QString name = nameOf(language);
    const QString package = dictionaryPackage(language);
    if (found.isEmpty() && package.isEmpty())
        return Words::tr("Spelling is not checked: there is no dictionary for %1.", "language").arg(name);
    if (found.isEmpty())
        return Words::tr("Spelling is not checked: there is no dictionary for %1. The package %2 has one.",
                         "language, name of a package")
            .arg(name, package);
    const QString other = nameOf(found);
    // A package for the whole language is what is there already.
    if (package.isEmpty() || !package.endsWith(u'-' + country))
        return Words::tr("Spelling is checked as %1: there is no dictionary for %2.", "two languages")
            .arg(other, name);
    return Words::tr("Spelling is checked as %1: there is no dictionary for %2. The package %3 has one.",
                     "two languages, name of a package")
        .arg(other, name, package);
}

} // namespace hatstand::ui::composer
