// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/older_copies.h"

#include "storage/backups.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocale>
#include <QTimeZone>

namespace hatstand::people
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::people)
};

/// The newest copy of a week is kept until four later weeks have one: gone with the first copy of the fourth
/// of them, at the latest on its second day (one a day is made).
Instant goneBy(Instant madeAt)
{
    constexpr int weeksKept = 4;
    const QDate day = madeAt.toUtc().date();
    const QDate gone = day.addDays(1 - day.dayOfWeek() + 7 * weeksKept + 1);
    return Instant::fromDateTime(QDateTime(gone, QTime(0, 0), Qt::UTC));
}
} // namespace

OlderCopies olderCopies(const QString &workspacePath, const Clock &clock)
{
    const storage::Backups backups(workspacePath, clock);
    OlderCopies older;
    older.folder = backups.folder();
    for (const storage::Backup &backup : backups.list()) {
        if (backup.isKeptForGood()) {
            ++older.keptForGood;
            continue;
        }
        ++older.count;
        const Instant gone = goneBy(backup.madeAt);
        if (!older.goneBy || *older.goneBy < gone)
            older.goneBy = gone;
    }
    return older;
}

QString OlderCopies::sentence() const
{
    QStringList sentences;
    if (count > 0 && goneBy) {
        sentences << Words::tr(
                         "All of it still stands in %n older backup(s), until that is rotated away: by %1.",
                         nullptr, count)
                         .arg(QLocale().toString(goneBy->toUtc().date(), QLocale::LongFormat));
    }
    if (keptForGood > 0) {
        sentences << Words::tr("It also stands in %n copy(ies) from before an update or a restore, until you "
                               "delete that, in %1.",
                               nullptr, keptForGood)
                         .arg(QDir::toNativeSeparators(folder));
    }
    return sentences.join(u' ');
}

} // namespace hatstand::people
