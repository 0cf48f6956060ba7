// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backups.h"
#include "storage/settings_table.h"
#include "storage/small_disk.h"
#include "storage/transaction.h"
#include "storage/troubled_disk.h"
#include "storage/workspace.h"
#include "storage/workspace_check.h"
#include "support/files.h"

#include <QDir>
#include <QScopeGuard>
#include <QStorageInfo>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>
#include <sys/wait.h>

#include <csignal>
#include <fcntl.h>
#include <functional>
#include <sqlite3.h>
#include <thread>
#include <unistd.h>
#include <utility>

using namespace hatstand;
using namespace hatstand::storage;
using hatstand::test::readFile;
using hatstand::test::SmallDisk;
using hatstand::test::TroubledDisk;
using hatstand::test::writeFile;

namespace
{
/// Acts as a user whom permissions hold for: root may write everywhere. Back to root when it goes.
class AsNobody
{
public:
    AsNobody() : m_wasRoot(::geteuid() == 0)
    {
        if (m_wasRoot)
            m_changed = ::seteuid(65534) == 0;
    }
    ~AsNobody()
    {
        if (m_changed)
            (void)::seteuid(0);
    }
    AsNobody(const AsNobody &) = delete;
    AsNobody &operator=(const AsNobody &) = delete;
    [[nodiscard]] bool isHeldByPermissions() const { return !m_wasRoot || m_changed; }

private:
    bool m_wasRoot;
    bool m_changed = false;
};

/// Tells of each file that SQLite is about to open. It goes before what opens on it.
class WatchedDisk
{
public:
    explicit WatchedDisk(std::function<void(const QString &path)> opening)
        : m_before(sqlite3_vfs_find(nullptr)), m_vfs(*m_before)
    {
        s_opening = std::move(opening);
        m_vfs.zName = "watched-disk";
        m_vfs.xOpen = open;
        sqlite3_vfs_register(&m_vfs, 1);
    }
    ~WatchedDisk()
    {
        sqlite3_vfs_register(m_before, 1);
        sqlite3_vfs_unregister(&m_vfs);
        s_opening = {};
    }
    WatchedDisk(const WatchedDisk &) = delete;
    WatchedDisk &operator=(const WatchedDisk &) = delete;

private:
    static int open(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *outFlags)
    {
        s_opening(QString::fromUtf8(name));
        sqlite3_vfs *real = sqlite3_vfs_find("unix");
        return real->xOpen(real, name, file, flags, outFlags);
    }

    static inline std::function<void(const QString &)> s_opening;
    sqlite3_vfs *m_before;
    sqlite3_vfs m_vfs;
};

/// What SQLite answers to another program that writes without waiting.
int writeAtOnce(const QString &path)
{
    sqlite3 *other = nullptr;
    sqlite3_open_v2(path.toUtf8().constData(), &other, SQLITE_OPEN_READWRITE, "unix");
    const int code = sqlite3_exec(other, "INSERT INTO settings VALUES ('late', 'told that it is saved')",
                                  nullptr, nullptr, nullptr);
    sqlite3_close(other);
    return code;
}
} // namespace

class TestDiskStates : public QObject
{
    Q_OBJECT

private:
    static Result<void> put(Database &database, int number, qsizetype size)
    {
        auto done = database.run("INSERT INTO settings VALUES (?, ?)", QStringLiteral("k%1").arg(number),
                                 QString(size, u'v'));
        if (!done)
            return fail(std::move(done.error()));
        return {};
    }
    static qint64 count(Database &database)
    {
        return database.first([](const Row &row) { return row.integer(0); }, "SELECT count(*) FROM settings")
            ->value_or(-1);
    }

    /// Whether another process would meet a lock on the database, so that it does not take its log away.
    static bool isLocked(const QString &path)
    {
        const QByteArray name = QFile::encodeName(path);
        const pid_t child = ::fork();
        if (child == 0) {
            // https://www.sqlite.org/src/file/src/os.h: the bytes of SHARED_FIRST and SHARED_SIZE.
            struct flock range = {};
            range.l_type = F_WRLCK;
            range.l_start = 0x40000000 + 2;
            range.l_len = 510;
            const int file = ::open(name.constData(), O_RDWR);
            const bool asked = file >= 0 && ::fcntl(file, F_GETLK, &range) == 0;
            ::_exit(asked && range.l_type != F_UNLCK ? 1 : 0);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        return WIFEXITED(status) && WEXITSTATUS(status) == 1;
    }

    FakeClock m_clock;

private Q_SLOTS:
    void aFullDiskLosesNothingAndWorkGoesOnAfterwards()
    {
        const SmallDisk disk("2m");
        if (!disk.isThere())
            QSKIP("Mounting a small file system needs root.");
        const QString path = disk.filePath(QStringLiteral("W.hatstand"));
        const QString ballast = disk.filePath(QStringLiteral("ballast"));
        QVERIFY(writeFile(ballast, QByteArray(400'000, 'b')));
        const auto made = Workspace::create(path, {}, m_clock);
        QVERIFY2(made, made ? "" : qPrintable(made.error().sentence()));
        Database &database = (*made)->database();

        int written = 0;
        std::optional<Error> error;
        while (!error && written < 1000) {
            // Two rows at a time: both or none.
            const auto done = inTransaction(database, [&]() -> Result<void> {
                if (auto first = put(database, 2 * written, 10'000); !first)
                    return first;
                return put(database, 2 * written + 1, 10'000);
            });
            if (done)
                ++written;
            else
                error = done.error();
        }
        QVERIFY(error);
        QVERIFY(written > 10);
        QCOMPARE(error->code, ErrorCode::StorageFull);
        QVERIFY(error->remedy.contains(QStringLiteral("room")));
        QCOMPARE(count(database), 2 * written);

        // A backup does not fit either, says so, and leaves nothing lying about.
        const auto backup = Backups(path, m_clock).make();
        QVERIFY(!backup);
        QCOMPARE(backup.error().code, ErrorCode::StorageFull);
        QVERIFY2(backup.error().what.contains(u"backup"), qPrintable(backup.error().what));
        QVERIFY2(backup.error().why.contains(u"unchanged"), qPrintable(backup.error().why));
        QVERIFY2(!backup.error().sentence().contains(u".part"), qPrintable(backup.error().sentence()));
        QVERIFY(QDir((*made)->backupFolder()).isEmpty());
        // Nor does a new workspace.
        const QString second = disk.filePath(QStringLiteral("Second.hatstand"));
        const auto notMade = Workspace::create(second, {}, m_clock);
        QVERIFY(!notMade);
        QVERIFY2(notMade.error().what.contains(u"\"Second.hatstand\""), qPrintable(notMade.error().what));
        QVERIFY2(!notMade.error().sentence().contains(u".part"), qPrintable(notMade.error().sentence()));
        QVERIFY(QDir(disk.path()).entryList({QStringLiteral("Second*")}).isEmpty());

        QVERIFY(QFile::remove(ballast));
        QVERIFY(put(database, 2 * written, 10'000));
        QCOMPARE(count(database), 2 * written + 1);
        const auto report = checkDatabase(path);
        QVERIFY(report && report->isGood());
    }

    void aFileThatMayOnlyBeReadIsNotOpened()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("W.hatstand"));
        QVERIFY(Workspace::create(path, {}, m_clock));
        const QByteArray before = readFile(path);
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther));
        QVERIFY(QFile::setPermissions(folder.path(), QFile::Permissions(0x7777)));
        {
            const AsNobody nobody;
            if (!nobody.isHeldByPermissions())
                QSKIP("This user may write everywhere.");
            const auto opened = Workspace::open(path, m_clock);
            QVERIFY(!opened);
            QCOMPARE(opened.error().code, ErrorCode::StorageReadOnly);
            QVERIFY(!opened.error().remedy.isEmpty());
        }
        QCOMPARE(readFile(path), before);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{QStringLiteral("W.hatstand")});
    }

    void aFolderThatMayOnlyBeReadIsRefused()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("W.hatstand"));
        QVERIFY(Workspace::create(path, {}, m_clock));
        QVERIFY(QFile::setPermissions(path, QFile::Permissions(0x6666)));
        QVERIFY(QFile::setPermissions(folder.path(), QFile::Permissions(0x5555)));
        const auto back =
            qScopeGuard([&] { QFile::setPermissions(folder.path(), QFile::Permissions(0x7777)); });
        const AsNobody nobody;
        if (!nobody.isHeldByPermissions())
            QSKIP("This user may write everywhere.");
        const auto opened = Workspace::open(path, m_clock);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::StorageReadOnly);
        const auto made = Workspace::create(folder.filePath(QStringLiteral("New.hatstand")), {}, m_clock);
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::StorageReadOnly);
        QVERIFY2(made.error().what.contains(u"\"New.hatstand\""), qPrintable(made.error().what));
        QVERIFY2(made.error().why.contains(folder.path()), qPrintable(made.error().why));
    }

    void aDiskThatMayOnlyBeReadIsRefused()
    {
        const SmallDisk disk("8m");
        if (!disk.isThere())
            QSKIP("Mounting a small file system needs root.");
        const QString path = disk.filePath(QStringLiteral("W.hatstand"));
        QVERIFY(Workspace::create(path, {}, m_clock));
        const QByteArray before = readFile(path);
        QVERIFY(disk.makeReadOnly());
        const auto opened = Workspace::open(path, m_clock);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::StorageReadOnly);
        QVERIFY(!opened.error().remedy.isEmpty());
        const auto made = Workspace::create(disk.filePath(QStringLiteral("New.hatstand")), {}, m_clock);
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::StorageReadOnly);
        QVERIFY(!Backups(path, m_clock).make());
        QCOMPARE(readFile(path), before);
        // A look at it is a look.
        QVERIFY(checkDatabase(path)->isGood());
    }

    void aDiskThatFailsWhileAWorkspaceIsOpenLosesNothing()
    {
        const TroubledDisk disk;
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("W.hatstand"));
        const auto made = Workspace::create(path, {}, m_clock);
        QVERIFY(made);
        Database &database = (*made)->database();
        QVERIFY(put(database, 1, 10));
        TroubledDisk::begin(TroubledDisk::Trouble::NoWrites);
        const auto refused =
            inTransaction(database, [&]() -> Result<void> { return put(database, 2, 10'000); });
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::StorageFailed);
        QVERIFY(refused.error().why.contains(QStringLiteral("disk")));
        QVERIFY(!refused.error().remedy.isEmpty());
        QCOMPARE(count(database), 1); // reading goes on
        QVERIFY(!Backups(path, m_clock).make());
        QVERIFY(Backups(path, m_clock).list().empty());
        TroubledDisk::end();
        QVERIFY(put(database, 2, 10'000));
        QCOMPARE(count(database), 2);
        const auto report = checkDatabase(path);
        QVERIFY(report && report->isGood());
    }

    void aDriveThatForgetsWhatWasOpenIsOpenedAnew()
    {
        const TroubledDisk disk;
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("W.hatstand"));
        const auto made = Workspace::create(path, {}, m_clock);
        QVERIFY(made);
        Database &database = (*made)->database();
        QVERIFY(put(database, 1, 10));
        TroubledDisk::begin(TroubledDisk::Trouble::Gone);
        const auto refused = put(database, 2, 10);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::StorageFailed);
        QVERIFY(!refused.error().remedy.isEmpty());
        QVERIFY(!(*made)->settleMoved()); // nor can it be opened anew
        TroubledDisk::endAndForget();
        QVERIFY(!put(database, 3, 10));
        const auto settled = (*made)->settleMoved();
        QVERIFY2(settled, settled ? "" : qPrintable(settled.error().sentence()));
        QVERIFY(put(database, 4, 10));
        QCOMPARE(count(database), 2);
        const auto report = checkDatabase(path);
        QVERIFY(report && report->isGood());
    }

    /// Killed while it keeps the present file aside: no part of that is taken for a copy that is kept.
    void aRestoreThatIsKilledLeavesNoTorso()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("W.hatstand"));
        QVERIFY(Workspace::create(path, {}, m_clock));
        const Backups backups(path, m_clock);
        const auto backup = backups.make();
        QVERIFY(backup);
        {
            const auto opened = Workspace::open(path, m_clock);
            QVERIFY(opened && put((*opened)->database(), 1, 4'000'000));
        }
        m_clock.advance(Milliseconds(5'000));
        const rlim_t room = 2'000'000; // for the backup, and not for the present file
        QVERIFY(backup->byteCount < qint64(room) && QFileInfo(path).size() > qint64(room));
        const pid_t child = ::fork();
        if (child == 0) {
            const rlimit limit{room, room};
            (void)::setrlimit(RLIMIT_FSIZE, &limit);
            (void)backups.restore(backup->path);
            ::_exit(0);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        QVERIFY(WIFSIGNALED(status));
        QCOMPARE(WTERMSIG(status), SIGXFSZ);
        const std::vector<Backup> left = backups.list();
        QCOMPARE(left.size(), size_t(1));
        QCOMPARE(left.front().path, backup->path);
        QVERIFY(Workspace::open(path, m_clock));
        // What it has left is cleared away as what any killed copy leaves; and it does not stop the next.
        QVERIFY(backups.restore(backup->path));
        m_clock.advance(Milliseconds(90'000'000));
        (void)backups.clearAway();
        for (const QFileInfo &file : QDir(backups.folder()).entryInfoList(QDir::Files))
            QVERIFY2(file.fileName().endsWith(QStringLiteral(".hatstand")), qPrintable(file.fileName()));
    }

    /// What it was told is saved would be neither in the restored file nor in the one that was kept.
    void nobodyWritesFromTheCopyAsideToTheEndOfARestore()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("W.hatstand"));
        QVERIFY(Workspace::create(path, {}, m_clock));
        const Backups backups(path, m_clock);
        const auto backup = backups.make();
        QVERIFY(backup);
        {
            const auto opened = Workspace::open(path, m_clock);
            QVERIFY(opened && put((*opened)->database(), 1, 4'000'000));
        }
        QList<int> answers;
        Result<QString> kept;
        {
            bool isReplacing = false;
            const WatchedDisk disk([&](const QString &name) {
                isReplacing |= name.contains(QStringLiteral("-replaced"));
                if (isReplacing)
                    answers.append(writeAtOnce(path));
            });
            kept = backups.restore(backup->path);
        }
        QVERIFY2(kept, kept ? "" : qPrintable(kept.error().sentence()));
        QVERIFY(answers.size() > 1); // while the present one is copied, and while the new one is written
        for (const int answer : std::as_const(answers))
            QCOMPARE(answer, SQLITE_BUSY);
        const auto restored = Workspace::open(path, m_clock);
        QVERIFY(restored);
        QVERIFY(SettingsTable((*restored)->database()).integer(restoredAtKey).value().has_value());
        QCOMPARE(count((*restored)->database()), 1); // that mark, and not the text of four megabytes
        const auto aside = Database::open(*kept, Database::Mode::ReadOnly);
        QVERIFY(aside);
        QCOMPARE(count(**aside), 1);
        // And who comes afterwards writes into what was restored.
        QCOMPARE(writeAtOnce(path), SQLITE_OK);
        QCOMPARE(count((*restored)->database()), 2);
    }

    /// A file that cannot be opened as a database, but which somebody has open from better times.
    void aDamagedFileThatSomebodyHasOpenIsNotReplaced()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("W.hatstand"));
        const Backups backups(path, m_clock);
        auto made = Workspace::create(path, {}, m_clock);
        QVERIFY(made);
        const auto backup = backups.make();
        QVERIFY(backup);
        sqlite3 *other = nullptr;
        QCOMPARE(sqlite3_open_v2(path.toUtf8().constData(), &other, SQLITE_OPEN_READWRITE, nullptr),
                 SQLITE_OK);
        const auto close = qScopeGuard([&] { sqlite3_close(other); });
        QCOMPARE(sqlite3_exec(other, "SELECT count(*) FROM settings", nullptr, nullptr, nullptr), SQLITE_OK);
        made->reset();
        const pid_t child = ::fork();
        if (child == 0) {
            // In a process of its own, so that closing the file takes no lock away.
            const int file = ::open(QFile::encodeName(path).constData(), O_WRONLY);
            ::_exit(file >= 0 && ::pwrite(file, "ruined", 6, 0) == 6 ? 0 : 1);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        QVERIFY(WIFEXITED(status) && WEXITSTATUS(status) == 0);
        const auto refused = backups.restore(backup->path);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::StorageBusy);
        QCOMPARE(backups.list().size(), size_t(1));
    }

    void aRestoreWithoutRoomChangesNothingAndSaysSo()
    {
        const SmallDisk disk("8m");
        if (!disk.isThere())
            QSKIP("Mounting a small file system needs root.");
        const QString path = disk.filePath(QStringLiteral("W.hatstand"));
        {
            const auto made = Workspace::create(path, {}, m_clock);
            QVERIFY(made && put((*made)->database(), 1, 800'000));
        }
        const Backups backups(path, m_clock);
        const auto backup = backups.make();
        QVERIFY2(backup, backup ? "" : qPrintable(backup.error().sentence()));
        const QByteArray before = readFile(path);
        const qint64 room = QStorageInfo(disk.path()).bytesAvailable() - 300'000;
        QVERIFY(room > 0 && room < 8'000'000);
        QVERIFY(writeFile(disk.filePath(QStringLiteral("ballast")), QByteArray(qsizetype(room), 'b')));
        const auto refused = backups.restore(backup->path);
        QVERIFY(!refused);
        QCOMPARE(refused.error().what, QStringLiteral("The backup was not restored."));
        QVERIFY2(refused.error().why.contains(u"unchanged"), qPrintable(refused.error().why));
        QVERIFY2(!refused.error().sentence().contains(u".restore"), qPrintable(refused.error().sentence()));
        QCOMPARE(readFile(path), before);
        QCOMPARE(backups.list().size(), size_t(1));
        QCOMPARE(QDir(disk.path()).entryList({QStringLiteral("*.restore*")}, QDir::Files), QStringList());
    }

    void aFileThatMayNotBeReadSaysSo()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("W.hatstand"));
        QVERIFY(Workspace::create(path, {}, m_clock));
        QVERIFY(QFile::setPermissions(path, QFile::Permissions()));
        QVERIFY(QFile::setPermissions(folder.path(), QFile::Permissions(0x7777)));
        const AsNobody nobody;
        if (!nobody.isHeldByPermissions())
            QSKIP("This user may read everything.");
        const auto opened = Workspace::open(path, m_clock);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::StorageReadOnly);
    }

    void aDamagedPageInTheMiddleIsMetAsDamageAndNotMadeWorse()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("W.hatstand"));
        {
            const auto made = Workspace::create(path, {}, m_clock);
            QVERIFY(made);
            for (int i = 0; i < 500; ++i)
                QVERIFY(put((*made)->database(), i, 500));
        }
        QByteArray content = readFile(path);
        for (qsizetype page = content.size() / 4096 - 40; page < content.size() / 4096 - 1; ++page)
            content.replace(page * 4096, 4096, QByteArray(4096, '\xa5'));
        QVERIFY(writeFile(path, content));
        // Opening reads a few pages only, so that it is quick; the damage is met when it is read.
        const auto opened = Workspace::open(path, m_clock);
        QVERIFY(opened);
        const auto read = (*opened)->database().all([](const Row &row) { return row.text(1); },
                                                    "SELECT key, value FROM settings");
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::StorageDamaged);
        QVERIFY(read.error().remedy.contains(QStringLiteral("backup")));
        // Who has it open may have written to it before: no promise.
        QVERIFY2(!read.error().sentence().contains(u"not changed"), qPrintable(read.error().sentence()));
        QCOMPARE(readFile(path), content);
    }

    void aBusyWorkspaceIsWaitedFor()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("W.hatstand"));
        const auto made = Workspace::create(path, {}, m_clock);
        QVERIFY(made);
        const auto other = Database::open((*made)->path(), Database::Mode::ReadWrite);
        QVERIFY(other);
        auto holding = std::make_unique<Transaction>(**other);
        QVERIFY(holding->begin());
        QVERIFY(put(**other, 1, 10));

        // Reading goes on, and does not see what is not committed.
        QCOMPARE(count((*made)->database()), 0);
        // Writing waits until the other is done; the other thread owns its connection meanwhile.
        Result<void> written = fail(ErrorCode::Unknown, QStringLiteral("not run"));
        std::thread writer([&] { written = put((*made)->database(), 2, 10); });
        const auto committed = holding->commit();
        holding.reset();
        writer.join();
        QVERIFY(committed);
        QVERIFY2(written, written ? "" : qPrintable(written.error().sentence()));
        QCOMPARE(count((*made)->database()), 2);
    }

    void aLookAtTheFileKeepsTheLocksOfWhoWorksWithIt()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("W.hatstand"));
        const auto made = Workspace::create(path, {}, m_clock);
        QVERIFY(made);
        QVERIFY(put((*made)->database(), 1, 10));
        QVERIFY(isLocked(path));
        QVERIFY(Backups(path, m_clock).make());
        QVERIFY(isLocked(path));
        QVERIFY(Workspace::open(path, m_clock));
        QVERIFY(isLocked(path));
    }

    void whoWaitsTooLongIsToldThatItIsBusy()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("W.hatstand"));
        const auto made = Workspace::create(path, {}, m_clock);
        const auto other = Database::open((*made)->path(), Database::Mode::ReadWrite);
        QVERIFY(made && other);
        // The patience of five seconds is shortened here only.
        QVERIFY((*made)->database().script("PRAGMA busy_timeout=20;"));
        Transaction holding(**other);
        QVERIFY(holding.begin());
        const auto refused = put((*made)->database(), 1, 10);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::StorageBusy);
        QVERIFY(holding.commit());
        QVERIFY(put((*made)->database(), 1, 10));
    }
};

QTEST_GUILESS_MAIN(TestDiskStates)
#include "tst_disk_states.moc"
