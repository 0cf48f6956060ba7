// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backup_runner.h"
#include "storage/backups.h"
#include "storage/workspace.h"
#include "storage/workspace_check.h"
#include "support/files.h"

#include <QCryptographicHash>
#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace hatstand;
using namespace hatstand::storage;
using hatstand::test::readFile;
using hatstand::test::writeFile;
using namespace std::chrono_literals;

class TestBackups : public QObject
{
    Q_OBJECT

private:
    static Result<void> put(Database &database, const QString &key, const QString &value)
    {
        auto done = database.run("INSERT OR REPLACE INTO settings VALUES (?, ?)", key, value);
        if (!done)
            return fail(std::move(done.error()));
        return {};
    }
    QString valueIn(const QString &path, const QString &key) const
    {
        const auto database = Database::open(path, Database::Mode::ReadOnly);
        if (!database)
            return QStringLiteral("(cannot open)");
        const auto value = (*database)->first([](const Row &row) { return row.text(0); },
                                              "SELECT value FROM settings WHERE key = ?", key);
        return value ? value->value_or(QStringLiteral("(none)")) : QStringLiteral("(cannot read)");
    }
    QStringList names() const
    {
        QStringList all;
        for (const Backup &backup : m_backups->list())
            all << QFileInfo(backup.path).fileName();
        return all;
    }

    FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<Backups> m_backups;
    QString m_path;

private Q_SLOTS:
    void init()
    {
        m_workspace.reset();
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock.setNow(Instant::fromMilliseconds(1'795'088'520'000)); // 2026-11-19T11:42:00Z
        m_path = m_folder->filePath(QStringLiteral("My (work).hatstand"));
        m_workspace = std::move(*Workspace::create(m_path, {}, m_clock));
        m_backups = std::make_unique<Backups>(m_path, m_clock);
        QVERIFY(put(m_workspace->database(), QStringLiteral("state"), QStringLiteral("one")));
    }

    void copiesWhileTheWorkspaceIsOpen()
    {
        QVERIFY(m_backups->isDue());
        qint64 lastDone = 0;
        qint64 lastAll = 0;
        const auto backup = m_backups->make([&](qint64 done, qint64 all) {
            lastDone = done;
            lastAll = all;
        });
        QVERIFY2(backup, backup ? "" : qPrintable(backup.error().sentence()));
        QCOMPARE(names(), QStringList{QStringLiteral("My (work)-20261119-114200.hatstand")});
        QCOMPARE(m_backups->folder(), m_workspace->backupFolder());
        QVERIFY(lastAll > 0 && lastDone == lastAll);
        QVERIFY(!m_backups->isDue());
        m_clock.advance(24h);
        QVERIFY(m_backups->isDue());

        // One whole workspace, with nothing beside it, which opens by itself.
        QCOMPARE(QDir(m_backups->folder()).entryList(QDir::Files).size(), 1);
        QVERIFY(Workspace::open(backup->path, m_clock));
        QCOMPARE(valueIn(backup->path, QStringLiteral("state")), QStringLiteral("one"));
    }

    void twoInOneSecondAreTwo()
    {
        QVERIFY(m_backups->make());
        const auto second = m_backups->make();
        QVERIFY(second);
        QVERIFY(QFileInfo::exists(second->path));
        QVERIFY(second->path.endsWith(QStringLiteral("-2.hatstand")));
        QCOMPARE(names().size(), 2);
    }

    void aStopLeavesNothingBehind()
    {
        std::stop_source stop;
        stop.request_stop();
        const auto backup = m_backups->make({}, stop.get_token());
        QCOMPARE(backup.error().code, ErrorCode::Cancelled);
        QVERIFY(QDir(m_backups->folder()).isEmpty());
    }

    void keepsSevenDaysAndFourWeeks()
    {
        QVERIFY(QDir().mkpath(m_backups->folder()));
        // Three a day for sixty days, the newest on Thursday 2026-11-19.
        for (int hours = 0; hours < 60 * 24; hours += 8) {
            const QDateTime at = (m_clock.now() - std::chrono::hours(hours)).toUtc();
            const QString name =
                QStringLiteral("My (work)-%1.hatstand").arg(at.toString(QStringLiteral("yyyyMMdd-HHmmss")));
            QVERIFY(writeFile(QDir(m_backups->folder()).filePath(name), "x"));
        }
        for (const char *other :
             {"My (work)-20260101-000000-schema1.hatstand", "My (work)-20260101-000000-replaced.hatstand",
              "My notes.txt", "Other-20260101-000000.hatstand"})
            QVERIFY(writeFile(QDir(m_backups->folder()).filePath(QLatin1StringView(other)), "x"));

        QCOMPARE(m_backups->clearAway(), 180 - 12);
        QCOMPARE(names(), (QStringList{
                              QStringLiteral("My (work)-20261119-114200.hatstand"),
                              QStringLiteral("My (work)-20261119-034200.hatstand"), // of the last 48 hours
                              QStringLiteral("My (work)-20261118-194200.hatstand"),
                              QStringLiteral("My (work)-20261118-114200.hatstand"),
                              QStringLiteral("My (work)-20261118-034200.hatstand"),
                              QStringLiteral("My (work)-20261117-194200.hatstand"),
                              QStringLiteral("My (work)-20261116-194200.hatstand"),
                              QStringLiteral("My (work)-20261115-194200.hatstand"), // and of its week
                              QStringLiteral("My (work)-20261114-194200.hatstand"),
                              QStringLiteral("My (work)-20261113-194200.hatstand"),
                              QStringLiteral("My (work)-20261108-194200.hatstand"), // Sundays end weeks
                              QStringLiteral("My (work)-20261101-194200.hatstand"),
                              QStringLiteral("My (work)-20260101-000000-replaced.hatstand"),
                              QStringLiteral("My (work)-20260101-000000-schema1.hatstand"),
                          }));
        QVERIFY(QFileInfo::exists(QDir(m_backups->folder()).filePath(QStringLiteral("My notes.txt"))));
        QVERIFY(QFileInfo::exists(
            QDir(m_backups->folder()).filePath(QStringLiteral("Other-20260101-000000.hatstand"))));
        QCOMPARE(m_backups->clearAway(), 0);
    }

    void theCopyFromBeforeAMistakeStays()
    {
        const auto good = m_backups->make();
        QVERIFY(good);
        QVERIFY(put(m_workspace->database(), QStringLiteral("state"), QStringLiteral("by mistake")));
        m_clock.advance(10min);
        QVERIFY(m_backups->make());
        QCOMPARE(names().size(), 2);
        QCOMPARE(valueIn(good->path, QStringLiteral("state")), QStringLiteral("one"));
        // Not without end: ten of the last two days.
        for (int i = 0; i < 12; ++i) {
            m_clock.advance(10min);
            QVERIFY(m_backups->make());
        }
        QCOMPARE(names().size(), 10);
    }

    void copiesFromTheFutureDoNotPushOutThoseOfNow()
    {
        for (int days = 30; days > 0; --days) {
            m_clock.advance(24h);
            QVERIFY(m_backups->make());
        }
        m_clock.advance(-24h * 60);
        const auto before = m_backups->make();
        QVERIFY(before);
        m_clock.advance(1h);
        QVERIFY(m_backups->make());
        QVERIFY(QFileInfo::exists(before->path));
    }

    void aCopyOfADamagedWorkspaceIsNotKept()
    {
        for (int i = 0; i < 500; ++i)
            QVERIFY(put(m_workspace->database(), QStringLiteral("k%1").arg(i), QString(200, u'v')));
        const auto good = m_backups->make();
        QVERIFY(good);
        m_workspace.reset();
        QByteArray content = readFile(m_path);
        constexpr qsizetype damaged = qsizetype{8} * 4096;
        content.replace(content.size() - damaged, damaged, QByteArray(damaged, '\x5a'));
        QVERIFY(writeFile(m_path, content));

        m_clock.advance(1h);
        const auto refused = m_backups->make();
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::StorageDamaged);
        QVERIFY(!refused.error().what.isEmpty() && !refused.error().remedy.isEmpty());
        QVERIFY(!refused.error().detail.isEmpty());
        QCOMPARE(names(), QStringList{QFileInfo(good->path).fileName()});
        QCOMPARE(QDir(m_backups->folder()).entryList(QDir::Files).size(), 1);
        QVERIFY(m_backups->restore(good->path));
        QCOMPARE(valueIn(m_path, QStringLiteral("state")), QStringLiteral("one"));
    }

    void theLastBackupIsNoneThatIsKeptForAnotherReason()
    {
        QVERIFY(!m_backups->last());
        const auto made = m_backups->make();
        QVERIFY(made);
        m_clock.advance(1h);
        QVERIFY(m_backups->keepAway(m_workspace->database()));
        QVERIFY(m_backups->makeBeforeMigration(m_workspace->database(), 99).value());
        QCOMPARE(m_backups->list().size(), size_t(3));
        QVERIFY(m_backups->last());
        QCOMPARE(m_backups->last()->path, made->path);
    }

    void whatAKilledCopyLeftGoesAfterADay()
    {
        QVERIFY(QDir().mkpath(m_backups->folder()));
        const QDir folder(m_backups->folder());
        const QStringList old{QStringLiteral("My (work)-20261117-114200.hatstand.part"),
                              QStringLiteral("My (work)-20261117-114200.hatstand.part-wal"),
                              QStringLiteral("My (work)-20261118-114159-schema1-2.hatstand.part")};
        const QStringList kept{QStringLiteral("My (work)-20261119-114000.hatstand.part"),
                               QStringLiteral("Other-20261117-114200.hatstand.part"),
                               QStringLiteral("My notes.part")};
        for (const QString &name : old + kept)
            QVERIFY(writeFile(folder.filePath(name), "x"));
        QCOMPARE(m_backups->clearAway(), 0);
        for (const QString &name : old)
            QVERIFY2(!folder.exists(name), qPrintable(name));
        for (const QString &name : kept)
            QVERIFY2(folder.exists(name), qPrintable(name));
    }

    /// The window and the command line in the same second.
    void twoAtOnceDoNotDisturbEachOther()
    {
        std::stop_source stop;
        stop.request_stop();
        const auto backup = m_backups->make([&](qint64, qint64) {
            QCOMPARE(m_backups->make({}, stop.get_token()).error().code, ErrorCode::Cancelled);
        });
        QVERIFY2(backup, backup ? "" : qPrintable(backup.error().sentence()));
        QCOMPARE(valueIn(backup->path, QStringLiteral("state")), QStringLiteral("one"));
    }

    void copiesOfEveryKindAwaitTheirTurn()
    {
        std::stop_source stop;
        stop.request_stop();
        bool isAsked = false;
        const auto backup = m_backups->make([&](qint64, qint64) {
            if (std::exchange(isAsked, true))
                return;
            const auto migrating =
                m_backups->makeBeforeMigration(m_workspace->database(), 99, stop.get_token());
            QCOMPARE(migrating.error().code, ErrorCode::Cancelled);
            const auto away = m_backups->keepAway(m_workspace->database(), stop.get_token());
            QCOMPARE(away.error().code, ErrorCode::Cancelled);
        });
        QVERIFY2(backup, backup ? "" : qPrintable(backup.error().sentence()));
        QVERIFY(isAsked);
        QCOMPARE(names().size(), 1);
        QVERIFY(m_backups->keepAway(m_workspace->database()));
        QVERIFY(m_backups->makeBeforeMigration(m_workspace->database(), 99));
        QCOMPARE(names().size(), 3);
    }

    void aNameThatSomebodyIsWritingIsNotTaken()
    {
        const QDir folder(m_backups->folder());
        QVERIFY(QDir().mkpath(folder.path()));
        const QString part = folder.filePath(QStringLiteral("My (work)-20261119-114200.hatstand.part"));
        const QString log = folder.filePath(QStringLiteral("My (work)-20261119-114200-2.hatstand-wal"));
        for (const QString &other : {part, log})
            QVERIFY(writeFile(other, "x"));
        const auto backup = m_backups->make();
        QVERIFY(backup);
        QVERIFY2(backup->path.endsWith(QStringLiteral("-3.hatstand")), qPrintable(backup->path));
        QCOMPARE(readFile(part), QByteArray("x"));
    }

    void aCopyFromTheFutureDoesNotStopNewOnes()
    {
        m_clock.advance(24h * 365);
        QVERIFY(m_backups->make());
        m_clock.advance(-24h * 365);
        QVERIFY(m_backups->isDue());
    }

    void restoresAndKeepsWhatWasThere()
    {
        const auto backup = m_backups->make();
        QVERIFY(backup);
        QVERIFY(put(m_workspace->database(), QStringLiteral("state"), QStringLiteral("two")));
        m_workspace.reset();
        m_clock.advance(1h);

        const auto kept = m_backups->restore(backup->path);
        QVERIFY2(kept, kept ? "" : qPrintable(kept.error().sentence()));
        QCOMPARE(valueIn(m_path, QStringLiteral("state")), QStringLiteral("one"));
        QCOMPARE(valueIn(*kept, QStringLiteral("state")), QStringLiteral("two"));
        QVERIFY(m_backups->list().front().wasReplaced);
        QVERIFY(Workspace::open(m_path, m_clock));
        // And back again.
        QVERIFY(m_backups->restore(*kept));
        QCOMPARE(valueIn(m_path, QStringLiteral("state")), QStringLiteral("two"));
    }

    void restoresThroughASymbolicLink()
    {
        const auto backup = m_backups->make();
        QVERIFY(backup);
        QVERIFY(put(m_workspace->database(), QStringLiteral("state"), QStringLiteral("two")));
        m_workspace.reset();
        const QTemporaryDir links;
        const QString link = links.filePath(QStringLiteral("Link.hatstand"));
        const QString linkToBackup = links.filePath(QStringLiteral("Copy.hatstand"));
        QVERIFY(QFile::link(m_path, link));
        QVERIFY(QFile::link(backup->path, linkToBackup));
        const Backups linked(link, m_clock);
        QCOMPARE(QFileInfo(linked.folder()).canonicalFilePath(),
                 QFileInfo(m_backups->folder()).canonicalFilePath());
        const auto kept = linked.restore(linkToBackup);
        QVERIFY2(kept, kept ? "" : qPrintable(kept.error().sentence()));
        QVERIFY(QFileInfo(link).isSymLink());
        QCOMPARE(valueIn(m_path, QStringLiteral("state")), QStringLiteral("one"));
        QCOMPARE(valueIn(*kept, QStringLiteral("state")), QStringLiteral("two"));
    }

    void restoresOfOneWorkspaceComeOneAfterTheOther()
    {
        const auto backup = m_backups->make();
        QVERIFY(backup);
        m_workspace.reset();
        std::stop_source stop;
        stop.request_stop();
        bool isAsked = false;
        const auto kept = m_backups->restore(backup->path, [&](qint64, qint64) {
            isAsked = true;
            QCOMPARE(m_backups->restore(backup->path, {}, stop.get_token()).error().code,
                     ErrorCode::Cancelled);
        });
        QVERIFY2(kept, kept ? "" : qPrintable(kept.error().sentence()));
        QVERIFY(isAsked);
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{QFileInfo(m_path).fileName()});
        QCOMPARE(valueIn(m_path, QStringLiteral("state")), QStringLiteral("one"));
    }

    void whereAnotherWorkspaceHasTheFoldersNothingIsPut()
    {
        const auto backup = m_backups->make();
        QVERIFY(backup);
        const QString sibling = m_folder->filePath(QStringLiteral("My (work)"));
        const auto refused = Backups(sibling, m_clock).restore(backup->path);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Conflict);
        QVERIFY(!QFileInfo::exists(sibling));
    }

    void restoresOverADamagedFileAndWhereThereIsNone()
    {
        const auto backup = m_backups->make();
        QVERIFY(backup);
        m_workspace.reset();
        const QByteArray broken = readFile(m_path).left(5000);
        QVERIFY(writeFile(m_path, broken));
        const auto kept = m_backups->restore(backup->path);
        QVERIFY2(kept, kept ? "" : qPrintable(kept.error().sentence()));
        QCOMPARE(readFile(*kept), broken);
        QCOMPARE(valueIn(m_path, QStringLiteral("state")), QStringLiteral("one"));

        QVERIFY(QFile::remove(m_path));
        QCOMPARE(m_backups->restore(backup->path).value(), QString());
        QCOMPARE(valueIn(m_path, QStringLiteral("state")), QStringLiteral("one"));
    }

    void anOldLogIsNotPlayedIntoTheRestoredFile()
    {
        const auto backup = m_backups->make();
        QVERIFY(backup);
        // A crash left a log beside a file that can no longer be opened.
        QVERIFY(put(m_workspace->database(), QStringLiteral("state"), QStringLiteral("in the log")));
        const QByteArray log = readFile(m_path + QStringLiteral("-wal"));
        QVERIFY(!log.isEmpty());
        m_workspace.reset();
        QVERIFY(writeFile(m_path, "ruined"));
        QVERIFY(writeFile(m_path + QStringLiteral("-wal"), log));
        const auto kept = m_backups->restore(backup->path);
        QVERIFY2(kept, kept ? "" : qPrintable(kept.error().sentence()));
        QCOMPARE(valueIn(m_path, QStringLiteral("state")), QStringLiteral("one"));
        QCOMPARE(readFile(*kept + QStringLiteral("-wal")), log);
    }

    void refusesABackupThatIsNone()
    {
        const auto backup = m_backups->make();
        QVERIFY(backup);
        m_workspace.reset();
        const QByteArray present = readFile(m_path);
        // Overwritten in the middle: the header is fine, the rest is not.
        QByteArray content = readFile(backup->path);
        content.replace(8192, 20'000, QByteArray(20'000, 'z'));
        QVERIFY(writeFile(backup->path, content));
        const auto refused = m_backups->restore(backup->path);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::StorageDamaged);
        QCOMPARE(readFile(m_path), present);
        QVERIFY(writeFile(backup->path, "not a database"));
        QCOMPARE(m_backups->restore(backup->path).error().code, ErrorCode::StorageNotAWorkspace);
        QCOMPARE(readFile(m_path), present);
        QVERIFY(!QFileInfo::exists(m_path + QStringLiteral(".restore")));
    }

    void refusesABackupOfANewerProgram()
    {
        const auto backup = m_backups->make();
        QVERIFY(backup);
        m_workspace.reset();
        const QByteArray present = readFile(m_path);
        {
            const auto newer = Database::open(backup->path, Database::Mode::ReadWrite);
            QVERIFY(newer);
            QVERIFY((*newer)->script("PRAGMA user_version = 99;"));
        }
        const auto refused = m_backups->restore(backup->path);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::StorageNewer);
        QCOMPARE(readFile(m_path), present);
        QVERIFY(Workspace::open(m_path, m_clock));
    }

    void restoresWhatStandsInALogBesideTheBackup()
    {
        QVERIFY(QDir().mkpath(m_backups->folder()));
        const QString kept =
            QDir(m_backups->folder()).filePath(QStringLiteral("My (work)-20261119-114200-replaced.hatstand"));
        QVERIFY(m_workspace->database().script("PRAGMA wal_checkpoint(TRUNCATE);"));
        QVERIFY(put(m_workspace->database(), QStringLiteral("state"), QStringLiteral("in the log")));
        for (const char *suffix : {"", "-wal"})
            QVERIFY(QFile::copy(m_path + QLatin1StringView(suffix), kept + QLatin1StringView(suffix)));
        QVERIFY(put(m_workspace->database(), QStringLiteral("state"), QStringLiteral("later")));
        m_workspace.reset();
        const auto replaced = m_backups->restore(kept);
        QVERIFY2(replaced, replaced ? "" : qPrintable(replaced.error().sentence()));
        QCOMPARE(valueIn(m_path, QStringLiteral("state")), QStringLiteral("in the log"));
    }

    void doesNotReplaceAWorkspaceThatIsOpen()
    {
        const auto backup = m_backups->make();
        QVERIFY(backup);
        const auto refused = m_backups->restore(backup->path);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::StorageBusy);
        QVERIFY(put(m_workspace->database(), QStringLiteral("state"), QStringLiteral("still writing")));
        QVERIFY(m_workspace->isStillThere());
    }

    void runsOnAThread()
    {
        BackupRunner runner(*m_backups);
        QSignalSpy made(&runner, &BackupRunner::made);
        QSignalSpy failed(&runner, &BackupRunner::failed);
        QSignalSpy progress(&runner, &BackupRunner::progress);
        runner.start();
        runner.start();
        QVERIFY(runner.isRunning());
        QTRY_COMPARE(made.count(), 1);
        QCOMPARE(failed.count(), 0);
        QVERIFY(!runner.isRunning());
        QCOMPARE(progress.last().first().toInt(), 100);
        QCOMPARE(m_backups->list().size(), size_t(1));

        runner.start();
        runner.cancel();
        QTRY_VERIFY(!runner.isRunning());
        QVERIFY(
            !QDir(m_backups->folder()).entryList(QDir::Files).join(u' ').contains(QStringLiteral(".part")));
        runner.start(); // and goes away while it runs
    }

    void checksAGoodWorkspace()
    {
        const QByteArray hash = QCryptographicHash::hash("1234", QCryptographicHash::Sha256);
        QVERIFY(m_workspace->database().run(
            "INSERT INTO media VALUES (x'00', ?, 'bread.jpg', 'image/jpeg', 4, 1, 1, 0, 0)", hash));
        auto report = checkWorkspace(m_path, m_workspace->mediaFolder());
        QVERIFY(report);
        QCOMPARE(report->mediaCount, 1);
        QCOMPARE(report->missingMedia, QStringList{QStringLiteral("bread.jpg")});
        QCOMPARE(report->damagedMedia, QStringList());
        QVERIFY(!report->isGood());

        const QString hex = QString::fromLatin1(hash.toHex());
        const QString folder = m_workspace->mediaFolder() + u'/' + hex.left(2);
        QVERIFY(QDir().mkpath(folder));
        const QString file = folder + u'/' + hex.mid(2) + QStringLiteral(".jpg");
        QVERIFY(writeFile(file, "1234"));
        report = checkWorkspace(m_path, m_workspace->mediaFolder());
        QVERIFY(report && report->isGood());
    }

    void checkReadsTheContentOfTheMedia_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("cut off") << QByteArray("12");
        QTest::newRow("changed, and as long as before") << QByteArray("1235");
    }
    void checkReadsTheContentOfTheMedia()
    {
        QFETCH(const QByteArray, content);
        const QByteArray hash = QCryptographicHash::hash("1234", QCryptographicHash::Sha256);
        QVERIFY(m_workspace->database().run(
            "INSERT INTO media VALUES (x'00', ?, 'bread.jpg', 'image/jpeg', 4, 1, 1, 0, 0)", hash));
        const QString hex = QString::fromLatin1(hash.toHex());
        const QString folder = m_workspace->mediaFolder() + u'/' + hex.left(2);
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(writeFile(folder + u'/' + hex.mid(2) + QStringLiteral(".jpg"), content));
        const auto report = checkWorkspace(m_path, m_workspace->mediaFolder());
        QVERIFY(report && !report->isGood());
        QCOMPARE(report->missingMedia, QStringList());
        QCOMPARE(report->damagedMedia, QStringList{QStringLiteral("bread.jpg")});
        QVERIFY(report->summary() != CheckReport().summary());
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(checkWorkspace(m_path, m_workspace->mediaFolder(), stop.get_token()).error().code,
                 ErrorCode::Cancelled);
    }

    void checkFindsDamageAndChangesNothing()
    {
        for (int i = 0; i < 500; ++i)
            QVERIFY(put(m_workspace->database(), QStringLiteral("k%1").arg(i), QString(200, u'v')));
        QVERIFY(m_workspace->database().script(
            "PRAGMA foreign_keys=OFF; INSERT INTO campaigns VALUES (x'01', x'02', 'n', 'u', 0, NULL);"));
        const QString media = m_workspace->mediaFolder();
        m_workspace.reset();
        QCOMPARE(checkDatabase(m_path)->brokenReferences, 1);

        QByteArray content = readFile(m_path);
        content.replace(content.size() - qsizetype{3} * 4096, 4096, QByteArray(4096, '\x5a'));
        QVERIFY(writeFile(m_path, content));
        const auto report = checkWorkspace(m_path, media);
        QVERIFY(report);
        QVERIFY(!report->damage.isEmpty());
        QVERIFY(report->summary().contains(QStringLiteral("damaged")));
        QCOMPARE(readFile(m_path), content);
        QVERIFY(!QFileInfo::exists(m_path + QStringLiteral("-shm")));
    }
};

QTEST_GUILESS_MAIN(TestBackups)
#include "tst_backups.moc"
