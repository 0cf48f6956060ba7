// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures on a disk without room, and on one that may only be read.
#include "picture_files.h"
#include "plan/media/media_fitter.h"
#include "plan/media/media_store.h"
#include "storage/small_disk.h"
#include "storage/workspace.h"
#include "support/await.h"
#include "support/files.h"

#include <QBuffer>
#include <QDirIterator>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

using namespace hatstand;
using namespace hatstand::plan;
using hatstand::test::await;
using hatstand::test::SmallDisk;

namespace
{
/// Of about that many bytes: noise, which nothing makes smaller.
QByteArray picture(int side)
{
    QImage image(side, side, QImage::Format_RGB32);
    quint32 noise = 1;
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            noise = noise * 1664525U + 1013904223U;
            image.setPixel(x, y, noise >> 8U);
        }
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

QStringList filesIn(const QString &folder)
{
    QStringList all;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext())
        all << files.next();
    return all;
}
} // namespace

class TestMediaDisk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFullDiskKeepsNothingHalfAndTakesItOnceThereIsRoom_data()
    {
        QTest::addColumn<bool>("fromFile");
        QTest::newRow("a file") << true;
        QTest::newRow("from the clipboard") << false;
    }
    void aFullDiskKeepsNothingHalfAndTakesItOnceThereIsRoom()
    {
        QFETCH(const bool, fromFile);
        const SmallDisk disk("4m");
        if (!disk.isThere())
            QSKIP("Mounting a small file system needs root.");
        const QByteArray bytes = picture(700);
        QVERIFY(bytes.size() > 1'000'000 && bytes.size() < 2'000'000);
        const QTemporaryDir elsewhere;
        const QString original = elsewhere.filePath(QStringLiteral("bread.png"));
        QVERIFY(test::writeFile(original, bytes));
        const QString ballast = disk.filePath(QStringLiteral("ballast"));
        QVERIFY(test::writeFile(ballast, QByteArray(2'800'000, 'b')));
        FakeClock clock;
        const auto workspace =
            storage::Workspace::create(disk.filePath(QStringLiteral("W.hatstand")), {}, clock).value();
        MediaStore media(workspace->database(), clock, workspace->mediaFolder());
        const auto add = [&] {
            return fromFile ? await(media.add(original))
                            : await(media.addBytes(bytes, QStringLiteral("b.png")));
        };

        const auto refused = add();
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::StorageFull);
        QVERIFY(refused.error().remedy.contains(QStringLiteral("room")));
        QCOMPARE(filesIn(workspace->mediaFolder()), QStringList());
        QCOMPARE(test::readFile(original), bytes);

        QVERIFY(QFile::remove(ballast));
        const auto added = add();
        QVERIFY2(added, added ? "" : qPrintable(added.error().sentence()));
        QCOMPARE(test::readFile(media.path(*added)), bytes);
        QCOMPARE(filesIn(workspace->mediaFolder()).size(), 1);
    }

    void aFullDiskIsNamedWhenAPictureIsMadeReady()
    {
        const SmallDisk disk("4m");
        if (!disk.isThere())
            QSKIP("Mounting a small file system needs root.");
        const QTemporaryDir elsewhere;
        const QString folder = disk.filePath(QStringLiteral("W.hatstand-media"));
        const QString ballast = disk.filePath(QStringLiteral("ballast"));
        QVERIFY(test::writeFile(ballast, QByteArray(3'800'000, 'b')));
        FakeClock clock;
        FakeTimers timers(clock);
        MediaFitter fitter(clock, timers, folder, QString());
        FitRequest request;
        request.path = elsewhere.filePath(QStringLiteral("leaves.jpg"));
        QVERIFY(test::writeFile(request.path, tests::photo(tests::leaves(1000, 800), 1, 98)));
        request.item.fileName = QStringLiteral("leaves.jpg");
        request.item.mimeType = QStringLiteral("image/jpeg");
        request.item.pixels = {1000, 800};
        const auto refused = await(fitter.fit(request, {}));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::StorageFull);
        QVERIFY(refused.error().remedy.contains(QStringLiteral("room")));
        QCOMPARE(filesIn(folder), QStringList());

        QVERIFY(QFile::remove(ballast));
        const auto fitted = await(fitter.fit(request, {}));
        QVERIFY2(fitted, fitted ? "" : qPrintable(fitted.error().sentence()));
        QVERIFY(!test::readFile(fitted->filePath).contains(tests::secret));
    }

    void aFolderThatMayOnlyBeReadIsNamed()
    {
        const SmallDisk disk("4m");
        if (!disk.isThere())
            QSKIP("Mounting a small file system needs root.");
        const QString folder = disk.filePath(QStringLiteral("W.hatstand-media"));
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(disk.makeReadOnly());
        const QTemporaryDir elsewhere;
        FakeClock clock;
        const auto workspace =
            storage::Workspace::create(elsewhere.filePath(QStringLiteral("W.hatstand")), {}, clock).value();
        MediaStore media(workspace->database(), clock, folder);
        const auto refused = await(media.addBytes(picture(20), QStringLiteral("b.png")));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::StorageFailed);
        QVERIFY(refused.error().remedy.contains(folder));
        QCOMPARE(filesIn(folder), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestMediaDisk)
#include "tst_media_disk.moc"
