// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daily_backup.h"
#include "storage/workspace.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace hatstand;

class TestDailyBackup : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aBackupIsMadeOnceADay()
    {
        FakeClock clock;
        FakeTimers timers(clock);
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("Shop.hatstand"));
        const auto workspace = storage::Workspace::create(path, QStringLiteral("Shop"), clock);
        QVERIFY(workspace);
        const storage::Backups backups(path, clock);

        DailyBackup daily(path, clock, timers);
        QSignalSpy made(&daily, &DailyBackup::made);
        daily.start();
        timers.advance(std::chrono::seconds(20));
        QVERIFY(made.isEmpty()); // not while the window comes up
        timers.advance(std::chrono::seconds(20));
        QTRY_COMPARE(made.size(), 1);
        QCOMPARE(backups.list().size(), size_t(1));

        timers.advance(std::chrono::hours(5));
        QCOMPARE(backups.list().size(), size_t(1));
        timers.advance(std::chrono::hours(20));
        QTRY_COMPARE(made.size(), 2);
        QCOMPARE(backups.list().size(), size_t(2));
    }

    void aBackupThatFailsIsTold()
    {
        FakeClock clock;
        FakeTimers timers(clock);
        const QTemporaryDir folder;
        DailyBackup daily(folder.filePath(QStringLiteral("gone.hatstand")), clock, timers);
        QSignalSpy failed(&daily, &DailyBackup::failed);
        daily.start();
        timers.advance(std::chrono::minutes(1));
        QTRY_COMPARE(failed.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestDailyBackup)
#include "tst_daily_backup.moc"
