// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture_files.h"
#include "plan/media/media_store.h"
#include "plan/media/picture_fitter.h"
#include "plan/post_check.h"
#include "plan/remedies.h"
#include "plan_fixture.h"
#include "profile_files.h"
#include "support/await.h"

#include <QBuffer>
#include <QImage>
#include <QImageWriter>
#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace hatstand;
using namespace hatstand::plan;
using hatstand::test::await;
using hatstand::tests::PlanFixture;

namespace
{
/// As a camera sees leaves: hardly two pixels alike.
QImage leaves(int width, int height, bool holes = false)
{
    QImage image(width, height, QImage::Format_ARGB32);
    std::minstd_rand random(1);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const int grain = int(random() % 64);
            const int alpha = holes && (x / 8) % 2 == 0 ? 0 : 255;
            image.setPixel(x, y, qRgba(x * 190 / width + grain, y * 190 / height + grain, grain * 3, alpha));
        }
    }
    return holes ? image : image.convertToFormat(QImage::Format_RGB32);
}

QByteArray coded(const QImage &image, const char *format,
                 QImageIOHandler::Transformations turned = QImageIOHandler::TransformationNone)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, format);
    writer.setQuality(96);
    writer.setTransformation(turned);
    if (!writer.write(image))
        qFatal("The picture cannot be written.");
    return bytes;
}

const QStringList usual{QStringLiteral("image/jpeg"), QStringLiteral("image/png")};
} // namespace

class TestShrinking : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString write(const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(QStringLiteral("picture")));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        return file.fileName();
    }
    Result<FittedPicture> shrunk(const QByteArray &bytes, const PictureLimits &limits)
    {
        return fittedPicture(write(bytes), QStringLiteral("leaves.jpg"), {limits, {}, {}, {}});
    }

private Q_SLOTS:
    void aLargePhotographFitsAndIsUpright()
    {
        const QByteArray photo = coded(leaves(1600, 1200), "jpeg", QImageIOHandler::TransformationRotate90);
        const PictureLimits limits{200'000, {}, usual};
        QVERIFY(photo.size() > 3 * limits.maxBytes);
        const auto small = shrunk(photo, limits);
        QVERIFY2(small, small ? "" : qPrintable(small.error().sentence()));
        QVERIFY(small->bytes.size() <= limits.maxBytes);
        // Not smaller than it must be: by what is left, and by what is seen.
        QVERIFY2(small->bytes.size() > limits.maxBytes / 3, qPrintable(QString::number(small->bytes.size())));
        QCOMPARE(small->suffix, QStringLiteral("jpg"));
        const QImage image = QImage::fromData(small->bytes, "jpeg");
        QVERIFY(image.height() > image.width());
        QVERIFY(qAbs(image.width() * 4 - image.height() * 3) <= 4);
        // The corner that was at the left of the file's bottom is at the left of the top now.
        QVERIFY(qRed(image.pixel(4, 4)) < 100);
        QVERIFY(qGreen(image.pixel(4, 4)) > 140);
    }

    void aLittleTooLargeKeepsItsPixels()
    {
        const QImage image = leaves(800, 600);
        const QByteArray photo = coded(image, "png");
        const auto small = shrunk(photo, {photo.size() / 2, {}, usual});
        QVERIFY(small);
        QCOMPARE(QImage::fromData(small->bytes).size(), image.size());
    }

    void pixelsOverALimitAreFewerAfterwards()
    {
        const PictureLimits limits{0, QSize(300, 0), usual};
        const auto wide = shrunk(coded(leaves(800, 400), "jpeg"), limits);
        QVERIFY(wide);
        QCOMPARE(QImage::fromData(wide->bytes).size(), QSize(300, 150));
        // The limit is of the picture as it is seen.
        const auto turned =
            shrunk(coded(leaves(800, 400), "jpeg", QImageIOHandler::TransformationRotate90), limits);
        QVERIFY(turned);
        QCOMPARE(QImage::fromData(turned->bytes).size(), QSize(300, 600));
    }

    void whatShinesThroughStaysSoWhereItCan()
    {
        const QByteArray logo = coded(leaves(400, 400, true), "png");
        const auto png = shrunk(logo, {60'000, {}, usual});
        QVERIFY(png);
        QCOMPARE(png->suffix, QStringLiteral("png"));
        QVERIFY(png->bytes.size() <= 60'000);
        QVERIFY(QImage::fromData(png->bytes).hasAlphaChannel());
        const auto jpeg = shrunk(logo, {60'000, {}, {QStringLiteral("image/jpeg")}});
        QVERIFY(jpeg);
        QCOMPARE(jpeg->suffix, QStringLiteral("jpg"));
        // What was not there is white, as paper is.
        const QImage flat = QImage::fromData(jpeg->bytes);
        QVERIFY(qGray(flat.pixel(flat.width() / 100, flat.height() / 2)) > 120);
    }

    void whatCannotBeShrunkSaysSo()
    {
        const auto broken = shrunk(QByteArray("\x89PNG\r\n\x1a\n, or not"), {1000, {}, {}});
        QVERIFY(!broken);
        QCOMPARE(broken.error().code, ErrorCode::InvalidInput);
        const auto tiny = shrunk(coded(leaves(800, 600), "jpeg"), {100, {}, {}});
        QVERIFY(!tiny);
        QCOMPARE(tiny.error().code, ErrorCode::TooLarge);
        QVERIFY(!tiny.error().remedy.isEmpty());
        const auto lost =
            fittedPicture(m_folder.filePath(QStringLiteral("none")), QStringLiteral("a.png"), {});
        QCOMPARE(lost.error().code, ErrorCode::StorageMissing);
    }

    void coloursThatCannotBeConvertedAreNotMadeOthers()
    {
        PlanFixture f;
        MediaStore store(*f.database, f.clock, m_folder.filePath(QStringLiteral("strange")));
        const QByteArray plain = coded(leaves(80, 60), "jpeg");
        const QByteArray bytes =
            plain.left(2) +
            tests::segment(0xE2, QByteArray("ICC_PROFILE\0\1\1", 14) + tests::tableProfile()) + plain.mid(2);
        const auto item = await(store.addBytes(bytes, QStringLiteral("strange.jpg")));
        QVERIFY(item);
        const auto small = await(store.addShrunk(*item, {0, QSize(40, 40), usual}));
        QVERIFY(!small);
        QCOMPARE(small.error().code, ErrorCode::InvalidInput);
        QVERIFY2(small.error().what.contains(QStringLiteral("colours")),
                 qPrintable(small.error().sentence()));
        QVERIFY(!small.error().why.isEmpty() && !small.error().remedy.isEmpty());
    }

    /// It was called damaged.
    void whatHasTooManyShadesForItsSizeSaysSo()
    {
        const auto claiming = [](quint32 side, char bits, char colours) {
            const QByteArray small = coded(leaves(40, 40), "png");
            const QByteArray head =
                tests::big32(side) + tests::big32(side) + bits + colours + QByteArray(3, 0);
            return small.left(8) + tests::pngChunk("IHDR", head) + small.mid(33);
        };
        for (const char colours : {'\2', '\6'}) { // without and with transparency
            const auto deep = shrunk(claiming(10'000, 16, colours), {0, QSize(100, 100), usual});
            QVERIFY(!deep);
            QCOMPARE(deep.error().code, ErrorCode::TooLarge);
            QVERIFY2(deep.error().what.contains(QStringLiteral("too large to be read")),
                     qPrintable(deep.error().sentence()));
            QVERIFY(!deep.error().why.isEmpty() && !deep.error().remedy.isEmpty());
        }
        // What is damaged is still called so.
        QCOMPARE(shrunk(claiming(60, 16, 6), {0, QSize(30, 30), usual}).error().code,
                 ErrorCode::InvalidInput);
    }

    void theRemedyTakesTheProblemAway()
    {
        PlanFixture f;
        networks::NetworkRules strict;
        strict.media.image.types = usual;
        strict.media.image.maxBytes = {150'000, QStringLiteral("test"), {}};
        networks::NetworkRules loose;
        loose.media.image.maxBytes = {300'000, QStringLiteral("test"), {}};
        const RulesOf rulesOf = [&](const networks::NetworkKey &key) -> const networks::NetworkRules & {
            return key == networks::NetworkKey::bluesky() ? strict : loose;
        };
        clients::Account first;
        first.id = clients::AccountId::create(f.clock);
        first.network = networks::NetworkKey::bluesky();
        clients::Account second;
        second.id = clients::AccountId::create(f.clock);
        second.network = networks::NetworkKey::fromString(QStringLiteral("mastodon"));
        MediaStore store(*f.database, f.clock, m_folder.filePath(QStringLiteral("media")));
        const MediaItem photo =
            await(store.addBytes(coded(leaves(1200, 900), "png"), QStringLiteral("leaves.png"))).value();

        CheckInput input;
        input.accounts = {first, second};
        input.post.text = QStringLiteral("Leaves");
        input.post.media = {{photo.id, QStringLiteral("Leaves in autumn")}};
        input.post.versions = {{first.id, {}, {}, {}, {}}, {second.id, {}, {}, {}, {}}};
        input.media.insert(photo.id, photo);
        const auto shrinkable = [&] {
            std::vector<Problem> found;
            for (const Problem &problem : checkPost(input, rulesOf)) {
                if (problem.remedy == Remedy::ShrinkPicture)
                    found.push_back(problem);
            }
            return found;
        };
        QCOMPARE(shrinkable().size(), 2U);
        // Whoever shares it shares the smaller one, so one press is enough whichever it is.
        const Problem of = shrinkable().back();
        QVERIFY(of.accountId == second.id);
        const PictureLimits limits = shrinkLimits(input, of, rulesOf);
        QCOMPARE(limits.maxBytes, 150'000);
        QCOMPARE(limits.types, usual);
        QVERIFY(pictureOf(input.post, of) == photo.id);
        const auto small = await(store.addShrunk(photo, limits));
        QVERIFY2(small, small ? "" : qPrintable(small.error().sentence()));
        QCOMPARE(small->fileName, QStringLiteral("leaves.jpg"));
        input.media.insert(small->id, *small);
        const auto better = withOtherPicture(input.post, of.accountId, photo.id, small->id);
        QVERIFY(better);
        QCOMPARE(better->media.front().altText, QStringLiteral("Leaves in autumn"));
        const Post before = std::exchange(input.post, *better);
        QVERIFY(shrinkable().empty());
        // Taken back: the picture is still there.
        QVERIFY(withOtherPicture(input.post, of.accountId, small->id, photo.id)->media == before.media);
        QVERIFY(QFile::exists(store.path(photo)));
        QVERIFY(!withOtherPicture(input.post, of.accountId, photo.id, small->id));

        // An account with media of its own changes those alone.
        input.post = before;
        input.post.versions[1].media = input.post.media;
        const auto own = withOtherPicture(input.post, second.id, photo.id, small->id);
        QVERIFY(own->media == before.media);
        QVERIFY(own->versions[1].media->front().mediaId == small->id);
        QCOMPARE(shrinkLimits(input, of, rulesOf).maxBytes, 300'000);
    }

    void coloursThatAreNamedByNumbersAreConverted()
    {
        QImage image(80, 80, QImage::Format_RGB32);
        image.fill(QColor(200, 100, 50));
        const QByteArray png = coded(image, "png");
        const QByteArray numbered =
            png.left(33) + tests::pngChunk("cICP", QByteArray("\x0c\x0d\0\1", 4)) + png.mid(33);
        QImage meant = image;
        meant.setColorSpace(QColorSpace(QColorSpace::DisplayP3));
        meant.convertToColorSpace(QColorSpace(QColorSpace::SRgb));
        QVERIFY(meant.pixel(9, 9) != image.pixel(9, 9));
        const auto small = shrunk(numbered, {});
        QVERIFY(small);
        QCOMPARE(QImage::fromData(small->bytes).pixel(9, 9), meant.pixel(9, 9));
        // And not where the numbers say what is usual.
        const QByteArray usualOnes =
            png.left(33) + tests::pngChunk("cICP", QByteArray("\x01\x0d\0\1", 4)) + png.mid(33);
        const auto same = shrunk(usualOnes, {});
        QVERIFY(same);
        QCOMPARE(QImage::fromData(same->bytes).pixel(9, 9), image.pixel(9, 9));
    }

    /// A page as a browser saves it is no damaged picture.
    void whatIsTooLongForAllItsTypesIsShrunk_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QImage::Format>("format");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("most");
        QTest::newRow("WebP") << QStringLiteral("image/webp") << QImage::Format_ARGB32 << 17'000 << 16'383;
        QTest::newRow("JPEG") << QStringLiteral("image/jpeg") << QImage::Format_RGB32 << 70'000 << 65'500;
        QTest::newRow("JPEG of what shone through")
            << QStringLiteral("image/jpeg") << QImage::Format_ARGB32 << 70'000 << 65'500;
        QTest::newRow("PNG") << QStringLiteral("image/png") << QImage::Format_RGB32 << 70'000 << 70'000;
    }
    void whatIsTooLongForAllItsTypesIsShrunk()
    {
        QFETCH(const QString, type);
        QFETCH(const QImage::Format, format);
        QFETCH(const int, height);
        QFETCH(const int, most);
        QImage image(70, height, format);
        image.fill(QColor(200, 30, 30, format == QImage::Format_ARGB32 ? 200 : 255));
        PictureLimits limits;
        limits.types = {type};
        const auto small = shrunk(coded(image, "png"), limits);
        QVERIFY2(small, small ? "" : qPrintable(small.error().sentence()));
        QCOMPARE(small->mimeType, type);
        QCOMPARE(small->pixels.height(), most);
        const QImage written = QImage::fromData(small->bytes);
        QCOMPARE(written.size(), small->pixels);
        // To its end.
        QVERIFY(qGreen(written.pixel(written.width() / 2, written.height() - 2)) < 120);
    }

    void whatIsTooLongForOneTypeAndTooLargeForAnotherIsShrunk()
    {
        const QByteArray png = coded(leaves(80, 17'000, true), "png");
        PictureLimits limits;
        limits.types = {QStringLiteral("image/png"), QStringLiteral("image/webp")};
        limits.maxBytes = png.size() / 2;
        const auto small = shrunk(png, limits);
        QVERIFY2(small, small ? "" : qPrintable(small.error().sentence()));
        QVERIFY(small->bytes.size() <= limits.maxBytes);
        QVERIFY(limits.types.contains(small->mimeType));
        // No smaller than it must be.
        QVERIFY(small->pixels.height() <= 16'383 && small->pixels.height() > 8'000);
    }
};

QTEST_GUILESS_MAIN(TestShrinking)
#include "tst_shrinking.moc"
