// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/media/crop.h"
#include "plan/media/media_fit.h"
#include "plan/post.h"

#include <QLocale>
#include <QTest>

#include <limits>
#include <rapidcheck.h>

using namespace hatstand;
using namespace hatstand::plan;

namespace
{
MediaFacts picture(int width, int height, qint64 bytes = 100'000,
                   const QString &type = QStringLiteral("image/jpeg"))
{
    MediaFacts facts;
    facts.name = QStringLiteral("leaves.jpg");
    facts.mimeType = type;
    facts.byteCount = bytes;
    facts.pixels = {width, height};
    return facts;
}

MediaFacts video(qint64 milliseconds)
{
    MediaFacts facts;
    facts.name = QStringLiteral("bread.mp4");
    facts.mimeType = QStringLiteral("video/mp4");
    facts.byteCount = 5'000'000;
    facts.pixels = {1920, 1080};
    facts.milliseconds = milliseconds;
    return facts;
}

MediaLimits limitsOf(const QString &network)
{
    MediaLimits limits;
    limits.network = network;
    return limits;
}
} // namespace

class TestMediaFit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatKeepsTheLimitsGoesAsItIs()
    {
        MediaLimits limits = limitsOf(QStringLiteral("Bluesky"));
        limits.maxBytes = 2'000'000;
        limits.types = {QStringLiteral("image/jpeg")};
        limits.maxWidth = 4000;
        const auto plan = planFit(picture(4000, 3000), {}, limits);
        QVERIFY(plan);
        QVERIFY(!plan->isWrittenAnew);
        QCOMPARE(plan->crop, QRect(0, 0, 4000, 3000));
    }

    void eachLimitOfAPictureIsKept()
    {
        MediaLimits limits = limitsOf(QStringLiteral("Bluesky"));
        limits.maxBytes = 50'000;
        QVERIFY(planFit(picture(400, 300), {}, limits)->isWrittenAnew);
        limits.maxBytes = 0;
        limits.types = {QStringLiteral("image/png")};
        QVERIFY(planFit(picture(400, 300), {}, limits)->isWrittenAnew);
        limits.types.clear();
        limits.maxWidth = 200;
        QCOMPARE(planFit(picture(400, 300), {}, limits)->pixels, QSize(200, 150));
        limits.maxHeight = 75;
        QCOMPARE(planFit(picture(400, 300), {}, limits)->pixels, QSize(100, 75));
        limits.maxWidth = limits.maxHeight = 0;
        limits.maxShortSide = 150;
        QCOMPARE(planFit(picture(400, 300), {}, limits)->pixels, QSize(200, 150));
        limits.maxShortSide = 0;
        limits.maxPixels = 400 * 300 / 4;
        QCOMPARE(planFit(picture(400, 300), {}, limits)->pixels, QSize(200, 150));
    }

    void refusalsSayWhatAndWhatNow_data()
    {
        QTest::addColumn<MediaFacts>("facts");
        QTest::addColumn<MediaLimits>("limits");
        QTest::addColumn<QString>("words");
        MediaLimits limits = limitsOf(QStringLiteral("Bluesky"));
        limits.maxMilliseconds = 180'000;
        QTest::newRow("long") << video(200'000) << limits
                              << QStringLiteral("\"bread.mp4\" is 3:20 long; Bluesky takes 3:00.");
        QTest::newRow("a little too long") << video(180'200) << limits << QStringLiteral("3:01 long");
        limits = limitsOf(QStringLiteral("Instagram"));
        limits.minMilliseconds = 3000;
        QTest::newRow("short") << video(2500) << limits
                               << QStringLiteral("0:02 long; Instagram asks for 0:03");
        limits = limitsOf(QStringLiteral("Bluesky"));
        limits.maxBytes = 4'000'000;
        QTest::newRow("bytes") << video(1000) << limits << QStringLiteral("has 5 MB; Bluesky takes 4 MB");
        limits = limitsOf(QStringLiteral("X"));
        limits.maxShortSide = 720;
        QTest::newRow("pixels") << video(1000) << limits
                                << QStringLiteral("too many pixels for X. It has 1,920");
        limits = limitsOf(QStringLiteral("X"));
        limits.pictureCodecs = {QStringLiteral("h264")};
        limits.soundCodecs = {QStringLiteral("aac")};
        MediaFacts odd = video(1000);
        odd.pictureCodec = QStringLiteral("hevc");
        QTest::newRow("codec") << odd << limits
                               << QStringLiteral(
                                      "is coded as H.265 (HEVC), which X cannot read. It reads: H.264");
        limits = limitsOf(QStringLiteral("Instagram"));
        limits.isTaken = false;
        QTest::newRow("no videos") << video(1000) << limits << QStringLiteral("Instagram takes no videos.");
        QTest::newRow("no animations") << picture(9, 9, 9, QStringLiteral("image/gif")) << limits
                                       << QStringLiteral("Instagram takes no animations.");
        limits = limitsOf(QStringLiteral("Bluesky"));
        limits.types = {QStringLiteral("video/mp4")};
        MediaFacts mov = video(1000);
        mov.mimeType = QStringLiteral("video/quicktime");
        QTest::newRow("container") << mov << limits << QStringLiteral("Bluesky does not take \"bread.mp4\".");
        limits = limitsOf(QStringLiteral("Instagram"));
        limits.minRatio = 0.8;
        QTest::newRow("tall") << picture(600, 1000) << limits << QStringLiteral("too tall for Instagram");
        limits = limitsOf(QStringLiteral("Instagram"));
        limits.maxRatio = 1.91;
        QTest::newRow("wide") << picture(2000, 1000) << limits << QStringLiteral("Crop it for this network.");
        limits = limitsOf(QStringLiteral("Instagram"));
        limits.minWidth = 320;
        QTest::newRow("few pixels") << picture(300, 300) << limits
                                    << QStringLiteral(
                                           "It has 300 by 300 pixels. Instagram asks for a width of 320");
        limits = limitsOf(QStringLiteral("Odd"));
        limits.types = {QStringLiteral("image/heic")};
        QTest::newRow("nothing that can be made")
            << picture(300, 300) << limits << QStringLiteral("Odd does not take \"leaves.jpg\"");
    }
    void refusalsSayWhatAndWhatNow()
    {
        QFETCH(const MediaFacts, facts);
        QFETCH(const MediaLimits, limits);
        QFETCH(const QString, words);
        QLocale::setDefault(QLocale(QStringLiteral("en_US")));
        const auto plan = planFit(facts, {}, limits);
        QVERIFY(!plan);
        QVERIFY2(plan.error().sentence().contains(words), qPrintable(plan.error().sentence()));
        QVERIFY(!plan.error().remedy.isEmpty());
    }

    void whatIsNotKnownIsNoReasonToRefuse()
    {
        MediaLimits limits = limitsOf(QStringLiteral("X"));
        limits.pictureCodecs = {QStringLiteral("h264")};
        limits.maxMilliseconds = 1000;
        limits.minWidth = 10'000;
        MediaFacts facts = video(0);
        facts.pixels = {};
        QVERIFY(planFit(facts, {}, limits));
    }

    void aRatioThatMissesByAPixelIsCutToIt()
    {
        MediaLimits limits = limitsOf(QStringLiteral("Instagram"));
        limits.minRatio = 0.8;
        limits.maxRatio = 1.91;
        const auto tall = planFit(picture(400, 503), {}, limits);
        QVERIFY(tall && tall->isWrittenAnew);
        QCOMPARE(tall->pixels, QSize(400, 500));
        // The usual size of link pictures is meant by 1.91.
        QVERIFY(!planFit(picture(1200, 628), {}, limits)->isWrittenAnew);
    }

    void aCropMakesItFit()
    {
        MediaLimits limits = limitsOf(QStringLiteral("Instagram"));
        limits.minRatio = 0.8;
        limits.maxRatio = 1.91;
        limits.maxWidth = 1080;
        const auto crop = cropThatFits({3000, 1000}, {}, limits);
        QVERIFY(crop);
        QCOMPARE(crop->preset, QStringLiteral("1.91:1"));
        const auto plan = planFit(picture(3000, 1000), *crop, limits);
        QVERIFY(plan);
        QCOMPARE(plan->crop, QRect(545, 0, 1910, 1000));
        QCOMPARE(plan->pixels, QSize(1080, 565));
        QCOMPARE(cropThatFits({1000, 3000}, {}, limits)->preset, QStringLiteral("4:5"));
        QVERIFY(!cropThatFits({1000, 1000}, {}, limits));
        // Too small a part is refused with the right advice.
        limits.minWidth = 320;
        Crop tiny;
        tiny.byHand = {0, 0, 0.1, 0.1};
        const auto refused = planFit(picture(1000, 1000), tiny, limits);
        QVERIFY(!refused);
        QVERIFY(refused.error().sentence().contains(QStringLiteral("Cut out a larger part.")));
        QVERIFY(!planFit(video(1000), tiny, limitsOf(QStringLiteral("X"))));
    }

    void aPresetIsLaidAroundTheFocus()
    {
        Crop crop;
        crop.preset = QStringLiteral("1:1");
        QCOMPARE(cropRect(crop, {300, 100}), QRect(100, 0, 100, 100));
        crop.focus = {0, 0.5};
        QCOMPARE(cropRect(crop, {300, 100}), QRect(0, 0, 100, 100));
        crop.focus = {0.9, 0.5};
        QCOMPARE(cropRect(crop, {300, 100}), QRect(200, 0, 100, 100));
        crop.byHand = {0.5, 0.5, 0.25, 0.5};
        QCOMPARE(cropRect(crop, {400, 100}), QRect(200, 50, 100, 50));
        QVERIFY(Crop().isWhole() && !crop.isWhole());
        crop = {};
        crop.preset = QStringLiteral("original");
        QVERIFY(crop.isWhole());
    }

    void anyCropIsAPartOfThePicture()
    {
        QVERIFY(rc::check("a crop is never empty and never outside", [] {
            const auto number = [] {
                return *rc::gen::element(0.0, 0.25, 0.5, 0.999, 1.0, 2.0, -1.0, 1e300, 1e-300,
                                         std::numeric_limits<double>::quiet_NaN(),
                                         std::numeric_limits<double>::infinity());
            };
            Crop crop;
            const auto presets = cropPresets();
            crop.preset = presets[*rc::gen::inRange<size_t>(0, presets.size())].key;
            crop.focus = {number(), number()};
            crop.byHand = {number(), number(), number(), number()};
            const QSize size(*rc::gen::inRange(1, 5000), *rc::gen::inRange(1, 5000));
            const QRect rect = cropRect(crop, size);
            RC_ASSERT(!rect.isEmpty());
            RC_ASSERT(QRect(QPoint(0, 0), size).contains(rect));
        }));
        QVERIFY(rc::check("a crop is read as it was kept", [] {
            Crop crop;
            crop.preset = *rc::gen::element(QString(), QStringLiteral("4:5"), QStringLiteral("16:9"));
            crop.focus = {*rc::gen::inRange(0, 9) / 8.0, *rc::gen::inRange(0, 9) / 8.0};
            if (*rc::gen::arbitrary<bool>())
                crop.byHand = {0.125, 0.25, 0.5, 0.5};
            RC_ASSERT(cropFromJson(toJson(crop)) == crop);
        }));
        QVERIFY(toJson(Crop()).isEmpty());
    }

    void aServerKnowsBetter()
    {
        MediaLimits limits = limitsOf(QStringLiteral("Mastodon"));
        limits.maxBytes = 16'000'000;
        limits.types = {QStringLiteral("image/jpeg"), QStringLiteral("image/png")};
        ServerLimits server;
        server.maxBytes = 1'000'000;
        server.maxPixels = 2'000'000;
        server.types = {QStringLiteral("image/jpeg"), QStringLiteral("image/gif"),
                        QStringLiteral("video/mp4")};
        const MediaLimits own = laidOver(limits, server);
        QCOMPARE(own.maxBytes, 1'000'000);
        QCOMPARE(own.maxPixels, 2'000'000);
        QCOMPARE(own.types, QStringList{QStringLiteral("image/jpeg")});
        QVERIFY(laidOver(limits, {}) == limits);
        server.types = {QStringLiteral("audio/ogg")};
        QCOMPARE(laidOver(limits, server).types, limits.types);
    }

    void rulesBecomeLimits()
    {
        networks::MediaKindRules rules;
        rules.maxCount = {0, QStringLiteral("test"), {}};
        QVERIFY(!mediaLimits(rules, {}).isTaken);
        rules.maxCount->value = 4;
        rules.maxBytes = {2'000'000, QStringLiteral("test"), {}};
        rules.maxWidth = {4096, QStringLiteral("test"), {}};
        rules.maxMilliseconds = {180'000, QStringLiteral("test"), {}};
        rules.minRatio = {0.8, QStringLiteral("test"), {}};
        const MediaLimits limits = mediaLimits(rules, QStringLiteral("Bluesky"));
        QVERIFY(limits.isTaken);
        QCOMPARE(limits.network, QStringLiteral("Bluesky"));
        QCOMPARE(limits.maxBytes, 2'000'000);
        QCOMPARE(limits.maxWidth, 4096);
        QCOMPARE(limits.maxMilliseconds, 180'000);
        QCOMPARE(limits.minRatio, 0.8);
        QCOMPARE(limits.maxRatio, 0.0);
    }

    void eachKindHasRulesOfItsOwn()
    {
        networks::NetworkRules rules;
        rules.name = QStringLiteral("Bluesky");
        rules.media.image.maxBytes = {1, QStringLiteral("test"), {}};
        rules.media.video.maxBytes = {2, QStringLiteral("test"), {}};
        MediaItem item;
        item.mimeType = QStringLiteral("image/gif");
        QCOMPARE(mediaLimits(rules, item).maxBytes, 1); // where a network says nothing of animations
        rules.media.gif.maxCount = {1, QStringLiteral("test"), {}};
        rules.media.gif.maxBytes = {3, QStringLiteral("test"), {}};
        QCOMPARE(mediaLimits(rules, item).maxBytes, 3);
        item.mimeType = QStringLiteral("image/png");
        QCOMPARE(mediaLimits(rules, item).maxBytes, 1);
        item.mimeType = QStringLiteral("video/mp4");
        QCOMPARE(mediaLimits(rules, item).maxBytes, 2);
        QCOMPARE(mediaLimits(rules, item).network, QStringLiteral("Bluesky"));
    }

    void runningTimesReadAsPeopleWriteThem()
    {
        QCOMPARE(runningTime(999), QStringLiteral("0:00"));
        QCOMPARE(runningTime(200'000), QStringLiteral("3:20"));
        QCOMPARE(runningTime(3'725'000), QStringLiteral("1:02:05"));
        QCOMPARE(runningTime(180'001, true), QStringLiteral("3:01"));
    }
};

QTEST_GUILESS_MAIN(TestMediaFit)
#include "tst_media_fit.moc"
