// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/client_choices.h"

#include "kit/choice_box.h"

#include <QComboBox>
#include <QCompleter>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QLineEdit>
#include <QLocale>
#include <QSet>
#include <QTimeZone>

#include <algorithm>

namespace hatstand::ui
{

namespace
{
/// Those that people meet most; every other can be typed.
const char *const usualCurrencies[] = {"EUR", "GBP", "USD", "CHF", "SEK", "NOK", "DKK", "PLN",
                                       "CZK", "HUF", "BRL", "CAD", "AUD", "JPY", "INR"};

void makeEditable(QComboBox &combo)
{
    combo.setEditable(true);
    combo.setInsertPolicy(QComboBox::NoInsert);
    // The style sheet, which does this for fields, does not reach a field inside a combo box.
    if (QGuiApplication::isRightToLeft())
        combo.lineEdit()->setAlignment(Qt::AlignRight | Qt::AlignAbsolute | Qt::AlignVCenter);
}
} // namespace

QComboBox *makeChoice(QWidget *parent, const QString &objectName)
{
    auto *combo = new ChoiceBox(parent);
    combo->setObjectName(objectName);
    combo->setMaxVisibleItems(14);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(12);
    return combo;
}

void fillZones(QComboBox &combo, const QByteArray &chosen)
{
    const QList<QByteArray> zones = QTimeZone::availableTimeZoneIds();
    for (const QByteArray &zone : zones) {
        // Zones of a place; offsets like "UTC+01:00" know no summer time.
        if (zone.contains('/') && !zone.startsWith("Etc/"))
            combo.addItem(QString::fromLatin1(zone), zone);
    }
    makeEditable(combo);
    combo.completer()->setFilterMode(Qt::MatchContains);
    combo.completer()->setCompletionMode(QCompleter::PopupCompletion);
    const QString own = QString::fromLatin1(chosen);
    if (combo.findText(own) < 0)
        combo.addItem(own, chosen);
    combo.setCurrentText(own);
}

void fillCurrencies(QComboBox &combo, const QString &chosen)
{
    for (const char *code : usualCurrencies)
        combo.addItem(QString::fromLatin1(code));
    makeEditable(combo);
    const QString own = chosen.isEmpty() ? QLocale().currencySymbol(QLocale::CurrencyIsoCode) : chosen;
    combo.setCurrentText(own.isEmpty() ? QStringLiteral("EUR") : own);
}

QString languageName(const QLocale &locale)
{
    QString name = locale.language() == QLocale::C ? QString() : locale.nativeLanguageName();
    const QString territory = locale.bcp47Name().contains(u'-') ? locale.nativeTerritoryName() : QString();
    if (name.isEmpty() || territory.isEmpty())
        return name;
    return QCoreApplication::translate("hatstand::ui::ClientChoices", "%1 (%2)", "language (country)")
        .arg(name, territory);
}

void fillLanguages(QComboBox &combo, const QString &chosen)
{
    QSet<QString> seen;
    const auto locales =
        QLocale::matchingLocales(QLocale::AnyLanguage, QLocale::LatinScript, QLocale::AnyTerritory) +
        QLocale::matchingLocales(QLocale::AnyLanguage, QLocale::AnyScript, QLocale::AnyTerritory);
    QList<std::pair<QString, QString>> names;
    for (const QLocale &locale : locales) {
        const QString tag = locale.bcp47Name();
        const QString name = languageName(locale);
        if (name.isEmpty() || seen.contains(tag))
            continue;
        seen.insert(tag);
        names.append({name, tag});
    }
    std::ranges::sort(names, [](const auto &a, const auto &b) {
        return QString::localeAwareCompare(a.first, b.first) < 0;
    });
    for (const auto &[name, tag] : std::as_const(names))
        combo.addItem(name, tag);
    int index = combo.findData(chosen.isEmpty() ? QLocale().bcp47Name() : chosen);
    if (index < 0 && !chosen.isEmpty()) {
        combo.addItem(chosen, chosen);
        index = combo.count() - 1;
    }
    if (index < 0)
        index = combo.findData(QStringLiteral("en"));
    combo.setCurrentIndex(std::max(0, index));
}

} // namespace hatstand::ui
