// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// "Shop" and "Shop.hatstand" side by side, as an older version or a file manager left them: they have one
// media folder and one folder of backups, and nothing that is in there may go for the sake of one of them.
#include "storage/backups.h"
#include "storage/workspace.h"
#include "storage/workspace_check.h"
#include "storage/workspace_places.h"
#include "support/files.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace hatstand;
using namespace hatstand::storage;
using namespace std::chrono_literals;
using hatstand::test::writeFile;

class TestSharedFolders : public QObject
{
    Q_OBJECT

    [[nodiscard]] QString at(const char *name) const { return m_folder->filePath(QString::fromUtf8(name)); }
    /// The other one, which nobody could make here today.
    void putOtherBeside()
    {
        QVERIFY(QDir().mkpath(at("elsewhere")));
        QVERIFY(Workspace::create(at("elsewhere/Shop"), {}, m_clock));
        QVERIFY(QFile::rename(at("elsewhere/Shop"), m_other));
    }
    /// A picture of either.
    [[nodiscard]] QString picture() const { return mediaFolderOf(m_path) + QStringLiteral("/ab/cdef.png"); }

    FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    QString m_other;

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = at("Shop.hatstand");
        m_other = at("Shop");
        QVERIFY(Workspace::create(m_path, {}, m_clock));
        QVERIFY(QDir().mkpath(QFileInfo(picture()).path()));
        QVERIFY(writeFile(picture(), "picture"));
    }

    void eachKnowsTheOther()
    {
        QVERIFY(siblingOf(m_path).isEmpty() && !sharedFolders(m_path));
        QVERIFY(writeFile(m_other, "notes, and no workspace"));
        QVERIFY(siblingOf(m_path).isEmpty() && !sharedFolders(m_path));
        QVERIFY(QFile::remove(m_other));
        putOtherBeside();
        QCOMPARE(siblingOf(m_path), m_other);
        QCOMPARE(siblingOf(m_other), m_path);
        const auto shared = sharedFolders(m_path);
        QVERIFY(shared);
        QCOMPARE(shared->code, ErrorCode::Conflict);
        QVERIFY2(shared->what.contains(u"\"Shop.hatstand\" and \"Shop\""), qPrintable(shared->what));
        QVERIFY(!shared->why.isEmpty());
        QVERIFY2(shared->remedy.contains(u"Shop.hatstand-media"), qPrintable(shared->remedy));
        // They go on working.
        QVERIFY(Workspace::open(m_path, m_clock) && Workspace::open(m_other, m_clock));
    }

    void theCheckSaysSo()
    {
        QVERIFY(checkWorkspace(m_path, mediaFolderOf(m_path))->isGood());
        putOtherBeside();
        for (const QString &path : {m_path, m_other}) {
            const auto report = checkWorkspace(path, mediaFolderOf(path));
            QVERIFY(report && !report->isGood() && report->shared);
            QVERIFY2(report->summary().contains(sharedFolders(path)->sentence()),
                     qPrintable(report->summary()));
        }
        QVERIFY(checkDatabase(m_path)->isGood()); // of the file alone, as a backup is checked
    }

    void noBackupIsClearedAway()
    {
        const Backups backups(m_path, m_clock);
        for (int i = 0; i < 12; ++i) {
            QVERIFY(backups.make());
            m_clock.advance(1s);
        }
        const size_t kept = backups.list().size(); // older ones go as they should
        QVERIFY(kept < 12);
        putOtherBeside();
        const Backups ofOther(m_other, m_clock);
        for (int i = 0; i < 12; ++i) {
            QVERIFY(ofOther.make());
            m_clock.advance(1s);
        }
        QCOMPARE(backups.clearAway(), 0);
        QCOMPARE(backups.list().size(), kept + 12);
        QVERIFY(QFile::remove(m_other));
        QVERIFY(backups.clearAway() > 0);
    }

    void neitherIsDeletedOrMovedWithWhatIsTheOthers()
    {
        putOtherBeside();
        for (const QString &path : {m_path, m_other}) {
            QCOMPARE(Workspace::removeFiles(path).error().code, ErrorCode::Conflict);
            QCOMPARE(Workspace::moveFiles(path, at("Away.hatstand")).error().code, ErrorCode::Conflict);
            QVERIFY(QFileInfo::exists(path) && QFileInfo::exists(picture()));
        }
        QVERIFY(QFile::remove(m_other));
        QVERIFY(Workspace::moveFiles(m_path, at("Away.hatstand")));
        QVERIFY(QFileInfo::exists(at("Away.hatstand-media/ab/cdef.png")));
        putOtherBeside();
        QCOMPARE(Workspace::moveFiles(at("Away.hatstand"), m_path).error().code, ErrorCode::Conflict);
        QVERIFY(Workspace::removeFiles(at("Away.hatstand")));
        QVERIFY(!QFileInfo::exists(at("Away.hatstand-media")));
    }
};

QTEST_GUILESS_MAIN(TestSharedFolders)
#include "tst_shared_folders.moc"
