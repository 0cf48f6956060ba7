// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listening/listening_words.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace hatstand::ui::listening
{

namespace
{
using namespace Qt::StringLiterals;
using listen::Feeling;
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::ui::listening)
};

int percentOf(double change)
{
    return int(std::lround(change * 100));
}
} // namespace

QString changeWords(const std::optional<double> &change)
{
    if (!change)
        return {};
    const int percent = percentOf(*change);
    const QString number = QLocale().toString(std::abs(percent)) + u'%';
    if (percent == 0)
        return number;
    return (percent > 0 ? QChar(u'+') : QChar(0x2212)) + number;
}

QString changeInWords(const std::optional<double> &change)
{
    if (!change)
        return {};
    const int percent = percentOf(*change);
    if (percent == 0)
        return Words::tr("as much as in the time before");
    return percent > 0 ? Words::tr("%1% more than in the time before").arg(percent)
                       : Words::tr("%1% less than in the time before").arg(-percent);
}

Ink changeInk(const std::optional<double> &change)
{
    const int percent = percentOf(change.value_or(0));
    return percent > 0 ? Ink::Good : percent < 0 ? Ink::Bad : Ink::Text3;
}

QString networkName(const networks::RulesCatalogue &rules, const QString &key)
{
    if (key == "feed"_L1)
        return Words::tr("News feeds");
    const auto *network = rules.find(networks::NetworkKey::fromString(key));
    return network ? network->name : key;
}

QString dayLabel(QDate day)
{
    return QLocale().toString(day, Words::tr("d MMM", "date format, at an axis"));
}

QString feelingWord(Feeling feeling)
{
    switch (feeling) {
    case Feeling::Positive:
        return Words::tr("Positive");
    case Feeling::Neutral:
        return Words::tr("Neutral");
    case Feeling::Negative:
        return Words::tr("Negative");
    case Feeling::Unknown:
        break;
    }
    return Words::tr("Not judged");
}

std::optional<Glyph> feelingGlyph(Feeling feeling)
{
    switch (feeling) {
    case Feeling::Positive:
        return Glyph::Smile;
    case Feeling::Neutral:
        return Glyph::Meh;
    case Feeling::Negative:
        return Glyph::Frown;
    case Feeling::Unknown:
        break;
    }
    return std::nullopt;
}

Ink feelingInk(Feeling feeling)
{
    return feeling == Feeling::Positive ? Ink::Good : feeling == Feeling::Negative ? Ink::Bad : Ink::Text3;
}

} // namespace hatstand::ui::listening
