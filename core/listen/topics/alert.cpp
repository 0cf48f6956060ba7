// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/topics/alert.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace hatstand::listen
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::listen)
};
using namespace Qt::StringLiterals;

QString spikeSentence(const Alert &alert)
{
    const int count = int(std::lround(alert.what.size));
    const double usual = alert.facts["usual"_L1].toDouble();
    if (usual <= 0)
        return Words::tr("%n message(s), more than usual", nullptr, count);
    return Words::tr("%n message(s), %1 times as many as usual", nullptr, count)
        .arg(QLocale().toString(alert.what.size / usual, 'f', 1));
}

QString turnSentence(const Alert &alert)
{
    const int share = int(std::lround(100 * alert.facts["share"_L1].toDouble()));
    const int usual = int(std::lround(100 * alert.facts["usual"_L1].toDouble()));
    return alert.what.subject == "better"_L1
               ? Words::tr("People feel better: %1% sound positive, usual is %2%").arg(share).arg(usual)
               : Words::tr("People feel worse: %1% sound negative, usual is %2%").arg(share).arg(usual);
}
} // namespace

QString alertSentence(const Alert &alert)
{
    const QString name = alert.facts["name"_L1].toString();
    switch (alert.what.kind) {
    case AlertKind::Spike:
        return spikeSentence(alert);
    case AlertKind::Voice:
        return Words::tr("%1 speaks of it, whom %2 follow")
            .arg(name, QLocale().toString(qint64(alert.what.size)));
    case AlertKind::Word:
        return name.isEmpty() ? Words::tr("Somebody said “%1”").arg(alert.what.subject)
                              : Words::tr("%1 said “%2”").arg(name, alert.what.subject);
    case AlertKind::Turn:
        return turnSentence(alert);
    }
    return {};
}

} // namespace hatstand::listen
