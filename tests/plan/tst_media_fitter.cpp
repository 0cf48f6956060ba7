// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/formats/icc_profile.h"
#include "plan/formats/metadata_strip.h"
#include "plan/media/fitted_files.h"
#include "plan/media/media_fitter.h"
#include "plan/media/media_store.h"
#include "plan_fixture.h"
#include "profile_files.h"
#include "support/await.h"
#include "video_files.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace hatstand;
using namespace hatstand::plan;
using namespace hatstand::tests;
using hatstand::test::await;
using hatstand::test::Awaited;

class TestMediaFitter : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<PlanFixture> f;
    std::unique_ptr<FakeTimers> timers;
    std::unique_ptr<QTemporaryDir> dir;
    std::unique_ptr<MediaStore> store;
    std::unique_ptr<MediaFitter> fitter;

    QString mediaFolder() const { return dir->filePath(QStringLiteral("w.hatstand-media")); }
    QStringList kept() const
    {
        return QDir(fittedFolder(mediaFolder())).entryList(QDir::Files | QDir::Hidden);
    }

    FitRequest request(const QByteArray &bytes, const QString &name, qint64 maxBytes = 0,
                       const QStringList &types = {})
    {
        FitRequest request;
        request.item = await(store->addBytes(bytes, name)).value();
        request.path = store->path(request.item);
        request.altText = QStringLiteral("Leaves");
        request.limits.network = QStringLiteral("Bluesky");
        request.limits.maxBytes = maxBytes;
        request.limits.types = types;
        return request;
    }
    FittedMedia fitted(const FitRequest &request)
    {
        const auto result = await(fitter->fit(request, {}));
        if (!result)
            qFatal("%s", qPrintable(result.error().sentence()));
        return *result;
    }
    Error refused(const FitRequest &request)
    {
        const auto result = await(fitter->fit(request, {}));
        return result ? Error() : result.error();
    }

private Q_SLOTS:
    void init()
    {
        f = std::make_unique<PlanFixture>();
        timers = std::make_unique<FakeTimers>(f->clock);
        dir = std::make_unique<QTemporaryDir>();
        store = std::make_unique<MediaStore>(*f->database, f->clock, mediaFolder());
        fitter = std::make_unique<MediaFitter>(f->clock, *timers, mediaFolder(), QString());
    }
    void cleanup()
    {
        fitter.reset();
        store.reset();
        dir.reset();
        timers.reset();
        f.reset();
    }

    void whatHasNothingToHideGoesAsItIs()
    {
        const QByteArray bytes = fileOf(leaves(200, 100), "jpeg");
        const FitRequest asked = request(bytes, QStringLiteral("a.jpg"), 1'000'000);
        const FittedMedia media = fitted(asked);
        QVERIFY(media.isOriginal);
        QCOMPARE(media.filePath, asked.path);
        QCOMPARE(media.byteCount, bytes.size());
        QCOMPARE(media.pixels, QSize(200, 100));
        QCOMPARE(media.mimeType, QStringLiteral("image/jpeg"));
        QCOMPARE(media.altText, QStringLiteral("Leaves"));
        QVERIFY(kept().isEmpty());
    }

    void whereItWasTakenDoesNotGoAlong_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("type");
        QTest::newRow("photo") << photo(leaves(200, 100)) << "image/jpeg";
        QTest::newRow("turned photo") << photo(leaves(200, 100), 6) << "image/jpeg";
        QTest::newRow("png") << pngWithSecrets(leaves(200, 100)) << "image/png";
        QTest::newRow("webp") << webpWithSecrets(leaves(200, 100)) << "image/webp";
        QTest::newRow("gif") << gifWithSecrets() << "image/gif";
        QTest::newRow("film") << filmWithSecrets() << "video/mp4";
        QTest::newRow("webm film") << webmWithSecrets() << "video/webm";
    }
    void whereItWasTakenDoesNotGoAlong()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, type);
        QVERIFY(bytes.contains(secret));
        const FitRequest asked = request(bytes, QStringLiteral("a"));
        const FittedMedia media = fitted(asked);
        QVERIFY(!media.isOriginal);
        const QByteArray sent = bytesOf(media.filePath);
        QVERIFY(!sent.isEmpty());
        QVERIFY(!sent.contains(secret));
        QVERIFY(!sent.contains("Exif"));
        QCOMPARE(media.mimeType, type);
        QCOMPARE(media.byteCount, sent.size());
        QCOMPARE(media.pixels, asked.item.pixels);
        // What was added stays as it is.
        QCOMPARE(bytesOf(asked.path), bytes);
    }

    void onlyStrippedAPictureKeepsItsPixels()
    {
        const QByteArray bytes = photo(leaves(200, 100));
        const FittedMedia media = fitted(request(bytes, QStringLiteral("a.jpg")));
        QCOMPARE(QImage(media.filePath).convertToFormat(QImage::Format_RGB32),
                 QImage::fromData(bytes).convertToFormat(QImage::Format_RGB32));
    }

    void metadataIsNoReasonToShrink()
    {
        // A film behind the picture is what makes it large.
        const QByteArray bytes = photo(leaves(200, 100)) + QByteArray(500'000, 'f');
        const FittedMedia media = fitted(request(bytes, QStringLiteral("a.jpg"), 100'000));
        QCOMPARE(QImage(media.filePath).convertToFormat(QImage::Format_RGB32),
                 QImage::fromData(bytes).convertToFormat(QImage::Format_RGB32));
    }

    void aTurnedPhotographIsUpright()
    {
        const FittedMedia media = fitted(request(photo(leaves(400, 200), 6), QStringLiteral("a.jpg")));
        QCOMPARE(media.pixels, QSize(200, 400));
        const QImage image(media.filePath);
        QCOMPARE(image.size(), QSize(200, 400));
        // The left side of the file is the top now.
        QVERIFY(qRed(image.pixel(100, 10)) < 90 && qRed(image.pixel(100, 390)) > 150);
    }

    void coloursBecomeSrgb()
    {
        QImage green(64, 64, QImage::Format_RGB32);
        green.fill(QColor(100, 200, 100));
        green.setColorSpace(QColorSpace(QColorSpace::DisplayP3));
        const QRgb wanted = green.convertedToColorSpace(QColorSpace(QColorSpace::SRgb)).pixel(30, 30);
        QVERIFY(qAbs(qRed(wanted) - 100) > 15);
        for (const char *format : {"png", "jpeg"}) {
            const FittedMedia media = fitted(request(fileOf(green, format, 100), QStringLiteral("green")));
            const QImage sent(media.filePath);
            QVERIFY(!sent.colorSpace().isValid() || sent.colorSpace() == QColorSpace(QColorSpace::SRgb));
            QVERIFY(qAbs(qRed(sent.pixel(30, 30)) - qRed(wanted)) <= 3);
            QVERIFY(qAbs(qGreen(sent.pixel(30, 30)) - qGreen(wanted)) <= 3);
        }
        // sRGB stays, without the profile that says so.
        green.setColorSpace(QColorSpace(QColorSpace::SRgb));
        for (const char *format : {"png", "jpeg"}) {
            const QByteArray bytes = fileOf(green, format, 100);
            const FittedMedia media = fitted(request(bytes, QStringLiteral("green")));
            QVERIFY(!bytesOf(media.filePath).contains("ICC_PROFILE"));
            QVERIFY(!bytesOf(media.filePath).contains("iCCP"));
            QImage seen = QImage(media.filePath).convertToFormat(QImage::Format_RGB32);
            QImage meant = QImage::fromData(bytes).convertToFormat(QImage::Format_RGB32);
            seen.setColorSpace({});
            meant.setColorSpace({});
            QCOMPARE(seen, meant);
        }
        // A profile of grey does not turn grey into anything else.
        QImage grey(64, 64, QImage::Format_Grayscale8);
        grey.fill(120);
        QByteArray profile = QColorSpace(QColorSpace::SRgb).iccProfile();
        profile.replace(16, 4, "GRAY");
        const QByteArray plain = fileOf(grey, "jpeg", 100);
        const QByteArray tagged =
            plain.left(2) + segment(0xE2, QByteArray("ICC_PROFILE\0\1\1", 14) + profile) + plain.mid(2);
        const FittedMedia media = fitted(request(tagged, QStringLiteral("grey.jpg")));
        const QRgb pixel = QImage(media.filePath).pixel(30, 30);
        QVERIFY(qAbs(qRed(pixel) - 120) <= 2 && qAbs(qBlue(pixel) - 120) <= 2);
        QVERIFY(!bytesOf(media.filePath).contains("ICC_PROFILE"));
    }

    void anAnimationKeepsItsColoursAndNotItsProfile()
    {
        const QByteArray profile = tellingProfile(QColorSpace(QColorSpace::DisplayP3).iccProfile());
        QVERIFY(profile.contains(secret));
        const QByteArray bytes =
            movingPng(leaves(20, 10), pngChunk("iCCP", QByteArray("x\0\0", 3) + qCompress(profile).mid(4)) +
                                          pngChunk("tEXt", secret));
        const FittedMedia media = fitted(request(bytes, QStringLiteral("waving.png")));
        const QByteArray sent = bytesOf(media.filePath);
        const auto told = withoutMetadata(sent, QStringLiteral("image/png"));
        QVERIFY(told && told->isAnimated);
        QVERIFY(!told->profile.isEmpty());
        QVERIFY(!told->profile.contains(secret));
        QVERIFY(QColorSpace::fromIccProfile(told->profile) == QColorSpace(QColorSpace::DisplayP3));
    }

    /// What Qt cannot convert is seen as it was, or not sent.
    void coloursThatCannotBeConvertedGoAsTheyAreOrNotAtAll()
    {
        const QByteArray profile = tellingProfile(tableProfile());
        QVERIFY(!QColorSpace::fromIccProfile(profile).isValid());
        const QByteArray plain = fileOf(leaves(60, 40), "jpeg");
        const QByteArray bytes =
            plain.left(2) + segment(0xE2, QByteArray("ICC_PROFILE\0\1\1", 14) + profile) + plain.mid(2);
        FitRequest asked = request(bytes, QStringLiteral("strange.jpg"));
        const FittedMedia media = fitted(asked);
        const QByteArray sent = bytesOf(media.filePath);
        QVERIFY(sent.contains("ICC_PROFILE"));
        QVERIFY(!sent.contains(secret));
        QCOMPARE(withoutMetadata(sent, QStringLiteral("image/jpeg"))->profile, *plainProfile(profile));
        QImage seen(media.filePath);
        seen.setColorSpace({}); // or they differ by that
        QCOMPARE(seen, QImage::fromData(plain));
        asked.crop.byHand = {0, 0, 0.5, 1};
        const Error error = refused(asked);
        QCOMPARE(error.code, ErrorCode::InvalidInput);
        QVERIFY2(error.what.contains(QStringLiteral("colours")), qPrintable(error.what));
        QVERIFY(!error.why.isEmpty() && !error.remedy.isEmpty());
    }

    /// The screen has no say in what is sent.
    void whatIsWrittenAnewHasTheSameDensityEverywhere()
    {
        for (const char *format : {"jpeg", "png"}) {
            QImage dense = leaves(80, 60);
            dense.setDotsPerMeterX(11'811);
            dense.setDotsPerMeterY(11'811);
            FitRequest asked = request(fileOf(dense, format), QStringLiteral("dense"));
            asked.crop.byHand = {0, 0, 0.5, 1};
            const QImage sent(fitted(asked).filePath);
            QCOMPARE(sent.size(), QSize(40, 60));
            // 72 dots an inch, as JFIF and pHYs round it.
            QVERIFY2(qAbs(sent.dotsPerMeterX() - 2835) <= 1,
                     qPrintable(QString::number(sent.dotsPerMeterX())));
            QVERIFY(qAbs(sent.dotsPerMeterY() - 2835) <= 1);
        }
    }

    void theByteLimitIsUsedAsFarAsItGoes()
    {
        const QByteArray bytes = fileOf(leaves(800, 600), "jpeg", 98);
        const qint64 limit = bytes.size() / 2;
        const FittedMedia media = fitted(request(bytes, QStringLiteral("a.jpg"), limit));
        QVERIFY(media.byteCount <= limit);
        QVERIFY2(media.byteCount > limit * 85 / 100, qPrintable(QString::number(media.byteCount)));
        QCOMPARE(media.pixels, QSize(800, 600));
        // Far too large: fewer pixels, and still no waste.
        const FittedMedia small = fitted(request(bytes, QStringLiteral("a.jpg"), 20'000));
        QVERIFY(small.byteCount <= 20'000);
        QVERIFY2(small.byteCount > 12'000, qPrintable(QString::number(small.byteCount)));
        QVERIFY(small.pixels.width() < 800);
        QVERIFY(qAbs(small.pixels.width() * 3 - small.pixels.height() * 4) <= 4);
    }

    void theTypeIsTheBestThatIsTaken()
    {
        const QStringList usual{QStringLiteral("image/jpeg"), QStringLiteral("image/png")};
        // Drawn, and too wide: stays PNG, and small.
        FitRequest drawn = request(fileOf(diagram(1200, 300), "png"), QStringLiteral("d.png"), 0, usual);
        drawn.limits.maxHeight = 300;
        drawn.crop.preset = QStringLiteral("1:1");
        const FittedMedia png = fitted(drawn);
        QCOMPARE(png.mimeType, QStringLiteral("image/png"));
        QCOMPARE(QImage(png.filePath).format(), QImage::Format_Indexed8);
        QCOMPARE(QImage(png.filePath).convertToFormat(QImage::Format_RGB32),
                 diagram(1200, 300).copy(450, 0, 300, 300));
        // A photograph that is too large as PNG becomes JPEG, with all its pixels.
        const QByteArray large = fileOf(leaves(400, 300), "png");
        const FittedMedia jpeg = fitted(request(large, QStringLiteral("l.png"), large.size() / 2, usual));
        QCOMPARE(jpeg.mimeType, QStringLiteral("image/jpeg"));
        QCOMPARE(jpeg.pixels, QSize(400, 300));
        // What shines through stays so, or stands on white.
        const QByteArray holes = fileOf(leaves(300, 300, true), "png");
        const FittedMedia through = fitted(request(holes, QStringLiteral("h.png"), holes.size() / 2, usual));
        QCOMPARE(through.mimeType, QStringLiteral("image/png"));
        QVERIFY(QImage(through.filePath).hasAlphaChannel());
        const FittedMedia flat = fitted(request(holes, QStringLiteral("h.png"), 0, {usual.first()}));
        QCOMPARE(flat.mimeType, QStringLiteral("image/jpeg"));
        QVERIFY(qGray(QImage(flat.filePath).pixel(3, 100)) > 200);
        const FittedMedia webp =
            fitted(request(large, QStringLiteral("l.png"), 0, {QStringLiteral("image/webp")}));
        QCOMPARE(webp.mimeType, QStringLiteral("image/webp"));
    }

    void aCropIsCutFromTheUprightPicture()
    {
        FitRequest asked = request(photo(leaves(400, 200), 6), QStringLiteral("a.jpg"));
        asked.crop.byHand = {0, 0, 1, 0.25};
        const FittedMedia media = fitted(asked);
        QCOMPARE(media.pixels, QSize(200, 100));
        QVERIFY(qRed(QImage(media.filePath).pixel(100, 90)) < 130);
        asked.crop.byHand = {0, 0.75, 1, 0.25};
        const FittedMedia other = fitted(asked);
        QVERIFY(other.filePath != media.filePath);
        QVERIFY(qRed(QImage(other.filePath).pixel(100, 90)) > 150);
    }

    void aRepeatSendsTheSameBytes()
    {
        const FitRequest asked = request(photo(leaves(600, 400), 6), QStringLiteral("a.jpg"), 60'000);
        const FittedMedia first = fitted(asked);
        const QByteArray bytes = bytesOf(first.filePath);
        // As after a crash: found again, not made again (a mark that stands behind the end is still there).
        writeTo(first.filePath, bytes + "mark");
        fitter = std::make_unique<MediaFitter>(f->clock, *timers, mediaFolder(), QString());
        const FittedMedia again = fitted(asked);
        QCOMPARE(again.filePath, first.filePath);
        QVERIFY(bytesOf(again.filePath).endsWith("mark"));
        QCOMPARE(again.pixels, first.pixels);
        QCOMPARE(again.mimeType, first.mimeType);
        // Lost: made again, the same.
        QVERIFY(QFile::remove(first.filePath));
        QCOMPARE(bytesOf(fitted(asked).filePath), bytes);
        // Other limits are another file.
        FitRequest other = asked;
        other.limits.maxBytes = 30'000;
        QVERIFY(fitted(other).filePath != first.filePath);
        QCOMPARE(kept().size(), 2);
    }

    void whatWasMadeOfEveryTypeIsFoundAgain_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("jpeg") << photo(leaves(60, 40));
        QTest::newRow("png") << pngWithSecrets(leaves(60, 40));
        QTest::newRow("webp") << webpWithSecrets(leaves(60, 40));
        QTest::newRow("gif") << gifWithSecrets();
        QTest::newRow("mp4") << filmWithSecrets();
        QByteArray quickTime = filmWithSecrets();
        quickTime.replace(8, 4, "qt  ");
        QTest::newRow("mov") << quickTime;
        QTest::newRow("webm") << webmWithSecrets();
    }
    void whatWasMadeOfEveryTypeIsFoundAgain()
    {
        QFETCH(const QByteArray, bytes);
        const FitRequest asked = request(bytes, QStringLiteral("a"));
        const FittedMedia first = fitted(asked);
        QVERIFY(!first.isOriginal);
        // Marked, so that a file that was made once more can be told from it.
        writeTo(first.filePath, bytesOf(first.filePath) + "mark");
        QCOMPARE(fitted(asked).filePath, first.filePath);
        QVERIFY(bytesOf(first.filePath).endsWith("mark"));
        QCOMPARE(kept().size(), 1);
    }

    void whatWasMadeGoesWhenItWasNotUsedForADay()
    {
        const FitRequest used = request(photo(leaves(60, 40)), QStringLiteral("a.jpg"));
        const FittedMedia unused = fitted(request(photo(leaves(40, 60)), QStringLiteral("b.jpg")));
        f->clock.advance(Milliseconds(25LL * 3'600'000));
        const FittedMedia media = fitted(used);
        const FittedMedia again = fitted(used);
        QCOMPARE(again.filePath, media.filePath);
        {
            QFile old(unused.filePath);
            QVERIFY(old.open(QIODevice::ReadWrite));
            old.setFileTime((f->clock.now() - Milliseconds(25LL * 3'600'000)).toUtc(),
                            QFileDevice::FileModificationTime);
        }
        QVERIFY(await(store->removeOrphans()));
        QVERIFY(QFile::exists(media.filePath));
        QVERIFY(!QFile::exists(unused.filePath));
    }

    void animationsAndVideosAreRefusedEarlyWhenTheyDoNotFit()
    {
        FitRequest gif = request(gifWithSecrets(), QStringLiteral("a.gif"), 20);
        const Error large = refused(gif);
        QCOMPARE(large.code, ErrorCode::TooLarge);
        gif.limits = {};
        gif.limits.network = QStringLiteral("Bluesky");
        gif.limits.types = {QStringLiteral("image/jpeg")};
        QCOMPARE(refused(gif).code, ErrorCode::InvalidInput);

        FitRequest film = request(filmWithSecrets(), QStringLiteral("a.mp4"));
        film.limits.maxMilliseconds = 10'000;
        QCOMPARE(refused(film).code, ErrorCode::TooLarge);
        QVERIFY(refused(film).what.contains(QStringLiteral("0:13 long; Bluesky takes 0:10")));
        film.limits.maxMilliseconds = 0;
        film.limits.pictureCodecs = {QStringLiteral("vp9")};
        QVERIFY(refused(film).what.contains(QStringLiteral("H.264")));
        QVERIFY(kept().isEmpty());
    }

    void whatCannotBeReadSaysSo()
    {
        FitRequest lost = request(fileOf(leaves(40, 30), "jpeg"), QStringLiteral("a.jpg"));
        QVERIFY(QFile::remove(lost.path));
        QCOMPARE(refused(lost).code, ErrorCode::StorageMissing);
        QVERIFY(!refused(lost).remedy.isEmpty());
        FitRequest film = request(filmWithSecrets(), QStringLiteral("a.mp4"));
        QVERIFY(QFile::remove(film.path));
        QCOMPARE(refused(film).code, ErrorCode::StorageMissing);

        // With the folder as a whole, which may come back, nothing is said against the post.
        for (FitRequest away : {lost, film}) {
            const QString folder = mediaFolder();
            QVERIFY(QFile::rename(folder, folder + QStringLiteral(".away")));
            const Error error = refused(away);
            QVERIFY(QFile::rename(folder + QStringLiteral(".away"), folder));
            QCOMPARE(error.code, ErrorCode::StorageFailed);
            QVERIFY(!error.why.isEmpty() && !error.remedy.isEmpty());
        }

        // Damaged on the disk since it was added.
        FitRequest broken = request(fileOf(leaves(50, 30), "png"), QStringLiteral("a.png"), 100);
        writeTo(broken.path, "\x89PNG\r\n\x1a\n and no more");
        QCOMPARE(refused(broken).code, ErrorCode::InvalidInput);
        FitRequest huge = request(fileOf(leaves(60, 30), "png"), QStringLiteral("a.png"), 100);
        QByteArray claims = bytesOf(huge.path);
        claims.replace(8, 25, pngChunk("IHDR", big32(20'000) + big32(20'000) + QByteArray("\x8\2\0\0\0", 5)));
        writeTo(huge.path, claims);
        QCOMPARE(refused(huge).code, ErrorCode::TooLarge);
        FitRequest gif = request(gifWithSecrets(3), QStringLiteral("a.gif"));
        writeTo(gif.path, gifWithSecrets(3).left(60));
        QCOMPARE(refused(gif).code, ErrorCode::InvalidInput);
    }

    void itCanBeStopped()
    {
        CancelSource source;
        Awaited<Result<FittedMedia>> running(
            fitter->fit(request(photo(leaves(600, 400)), QStringLiteral("a.jpg"), 30'000), source.token()));
        source.cancel();
        QVERIFY(running.wait());
        QCOMPARE(running.value().error().code, ErrorCode::Cancelled);
        // Or the workspace is closed meanwhile.
        Awaited<Result<FittedMedia>> closed(
            fitter->fit(request(photo(leaves(601, 400)), QStringLiteral("a.jpg"), 30'000), {}));
        fitter.reset();
        QVERIFY(closed.wait());
        QCOMPARE(closed.value().error().code, ErrorCode::Cancelled);
    }

#ifdef Q_OS_UNIX
    QString script(const QByteArray &lines)
    {
        const QString path = writeTo(dir->filePath(QStringLiteral("ffprobe")), "#!/bin/sh\n" + lines);
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return path;
    }

    void ffprobeIsBelieved()
    {
        const QString program = script(R"(
for last; do :; done
case "$last" in file:/*) ;; *) exit 3;; esac
cat <<END
{"streams": [
  {"codec_type": "video", "codec_name": "mjpeg", "disposition": {"attached_pic": 1}},
  {"codec_type": "video", "codec_name": "av1", "width": 1280, "height": 720, "avg_frame_rate": "30000/1001",
   "side_data_list": [{"side_data_type": "Display Matrix", "rotation": -90}]},
  {"codec_type": "audio", "codec_name": "pcm_s16le"}],
 "format": {"duration": "200.5"}}
END
)");
        fitter = std::make_unique<MediaFitter>(f->clock, *timers, mediaFolder(), program);
        FitRequest film = request(filmWithSecrets(), QStringLiteral("a.mp4"));
        film.limits.pictureCodecs = {QStringLiteral("h264")};
        QVERIFY(refused(film).what.contains(QStringLiteral("AV1")));
        film.limits.pictureCodecs = {};
        film.limits.maxMilliseconds = 180'000;
        QVERIFY(refused(film).what.contains(QStringLiteral("3:21")));
        film.limits.maxMilliseconds = 0;
        film.limits.maxFramesPerSecond = 24;
        QVERIFY(refused(film).why.contains(QStringLiteral("It shows 29 of them; 24 are taken.")));
        QCOMPARE(await(fitter->look(film.item, film.path, {}))->video.pixels, QSize(720, 1280));
    }

    void aFfprobeThatFailsOrHangsIsNotWaitedFor()
    {
        FitRequest film = request(filmWithSecrets(), QStringLiteral("a.mp4"));
        for (const char *bad : {"exit 1\n", "echo nonsense\n", "kill -9 $$\n"}) {
            fitter = std::make_unique<MediaFitter>(f->clock, *timers, mediaFolder(), script(bad));
            QVERIFY(await(fitter->fit(film, {})));
        }
        fitter = std::make_unique<MediaFitter>(f->clock, *timers, mediaFolder(),
                                               QStringLiteral("/nowhere/ffprobe"));
        QVERIFY(await(fitter->fit(film, {})));

        fitter = std::make_unique<MediaFitter>(f->clock, *timers, mediaFolder(), script("exec sleep 1000\n"));
        const int before = timers->pending();
        Awaited<Result<FittedMedia>> slow(fitter->fit(film, {}));
        QTRY_VERIFY(timers->pending() > before);
        QVERIFY(!slow.isDone());
        timers->advance(Ffprobe::longest);
        QVERIFY(slow.wait());
        QVERIFY(slow.value());

        // Stopped, and closed, while it runs.
        CancelSource source;
        Awaited<Result<FittedMedia>> cancelled(fitter->fit(film, source.token()));
        QTRY_COMPARE(timers->pending(), before + 1);
        source.cancel();
        QVERIFY(cancelled.wait());
        QCOMPARE(cancelled.value().error().code, ErrorCode::Cancelled);
        Awaited<Result<FittedMedia>> closed(fitter->fit(film, {}));
        QTRY_COMPARE(timers->pending(), before + 1);
        fitter.reset();
        QVERIFY(closed.wait());
        QCOMPARE(closed.value().error().code, ErrorCode::Cancelled);
    }
#endif
};

QTEST_GUILESS_MAIN(TestMediaFitter)
#include "tst_media_fitter.moc"
