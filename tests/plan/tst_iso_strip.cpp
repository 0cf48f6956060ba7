// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "film_parts.h"
#include "nal_files.h"
#include "stripped_films.h"

#include <QTest>

#include <rapidcheck.h>

using namespace hatstand;
using namespace hatstand::plan;
using namespace hatstand::tests;

Q_DECLARE_METATYPE(hatstand::tests::FilmParts)

namespace
{
ErrorCode refusal(const QByteArray &film)
{
    const auto parts = partsOf(film);
    if (!parts && (parts.error().why.isEmpty() || parts.error().remedy.isEmpty()))
        return ErrorCode::Unknown;
    return parts ? ErrorCode::Cancelled : parts.error().code;
}

const QByteArray odd = isoBox("abcd", secret);

/// A film of H.264 or H.265 whose one sample is that.
FilmParts filmOfUnits(const QByteArray &sample, bool isHevc = false, const QByteArray &setup = {})
{
    FilmParts parts;
    const QByteArray box = isHevc ? isoBox("hvcC", setup.isEmpty() ? tests::hevcSetup() : setup)
                                  : isoBox("avcC", setup.isEmpty() ? tests::avcSetup() : setup);
    parts.entry = isoBox(isHevc ? "hvc1" : "avc1", QByteArray(7, 0) + '\1' + QByteArray(70, 0) + box);
    parts.behindSamples = sample;
    const auto at = quint32(samplesAt(parts) + pictures.size());
    parts.offsets = isoBox("stco", table({1, at}));
    parts.samplesLength = quint32(sample.size());
    return parts;
}
} // namespace

class TestIsoStrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsNotKnownToBeNeededIsNotSent_data()
    {
        QTest::addColumn<FilmParts>("parts");
        const auto row = [](const char *name, QByteArray FilmParts::*where, const QByteArray &what) {
            FilmParts parts;
            parts.*where = what;
            QTest::newRow(name) << parts;
        };
        row("a free box", &FilmParts::behindMovie, isoBox("free", secret));
        row("a free box before the samples", &FilmParts::beforeMedia, isoBox("free", secret));
        row("a preview in skip", &FilmParts::behindMovie, isoBox("skip", secret));
        row("what Samsung adds", &FilmParts::behindMovie, isoBox("sefd", secret));
        row("a box of a maker", &FilmParts::behindMovie, isoBox("uuid", secret));
        row("the time of a stream", &FilmParts::behindMovie, isoBox("prft", secret));
        row("wide and full", &FilmParts::beforeMedia, isoBox("wide", secret));
        row("a second moov", &FilmParts::behindMovie, isoBox("moov", odd));
        row("behind the last box", &FilmParts::behindMovie, secret + QByteArray(500, 'g'));
        row("a box that is cut off", &FilmParts::behindMovie, isoBox("free", secret + "more").chopped(3));
        row("behind the samples", &FilmParts::behindSamples, secret);
        row("in moov", &FilmParts::inMovie, odd);
        row("free in moov", &FilmParts::inMovie, isoBox("free", secret));
        row("a compressed moov", &FilmParts::inMovie, isoBox("cmov", secret));
        row("user data", &FilmParts::inMovie, isoBox("udta", isoBox("\xa9xyz", secret)));
        row("mvex", &FilmParts::inMovie, isoBox("mvex", odd));
        row("trak", &FilmParts::inTrack, odd);
        row("mdia", &FilmParts::inMedia, odd);
        row("minf", &FilmParts::inInformation, isoBox("gmhd", secret));
        row("stbl", &FilmParts::inTable, odd);
        row("edts", &FilmParts::inEdits, odd);
        row("tref", &FilmParts::inReferences, odd);
        row("a path of a disk", &FilmParts::inPlaces, secret);
        row("the name of a handler", &FilmParts::handlerName, secret);
        row("the name of a coder", &FilmParts::entryName, (secret + QByteArray(32, 0)).left(32));
        row("a description", &FilmParts::inEntry, odd);
        row("behind a description", &FilmParts::inEntry, secret);
        row("an index", &FilmParts::behindMovie, isoBox("mfra", odd));
    }
    void whatIsNotKnownToBeNeededIsNotSent()
    {
        QFETCH(const FilmParts, parts);
        const QByteArray film = filmOf(parts);
        QVERIFY(film.contains(secret));
        const QByteArray clean = stripped(film);
        QCOMPARE(clean.size(), film.size());
        QVERIFY(!clean.contains(secret));
        QVERIFY(!clean.contains(secret.mid(2, 8)));
        // Nothing has moved, and it still plays.
        QCOMPARE(clean.mid(samplesAt(parts), pictures.size()), pictures);
        QCOMPARE(clean.indexOf("moov"), film.indexOf("moov"));
        QCOMPARE(clean.indexOf("set-up of the decoder"), film.indexOf("set-up of the decoder"));
        QCOMPARE(probeOf(clean).pixels, QSize(640, 480));
        QCOMPARE(probeOf(clean).pictureCodec, QStringLiteral("av1"));
        QCOMPARE(probeOf(clean).durationMilliseconds, 12'500);
        QVERIFY(partsOf(clean).value().empty());
    }

    void aFilmWithNothingElseStaysAsItIs()
    {
        FilmParts parts;
        QVERIFY(partsOf(filmOf(parts)).value().empty());
        parts.beforeMedia = isoBox("free", QByteArray(100'000, 0)) + isoBox("wide", {});
        QVERIFY(partsOf(filmOf(parts)).value().empty());
    }

    void theMakerOfTheCoderIsNotTold()
    {
        FilmParts parts;
        parts.entryMaker = "GoPr";
        QVERIFY(filmOf(parts).contains("GoPr"));
        QVERIFY(!stripped(filmOf(parts)).contains("GoPr"));
    }

    void tracksOfAnythingElseGo_data()
    {
        QTest::addColumn<QByteArray>("kind");
        for (const char *kind : {"meta", "camm", "gpmd", "sbtl", "text", "subt", "tmcd", "fdsc", "priv"})
            QTest::newRow(kind) << QByteArray(kind);
    }
    void tracksOfAnythingElseGo()
    {
        QFETCH(const QByteArray, kind);
        FilmParts parts;
        parts.behindSamples = secret;
        // It is referred to by the one that stays.
        parts.inReferences = isoBox("chap", big32(3)) + isoBox("sync", big32(1));
        const auto at = quint32(samplesAt(parts) + pictures.size());
        parts.inMovie = isoTrack(kind.constData(), "text", at, quint32(secret.size()));
        const QByteArray film = filmOf(parts);
        const QByteArray clean = stripped(film);
        QCOMPARE(clean.size(), film.size());
        QVERIFY(!clean.contains(secret));
        QCOMPARE(clean.count("trak"), 1);
        QVERIFY(!clean.contains("chap"));
        QVERIFY(clean.contains("sync"));
        QVERIFY(clean.contains(pictures));
    }

    void positionsOfCamerasInCarsGo()
    {
        // Three of them: between samples, at the top, and in the midst of what the table calls samples.
        FilmParts parts;
        parts.beforeMedia = isoBox("free", "GPS " + secret);
        parts.behindSamples = isoBox("free", "GPS " + secret) + "seen" + isoBox("free", "GPS " + secret);
        const auto block = quint32(8 + 4 + secret.size());
        const auto first = quint32(samplesAt(parts) + pictures.size());
        parts.samplesLength = quint32(pictures.size()) + block + 4;
        parts.inMovie =
            isoBox("gps ", QByteArray(8, 0) + big32(20) + big32(block) + big32(first) + big32(block) +
                               big32(first + block + 4) + big32(block) + big32(first + block) + big32(4) +
                               big32(0xffffffff) + big32(0xffffffff));
        const QByteArray film = filmOf(parts);
        QCOMPARE(film.count(secret), 3);
        const QByteArray clean = stripped(film);
        QCOMPARE(clean.size(), film.size());
        QVERIFY(!clean.contains(secret) && !clean.contains("gps "));
        // What is a sample and says nothing else of itself stays, whatever names it.
        QCOMPARE(clean.count("seen"), film.count("seen"));
    }

    void samplesOfEveryKindOfTableStay()
    {
        FilmParts parts;
        parts.behindSamples = secret;
        parts.sizes = isoBox("stz2", table({8, 1}) + char(pictures.size()));
        QByteArray place(8, 0);
        qToBigEndian<quint64>(quint64(samplesAt(parts)), place.data());
        parts.offsets = isoBox("co64", table({1}) + place);
        QVERIFY(stripped(filmOf(parts)).contains(pictures));
        QVERIFY(!stripped(filmOf(parts)).contains(secret));
    }

    void soundIsAsLongAsItsDescriptionSays_data()
    {
        QTest::addColumn<QByteArray>("entry");
        QTest::addColumn<quint32>("samples");
        const QByteArray head = QByteArray(7, 0) + '\1';
        const QByteArray rate = QByteArray(4, 0) + big32(48'000U << 16U);
        QTest::newRow("of QuickTime's first version")
            << isoBox("sowt", head + QByteArray(8, 0) + big16(2) + big16(16) + rate) << 6U;
        QTest::newRow("of its second")
            << isoBox("ima4", head + big16(1) + QByteArray(6, 0) + big16(2) + big16(16) + rate + big32(64) +
                                  big32(3) + big32(6) + big32(2))
            << 64U * 4;
        QTest::newRow("of its third")
            << isoBox("lpcm", head + big16(2) + QByteArray(6, 0) + big16(3) + big16(16) + rate + big32(72) +
                                  QByteArray(8, 0) + big32(2) + big32(0x7f000000) + big32(16) + big32(0) +
                                  big32(4) + big32(1))
            << 6U;
    }
    void soundIsAsLongAsItsDescriptionSays()
    {
        QFETCH(const QByteArray, entry);
        QFETCH(const quint32, samples);
        // 24 bytes of sound, of which the table says that each sample takes one.
        FilmParts parts;
        parts.kind = "soun";
        parts.behindSamples = secret;
        parts.entry = entry;
        parts.sizes = isoBox("stsz", table({1, samples}));
        const QByteArray clean = stripped(filmOf(parts));
        QVERIFY(clean.contains(pictures.left(24)));
        QVERIFY(!clean.contains(secret));
    }

    void aFilmThatWasBrokenOffKeepsWhatItHas()
    {
        FilmParts parts;
        const QByteArray moov = isoBox("moov", movieHead() + trackOf(parts));
        const QByteArray head = isoBox("ftyp", QByteArray("isom\0\0\2\0isom", 12));
        parts.offsets = isoBox("stco", table({1, quint32(head.size() + moov.size() + 8)}));
        const QByteArray film =
            head + isoBox("moov", movieHead() + trackOf(parts)) + big32(100'000) + "mdat" + pictures + secret;
        const QByteArray clean = stripped(film);
        QVERIFY(clean.contains(pictures));
        QVERIFY(!clean.contains(secret));
    }

    void whatCamerasAddToPicturesGoes()
    {
        const QByteArray message = seiMessage(unregistered, userData);
        const QByteArray other = seiMessage(1, "times");
        const QByteArray avc = nalUnit(avcSei(message + other)) + nalUnit("picture");
        const QByteArray hevc = nalUnit(hevcSei(message + other)) + nalUnit("picture");
        const QByteArray sets = QByteArray("\xE0\1", 2) + setupUnits({avcSei(message)});
        for (const FilmParts &parts :
             {filmOfUnits(avc), filmOfUnits(hevc, true), filmOfUnits(avc, false, tests::avcSetup(sets))}) {
            const QByteArray film = filmOf(parts);
            QVERIFY(film.contains(secret));
            const QByteArray clean = stripped(film);
            QCOMPARE(clean.size(), film.size());
            QVERIFY(!clean.contains(secret) && !clean.contains("Whose"));
            QVERIFY(clean.contains(other));
            QCOMPARE(clean.indexOf(nalUnit("picture")), film.indexOf(nalUnit("picture")));
            QVERIFY(partsOf(clean).value().empty());
        }
    }

    void eachSampleIsReadForItself()
    {
        // Two samples beside each other, that a camera has filled up.
        const QByteArray first = nalUnit("picture") + QByteArray(3, 0);
        const QByteArray second = nalUnit(avcSei(seiMessage(unregistered, userData)));
        FilmParts parts = filmOfUnits(first + second);
        const auto length = quint32(first.size());
        parts.sizes = isoBox("stsz", table({0, 2, length, quint32(second.size())}));
        QVERIFY(stripped(filmOf(parts)).contains(first));
        QVERIFY(!stripped(filmOf(parts)).contains(secret));
    }

    void picturesWhoseUnitsCannotBeToldApartAreRefused()
    {
        const QByteArray picture = nalUnit("picture");
        QVERIFY(!stripped(filmOf(filmOfUnits(picture))).isEmpty());
        QCOMPARE(refusal(filmOf(filmOfUnits(picture.chopped(1)))), ErrorCode::InvalidInput);
        QCOMPARE(refusal(filmOf(filmOfUnits(picture, false, secret))), ErrorCode::InvalidInput);
        QCOMPARE(refusal(filmOf(filmOfUnits(picture, true, secret))), ErrorCode::InvalidInput);
        FilmParts parts = filmOfUnits(picture);
        parts.entry.replace("avcC", "free");
        QCOMPARE(refusal(filmOf(parts)), ErrorCode::InvalidInput);
        // Of two ways to read them nobody knows which one holds.
        parts = filmOfUnits(picture);
        parts.entry +=
            isoBox("avc1", QByteArray(78, 0) + isoBox("avcC", tests::avcSetup("\xE0" + QByteArray(1, 0), 2)));
        QCOMPARE(refusal(filmOf(parts)), ErrorCode::InvalidInput);
    }

    void whatCannotBeLookedThroughIsRefused_data()
    {
        QTest::addColumn<FilmParts>("parts");
        QTest::addColumn<int>("code");
        const auto row = [](const char *name, ErrorCode code, QByteArray FilmParts::*where,
                            const QByteArray &what) {
            FilmParts parts;
            parts.*where = what;
            QTest::newRow(name) << parts << int(code);
        };
        QByteArray many;
        for (int i = 0; i < 1000; ++i)
            many += isoBox("free", {});
        row("too many boxes", ErrorCode::TooLarge, &FilmParts::inMovie, many + odd);
        row("too many boxes in a table", ErrorCode::TooLarge, &FilmParts::inTable, many + odd);
        row("a box that leaves its parent", ErrorCode::InvalidInput, &FilmParts::inMovie,
            big32(5000) + "free" + secret);
        row("no box in a track", ErrorCode::InvalidInput, &FilmParts::inTrack, secret);
        row("more places than there are", ErrorCode::InvalidInput, &FilmParts::offsets,
            isoBox("stco", table({1000, 28})));
        row("more sizes than there are", ErrorCode::InvalidInput, &FilmParts::sizes,
            isoBox("stsz", table({0, 1000, 1})));
        row("samples that are none", ErrorCode::InvalidInput, &FilmParts::offsets,
            isoBox("stco", table({1, 4})));
        row("no description", ErrorCode::InvalidInput, &FilmParts::entry, isoBox("avc1", secret));
        row("no track of pictures or sound", ErrorCode::InvalidInput, &FilmParts::kind, "hint");
        row("two tracks of one number", ErrorCode::InvalidInput, &FilmParts::inMovie, [] {
            FilmParts meta;
            meta.kind = "meta";
            return trackOf(meta);
        }());
    }
    void whatCannotBeLookedThroughIsRefused()
    {
        QFETCH(const FilmParts, parts);
        QFETCH(const int, code);
        QCOMPARE(int(refusal(filmOf(parts))), code);
    }

    void aFileWithoutAFilmIsRefused()
    {
        QCOMPARE(refusal(isoBox("ftyp", QByteArray("isom\0\0\2\0isom", 12)) + isoBox("mdat", secret)),
                 ErrorCode::InvalidInput);
        QCOMPARE(refusal({}), ErrorCode::InvalidInput);
        QCOMPARE(refusal(secret), ErrorCode::InvalidInput);
    }

    void manyBoxesBesideEachOtherAreNoReason()
    {
        FilmParts parts;
        for (int i = 0; i < 3000; ++i)
            parts.behindMovie += isoBox("free", {});
        parts.behindMovie += odd;
        const QByteArray clean = stripped(filmOf(parts), 4096);
        QVERIFY(!clean.isEmpty());
        QVERIFY(!clean.contains(secret));
        QVERIFY(clean.contains(pictures));
    }

    void hostileFilesEndInBounds()
    {
        QVERIFY(rc::check("a clean film stays clean", [] {
            FilmParts parts;
            parts.behindSamples = secret;
            parts.inMovie = odd + isoBox("gps ", QByteArray(24, 1));
            QByteArray bytes = filmOf(parts);
            const int times = *rc::gen::inRange(1, 6);
            for (int i = 0; i < times; ++i)
                bytes[*rc::gen::inRange<qsizetype>(0, bytes.size())] = char(*rc::gen::inRange(0, 256));
            bytes.truncate(*rc::gen::inRange<qsizetype>(0, bytes.size() * 2));
            const QByteArray clean = stripped(bytes, 64);
            if (clean.isEmpty())
                return;
            RC_ASSERT(clean.size() == bytes.size());
            RC_ASSERT(stripped(clean, 64) == clean);
        }));
    }
};

QTEST_GUILESS_MAIN(TestIsoStrip)
#include "tst_iso_strip.moc"
