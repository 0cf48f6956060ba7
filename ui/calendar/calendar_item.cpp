// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/calendar_item.h"

#include "kit/painters.h"
#include "kit/time_words.h"

#include <QCoreApplication>

namespace hatstand::ui::calendar
{

namespace
{
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::ui::calendar)
};
} // namespace

QString spokenItem(const CalendarItem &item)
{
    QStringList parts{longDayWords(item.date), clockWords(item.time), item.row.title, item.clientName};
    if (!item.networkNames.isEmpty())
        parts << listWords(item.networkNames);
    parts << statusWord(item.status);
    return parts.join(Tr::tr(", ", "between the parts of a spoken description"));
}

QString itemToolTip(const CalendarItem &item, const QByteArray &shownZone)
{
    QStringList lines{item.row.title};
    lines << (item.networkNames.isEmpty()
                  ? Tr::tr("%1 · %2", "time, client").arg(clockWords(item.time), item.clientName)
                  : Tr::tr("%1 · %2 · %3", "time, client, networks")
                        .arg(clockWords(item.time), item.clientName, listWords(item.networkNames)));
    if (item.row.planned) {
        const WallTime there = wallTimeAt(item.row.planned->instant, item.clientZone);
        if (there != WallTime{item.date, item.time} && item.clientZone != shownZone)
            lines << Tr::tr("%1 in %2", "time in a city")
                         .arg(clockWords(there.time), zoneCity(item.clientZone));
    }
    lines << statusWord(item.status);
    const QString locked = item.movable ? QString() : lockedReason(item.row.status);
    if (!locked.isEmpty())
        lines << locked;
    return lines.join(u'\n');
}

QString factsOfItem(const CalendarItem &item, bool withClient)
{
    const QString networks = listWords(item.networkNames);
    if (!withClient)
        return networks;
    return networks.isEmpty() ? item.clientName
                              : Tr::tr("%1 · %2", "client, networks").arg(item.clientName, networks);
}

QString lockedReason(plan::PostStatus status, bool takesBack)
{
    switch (status) {
    case plan::PostStatus::Published:
        return Tr::tr("It is published. Copy it to plan it again.");
    case plan::PostStatus::Sending:
        return Tr::tr("It is being sent right now.");
    case plan::PostStatus::HandedOver:
        return takesBack ? QString() : Tr::tr("The network holds it. Take it back first.");
    case plan::PostStatus::Uncertain:
        return Tr::tr("It may be live already. Settle that in Today first.");
    default:
        return plan::isMovable(status) ? QString() : Tr::tr("It cannot be moved in this state.");
    }
}

} // namespace hatstand::ui::calendar
