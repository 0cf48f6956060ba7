// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/zones.h"

#include <QCoreApplication>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTimeZone>

namespace hatstand
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::zones)
};

/// Whether the zone data has it. QTimeZone itself takes any word of three letters for a POSIX rule that means
/// UTC, and "ABC5" for one of five hours.
bool isInZoneData(const QByteArray &zone)
{
    // The files first: older names ("Europe/Kiev", "Etc/UTC") are on no list, and making the list takes its
    // time. A capital at the beginning keeps out what is no zone of its own: "localtime", "right/…".
    static const QRegularExpression form(QStringLiteral(R"(\A[A-Z][\w+-]*(?:/[\w+-]+)*\z)"));
    const QString name = QString::fromLatin1(zone);
    const bool isName = form.match(name).hasMatch();
    for (const QString &folder :
         {QStringLiteral("/usr/share/zoneinfo/"), QStringLiteral("/usr/lib/zoneinfo/")}) {
        QFile file(folder + name);
        if (isName && file.open(QIODevice::ReadOnly) && file.read(4) == "TZif")
            return true;
    }
    static const QSet<QByteArray> listed = [] {
        const auto ids = QTimeZone::availableTimeZoneIds();
        return QSet<QByteArray>(ids.begin(), ids.end());
    }();
    return listed.contains(zone);
}

/// Not valid where there is no such zone.
QTimeZone zoneFor(const QByteArray &zone)
{
    // Reading a zone's file costs tens of microseconds; a calendar asks thousands of times.
    thread_local QHash<QByteArray, QTimeZone> known;
    const auto found = known.constFind(zone);
    if (found != known.constEnd())
        return *found;
    QTimeZone made = isInZoneData(zone) ? QTimeZone(zone) : QTimeZone();
    known.insert(zone, made);
    return made;
}

qint64 wallAsIfUtc(const WallTime &wall)
{
    return QDateTime(wall.date, wall.time, Qt::UTC).toMSecsSinceEpoch();
}

WallTime wallFromUtc(qint64 milliseconds)
{
    const QDateTime utc = QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC);
    return {utc.date(), utc.time()};
}

int offsetOf(const QTimeZone &zone, qint64 milliseconds)
{
    return zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC));
}
} // namespace

Result<ResolvedTime> resolveWallTime(const WallTime &wall, const QByteArray &zone)
{
    const QTimeZone timeZone = zoneFor(zone);
    if (!timeZone.isValid()) {
        return fail(ErrorCode::InvalidInput,
                    Words::tr("The time zone \"%1\" is not known here.").arg(QString::fromUtf8(zone)), {},
                    Words::tr("Choose a zone by its city, for example Europe/Lisbon."));
    }
    if (!wall.isValid())
        return fail(ErrorCode::InvalidInput, Words::tr("This is not a valid date and time."));

    // Any instant that shows this wall time lies within a day of it. The offsets in force a day before and
    // a day after, and every transition between, are all the candidates there can be.
    constexpr qint64 day = 86'400'000;
    const qint64 local = wallAsIfUtc(wall);
    qint64 first = 0;
    int firstOffset = 0;
    int matches = 0;
    const auto consider = [&](int offset) {
        const qint64 candidate = local - qint64(offset) * 1000;
        if (offsetOf(timeZone, candidate) != offset)
            return;
        if (matches > 0 && candidate == first)
            return;
        if (matches == 0 || candidate < first) {
            first = candidate;
            firstOffset = offset;
        }
        ++matches;
    };

    const int before = offsetOf(timeZone, local - day);
    consider(before);
    int gapOffset = before; // the offset before the jump that swallows the wall time
    int previous = before;
    const QDateTime from = QDateTime::fromMSecsSinceEpoch(local - day, Qt::UTC);
    const QDateTime to = QDateTime::fromMSecsSinceEpoch(local + day, Qt::UTC);
    for (const auto &transition : timeZone.transitions(from, to)) {
        const qint64 at = transition.atUtc.toMSecsSinceEpoch();
        const int after = transition.offsetFromUtc;
        if (local >= at + qint64(previous) * 1000 && local < at + qint64(after) * 1000)
            gapOffset = previous;
        if (after != previous)
            consider(after);
        previous = after;
    }

    ResolvedTime result;
    if (matches == 0) {
        result.kind = WallKind::Gap;
        const qint64 instant = local - qint64(gapOffset) * 1000;
        result.instant = Instant::fromMilliseconds(instant);
        result.offsetSeconds = offsetOf(timeZone, instant);
        result.shown = wallFromUtc(instant + qint64(result.offsetSeconds) * 1000);
        return result;
    }
    result.kind = matches > 1 ? WallKind::Overlap : WallKind::Normal;
    result.instant = Instant::fromMilliseconds(first);
    result.offsetSeconds = firstOffset;
    result.shown = wall;
    return result;
}

int offsetSecondsAt(Instant instant, const QByteArray &zone)
{
    const QTimeZone timeZone = zoneFor(zone);
    return timeZone.isValid() ? offsetOf(timeZone, instant.milliseconds()) : 0;
}

Result<Instant> startOfDay(QDate date, const QByteArray &zone)
{
    return resolveWallTime({date, QTime(0, 0)}, zone).map([](const ResolvedTime &resolved) {
        return resolved.instant;
    });
}

WallTime wallTimeAt(Instant instant, const QByteArray &zone)
{
    return wallFromUtc(instant.milliseconds() + qint64(offsetSecondsAt(instant, zone)) * 1000);
}

bool isKnownZone(const QByteArray &zone)
{
    return !zone.isEmpty() && zoneFor(zone).isValid();
}

QByteArray systemZone()
{
    const QByteArray zone = QTimeZone::systemTimeZoneId();
    return isKnownZone(zone) ? zone : QByteArrayLiteral("UTC");
}

QString zoneCity(const QByteArray &zone)
{
    QString city = QString::fromUtf8(zone.mid(zone.lastIndexOf('/') + 1));
    return city.replace(u'_', u' ');
}

QList<QByteArray> zonesCalled(const QString &words)
{
    const QByteArray id = words.toUtf8();
    if (isKnownZone(id))
        return {id};
    QString city = words.simplified();
    city.replace(u'_', u' ');
    QList<QByteArray> found;
    for (const QByteArray &zone : QTimeZone::availableTimeZoneIds()) {
        if (QString::fromLatin1(zone).compare(words, Qt::CaseInsensitive) == 0)
            return {zone};
        if (zoneCity(zone).compare(city, Qt::CaseInsensitive) == 0)
            found << zone;
    }
    return found;
}

} // namespace hatstand
