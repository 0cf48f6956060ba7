// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Backups hold no media: what they name must still be there when one of them is put back.
#include "plan/media/media_store.h"
#include "storage/backups.h"
#include "storage/workspace.h"
#include "support/await.h"
#include "support/files.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace hatstand;
using namespace hatstand::plan;
using hatstand::test::await;

class TestMediaBackups : public QObject
{
    Q_OBJECT

    /// A picture that nothing names any more but, if one is made now, a backup.
    MediaItem addPicture()
    {
        QImage image(10, 10, QImage::Format_RGB32);
        image.fill(Qt::red);
        return await(m_media->addImage(image, QStringLiteral("a.png"))).value();
    }
    void passADay() { m_clock.advance(Milliseconds(90'000'000)); }

    FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<storage::Workspace> m_workspace;
    std::unique_ptr<storage::Backups> m_backups;
    std::unique_ptr<MediaStore> m_media;

private Q_SLOTS:
    void init()
    {
        m_media.reset();
        m_workspace.reset();
        m_folder = std::make_unique<QTemporaryDir>();
        // Files have the time of this computer.
        m_clock.setNow(Instant::fromDateTime(QDateTime::currentDateTimeUtc()));
        const QString path = m_folder->filePath(QStringLiteral("W.hatstand"));
        m_workspace = storage::Workspace::create(path, QStringLiteral("W"), m_clock).value();
        m_backups = std::make_unique<storage::Backups>(path, m_clock);
        m_media = std::make_unique<MediaStore>(m_workspace->database(), m_clock, m_workspace->mediaFolder());
    }

    void whatABackupNamesStaysAsLongAsTheBackup_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::newRow("rolling") << QString();
        QTest::newRow("before a migration") << QStringLiteral("-schema1");
        QTest::newRow("kept aside by a restore") << QStringLiteral("-replaced");
    }

    void whatABackupNamesStaysAsLongAsTheBackup()
    {
        QFETCH(const QString, kind);
        const MediaItem item = addPicture();
        QString backup = m_backups->make().value().path;
        QString named = backup;
        named.insert(named.size() - int(qstrlen(".hatstand")), kind);
        QVERIFY(kind.isEmpty() || QFile::rename(backup, named));
        passADay();
        QCOMPARE(await(m_media->removeOrphans()).value(), 0);
        QCOMPARE(m_media->item(item.id).error().code, ErrorCode::NotFound);
        QVERIFY(QFile::exists(m_media->path(item)));

        QVERIFY(QFile::remove(named));
        QCOMPARE(await(m_media->removeOrphans()).value(), 1);
        QVERIFY(!QFile::exists(m_media->path(item)));
    }

    void afterARestoreTheWayBackStillHasItsPictures()
    {
        const QString older = m_backups->make().value().path;
        m_clock.advance(Milliseconds(1'000));
        const MediaItem item = addPicture();
        m_media.reset();
        const QString path = m_workspace->path();
        m_workspace.reset();
        QVERIFY(m_backups->restore(older).has_value());
        m_workspace = storage::Workspace::open(path, m_clock).value();
        m_media = std::make_unique<MediaStore>(m_workspace->database(), m_clock, m_workspace->mediaFolder());
        passADay();
        QCOMPARE(await(m_media->removeOrphans()).value(), 0);
        QVERIFY(QFile::exists(m_media->path(item)));
    }

    void whileABackupCannotBeReadNothingGoes()
    {
        const MediaItem item = addPicture();
        QVERIFY(QDir().mkpath(m_backups->folder()));
        const QString broken =
            QDir(m_backups->folder()).filePath(QStringLiteral("W-20260101-000000-replaced.hatstand"));
        QVERIFY(test::writeFile(broken, "no database"));
        passADay();
        const auto refused = await(m_media->removeOrphans());
        QVERIFY(!refused);
        QVERIFY2(refused.error().why.contains(QStringLiteral("W-20260101-000000-replaced.hatstand")),
                 qPrintable(refused.error().sentence()));
        QVERIFY(!refused.error().remedy.isEmpty());
        QVERIFY(QFile::exists(m_media->path(item)));
        QVERIFY(QFile::remove(broken));
        QCOMPARE(await(m_media->removeOrphans()).value(), 1);
    }

    void whileAnotherWorkspaceHasTheFolderNothingGoes()
    {
        const MediaItem item = addPicture(); // for all that this one knows, nobody needs it
        // "W" beside "W.hatstand", as nobody could make it here today.
        const QString other = m_folder->filePath(QStringLiteral("W"));
        const QTemporaryDir elsewhere;
        const QString made = elsewhere.filePath(QStringLiteral("W"));
        QVERIFY(storage::Workspace::create(made, {}, m_clock));
        QVERIFY(QFile::copy(made, other));
        QVERIFY(m_media->sharedFolder());
        passADay();
        const auto refused = await(m_media->removeOrphans());
        QVERIFY(!refused);
        QCOMPARE(refused.error().sentence(), m_media->sharedFolder()->sentence());
        QVERIFY(QFile::exists(m_media->path(item)));
        QVERIFY(QFile::remove(other));
        QVERIFY(!m_media->sharedFolder());
        QCOMPARE(await(m_media->removeOrphans()).value(), 1);
    }
};

QTEST_GUILESS_MAIN(TestMediaBackups)
#include "tst_media_backups.moc"
