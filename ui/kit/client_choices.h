// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

class QComboBox;
class QLocale;
class QWidget;

/// The choices that a client has, wherever one is made or changed.
namespace hatstand::ui
{

[[nodiscard]] QComboBox *makeChoice(QWidget *parent, const QString &objectName);
/// Every zone of a place, to choose or to type; the text is the zone's name.
void fillZones(QComboBox &combo, const QByteArray &chosen);
/// The usual currencies, others can be typed; the text is the code. Empty: the locale's own is chosen.
void fillCurrencies(QComboBox &combo, const QString &chosen);
/// A language in its own words, with the country where the locale needs it; empty when there is none.
[[nodiscard]] QString languageName(const QLocale &locale);
/// Every language in its own words; the data is its BCP 47 tag. Empty: the locale's own is chosen.
void fillLanguages(QComboBox &combo, const QString &chosen);

} // namespace hatstand::ui
