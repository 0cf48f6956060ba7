// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture_files.h"
#include "plan/formats/metadata_strip.h"
#include "plan/formats/orientation.h"
#include "plan/media/media_fitter.h"
#include "plan/media/media_store.h"
#include "plan/media/thumbnails.h"
#include "plan_fixture.h"
#include "support/await.h"

#include <QImageReader>
#include <QTemporaryDir>
#include <QTest>

#include <array>

using namespace hatstand;
using namespace hatstand::plan;
using namespace hatstand::tests;
using hatstand::test::await;

namespace
{
QByteArray turnedFile(const QImage &image, const QByteArray &format, int orientation)
{
    if (format == "jpeg")
        return photo(image, orientation);
    if (format == "jpeg with XMP first") {
        const QByteArray bytes = photo(image, orientation);
        return bytes.left(2) + segment(0xE1, "http://ns.adobe.com/xap/1.0/" + QByteArray(1, 0) + secret) +
               bytes.mid(2);
    }
    if (format == "png") {
        const QByteArray plain = fileOf(image, "png");
        return plain.left(33) + pngChunk("eXIf", exif(orientation)) + plain.mid(33);
    }
    QByteArray webp = webpWithSecrets(image);
    return webp.replace(riffChunk("EXIF", exif(1)), riffChunk("EXIF", exif(orientation)));
}

/// As the file has it, whatever it says of its turn.
QImage asStored(const QByteArray &bytes, const QByteArray &format)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, format.split(' ').front());
    return reader.read().convertToFormat(QImage::Format_RGB32);
}

/// Pixel by pixel, by the table of EXIF 2.32, 4.6.4: which side of what is seen the first row and column are.
QImage asMeant(const QImage &stored, int orientation)
{
    const int w = stored.width();
    const int h = stored.height();
    QImage seen(orientation >= 5 ? QSize(h, w) : QSize(w, h), QImage::Format_RGB32);
    for (int y = 0; y < seen.height(); ++y) {
        for (int x = 0; x < seen.width(); ++x) {
            const std::array<QPoint, 8> from{QPoint(x, y),           {w - 1 - x, y}, {w - 1 - x, h - 1 - y},
                                             {x, h - 1 - y},         {y, x},         {y, h - 1 - x},
                                             {w - 1 - y, h - 1 - x}, {w - 1 - y, x}};
            seen.setPixel(x, y, stored.pixel(from.at(size_t(orientation - 1))));
        }
    }
    return seen;
}

QByteArray littleExif(int orientation)
{
    const auto little16 = [](quint16 value) { return little32(value).left(2); };
    return QByteArray("II*\0", 4) + little32(8) + little16(1) + little16(0x0112) + little16(3) + little32(1) +
           little32(quint32(orientation)) + little32(0);
}
} // namespace

class TestOrientation : public QObject
{
    Q_OBJECT

private:
    PlanFixture f;
    FakeTimers timers{f.clock};
    QTemporaryDir dir;
    MediaStore store{*f.database, f.clock, dir.filePath(QStringLiteral("media"))};
    MediaFitter fitter{f.clock, timers, dir.filePath(QStringLiteral("media")), QString()};

    FitRequest request(const QByteArray &bytes)
    {
        FitRequest request;
        request.item = await(store.addBytes(bytes, QStringLiteral("a"))).value();
        request.path = store.path(request.item);
        request.limits.network = QStringLiteral("Bluesky");
        request.limits.types = {QStringLiteral("image/png")}; // loses nothing
        return request;
    }

private Q_SLOTS:
    void everyTurnIsAppliedToWhatIsSent_data()
    {
        QTest::addColumn<QByteArray>("format");
        QTest::addColumn<int>("orientation");
        for (const char *format : {"png", "webp", "jpeg", "jpeg with XMP first"}) {
            for (int i = 1; i <= 8; ++i)
                QTest::addRow("%s %d", format, i) << QByteArray(format) << i;
        }
    }
    void everyTurnIsAppliedToWhatIsSent()
    {
        QFETCH(const QByteArray, format);
        QFETCH(const int, orientation);
        const QByteArray bytes = turnedFile(leaves(120, 80), format, orientation);
        QVERIFY(bytes.contains(secret));
        const QImage meant = asMeant(asStored(bytes, format), orientation);
        const FitRequest asked = request(bytes);
        QCOMPARE(asked.item.pixels, meant.size());
        const auto media = await(fitter.fit(asked, {}));
        QVERIFY(media);
        QCOMPARE(media->pixels, meant.size());
        const QByteArray sent = bytesOf(media->filePath);
        for (const QByteArray &word : {secret, QByteArray("Exif"), QByteArray("EXIF"), QByteArray("eXIf")})
            QVERIFY2(!sent.contains(word), word.constData());
        QCOMPARE(asStored(sent, "png"), meant);
        // As it was shown before.
        Thumbnails thumbnails([this](const MediaItem &item) { return store.path(item); });
        const auto small = await(thumbnails.thumbnail(asked.item, meant.size(), 1, {}));
        QVERIFY(small);
        QCOMPARE(small->convertToFormat(QImage::Format_RGB32), meant);
    }

    void limitsAndCropsAreThoseOfTheUprightPicture_data()
    {
        QTest::addColumn<QByteArray>("format");
        for (const char *format : {"png", "webp", "jpeg", "jpeg with XMP first"})
            QTest::newRow(format) << QByteArray(format);
    }
    void limitsAndCropsAreThoseOfTheUprightPicture()
    {
        QFETCH(const QByteArray, format);
        FitRequest asked = request(turnedFile(leaves(400, 200), format, 6));
        QCOMPARE(asked.item.pixels, QSize(200, 400));
        asked.limits.maxHeight = 300;
        QCOMPARE(await(fitter.fit(asked, {}))->pixels, QSize(150, 300));
        asked.limits.maxHeight = 0;
        asked.limits.minWidth = 300;
        QCOMPARE(await(fitter.fit(asked, {})).error().code, ErrorCode::InvalidInput);
        asked.limits.minWidth = 0;
        asked.limits.minRatio = 0.8;
        QCOMPARE(await(fitter.fit(asked, {})).error().code, ErrorCode::InvalidInput);
        asked.limits.minRatio = 0;
        // The left side of the file is the top now: dark first, then light.
        asked.crop.byHand = {0, 0.75, 1, 0.25};
        const auto cut = await(fitter.fit(asked, {}));
        QCOMPARE(cut->pixels, QSize(200, 100));
        QVERIFY(qRed(QImage(cut->filePath).pixel(100, 90)) > 150);
        asked.crop = {};
        // Known from an earlier version by the size of the file.
        asked.item.pixels = {400, 200};
        asked.limits.maxHeight = 300;
        QCOMPARE(await(fitter.fit(asked, {}))->pixels, QSize(150, 300));
    }

    void whatIsStrippedTellsHowItStood()
    {
        for (const QByteArray &format :
             {QByteArray("png"), QByteArray("webp"), QByteArray("jpeg"), QByteArray("jpeg with XMP first")}) {
            for (int i = 1; i <= 8; ++i) {
                const auto picture =
                    withoutMetadata(turnedFile(leaves(20, 10), format, i),
                                    QStringLiteral("image/") + QLatin1StringView(format.split(' ').front()));
                QVERIFY(picture);
                QCOMPARE(picture->orientation, i);
            }
        }
        // Of two the first counts, for the size and for the pixels.
        const QByteArray plain = fileOf(leaves(20, 10), "png");
        const QByteArray two =
            plain.left(33) + pngChunk("eXIf", exif(3)) + pngChunk("eXIf", exif(6)) + plain.mid(33);
        QCOMPARE(withoutMetadata(two, QStringLiteral("image/png"))->orientation, 3);
        QCOMPARE(request(two).item.pixels, QSize(20, 10));
    }

    /// With a large preview in its EXIF it was written anew, still on its side.
    void muchExifStillTellsHowItStands_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("format");
        const QByteArray large = exif(6) + QByteArray(1'200'000, 'x');
        const QByteArray png = fileOf(leaves(40, 20), "png");
        QTest::newRow("png") << png.left(33) + pngChunk("eXIf", large) + png.mid(33) << QByteArray("png");
        QByteArray webp = webpWithSecrets(leaves(40, 20));
        webp.replace(riffChunk("EXIF", exif(1)), riffChunk("EXIF", large));
        webp.replace(4, 4, little32(quint32(webp.size() - 8)));
        QTest::newRow("webp") << webp << QByteArray("webp");
    }
    void muchExifStillTellsHowItStands()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QByteArray, format);
        const FitRequest asked = request(bytes);
        QCOMPARE(asked.item.pixels, QSize(20, 40));
        QCOMPARE(withoutMetadata(bytes, asked.item.mimeType)->orientation, 6);
        const auto media = await(fitter.fit(asked, {}));
        QVERIFY(media);
        QCOMPARE(asStored(bytesOf(media->filePath), "png"), asMeant(asStored(bytes, format), 6));
    }

    void anOrientationThatStandsFarBehindIsNoneForBoth()
    {
        // The directory of the TIFF stands behind 64 KB.
        QByteArray far = exif(6);
        far.insert(8, QByteArray(70'000, '\0'));
        far.replace(4, 4, big32(70'008));
        const QByteArray plain = fileOf(leaves(40, 20), "png");
        const QByteArray bytes = plain.left(33) + pngChunk("eXIf", far) + plain.mid(33);
        QCOMPARE(request(bytes).item.pixels, QSize(40, 20));
        QCOMPARE(withoutMetadata(bytes, QStringLiteral("image/png"))->orientation, 1);
    }

    void aTurnedAnimationIsRefused()
    {
        const QByteArray plain = fileOf(leaves(16, 8), "webp");
        QByteArray extended(10, 0);
        extended[0] = 2 | 8;
        extended[4] = 15;
        extended[7] = 7;
        QByteArray frame(16, 0);
        frame[6] = 15;
        frame[9] = 7;
        const auto animation = [&](int orientation) {
            return riffChunk(
                "RIFF", "WEBP" + riffChunk("VP8X", extended) + riffChunk("ANIM", QByteArray(6, 0)) +
                            riffChunk("ANMF", frame + plain.mid(12)) + riffChunk("EXIF", exif(orientation)));
        };
        FitRequest upright = request(animation(1));
        upright.limits.types = {};
        QVERIFY(await(fitter.fit(upright, {})));
        FitRequest turned = request(animation(6));
        turned.limits.types = {};
        QCOMPARE(turned.item.pixels, QSize(8, 16));
        const auto refused = await(fitter.fit(turned, {}));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
        QVERIFY(!refused.error().remedy.isEmpty());
    }

    void exifIsReadInBothOrdersAndDamaged()
    {
        for (int i = 1; i <= 8; ++i) {
            QCOMPARE(exifOrientation(exif(i)), i);
            QCOMPARE(exifOrientation(littleExif(i)), i);
            QCOMPARE(exifOrientation(QByteArray("Exif\0\0", 6) + littleExif(i)), i);
        }
        QCOMPARE(exifOrientation(exif(0)), 1);
        QCOMPARE(exifOrientation(exif(9)), 1);
        const QByteArray whole = exif(6);
        // Its second entry ends 34 bytes from the beginning, its value 2 bytes before.
        for (qsizetype length = 0; length < whole.size(); ++length)
            QCOMPARE(exifOrientation(whole.left(length)), length < 32 ? 1 : 6);
        QByteArray far = whole;
        far.replace(4, 4, big32(0xfffffff0));
        QCOMPARE(exifOrientation(far), 1);
        QCOMPARE(exifOrientation("not exif at all"), 1);
    }

    void chunksThatLeaveTheFileAreNotFollowed()
    {
        const QByteArray turned = turnedFile(leaves(20, 10), "png", 6);
        for (qsizetype length = 0; length < 80; ++length) {
            QByteArray part = turned.left(length);
            QBuffer file(&part);
            file.open(QIODevice::ReadOnly);
            const int orientation = chunkOrientation(file);
            QVERIFY(orientation == 1 || (orientation == 6 && length >= 33 + 8 + 32));
            QCOMPARE(file.pos(), 0);
        }
    }
};

QTEST_GUILESS_MAIN(TestOrientation)
#include "tst_orientation.moc"
