// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture_files.h"
#include "plan/formats/icc_profile.h"
#include "plan/formats/metadata_strip.h"

#include <QImageReader>
#include <QTest>

#include <rapidcheck.h>

using namespace hatstand;
using namespace hatstand::plan;
using namespace hatstand::tests;

namespace
{
struct Sample
{
    QByteArray bytes;
    QString mimeType;
    const char *format;
};

Sample sample(int kind)
{
    switch (kind) {
    case 0:
        return {photo(leaves(48, 32)), QStringLiteral("image/jpeg"), "jpeg"};
    case 1:
        return {pngWithSecrets(leaves(48, 32, true)), QStringLiteral("image/png"), "png"};
    case 2:
        return {webpWithSecrets(leaves(48, 32)), QStringLiteral("image/webp"), "webp"};
    default:
        return {gifWithSecrets(), QStringLiteral("image/gif"), "gif"};
    }
}

/// All pictures of a file, as they stand in it.
QList<QImage> pixels(const QByteArray &bytes, const char *format)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, format);
    reader.setAutoDetectImageFormat(false);
    QList<QImage> all;
    for (QImage image; all.size() < 10 && reader.read(&image);) {
        image.setColorSpace({});
        all << image;
        if (!reader.supportsAnimation())
            break;
    }
    return all;
}

/// Some bytes changed, taken out or put in, or the end cut off.
QByteArray damaged(QByteArray bytes)
{
    const int times = *rc::gen::inRange(1, 6);
    for (int i = 0; i < times && !bytes.isEmpty(); ++i) {
        const auto at = *rc::gen::inRange<qsizetype>(0, bytes.size());
        switch (*rc::gen::inRange(0, 5)) {
        case 0:
            bytes.truncate(at);
            break;
        case 1:
            bytes.remove(at, *rc::gen::inRange<qsizetype>(1, 40));
            break;
        case 2:
            bytes.insert(at, QByteArray(*rc::gen::inRange<qsizetype>(1, 9), char(0xff)));
            break;
        default:
            bytes[at] = char(*rc::gen::inRange(0, 256));
        }
    }
    return bytes;
}
} // namespace

class TestMetadataStrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingButThePictureIsLeft_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("jpeg") << 0;
        QTest::newRow("png") << 1;
        QTest::newRow("webp") << 2;
        QTest::newRow("gif") << 3;
    }
    void nothingButThePictureIsLeft()
    {
        QFETCH(const int, kind);
        const Sample file = sample(kind);
        QVERIFY(file.bytes.contains(secret));
        const auto stripped = withoutMetadata(file.bytes, file.mimeType);
        QVERIFY(stripped);
        for (const QByteArray &word : {secret, QByteArray("Exif"), QByteArray("EXIF"), QByteArray("eXIf"),
                                       QByteArray("adobe.com"), QByteArray("XMP"), QByteArray("Photoshop"),
                                       QByteArray("JFXX"), QByteArray("ftyp"), QByteArray("tIME")})
            QVERIFY2(!stripped->bytes.contains(word), word.constData());
        QVERIFY(!pixels(stripped->bytes, file.format).isEmpty());
        QCOMPARE(pixels(stripped->bytes, file.format), pixels(file.bytes, file.format));
        // What is clean stays as it is, to the byte.
        QCOMPARE(withoutMetadata(stripped->bytes, file.mimeType)->bytes, stripped->bytes);
    }

    void aPictureWithNothingToHideStaysTheSame()
    {
        for (const char *format : {"jpeg", "png", "webp"}) {
            const QByteArray bytes = fileOf(leaves(40, 30), format);
            const auto stripped =
                withoutMetadata(bytes, QStringLiteral("image/") + QLatin1StringView(format));
            QVERIFY(stripped);
            QCOMPARE(stripped->bytes, bytes);
            QVERIFY(!stripped->isAnimated && !stripped->isCmyk && !stripped->hasOtherColours);
        }
    }

    void theColourProfileIsToldAndGoes()
    {
        QImage image = leaves(20, 20);
        image.setColorSpace(QColorSpace(QColorSpace::DisplayP3));
        const QByteArray profile = image.colorSpace().iccProfile();
        for (const char *format : {"jpeg", "png"}) {
            const auto stripped =
                withoutMetadata(fileOf(image, format), QStringLiteral("image/") + QLatin1StringView(format));
            QVERIFY(stripped);
            QCOMPARE(stripped->profile, profile);
            QVERIFY(!stripped->bytes.contains("iCCP") && !stripped->bytes.contains("ICC_PROFILE"));
        }
        // Two parts of a large profile, the second first.
        const QByteArray plain = fileOf(leaves(20, 20), "jpeg");
        const auto part = [](char number, const QByteArray &bytes) {
            return segment(0xE2, QByteArray("ICC_PROFILE\0", 12) + number + '\2' + bytes);
        };
        const auto two = withoutMetadata(plain.left(2) + part(2, "def") + part(1, "abc") + plain.mid(2),
                                         QStringLiteral("image/jpeg"));
        QCOMPARE(two->profile, QByteArray("abcdef"));
    }

    void coloursThatAreNotSrgbAreSeenInPng()
    {
        const auto with = [](const QByteArray &chunk) {
            const QByteArray plain = fileOf(leaves(10, 10), "png");
            return withoutMetadata(plain.left(33) + chunk + plain.mid(33), QStringLiteral("image/png"));
        };
        QVERIFY(!with(pngChunk("gAMA", big32(45455)))->hasOtherColours);
        QVERIFY(with(pngChunk("gAMA", big32(100000)))->hasOtherColours);
        // Beside a profile nobody looks at it, and it must not come to count when the profile goes.
        const QByteArray packed = qCompress(QColorSpace(QColorSpace::SRgb).iccProfile()).mid(4);
        const auto both =
            with(pngChunk("gAMA", big32(100000)) + pngChunk("iCCP", QByteArray("x\0\0", 3) + packed));
        QVERIFY(!both->hasOtherColours);
        QVERIFY(!both->bytes.contains("gAMA"));
        QVERIFY(with(pngChunk("gAMA", big32(45455)))->bytes.contains("gAMA"));
        // Who says sRGB means it, whatever the gamma says.
        QVERIFY(!with(pngChunk("sRGB", QByteArray(1, 0)) + pngChunk("gAMA", big32(100000)))->hasOtherColours);
        // Numbers count before all else, and name nobody. Those of HDR, of Display P3, and of sRGB.
        const auto numbered = [&](const QByteArray &numbers) { return with(pngChunk("cICP", numbers)); };
        const auto deep = numbered(QByteArray("\x09\x10\x00\x01", 4));
        QVERIFY(deep->bytes.contains("cICP"));
        QVERIFY(coloursOf(*deep) == Colours::Foreign);
        const QByteArray wide("\x0c\x0d\x00\x01", 4);
        QVERIFY(coloursOf(*numbered(wide)) == Colours::Convertible);
        QVERIFY(coloursOf(*numbered(QByteArray("\x01\x0d\x00\x01", 4))) == Colours::Usual);
        QVERIFY(coloursOf(*numbered(QByteArray("\x01\x0d\x00\x00", 4))) == Colours::Foreign);
        const auto moving =
            withoutMetadata(movingPng(leaves(10, 10), pngChunk("cICP", wide)), QStringLiteral("image/png"));
        QVERIFY(moving->bytes.contains(pngChunk("cICP", wide)));
        // A profile that cannot be read, and one that unpacks to no end.
        QVERIFY(with(pngChunk("iCCP", "x"))->hasOtherColours);
        QVERIFY(
            with(pngChunk("iCCP", QByteArray("x\0\0", 3) + qCompress(QByteArray(80'000'000, 'a'), 9).mid(4)))
                ->hasOtherColours);
    }

    void textsOfAGifGoWithWhatBelongsToThem()
    {
        const QByteArray plain = withoutMetadata(gifWithSecrets(), QStringLiteral("image/gif"))->bytes;
        const QByteArray packed = char(secret.size()) + secret + '\0';
        // GIF89a, 25: twelve bytes about the grid of letters, then the letters.
        const QByteArray text = QByteArray("\x21\x01\x0c", 3) + QByteArray(12, '\1') + packed;
        const QByteArray control = QByteArray("\x21\xf9\x04\x09\xff\xff\1\0", 8);
        const qsizetype first = plain.indexOf(QByteArray("\x21\xf9", 2));
        const auto with = [&](const QByteArray &block) {
            return withoutMetadata(plain.left(first) + block + plain.mid(first), QStringLiteral("image/gif"));
        };
        QVERIFY(with(control + text));
        QCOMPARE(with(control + text)->bytes, plain);
        QCOMPARE(with(text)->bytes, plain);
        // Between the control and its picture there may be a comment, which alone goes.
        QByteArray between = plain;
        between.insert(first + 8, QByteArray("\x21\xfe", 2) + packed);
        QCOMPARE(withoutMetadata(between, QStringLiteral("image/gif"))->bytes, plain);
        // And nothing is hidden behind how often it runs.
        QByteArray behind = plain;
        behind.insert(plain.indexOf("NETSCAPE2.0") + 11 + 4, packed.left(packed.size() - 1));
        QCOMPARE(withoutMetadata(behind, QStringLiteral("image/gif"))->bytes, plain);
    }

    void anAnimationKeepsItsMotion()
    {
        const auto two = withoutMetadata(gifWithSecrets(), QStringLiteral("image/gif"));
        QVERIFY(two->isAnimated);
        QVERIFY(two->bytes.contains("NETSCAPE2.0"));
        QVERIFY(!withoutMetadata(gifWithSecrets(1), QStringLiteral("image/gif"))->isAnimated);

        const QByteArray plain = fileOf(leaves(16, 16), "webp");
        const QByteArray frame = QByteArray(16, 0) + plain.mid(12) + riffChunk("prvt", secret);
        QByteArray extended(10, 0);
        extended[0] = 2;
        extended[4] = 15;
        extended[7] = 15;
        const auto webp = withoutMetadata(riffChunk("RIFF", "WEBP" + riffChunk("VP8X", extended) +
                                                                riffChunk("ANIM", QByteArray(6, 0)) +
                                                                riffChunk("ANMF", frame)),
                                          QStringLiteral("image/webp"));
        QVERIFY(webp && webp->isAnimated);
        QVERIFY(webp->bytes.contains("ANMF"));
        QVERIFY(!webp->bytes.contains(secret));
    }

    void whatIsDamagedOrUnknownIsLeftToTheDecoder()
    {
        const QByteArray jpeg = fileOf(leaves(40, 30), "jpeg");
        QVERIFY(!withoutMetadata(jpeg.left(jpeg.size() - 2), QStringLiteral("image/jpeg")));
        QVERIFY(!withoutMetadata(jpeg.left(100), QStringLiteral("image/jpeg")));
        QVERIFY(!withoutMetadata(jpeg, QStringLiteral("image/png")));
        QVERIFY(!withoutMetadata(jpeg, QStringLiteral("image/tiff")));
        QVERIFY(!withoutMetadata({}, QStringLiteral("image/jpeg")));
        const QByteArray png = fileOf(leaves(10, 10), "png");
        QVERIFY(
            !withoutMetadata(png.left(33) + pngChunk("NEWX", {}) + png.mid(33), QStringLiteral("image/png")));
    }

    void damagedFilesNeverCrashAndNeverChangeThePicture()
    {
        QVERIFY(rc::check("what is stripped shows what it showed", [] {
            const Sample file = sample(*rc::gen::inRange(0, 4));
            const QByteArray bytes = damaged(file.bytes);
            const auto stripped = withoutMetadata(bytes, file.mimeType);
            if (!stripped)
                return;
            RC_ASSERT(stripped->bytes.size() <= bytes.size() + 2);
            const QList<QImage> before = pixels(bytes, file.format);
            if (before.isEmpty())
                return;
            RC_ASSERT(pixels(stripped->bytes, file.format) == before);
        }));
    }
};

QTEST_GUILESS_MAIN(TestMetadataStrip)
#include "tst_metadata_strip.moc"
