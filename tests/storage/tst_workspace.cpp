// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backups.h"
#include "storage/schema_version.h"
#include "storage/transaction.h"
#include "storage/workspace.h"
#include "support/files.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

using namespace hatstand;
using namespace hatstand::storage;
using hatstand::test::readFile;
using hatstand::test::writeFile;

class TestWorkspace : public QObject
{
    Q_OBJECT

private:
    QString fileIn(const QTemporaryDir &folder, const QString &name = QStringLiteral("Work.hatstand")) const
    {
        return folder.filePath(name);
    }

    /// A closed workspace with a little content.
    void makeWorkspace(const QString &path) const
    {
        auto made = Workspace::create(path, QStringLiteral("Work"), m_clock);
        QVERIFY2(made, made ? "" : qPrintable(made.error().sentence()));
        for (int i = 0; i < 200; ++i) {
            QVERIFY((*made)->database().run("INSERT INTO settings (key, value) VALUES (?, ?)",
                                            QStringLiteral("key%1").arg(i), QString(300, u'x')));
        }
    }

    static QString valueOf(Database &database, const char *key)
    {
        const auto value =
            database.first([](const Row &row) { return row.text(0); },
                           "SELECT value FROM settings WHERE key = ?", QString::fromLatin1(key));
        return value ? value->value_or(QStringLiteral("(none)")) : value.error().what;
    }
    /// By itself, without what may stand in a log beside it.
    static QString settingIn(const QString &path, const char *key)
    {
        const auto database = Database::open(path, Database::Mode::Look);
        return database ? valueOf(**database, key) : database.error().what;
    }

    FakeClock m_clock;

private Q_SLOTS:
    void makesAndOpensAgain()
    {
        const QTemporaryDir folder;
        const QString path = fileIn(folder);
        {
            const auto made = Workspace::create(path, QStringLiteral("  Padaria "), m_clock);
            QVERIFY(made);
            QCOMPARE((*made)->name(), QStringLiteral("Padaria"));
            QVERIFY(QFileInfo((*made)->mediaFolder()).isDir());
            QCOMPARE((*made)->mediaFolder(), folder.filePath(QStringLiteral("Work.hatstand-media")));
            QCOMPARE((*made)->backupFolder(), folder.filePath(QStringLiteral("Work.hatstand-backups")));
        }
        const auto opened = Workspace::open(path, m_clock);
        QVERIFY(opened);
        QCOMPARE((*opened)->name(), QStringLiteral("Padaria"));
        QCOMPARE(schemaOf((*opened)->database()).value(), currentSchema);
        QVERIFY((*opened)->isStillThere());
        QVERIFY(!QFileInfo::exists((*opened)->backupFolder()));
    }

    void leavesOneFileWhenClosed()
    {
        const QTemporaryDir folder;
        makeWorkspace(fileIn(folder));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{QStringLiteral("Work.hatstand")});
    }

    void theHeaderNamesTheProgramAndTheSchema()
    {
        const QTemporaryDir folder;
        makeWorkspace(fileIn(folder));
        const QByteArray content = readFile(fileIn(folder));
        QCOMPARE(content.mid(68, 4), QByteArrayLiteral("HtSt"));
        QCOMPARE(int(qFromBigEndian<quint32>(content.constData() + 60)), currentSchema);
    }

    void neverReplacesAFile()
    {
        const QTemporaryDir folder;
        QVERIFY(writeFile(fileIn(folder), "precious"));
        const auto made = Workspace::create(fileIn(folder), {}, m_clock);
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::Conflict);
        QCOMPARE(readFile(fileIn(folder)), QByteArrayLiteral("precious"));
    }

    void twoThatWouldShareTheirPicturesAreRefused_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::newRow("with the ending second") << QStringLiteral("foo") << QStringLiteral("foo.hatstand");
        QTest::newRow("without it second") << QStringLiteral("foo.hatstand") << QStringLiteral("foo");
    }
    void twoThatWouldShareTheirPicturesAreRefused()
    {
        QFETCH(const QString, first);
        QFETCH(const QString, second);
        const QTemporaryDir folder;
        makeWorkspace(folder.filePath(first));
        const auto refused = Workspace::create(folder.filePath(second), {}, m_clock);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Conflict);
        QVERIFY2(refused.error().what.contains(first), qPrintable(refused.error().what));
        QVERIFY(!refused.error().remedy.isEmpty());
        QVERIFY(!QFileInfo::exists(folder.filePath(second)));
    }

    void whatHasNoPicturesIsNotInTheWay()
    {
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("Work")));
        QVERIFY(writeFile(folder.filePath(QStringLiteral("notes")), "Dear diary"));
        QVERIFY(Workspace::create(folder.filePath(QStringLiteral("Work.hatstand")), {}, m_clock));
        QVERIFY(Workspace::create(folder.filePath(QStringLiteral("notes.hatstand")), {}, m_clock));
        // Each of these has folders of its own.
        QVERIFY(Workspace::create(folder.filePath(QStringLiteral("notes.hatstand.hatstand")), {}, m_clock));
    }

    void aFailureToMakeOneLeavesNothingBehind()
    {
        const QTemporaryDir folder;
        QVERIFY(writeFile(fileIn(folder) + QStringLiteral("-media"), "in the way"));
        const auto made = Workspace::create(fileIn(folder), {}, m_clock);
        QVERIFY(!made);
        QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
                 QStringList{QStringLiteral("Work.hatstand-media")});
    }

    void isOpenedThroughASymbolicLink()
    {
        const QTemporaryDir folder;
        const QTemporaryDir links;
        makeWorkspace(fileIn(folder));
        const QString link = fileIn(links, QStringLiteral("Link.hatstand"));
        QVERIFY(QFile::link(fileIn(folder), link));
        {
            const auto opened = Workspace::open(link, m_clock);
            QVERIFY2(opened, opened ? "" : qPrintable(opened.error().sentence()));
            QCOMPARE((*opened)->path(), QFileInfo(fileIn(folder)).canonicalFilePath());
            QVERIFY(QFileInfo((*opened)->mediaFolder()).isDir());
            QVERIFY((*opened)->database().run("INSERT INTO settings VALUES ('late', 'kept')"));
            // While its log is there, too.
            QVERIFY(Workspace::open(link, m_clock));
        }
        QCOMPARE(settingIn(fileIn(folder), "late"), QStringLiteral("kept"));
        QCOMPARE(QDir(links.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
                 QStringList{QStringLiteral("Link.hatstand")});
        QCOMPARE(Workspace::create(link, {}, m_clock).error().code, ErrorCode::Conflict);

        QVERIFY(QFile::remove(fileIn(folder)));
        QCOMPARE(Workspace::open(link, m_clock).error().code, ErrorCode::StorageMissing);
        // A new one does not take the place of a link to a disk that is away.
        QCOMPARE(Workspace::create(link, {}, m_clock).error().code, ErrorCode::Conflict);
    }

    void theFolderHasToExist()
    {
        const QTemporaryDir folder;
        const auto made =
            Workspace::create(folder.filePath(QStringLiteral("no/where.hatstand")), {}, m_clock);
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::StorageMissing);
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void refusesAndLeavesUntouched_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<ErrorCode>("code");

        const QTemporaryDir folder;
        makeWorkspace(fileIn(folder));
        const QByteArray good = readFile(fileIn(folder));
        QVERIFY(good.size() > 100'000);
        QVERIFY(good.size() % 4096 == 0);
        const auto with = [&](qsizetype at, const QByteArray &bytes) {
            QByteArray changed = good;
            return changed.replace(at, bytes.size(), bytes);
        };

        QTest::newRow("empty") << QByteArray("") << ErrorCode::StorageNotAWorkspace;
        QTest::newRow("a text") << QByteArray("Dear diary,\n") << ErrorCode::StorageNotAWorkspace;
        QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n").append(QByteArray(5000, 'x'))
                                   << ErrorCode::StorageNotAWorkspace;
        QTest::newRow("another program's database")
            << with(68, QByteArray(4, '\0')) << ErrorCode::StorageNotAWorkspace;
        QTest::newRow("newer") << with(60, QByteArray("\0\0\0\x63", 4)) << ErrorCode::StorageNewer;
        QTest::newRow("no schema number") << with(60, QByteArray(4, '\0')) << ErrorCode::StorageDamaged;
        QTest::newRow("page size makes no sense")
            << with(16, QByteArray("\x12\x34", 2)) << ErrorCode::StorageDamaged;
        QTest::newRow("cut in the middle") << good.left(good.size() / 2) << ErrorCode::StorageDamaged;
        QTest::newRow("last page missing") << good.left(good.size() - 4096) << ErrorCode::StorageDamaged;
        QTest::newRow("cut in the header") << good.left(60) << ErrorCode::StorageDamaged;
        QTest::newRow("first page overwritten")
            << with(100, QByteArray(3900, '\xff')) << ErrorCode::StorageDamaged;
        QTest::newRow("format number of the future")
            << with(18, QByteArray("\x09\x09", 2)) << ErrorCode::StorageDamaged;
    }

    void refusesAndLeavesUntouched()
    {
        QFETCH(const QByteArray, content);
        QFETCH(const ErrorCode, code);
        const QTemporaryDir folder;
        const QString path = fileIn(folder);
        QVERIFY(writeFile(path, content));

        const auto opened = Workspace::open(path, m_clock);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, code);
        QVERIFY(opened.error().what.contains(QStringLiteral("Work.hatstand")));
        QVERIFY(!opened.error().remedy.isEmpty());
        if (code == ErrorCode::StorageDamaged)
            QVERIFY2(opened.error().why.contains(u"changed"), qPrintable(opened.error().why));
        QCOMPARE(readFile(path), content);
        QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
                 QStringList{QStringLiteral("Work.hatstand")});
    }

    void refusesANewerSchemaThatStandsInTheLogOnly()
    {
        // A newer program was killed: its migration is in the log, the file still looks like the old one.
        const QTemporaryDir folder;
        const QString path = fileIn(folder);
        makeWorkspace(path);
        const QTemporaryDir copies;
        const QString copy = fileIn(copies);
        {
            auto newer = Database::open(path, Database::Mode::ReadWrite);
            QVERIFY(newer);
            QVERIFY((*newer)->script("PRAGMA user_version = 99;"));
            QVERIFY(QFile::copy(path, copy));
            QVERIFY(QFile::copy(path + QStringLiteral("-wal"), copy + QStringLiteral("-wal")));
        }
        const QByteArray file = readFile(copy);
        const QByteArray log = readFile(copy + QStringLiteral("-wal"));
        const auto opened = Workspace::open(copy, m_clock);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::StorageNewer);
        QCOMPARE(readFile(copy), file);
        QCOMPARE(readFile(copy + QStringLiteral("-wal")), log);
    }

    void findsWhatACrashLeftInTheLog()
    {
        const QTemporaryDir folder;
        makeWorkspace(fileIn(folder));
        const QTemporaryDir copies;
        {
            auto alive = Workspace::open(fileIn(folder), m_clock);
            QVERIFY(alive);
            QVERIFY((*alive)->database().run("INSERT INTO settings VALUES ('late', 'kept')"));
            for (const char *suffix : {"", "-wal"}) {
                QVERIFY(QFile::copy(fileIn(folder) + QLatin1StringView(suffix),
                                    fileIn(copies) + QLatin1StringView(suffix)));
            }
        }
        const auto opened = Workspace::open(fileIn(copies), m_clock);
        QVERIFY(opened);
        const auto value = (*opened)->database().first([](const Row &row) { return row.text(0); },
                                                       "SELECT value FROM settings WHERE key = 'late'");
        QCOMPARE(value->value_or(QString()), QStringLiteral("kept"));
    }

    void saysWhatIsNotThere()
    {
        const QTemporaryDir folder;
        const auto missing = Workspace::open(fileIn(folder), m_clock);
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, ErrorCode::StorageMissing);
        const auto directory = Workspace::open(folder.path(), m_clock);
        QVERIFY(!directory);
        QCOMPARE(directory.error().code, ErrorCode::StorageNotAWorkspace);
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void takesUnusualNames_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("accents") << QStringLiteral("Pão & Açúcar.hatstand");
        QTest::newRow("Japanese") << QStringLiteral("作業場.hatstand");
        QTest::newRow("emoji") << QStringLiteral("🎩 work.hatstand");
        QTest::newRow("what addresses use") << QStringLiteral("a?b#c%20d&e=f.hatstand");
        QTest::newRow("quotes") << QStringLiteral("it's \"mine\".hatstand");
        QTest::newRow("looks like an address") << QStringLiteral("file:x.hatstand");
        QTest::newRow("no ending") << QStringLiteral("plain");
    }

    void takesUnusualNames()
    {
        QFETCH(const QString, name);
        const QTemporaryDir folder;
        const QString path = folder.filePath(name);
        QVERIFY(Workspace::create(path, name, m_clock));
        const auto opened = Workspace::open(path, m_clock);
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().sentence()));
        QCOMPARE((*opened)->name(), name);
        QVERIFY(QFileInfo::exists(path));
    }

    void pathsMayBeLongButNotEndless()
    {
        const QTemporaryDir folder;
        QString deep = folder.path();
        while (deep.size() < 450)
            deep += QStringLiteral("/") + QString(std::min<qsizetype>(100, 449 - deep.size()), u'd');
        QVERIFY(QDir().mkpath(deep));
        QVERIFY(Workspace::create(deep + QStringLiteral("/W.hatstand"), {}, m_clock));
        QVERIFY(Workspace::open(deep + QStringLiteral("/W.hatstand"), m_clock));

        const QString tooDeep = deep + QStringLiteral("/") + QString(100, u'e');
        QVERIFY(QDir().mkpath(tooDeep));
        const auto refused = Workspace::create(tooDeep + QStringLiteral("/W.hatstand"), {}, m_clock);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
        QVERIFY(QDir(tooDeep).isEmpty());
    }

    void noticesThatTheFileWentAway()
    {
        const QTemporaryDir folder;
        const QString path = fileIn(folder);
        const auto made = Workspace::create(path, {}, m_clock);
        QVERIFY(made);
        QVERIFY((*made)->isStillThere());

        const QString moved = folder.filePath(QStringLiteral("Moved.hatstand"));
        QVERIFY(QFile::rename(path, moved));
        QVERIFY(!(*made)->isStillThere());
        // Another file of that name is not ours either.
        QVERIFY(writeFile(path, readFile(moved)));
        QVERIFY(!(*made)->isStillThere());
        QVERIFY(QFile::remove(path));
        QVERIFY(!(*made)->isStillThere());
        QVERIFY(QFile::rename(moved, path));
        QVERIFY((*made)->isStillThere());
    }

    void aMovedFileTakesEverythingAlong_data()
    {
        QTest::addColumn<bool>("isNoticed");
        QTest::newRow("noticed while it is open") << true;
        QTest::newRow("noticed when it is closed") << false;
    }
    void aMovedFileTakesEverythingAlong()
    {
        QFETCH(const bool, isNoticed);
        const QTemporaryDir folder;
        const QString moved = folder.filePath(QStringLiteral("Moved.hatstand"));
        {
            const auto made = Workspace::create(fileIn(folder), {}, m_clock);
            QVERIFY(made);
            QVERIFY((*made)->settleMoved());
            QVERIFY((*made)->database().run("INSERT INTO settings VALUES ('late', 'kept')"));
            QVERIFY(QFile::rename(fileIn(folder), moved));
            if (isNoticed) {
                const auto settled = (*made)->settleMoved();
                QVERIFY(!settled);
                QCOMPARE(settled.error().code, ErrorCode::StorageMissing);
                QVERIFY(settled.error().detail.isEmpty());
                QCOMPARE(settingIn(moved, "late"), QStringLiteral("kept"));
#ifdef Q_OS_LINUX
                QVERIFY(settled.error().why.contains(moved));
#endif
            }
        }
        QCOMPARE(settingIn(moved, "late"), QStringLiteral("kept"));
        // What is left under the old name can do no harm to a file that is put there.
        QCOMPARE(QFileInfo(fileIn(folder) + QStringLiteral("-wal")).size(), 0);
    }

    void aMovedFileIsNotWrittenUntilItIsBack()
    {
        const QTemporaryDir folder;
        const QString path = fileIn(folder);
        const QString moved = folder.filePath(QStringLiteral("Moved.hatstand"));
        const auto made = Workspace::create(path, {}, m_clock);
        QVERIFY(made);
        Database &database = (*made)->database();
        QVERIFY(database.run("INSERT INTO settings VALUES ('a', 'one')"));
        QVERIFY(QFile::rename(path, moved));
        const auto away = (*made)->settleMoved();
        QVERIFY(!away);
        for (int i = 0; i < 2; ++i) {
            const auto refused = database.run("INSERT INTO settings VALUES ('b', 'two')");
            QVERIFY(!refused);
            QCOMPARE(refused.error().sentence(), away.error().sentence());
            Transaction transaction(database);
            const auto begun = transaction.begin();
            QVERIFY(!begun);
            QCOMPARE(begun.error().sentence(), away.error().sentence());
            QVERIFY(!(*made)->settleMoved());
        }
        QCOMPARE(valueOf(database, "a"), QStringLiteral("one"));

        // Another program works with it where it is, and then it comes back.
        {
            const auto there = Workspace::open(moved, m_clock);
            QVERIFY(there);
            QVERIFY((*there)->database().run("UPDATE settings SET value = 'changed' WHERE key = 'a'"));
            QVERIFY((*there)->database().script("PRAGMA wal_checkpoint(TRUNCATE);"));
        }
        QVERIFY(QFile::rename(moved, path));
        const auto back = (*made)->settleMoved();
        QVERIFY2(back, back ? "" : qPrintable(back.error().sentence()));
        QCOMPARE(valueOf(database, "a"), QStringLiteral("changed"));
        QVERIFY(database.run("INSERT INTO settings VALUES ('b', 'two')"));
        const auto other = Database::open(path, Database::Mode::ReadOnly);
        QVERIFY(other);
        QCOMPARE(valueOf(**other, "b"), QStringLiteral("two"));
    }

    void aFileThatIsNowhereAnyMoreLeavesAWholeCopy()
    {
#ifndef Q_OS_LINUX
        QSKIP("Where an open file lies now is known on Linux only.");
#endif
        const QTemporaryDir folder;
        const QString path = fileIn(folder);
        const auto made = Workspace::create(path, {}, m_clock);
        QVERIFY(made);
        QVERIFY((*made)->database().run("INSERT INTO settings VALUES ('late', 'kept')"));
        QVERIFY(QFile::remove(path)); // as when it is moved to another disk
        const auto away = (*made)->settleMoved();
        QVERIFY(!away);
        const auto copies = Backups(path, m_clock).list();
        QCOMPARE(copies.size(), size_t(1));
        QVERIFY(copies.front().isKeptForGood());
        QVERIFY(away.error().why.contains(copies.front().path));
        QCOMPARE(settingIn(copies.front().path, "late"), QStringLiteral("kept"));
    }

    void whoHasOpenedItAtItsNewPlaceIsNotDisturbed()
    {
#ifndef Q_OS_LINUX
        QSKIP("Where an open file lies now is known on Linux only.");
#endif
        const QTemporaryDir folder;
        const QString path = fileIn(folder);
        const QString moved = folder.filePath(QStringLiteral("Moved.hatstand"));
        const auto made = Workspace::create(path, {}, m_clock);
        QVERIFY(made);
        QVERIFY((*made)->database().run("INSERT INTO settings VALUES ('late', 'kept')"));
        QVERIFY(QFile::rename(path, moved));
        // The index of another program.
        QVERIFY(writeFile(moved + QStringLiteral("-shm"), QByteArray(32768, '\0')));
        const QByteArray before = readFile(moved);
        QVERIFY(!(*made)->settleMoved());
        QCOMPARE(readFile(moved), before);
        const auto copies = Backups(path, m_clock).list();
        QCOMPARE(copies.size(), size_t(1));
        QCOMPARE(settingIn(copies.front().path, "late"), QStringLiteral("kept"));
    }

    void aRenamedFolderTakesItsLogAlong()
    {
#ifndef Q_OS_LINUX
        QSKIP("Where an open file lies now is known on Linux only.");
#endif
        const QTemporaryDir folder;
        const QString before = folder.filePath(QStringLiteral("before"));
        const QString after = folder.filePath(QStringLiteral("after"));
        QVERIFY(QDir().mkpath(before));
        const auto made = Workspace::create(before + QStringLiteral("/W.hatstand"), {}, m_clock);
        QVERIFY(made);
        QVERIFY((*made)->database().run("INSERT INTO settings VALUES ('late', 'kept')"));
        QVERIFY(QDir().rename(before, after));
        QVERIFY(!(*made)->settleMoved());
        QCOMPARE(QFileInfo(after + QStringLiteral("/W.hatstand-wal")).size(), 0);
        QVERIFY(!QFileInfo::exists(before));
        QCOMPARE(settingIn(after + QStringLiteral("/W.hatstand"), "late"), QStringLiteral("kept"));
    }

    void isRenamedWithoutMovingTheFile()
    {
        const QTemporaryDir folder;
        {
            const auto made = Workspace::create(fileIn(folder), QStringLiteral("Old"), m_clock);
            QVERIFY(made);
            QCOMPARE((*made)->rename(QStringLiteral("  ")).error().code, ErrorCode::InvalidInput);
            QVERIFY((*made)->rename(QStringLiteral("New")));
            QCOMPARE((*made)->name(), QStringLiteral("New"));
        }
        QCOMPARE((*Workspace::open(fileIn(folder), m_clock))->name(), QStringLiteral("New"));
    }

    void twoConnectionsSeeTheSame()
    {
        const QTemporaryDir folder;
        const auto made = Workspace::create(fileIn(folder), {}, m_clock);
        QVERIFY(made);
        const auto other = Database::open((*made)->path(), Database::Mode::ReadWrite);
        QVERIFY(other);
        const qint64 before = (*made)->database().dataVersion().value();
        QVERIFY((*other)->run("INSERT INTO settings VALUES ('a', 'b')"));
        QVERIFY((*made)->database().dataVersion().value() != before);
    }

    void worksInMemory()
    {
        const auto made = Workspace::inMemory(m_clock, QStringLiteral("/nowhere"));
        QVERIFY(made);
        QVERIFY((*made)->isInMemory());
        QVERIFY((*made)->isStillThere());
        QVERIFY((*made)->backupFolder().isEmpty());
        QVERIFY((*made)->database().run("INSERT INTO settings VALUES ('a', 'b')"));
    }
};

QTEST_GUILESS_MAIN(TestWorkspace)
#include "tst_workspace.moc"
