// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/formats/video_codec.h"
#include "stripped_films.h"
#include "video_files.h"

#include <QTest>

#include <rapidcheck.h>
#include <utility>

using namespace hatstand;
using namespace hatstand::plan;
using namespace hatstand::tests;

class TestVideoStrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFilmTellsNeitherPlaceNorTime()
    {
        const QByteArray film = filmWithSecrets();
        QCOMPARE(film.count(secret), 5);
        const QByteArray clean = stripped(film);
        QCOMPARE(clean.size(), film.size());
        QVERIFY(!clean.contains(secret));
        QVERIFY(!clean.contains("location"));
        QVERIFY(!clean.contains("udta") && !clean.contains("uuid") && !clean.contains("keys"));
        QVERIFY2(!clean.contains("TTTTTTTT"), "a time of creation");
        // Where things stand, and what is seen, has not changed.
        QCOMPARE(clean.indexOf("pictures that may be seen"), film.indexOf("pictures that may be seen"));
        QCOMPARE(clean.indexOf("moov"), film.indexOf("moov"));
        QCOMPARE(clean.count("trak"), 2);
        const VideoProbe probe = probeOf(clean);
        QCOMPARE(probe.pixels, QSize(1920, 1080));
        QCOMPARE(probe.durationMilliseconds, 12'500);
        QCOMPARE(probe.pictureCodec, QStringLiteral("h264"));
        QCOMPARE(probe.soundCodec, QStringLiteral("aac"));
        QVERIFY(partsOf(clean).value().empty());
        // However it is cut into blocks.
        QCOMPARE(stripped(film, film.size()), clean);
        QCOMPARE(stripped(film, 1), clean);
    }

    void aLargeBoxKeepsItsLongSize()
    {
        const QByteArray content = isoBox("\xa9xyz", secret);
        QByteArray size(8, 0);
        qToBigEndian<quint64>(quint64(content.size() + 16), size.data());
        const QByteArray film = filmWithSecrets() + big32(1) + "udta" + size + content;
        const QByteArray clean = stripped(film);
        QVERIFY(!clean.contains(secret));
        QVERIFY(clean.contains("free" + size));
    }

    void aWebmFilmTellsNothingEither_data()
    {
        QTest::addColumn<bool>("isStreamed");
        QTest::newRow("a file") << false;
        QTest::newRow("streamed") << true;
    }
    void aWebmFilmTellsNothingEither()
    {
        QFETCH(const bool, isStreamed);
        const QByteArray film = webmWithSecrets(isStreamed);
        QCOMPARE(film.count(secret), 2);
        const QByteArray clean = stripped(film);
        QCOMPARE(clean.size(), film.size());
        QVERIFY(!clean.contains(secret));
        QVERIFY(!clean.contains("TTTTTTTT"));
        QCOMPARE(clean.indexOf("pictures that may be seen"), film.indexOf("pictures that may be seen"));
        QVERIFY(partsOf(clean).value().empty());
        const VideoProbe probe = probeOf(clean);
        QCOMPARE(probe.durationMilliseconds, 12'500);
        QCOMPARE(probe.pixels, QSize(640, 360));
        QCOMPARE(probe.pictureCodec, QStringLiteral("vp9"));
        QCOMPARE(probe.soundCodec, QStringLiteral("opus"));
    }

    void codecsAreNamedAsTheyAreKnown()
    {
        QCOMPARE(codecName("hvc1"), QStringLiteral("hevc"));
        QCOMPARE(codecName("hev1"), QStringLiteral("hevc"));
        QCOMPARE(codecName("av01"), QStringLiteral("av1"));
        QCOMPARE(codecName("vp09"), QStringLiteral("vp9"));
        QCOMPARE(codecName("odd1"), QStringLiteral("odd1"));
        QCOMPARE(codecName(QByteArray("\0\1\2\3", 4)), QString());
        QCOMPARE(codecWords(QStringLiteral("h264")), QStringLiteral("H.264"));
        QCOMPARE(probeOf(filmWithSecrets("hvc1")).pictureCodec, QStringLiteral("hevc"));
    }

    void lookingThroughAFilmCanBeStopped_data()
    {
        QTest::addColumn<QByteArray>("film");
        QTest::newRow("MP4") << filmWithSecrets();
        QTest::newRow("WebM") << webmWithSecrets();
    }
    void lookingThroughAFilmCanBeStopped()
    {
        QFETCH(QByteArray, film);
        QBuffer file(&film);
        QVERIFY(file.open(QIODevice::ReadOnly));
        int asked = 0;
        QVERIFY(privateParts(file, QStringLiteral("a"), [&asked] { return ++asked < 0; }));
        QVERIFY(asked > 1); // within the film, and behind it
        bool isFirst = true;
        const auto stopped =
            privateParts(file, QStringLiteral("a"), [&isFirst] { return !std::exchange(isFirst, false); });
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
    }

    void hostileFilesAreReadWithinBounds()
    {
        QVERIFY(rc::check("patches lie within the file, in order", [] {
            QByteArray bytes = *rc::gen::element(filmWithSecrets(), webmWithSecrets(), webmWithSecrets(true));
            const int times = *rc::gen::inRange(1, 8);
            for (int i = 0; i < times; ++i)
                bytes[*rc::gen::inRange<qsizetype>(0, bytes.size())] = char(*rc::gen::inRange(0, 256));
            bytes.truncate(*rc::gen::inRange<qsizetype>(0, bytes.size() * 2));
            qint64 end = 0;
            const auto patches = partsOf(bytes);
            if (!patches)
                return;
            for (const Patch &patch : *patches) {
                RC_ASSERT(patch.at >= end);
                end = patch.end();
            }
            RC_ASSERT(end <= bytes.size());
            RC_ASSERT(stripped(bytes).size() == bytes.size());
            probeOf(bytes);
        }));
    }
};

QTEST_GUILESS_MAIN(TestVideoStrip)
#include "tst_video_strip.moc"
