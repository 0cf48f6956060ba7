// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/formats/icc_profile.h"
#include "plan/formats/metadata_strip.h"
#include "plan/formats/profile_chunk.h"
#include "profile_files.h"

#include <QTest>

#include <rapidcheck.h>

using namespace hatstand;
using namespace hatstand::plan;
using namespace hatstand::tests;

namespace
{
Colours coloursWith(const QByteArray &profile)
{
    StrippedPicture picture;
    picture.profile = profile;
    return coloursOf(picture);
}
} // namespace

class TestIccProfile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingButTheColoursIsLeft_data()
    {
        QTest::addColumn<int>("space");
        QTest::newRow("sRGB") << int(QColorSpace::SRgb);
        QTest::newRow("linear") << int(QColorSpace::SRgbLinear);
        QTest::newRow("Adobe") << int(QColorSpace::AdobeRgb);
        QTest::newRow("P3") << int(QColorSpace::DisplayP3);
        QTest::newRow("ProPhoto") << int(QColorSpace::ProPhotoRgb);
    }
    void nothingButTheColoursIsLeft()
    {
        QFETCH(const int, space);
        const QColorSpace meant(static_cast<QColorSpace::NamedColorSpace>(space));
        const QByteArray telling = tellingProfile(meant.iccProfile());
        QVERIFY(telling.contains(secret));
        QVERIFY(QColorSpace::fromIccProfile(telling) == meant);
        const auto plain = plainProfile(telling);
        QVERIFY(plain);
        for (const QByteArray &word : {secret, secret.left(16), QByteArray("EIZO"), QByteArray("CG27"),
                                       QByteArray("user"), QByteArray("dict"), QByteArray("meta")})
            QVERIFY2(!plain->contains(word), word.constData());
        QVERIFY(QColorSpace::fromIccProfile(*plain) == meant);
        // What is plain stays as it is, and two programs' profiles of one space become the same.
        QCOMPARE(*plainProfile(*plain), *plain);
    }

    void inItsFourthVersionTextIsWide()
    {
        QByteArray four = QColorSpace(QColorSpace::DisplayP3).iccProfile();
        four[8] = 4;
        const auto plain = plainProfile(four);
        QVERIFY(plain);
        QVERIFY(plain->contains("mluc"));
        QVERIFY(QColorSpace::fromIccProfile(*plain) == QColorSpace(QColorSpace::DisplayP3));
    }

    void numbersBehindTheNumbersAreCutOff()
    {
        std::vector<ProfileTag> tags = tagsOf(QColorSpace(QColorSpace::DisplayP3).iccProfile());
        for (ProfileTag &tag : tags)
            tag.second += secret;
        const auto plain = plainProfile(profileOf(tags, QColorSpace(QColorSpace::DisplayP3).iccProfile()));
        QVERIFY(plain);
        QVERIFY(!plain->contains(secret));
    }

    void tellsWhatTheColoursAskFor()
    {
        const QByteArray p3 = QColorSpace(QColorSpace::DisplayP3).iccProfile();
        QCOMPARE(coloursWith({}), Colours::Usual);
        QCOMPARE(coloursWith(tellingProfile(QColorSpace(QColorSpace::SRgb).iccProfile())), Colours::Usual);
        QCOMPARE(coloursWith(p3), Colours::Convertible);
        QCOMPARE(coloursWith(tableProfile()), Colours::Foreign);
        // Of these nobody can make anything.
        QCOMPARE(coloursWith("abcdef"), Colours::Convertible);
        QCOMPARE(coloursWith(p3.left(140)), Colours::Convertible);
        QByteArray grey = p3;
        grey.replace(16, 4, "GRAY");
        QCOMPARE(coloursWith(grey), Colours::Convertible);
        QVERIFY(!plainProfile(grey));
        StrippedPicture cmyk;
        cmyk.isCmyk = true;
        QCOMPARE(coloursOf(cmyk), Colours::Convertible);
    }

    void isPutIntoEveryTypeOfFile()
    {
        const QByteArray profile = *plainProfile(QColorSpace(QColorSpace::DisplayP3).iccProfile());
        for (const char *format : {"jpeg", "png"}) {
            const QString type = QStringLiteral("image/") + QLatin1StringView(format);
            const QByteArray bytes = fileOf(leaves(30, 20), format);
            const QByteArray tagged = withProfile(bytes, profile);
            QCOMPARE(withoutMetadata(tagged, type)->profile, profile);
            QCOMPARE(withoutMetadata(tagged, type)->bytes, bytes);
            QVERIFY(QImage::fromData(tagged).colorSpace() == QColorSpace(QColorSpace::DisplayP3));
        }
        // More than goes into one segment, and an odd number of bytes.
        const QByteArray large(150'001, 'p');
        const QByteArray jpeg = fileOf(leaves(30, 20), "jpeg");
        QCOMPARE(withoutMetadata(withProfile(jpeg, large), QStringLiteral("image/jpeg"))->profile, large);
        const QString webpType = QStringLiteral("image/webp");
        const QByteArray webp = withoutMetadata(movingWebp(leaves(30, 20)), webpType)->bytes;
        const auto told = withoutMetadata(withProfile(webp, large), webpType);
        QVERIFY(told);
        QCOMPARE(told->profile, large);
        QCOMPARE(told->bytes, webp);
        QCOMPARE(withProfile("GIF89a", profile), QByteArray("GIF89a"));
    }

    void damagedProfilesNeverCrashAndTellNothing()
    {
        QVERIFY(rc::check("what is left of a damaged profile is a plain one", [] {
            QByteArray bytes = tellingProfile(
                *rc::gen::element(tableProfile(), QColorSpace(QColorSpace::DisplayP3).iccProfile()));
            const int times = *rc::gen::inRange(1, 6);
            for (int i = 0; i < times; ++i)
                bytes[*rc::gen::inRange<qsizetype>(0, bytes.size())] = char(*rc::gen::inRange(0, 256));
            bytes.truncate(*rc::gen::inRange<qsizetype>(0, bytes.size() + 1));
            const auto plain = plainProfile(bytes);
            if (plain)
                RC_ASSERT(plainProfile(*plain) == plain);
            (void)coloursWith(bytes);
        }));
    }
};

QTEST_GUILESS_MAIN(TestIccProfile)
#include "tst_icc_profile.moc"
