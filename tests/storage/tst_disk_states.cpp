// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backups.h"
#include "storage/transaction.h"
#include "storage/workspace.h"
#include "storage/workspace_check.h"
#include "support/files.h"

#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/wait.h>

#include <fcntl.h>
#include <thread>
#include <unistd.h>

using namespace hatstand;
using namespace hatstand::storage;
using hatstand::test::readFile;
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

/// A file system of its own with little room.
class SmallDisk
{
public:
    explicit SmallDisk(const char *size)
    {
        m_mounted = QProcess::execute(QStringLiteral("mount"),
                                      {QStringLiteral("-t"), QStringLiteral("tmpfs"), QStringLiteral("-o"),
                                       QStringLiteral("size=") + QLatin1StringView(size),
                                       QStringLiteral("tmpfs"), m_folder.path()}) == 0;
    }
    ~SmallDisk()
    {
        if (m_mounted)
            QProcess::execute(QStringLiteral("umount"), {m_folder.path()});
    }
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;
    [[nodiscard]] bool isThere() const { return m_mounted; }
    [[nodiscard]] QString filePath(const QString &name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
    bool m_mounted = false;
};
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
        QVERIFY(QDir((*made)->backupFolder()).isEmpty());
        // Nor does a new workspace.
        const QString second = disk.filePath(QStringLiteral("Second.hatstand"));
        QVERIFY(!Workspace::create(second, {}, m_clock));
        QVERIFY(!QFileInfo::exists(second));
        QVERIFY(!QFileInfo::exists(second + QStringLiteral(".part")));

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
