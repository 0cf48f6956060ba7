// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/formats/media_probe.h"
#include "plan/formats/video_probe.h"
#include "plan/media/media_store.h"
#include "plan/media/thumbnails.h"
#include "plan_fixture.h"
#include "storage/workspace.h"
#include "storage/workspace_check.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QImage>
#include <QImageWriter>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <optional>

using namespace hatstand;
using namespace hatstand::plan;
using hatstand::tests::PlanFixture;

namespace
{
QByteArray picture(int width, int height, const char *format, Qt::GlobalColor colour = Qt::red)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(colour);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

/// The checksum of a PNG chunk (ISO 3309).
quint32 crc32(const QByteArray &bytes)
{
    quint32 sum = 0xffffffffU;
    for (const char byte : bytes) {
        sum ^= uchar(byte);
        for (int bit = 0; bit < 8; ++bit)
            sum = (sum >> 1) ^ ((sum & 1U) != 0 ? 0xedb88320U : 0U);
    }
    return ~sum;
}

/// A PNG whose header claims a size; there is next to no picture behind it.
QByteArray pngClaiming(quint32 width, quint32 height)
{
    const auto chunk = [](const QByteArray &type, const QByteArray &data) {
        QByteArray bytes(4, 0);
        qToBigEndian<quint32>(quint32(data.size()), bytes.data());
        const QByteArray body = type + data;
        bytes += body;
        QByteArray sum(4, 0);
        qToBigEndian<quint32>(crc32(body), sum.data());
        return bytes + sum;
    };
    QByteArray head(13, 0);
    qToBigEndian<quint32>(width, head.data());
    qToBigEndian<quint32>(height, head.data() + 4);
    head[8] = 8;
    head[9] = 2;
    return QByteArray("\x89PNG\r\n\x1a\n") + chunk("IHDR", head) +
           chunk("IDAT", qCompress(QByteArray(100, 0)).mid(4)) + chunk("IEND", {});
}

QByteArray box(const char *type, const QByteArray &content)
{
    QByteArray bytes(4, 0);
    qToBigEndian<quint32>(quint32(content.size() + 8), bytes.data());
    return bytes + QByteArray(type, 4) + content;
}

/// A video of 12.5 s, 1920 × 1080, turned by a quarter when `turned`.
QByteArray video(bool turned)
{
    QByteArray mvhd(100, 0);
    qToBigEndian<quint32>(1000, mvhd.data() + 12);
    qToBigEndian<quint32>(12'500, mvhd.data() + 16);
    QByteArray tkhd(84, 0);
    qToBigEndian<quint32>(turned ? 0 : 0x10000, tkhd.data() + 40);
    qToBigEndian<quint32>(turned ? 0x10000 : 0, tkhd.data() + 44);
    qToBigEndian<quint32>(1920U << 16, tkhd.data() + 76);
    qToBigEndian<quint32>(1080U << 16, tkhd.data() + 80);
    return box("ftyp", QByteArray("isom\0\0\2\0isom", 12)) + box("free", QByteArray(50, 0)) +
           box("moov", box("mvhd", mvhd) + box("trak", box("tkhd", QByteArray(84, 0))) +
                           box("trak", box("tkhd", tkhd)));
}
} // namespace

class TestMedia : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<PlanFixture> f;
    std::unique_ptr<QTemporaryDir> dir;
    std::unique_ptr<MediaStore> store;

    QString write(const QString &name, const QByteArray &bytes)
    {
        QFile file(dir->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        return file.fileName();
    }

    /// Lets the event loop run until the task has an answer.
    template <class T>
    static Result<T> wait(QCoro::Task<Result<T>> task)
    {
        auto answer = std::make_shared<std::optional<Result<T>>>();
        task.then([answer](Result<T> result) { *answer = std::move(result); });
        if (!QTest::qWaitFor([answer] { return answer->has_value(); }, 20'000))
            return fail(ErrorCode::TimedOut, QStringLiteral("no answer"));
        return **answer;
    }

    int filesKept() const
    {
        int count = 0;
        QDirIterator files(mediaFolder(), QDir::Files, QDirIterator::Subdirectories);
        for (; files.hasNext(); files.next())
            ++count;
        return count;
    }
    QString mediaFolder() const { return dir->filePath(QStringLiteral("w.hatstand-media")); }

private Q_SLOTS:
    void init()
    {
        f = std::make_unique<PlanFixture>();
        dir = std::make_unique<QTemporaryDir>();
        store = std::make_unique<MediaStore>(*f->database, f->clock, mediaFolder());
    }
    void cleanup()
    {
        store.reset();
        dir.reset();
        f.reset();
    }

    void whatTheNetworksTakeCanBeRead()
    {
        const QStringList readable = readableSuffixes();
        for (const char *suffix : {"png", "jpg", "jpeg", "gif", "webp", "mp4", "mov", "webm"})
            QVERIFY2(readable.contains(QLatin1StringView(suffix)), suffix);
        QImage image(30, 20, QImage::Format_RGB32);
        image.fill(Qt::darkGreen);
        const QString path = dir->filePath(QStringLiteral("loaf.webp"));
        QVERIFY(image.save(path, "webp"));
        const auto item = wait(store->add(path));
        QVERIFY(item);
        QCOMPARE(item->mimeType, QStringLiteral("image/webp"));
        QCOMPARE(item->pixels, QSize(30, 20));
    }

    void whatThisComputerCannotReadIsNotCalledDamaged()
    {
        // A HEIC picture begins so; Qt has no reader for it of its own.
        const QString path =
            write(QStringLiteral("loaf.heic"),
                  box("ftyp", QByteArray("heic\0\0\0\0mif1heic", 16)) + box("meta", QByteArray(40, 0)));
        if (readableSuffixes().contains(QStringLiteral("heic")))
            QSKIP("this computer reads it");
        const auto item = wait(store->add(path));
        QVERIFY(!item);
        QVERIFY2(item.error().what.contains(QStringLiteral("cannot be read on this computer")),
                 qPrintable(item.error().sentence()));
        QVERIFY(!item.error().remedy.isEmpty());
    }

    void aPictureIsKeptUnderItsContent()
    {
        const QByteArray bytes = picture(40, 30, "PNG");
        const auto item = wait(store->add(write(QStringLiteral("loaf.png"), bytes)));
        QVERIFY2(item, item ? "" : qPrintable(item.error().sentence()));
        QCOMPARE(item->mimeType, QStringLiteral("image/png"));
        QCOMPARE(item->pixels, QSize(40, 30));
        QCOMPARE(item->byteCount, bytes.size());
        QCOMPARE(item->fileName, QStringLiteral("loaf.png"));
        const QString hex =
            QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
        QCOMPARE(store->path(*item),
                 mediaFolder() + u'/' + hex.left(2) + u'/' + hex.mid(2) + QStringLiteral(".png"));
        QFile kept(store->path(*item));
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), bytes);
        QCOMPARE(store->item(item->id)->sha256, item->sha256);
        QCOMPARE(filesKept(), 1);
    }

    void theCheckOfAWorkspaceFindsWhatWasKept()
    {
        const QTemporaryDir folder;
        const FakeClock clock;
        const QString path = folder.filePath(QStringLiteral("W.hatstand"));
        const auto workspace = storage::Workspace::create(path, {}, clock);
        QVERIFY(workspace);
        const QString media = (*workspace)->mediaFolder();
        MediaStore kept((*workspace)->database(), clock, media);
        const auto item = wait(kept.addBytes(picture(40, 30, "PNG"), QStringLiteral("loaf.png")));
        QVERIFY(item);
        auto report = storage::checkWorkspace(path, media);
        QVERIFY(report);
        QCOMPARE(report->mediaCount, 1);
        QCOMPARE(report->missingMedia, QStringList());
        QVERIFY(QFile::remove(kept.path(*item)));
        report = storage::checkWorkspace(path, media);
        QCOMPARE(report->missingMedia, QStringList{QStringLiteral("loaf.png")});
    }

    void theSameContentIsKeptOnce()
    {
        const QByteArray bytes = picture(40, 30, "PNG");
        const auto first = wait(store->add(write(QStringLiteral("a.png"), bytes)));
        const auto again = wait(store->addBytes(bytes, QStringLiteral("b.png")));
        QVERIFY(first && again);
        QVERIFY(first->id == again->id);
        QCOMPARE(filesKept(), 1);
    }

    void twoAtOnceOfTheSameContentAreOne()
    {
        const QByteArray bytes = picture(40, 30, "JPEG");
        auto one = store->addBytes(bytes, QStringLiteral("a.jpg"));
        auto two = store->addBytes(bytes, QStringLiteral("b.jpg"));
        const auto first = wait(std::move(one));
        const auto second = wait(std::move(two));
        QVERIFY(first && second && first->id == second->id);
    }

    void aLostFileComesBackWhenItIsAddedAgain()
    {
        const QString path = write(QStringLiteral("a.png"), picture(40, 30, "PNG"));
        const auto item = wait(store->add(path));
        QVERIFY(QFile::remove(store->path(*item)));
        QVERIFY(wait(store->add(path)));
        QVERIFY(QFile::exists(store->path(*item)));
    }

    void whatIsNoPictureIsRefusedInWords_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("word");
        QTest::newRow("HTML as JPEG")
            << QStringLiteral("photo.jpg") << QByteArray("<!DOCTYPE html><html><body>Log in</body></html>")
            << QStringLiteral("not what its name says");
        QTest::newRow("text") << QStringLiteral("notes.txt") << QByteArray("hello")
                              << QStringLiteral("no picture");
        QTest::newRow("empty") << QStringLiteral("a.png") << QByteArray() << QStringLiteral("is empty");
        QTest::newRow("torso") << QStringLiteral("a.png") << QByteArray("\x89PNG\r\n\x1a\n")
                               << QStringLiteral("cannot be read");
        QTest::newRow("program") << QStringLiteral("a.gif")
                                 << QByteArray("\x7f"
                                               "ELF\2\1\1")
                                 << QStringLiteral("not what its name says");
        const QByteArray svg("<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>");
        const QString unwanted = QStringLiteral("of a kind of picture or video that cannot be posted");
        QTest::newRow("SVG") << QStringLiteral("a.svg") << svg << unwanted;
        QTest::newRow("SVG with a head")
            << QStringLiteral("a.svg") << "<?xml version=\"1.0\"?>\n" + svg << unwanted;
        QTest::newRow("SVG without a name") << QStringLiteral("logo") << svg << unwanted;
        QTest::newRow("icon") << QStringLiteral("a.ico")
                              << QByteArray("\0\0\1\0\1\0\x10\x10\0\0\1\0\x20\0\x68\4\0\0\x16\0\0\0", 22)
                              << unwanted;
        QTest::newRow("AVI") << QStringLiteral("a.avi")
                             << QByteArray("RIFF\x24\0\0\0AVI LIST\x1a\0\0\0hdrlavih\x38\0\0\0", 28)
                             << unwanted;
        QTest::newRow("HTML as SVG") << QStringLiteral("a.svg")
                                     << QByteArray("<!DOCTYPE html><html><body>Log in</body></html>")
                                     << QStringLiteral("not what its name says");
        QTest::newRow("SVG as PNG") << QStringLiteral("a.png") << svg
                                    << QStringLiteral("not what its name says");
    }

    void whatIsNoPictureIsRefusedInWords()
    {
        QFETCH(const QString, name);
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, word);
        const auto item = wait(store->add(write(name, bytes)));
        QVERIFY(!item);
        QCOMPARE(item.error().code, ErrorCode::InvalidInput);
        QVERIFY2(item.error().what.contains(word), qPrintable(item.error().what));
        QVERIFY(item.error().what.contains(name));
        QCOMPARE(filesKept(), 0);
        QVERIFY(!wait(store->addBytes(bytes, name)));
        QCOMPARE(filesKept(), 0);
    }

    void aPictureThatIsCalledAnotherKindIsTakenForWhatItIs()
    {
        const auto item = wait(store->add(write(QStringLiteral("photo.png"), picture(10, 10, "JPEG"))));
        QVERIFY(item);
        QCOMPARE(item->mimeType, QStringLiteral("image/jpeg"));
        QVERIFY(store->path(*item).endsWith(QStringLiteral(".jpg")));
    }

    void twoHundredMegapixelsAreRefusedByTheirHeader()
    {
        const auto item = wait(store->add(write(QStringLiteral("huge.png"), pngClaiming(20'000, 10'000))));
        QVERIFY(!item);
        QCOMPARE(item.error().code, ErrorCode::TooLarge);
        QVERIFY2(item.error().why.contains(QStringLiteral("200 million")), qPrintable(item.error().why));
        QVERIFY(!item.error().remedy.isEmpty());
        QCOMPARE(filesKept(), 0);
    }

    void aMissingFileAndAFolderAreNamed()
    {
        QCOMPARE(wait(store->add(dir->filePath(QStringLiteral("gone.png")))).error().code,
                 ErrorCode::StorageMissing);
        QCOMPARE(wait(store->add(dir->path())).error().code, ErrorCode::InvalidInput);
    }

    void aMediaFolderThatCannotBeMadeIsNamed()
    {
        write(QStringLiteral("w.hatstand-media"), "a file in its place");
        const auto item = wait(store->addBytes(picture(10, 10, "PNG"), QStringLiteral("a.png")));
        QVERIFY(!item);
        QCOMPARE(item.error().code, ErrorCode::StorageFailed);
        QVERIFY(!item.error().remedy.isEmpty());
    }

    void aTurnedPhotographIsReportedAsItIsSeen()
    {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        QImageWriter writer(&buffer, "jpeg");
        writer.setTransformation(QImageIOHandler::TransformationRotate90);
        QImage image(60, 20, QImage::Format_RGB32);
        image.fill(Qt::blue);
        QVERIFY(writer.write(image));
        const auto item = wait(store->addBytes(bytes, QStringLiteral("a.jpg")));
        QVERIFY(item);
        QCOMPARE(item->pixels, QSize(20, 60));
        Thumbnails thumbnails([this](const MediaItem &i) { return store->path(i); });
        const auto small = wait(thumbnails.thumbnail(*item, QSize(30, 30), 1.0, {}));
        QVERIFY(small);
        QCOMPARE(small->size(), QSize(10, 30));
    }

    void aVideoTellsItsSizeAndTime_data()
    {
        QTest::addColumn<bool>("turned");
        QTest::addColumn<QSize>("size");
        QTest::newRow("lying") << false << QSize(1920, 1080);
        QTest::newRow("upright") << true << QSize(1080, 1920);
    }

    void aVideoTellsItsSizeAndTime()
    {
        QFETCH(const bool, turned);
        QFETCH(const QSize, size);
        const auto item = wait(store->addBytes(video(turned), QStringLiteral("a.mp4")));
        QVERIFY2(item, item ? "" : qPrintable(item.error().sentence()));
        QCOMPARE(item->mimeType, QStringLiteral("video/mp4"));
        QCOMPARE(item->pixels, size);
        QCOMPARE(item->durationMilliseconds, 12'500);
    }

    void aDamagedVideoIsNeverReadOutsideItself()
    {
        const QByteArray whole = video(false);
        for (qsizetype i = 0; i < whole.size(); ++i) {
            QByteArray damaged = whole;
            damaged[i] = char(0xff);
            QBuffer buffer(&damaged);
            buffer.open(QIODevice::ReadOnly);
            const VideoProbe probe = probeVideo(buffer);
            QVERIFY(probe.durationMilliseconds >= 0);
            QByteArray cut = whole.left(i);
            QBuffer shorter(&cut);
            shorter.open(QIODevice::ReadOnly);
            QVERIFY(probeVideo(shorter).durationMilliseconds >= 0);
        }
    }

    void whatNothingNamesIsRemovedAfterADay()
    {
        // Files have the time of this computer.
        f->clock.setNow(Instant::fromDateTime(QDateTime::currentDateTimeUtc()));
        const auto used = wait(store->addBytes(picture(10, 10, "PNG", Qt::red), QStringLiteral("a.png")));
        const auto once = wait(store->addBytes(picture(10, 10, "PNG", Qt::green), QStringLiteral("b.png")));
        const auto unused = wait(store->addBytes(picture(10, 10, "PNG", Qt::blue), QStringLiteral("c.png")));
        Post post = f->draft(QStringLiteral("a"));
        post.media = {{used->id, {}}, {once->id, {}}};
        post = f->service->post(f->add(post)).value();
        post.media.pop_back();
        QVERIFY(f->service->saveContent(post, RevisionReason::Saved));
        QCOMPARE(wait(store->removeOrphans()).value(), 0);
        f->clock.advance(Milliseconds(90'000'000));
        QCOMPARE(wait(store->removeOrphans()).value(), 1);
        QVERIFY(QFile::exists(store->path(*used)));
        // The earlier version of the draft can be put back with its picture.
        QVERIFY(QFile::exists(store->path(*once)));
        QVERIFY(f->service->restoreRevision(post.id, f->service->revisions(post.id)->back().id));
        QVERIFY(!QFile::exists(store->path(*unused)));
        // Nor is what somebody was still writing when the program ended.
        const auto aside = wait(store->addBytes(picture(10, 10, "PNG", Qt::cyan), QStringLiteral("d.png")));
        Post typed = f->service->post(post.id).value();
        typed.media = {{aside->id, {}}};
        QVERIFY(f->service->keepAside(typed));
        f->clock.advance(Milliseconds(90'000'000));
        QCOMPARE(wait(store->removeOrphans()).value(), 0);
        QVERIFY(store->item(aside->id));
        QCOMPARE(store->item(unused->id).error().code, ErrorCode::NotFound);
        const auto items = store->items(f->service->post(post.id)->mediaIds());
        QCOMPARE(items->size(), 2);
    }

    void whatIsAddedOnceMoreIsNewAgain()
    {
        const QByteArray bytes = picture(10, 10, "PNG");
        const auto first = wait(store->addBytes(bytes, QStringLiteral("a.png")));
        QFile file(store->path(*first));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(
            file.setFileTime(QDateTime::currentDateTimeUtc().addDays(-3), QFileDevice::FileModificationTime));
        file.close();
        f->clock.setNow(Instant::fromDateTime(QDateTime::currentDateTimeUtc()) + Milliseconds(90'000'000));
        // The composer holds it; no post is stored with it yet.
        const auto second = wait(store->addBytes(bytes, QStringLiteral("b.png")));
        QVERIFY(first->id == second->id);
        f->clock.advance(Milliseconds(-7'200'000));
        QCOMPARE(wait(store->removeOrphans()).value(), 0);
        QVERIFY(store->item(first->id));
        QVERIFY(file.exists());
    }

    void orphansOfAFileAreRemovedBesideTheWindow()
    {
        const QString path = dir->filePath(QStringLiteral("W.hatstand"));
        const auto workspace = storage::Workspace::create(path, QStringLiteral("W"), f->clock);
        QVERIFY(workspace);
        f->clock.setNow(Instant::fromDateTime(QDateTime::currentDateTimeUtc()));
        MediaStore own((*workspace)->database(), f->clock, mediaFolder());
        const auto unused = wait(own.addBytes(picture(10, 10, "PNG"), QStringLiteral("a.png")));
        QVERIFY(unused);
        f->clock.advance(Milliseconds(90'000'000));
        QCOMPARE(wait(own.removeOrphans()).value(), 1);
        QCOMPARE(own.item(unused->id).error().code, ErrorCode::NotFound);
        QCOMPARE(filesKept(), 0);
    }

    void aStrayFileIsRemovedAndAFreshOneIsLeft()
    {
        QVERIFY(QDir().mkpath(mediaFolder()));
        QFile stray(mediaFolder() + QStringLiteral("/incoming-abcdef.part"));
        QVERIFY(stray.open(QIODevice::WriteOnly));
        f->clock.setNow(Instant::fromDateTime(QFileInfo(stray).lastModified()));
        QCOMPARE(wait(store->removeOrphans()).value(), 0);
        f->clock.advance(Milliseconds(90'000'000));
        QCOMPARE(wait(store->removeOrphans()).value(), 1);
    }

    void aThumbnailFitsAndIsKept()
    {
        const auto item = wait(store->addBytes(picture(400, 200, "PNG"), QStringLiteral("a.png")));
        Thumbnails thumbnails([this](const MediaItem &i) { return store->path(i); });
        QVERIFY(thumbnails.cached(*item, QSize(50, 50), 2.0).isNull());
        const auto small = wait(thumbnails.thumbnail(*item, QSize(50, 50), 2.0, {}));
        QVERIFY(small);
        QCOMPARE(small->size(), QSize(100, 50));
        QCOMPARE(small->devicePixelRatio(), 2.0);
        QCOMPARE(small->pixelColor(5, 5), QColor(Qt::red));
        QCOMPARE(thumbnails.cached(*item, QSize(50, 50), 2.0).size(), QSize(100, 50));
        // Never enlarged.
        QCOMPARE(wait(thumbnails.thumbnail(*item, QSize(900, 900), 1.0, {}))->size(), QSize(400, 200));
    }

    void thumbnailsStayWithinTheirMemory()
    {
        const qint64 limit = 200'000;
        Thumbnails thumbnails([this](const MediaItem &i) { return store->path(i); }, limit);
        const auto item = wait(store->addBytes(picture(300, 300, "PNG"), QStringLiteral("a.png")));
        for (int side = 50; side < 150; side += 10) {
            QVERIFY(wait(thumbnails.thumbnail(*item, QSize(side, side), 1.0, {})));
            QVERIFY(thumbnails.cachedBytes() <= limit);
        }
        QVERIFY(thumbnails.cachedBytes() > 0);
    }

    void aThumbnailThatCannotBeSaysWhy()
    {
        Thumbnails thumbnails([this](const MediaItem &i) { return store->path(i); });
        const auto clip = wait(store->addBytes(video(false), QStringLiteral("a.mp4")));
        QCOMPARE(wait(thumbnails.thumbnail(*clip, QSize(50, 50), 1.0, {})).error().code,
                 ErrorCode::InvalidInput);
        const auto lost = wait(store->addBytes(picture(10, 10, "PNG"), QStringLiteral("a.png")));
        QVERIFY(QFile::remove(store->path(*lost)));
        QCOMPARE(wait(thumbnails.thumbnail(*lost, QSize(50, 50), 1.0, {})).error().code,
                 ErrorCode::StorageMissing);
    }

    void aCancelledThumbnailAnswersSo()
    {
        Thumbnails thumbnails([this](const MediaItem &i) { return store->path(i); });
        const auto item = wait(store->addBytes(picture(10, 10, "PNG"), QStringLiteral("a.png")));
        CancelSource source;
        auto task = thumbnails.thumbnail(*item, QSize(5, 5), 1.0, source.token());
        source.cancel();
        QCOMPARE(wait(std::move(task)).error().code, ErrorCode::Cancelled);
        QVERIFY(thumbnails.cached(*item, QSize(5, 5), 1.0).isNull());
    }

    void closingWhileThumbnailsAreAwaitedIsSafe()
    {
        const auto item = wait(store->addBytes(picture(900, 900, "PNG"), QStringLiteral("a.png")));
        auto thumbnails = std::make_unique<Thumbnails>([this](const MediaItem &i) { return store->path(i); });
        std::vector<QCoro::Task<Result<QImage>>> tasks;
        for (int side = 1; side < 30; ++side)
            tasks.push_back(thumbnails->thumbnail(*item, QSize(side, side), 1.0, {}));
        thumbnails.reset();
        for (auto &task : tasks)
            QCOMPARE(wait(std::move(task)).error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestMedia)
#include "tst_media.moc"
