// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matroska_parts.h"
#include "nal_files.h"
#include "stripped_films.h"

#include <QTest>

#include <rapidcheck.h>

using namespace hatstand;
using namespace hatstand::plan;
using namespace hatstand::tests;

Q_DECLARE_METATYPE(hatstand::tests::MatroskaParts)

namespace
{
ErrorCode refusal(const QByteArray &film)
{
    const auto parts = partsOf(film);
    if (!parts && (parts.error().why.isEmpty() || parts.error().remedy.isEmpty()))
        return ErrorCode::Unknown;
    return parts ? ErrorCode::Cancelled : parts.error().code;
}

using Where = QByteArray MatroskaParts::*;

const QByteArray tags = ebmlElement("1254C367", ebmlElement("7373", secret));
const QByteArray odd = ebmlElement("4FFF", secret); // no element has that name
const QByteArray hidden = ebmlElement("EC", secret);
} // namespace

class TestMatroskaStrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsNotKnownToBeNeededIsNotSent_data()
    {
        QTest::addColumn<MatroskaParts>("parts");
        const auto row = [](const char *name, Where where, const QByteArray &what) {
            MatroskaParts parts;
            parts.*where = what;
            QTest::newRow(name) << parts;
        };
        const auto text = [](const char *hexId) { return ebmlElement(hexId, secret); };
        row("a name for the kind of file", &MatroskaParts::inHeader, text("4281"));
        row("behind the kind of file", &MatroskaParts::docType, QByteArray("webm\0", 5) + secret);
        row("before the segment", &MatroskaParts::beforeSegment, hidden);
        row("behind the segment", &MatroskaParts::behindSegment, tags);
        row("bytes behind the segment", &MatroskaParts::behindSegment, secret);
        row("tags", &MatroskaParts::behindCues, tags);
        row("tags before the tracks", &MatroskaParts::beforeTracks, tags);
        row("attachments", &MatroskaParts::beforeTracks, text("1941A469"));
        row("chapters", &MatroskaParts::beforeInfo, text("1043A770"));
        row("what was overwritten before", &MatroskaParts::beforeInfo, hidden);
        row("something unknown", &MatroskaParts::beforeCues, odd);
        row("something unknown at the end", &MatroskaParts::behindCues, odd);
        row("a second part of facts", &MatroskaParts::beforeCues, ebmlElement("1549A966", text("7BA9")));
        row("second tracks", &MatroskaParts::beforeCues, ebmlElement("1654AE6B", text("AE")));
        row("the place of the tags", &MatroskaParts::inSeekHead,
            ebmlElement("4DBB", ebmlElement("53AB", QByteArray::fromHex("1254C367")) + odd));
        row("in the list of places", &MatroskaParts::inSeekHead, odd);
        row("a name in the list of places", &MatroskaParts::inSeekHead, ebmlElement("4DBB", text("53AB")));
        row("title", &MatroskaParts::inInfo, text("7BA9"));
        row("date", &MatroskaParts::inInfo, text("4461"));
        row("the program", &MatroskaParts::inInfo, text("4D80"));
        row("the other program", &MatroskaParts::inInfo, text("5741"));
        row("the name of the file", &MatroskaParts::inInfo, text("7384"));
        row("which film it is", &MatroskaParts::inInfo, text("73A4"));
        row("which film comes next", &MatroskaParts::inInfo, text("3E83BB"));
        row("what was overwritten among the facts", &MatroskaParts::inInfo, hidden);
        row("in tracks", &MatroskaParts::inTracks, odd);
        row("the name of a track", &MatroskaParts::inTrack, text("536E"));
        row("the language", &MatroskaParts::inTrack, text("22B59C"));
        row("the language in another way", &MatroskaParts::inTrack, text("22B59D"));
        row("the name of a coder", &MatroskaParts::inTrack, text("258688"));
        row("its settings", &MatroskaParts::inTrack, text("3A9697"));
        row("its address", &MatroskaParts::inTrack, text("3B4040"));
        row("what additions are", &MatroskaParts::inTrack, ebmlElement("41E4", text("41ED")));
        row("behind the codec", &MatroskaParts::codec, QByteArray("V_VP9\0", 6) + secret);
        row("of pictures", &MatroskaParts::inVideo, odd);
        row("a sphere", &MatroskaParts::inVideo, ebmlElement("7670", text("7672") + odd));
        row("of sound", &MatroskaParts::inTrack, ebmlElement("E1", odd));
        row("of colours", &MatroskaParts::inColour, odd);
        row("of brightness", &MatroskaParts::inColour, ebmlElement("55D0", odd));
        row("how it is packed", &MatroskaParts::inEncoding, odd);
        row("in a cluster", &MatroskaParts::inCluster, odd);
        row("silent tracks", &MatroskaParts::inCluster, ebmlElement("5854", text("58D7")));
        row("a block that is encrypted", &MatroskaParts::inCluster, text("AF"));
        row("a block of no track", &MatroskaParts::inCluster, matroskaBlock("A3", 7, secret));
        row("a block without a head", &MatroskaParts::inCluster, text("A3"));
        row("a group without a block", &MatroskaParts::inCluster, ebmlElement("A0", text("A4")));
        row("a group of no track", &MatroskaParts::inCluster,
            ebmlElement("A0", matroskaBlock("A1", 7, secret)));
        row("the state of a coder", &MatroskaParts::inGroup, text("A4"));
        row("additions to a block", &MatroskaParts::inGroup,
            ebmlElement("75A1", ebmlElement("A6", ebmlElement("A5", secret))));
        row("in the index", &MatroskaParts::inCues, odd);
        row("in a point of the index", &MatroskaParts::inCuePoint, odd);
        row("in a place of the index", &MatroskaParts::inCuePositions, odd);
    }
    void whatIsNotKnownToBeNeededIsNotSent()
    {
        QFETCH(MatroskaParts, parts);
        for (const auto &[isSegmentOpen, isClusterOpen] : {std::pair(false, false), std::pair(false, true),
                                                           std::pair(true, false), std::pair(true, true)}) {
            parts.isSegmentOpen = isSegmentOpen;
            parts.isClusterOpen = isClusterOpen;
            // Behind a segment of unknown size is in it.
            if (isSegmentOpen && parts.behindSegment == secret)
                continue;
            const QByteArray film = matroskaOf(parts);
            QVERIFY(film.contains(secret));
            const QByteArray clean = stripped(film, 64);
            QCOMPARE(clean.size(), film.size());
            QVERIFY(!clean.contains(secret));
            QVERIFY(!clean.contains(secret.mid(2, 8)));
            // Nothing has moved, and it still plays.
            QCOMPARE(clean.indexOf(pictures), film.indexOf(pictures));
            QCOMPARE(clean.count(pictures), 2);
            QCOMPARE(probeOf(clean).pixels, QSize(640, 480));
            QCOMPARE(probeOf(clean).pictureCodec, QStringLiteral("vp9"));
            QCOMPARE(probeOf(clean).durationMilliseconds, 12'500);
            QVERIFY(partsOf(clean).value().empty());
        }
    }

    void aFilmWithNothingElseStaysAsItIs()
    {
        MatroskaParts parts;
        QVERIFY(partsOf(matroskaOf(parts)).value().empty());
        parts.beforeInfo = QByteArray::fromHex("EC80") + ebmlElement("EC", QByteArray(100'000, 0));
        QVERIFY(partsOf(matroskaOf(parts)).value().empty());
    }

    void whatHasToBeThereIsThereAndSaysNothing()
    {
        MatroskaParts parts;
        parts.inInfo = ebmlElement("4D80", "Maker 1") + ebmlElement("5741", "Maker 2");
        parts.inTrack = ebmlElement("73C5", "whoistha") + ebmlElement("22B59C", "fra");
        QByteArray expected = matroskaOf(parts);
        for (const char *word : {"Maker 1", "Maker 2"})
            expected.replace(word, QByteArray(7, 0));
        expected.replace("whoistha", QByteArray(7, 0) + '\1').replace("fra", "und");
        QCOMPARE(stripped(matroskaOf(parts)), expected);
    }

    void checksumsOfWhatHasChangedGo()
    {
        MatroskaParts parts;
        const QByteArray checksum = QByteArray::fromHex("BF8412345678");
        parts.inInfo = checksum;
        parts.inCluster = checksum;
        parts.beforeInfo = checksum;
        const QByteArray film = matroskaOf(parts);
        QCOMPARE(film.count(checksum), 3);
        const QByteArray clean = stripped(film);
        QCOMPARE(clean.count(checksum), 0);
        QCOMPARE(clean.count(QByteArray::fromHex("EC8400000000")), 3);
    }

    void tracksOfAnythingElseGo_data()
    {
        QTest::addColumn<int>("kind");
        for (const int kind : {0, 3, 0x10, 0x11, 0x12, 0x20, 0x21})
            QTest::addRow("%d", kind) << kind;
    }
    void tracksOfAnythingElseGo()
    {
        QFETCH(const int, kind);
        MatroskaParts parts;
        parts.inTracks = matroskaTrack(3, kind, "S_TEXT/UTF8", ebmlElement("63A2", secret));
        parts.inCluster = matroskaBlock("A3", 3, secret) +
                          ebmlElement("A0", matroskaBlock("A1", 3, secret) + ebmlElement("9B", "\1"));
        parts.inCues = cuePoint(3);
        for (const bool isOpen : {false, true}) {
            parts.isClusterOpen = isOpen;
            const QByteArray film = matroskaOf(parts);
            QCOMPARE(film.count(secret), 3);
            const QByteArray clean = stripped(film);
            QCOMPARE(clean.size(), film.size());
            QVERIFY(!clean.contains(secret) && !clean.contains("S_TEXT"));
            QVERIFY(film.contains(cuePoint(3)) && !clean.contains(cuePoint(3)));
            QVERIFY(clean.contains(cuePoint(1)));
            QCOMPARE(clean.count(pictures), 2);
        }
    }

    void whatCanBeSeenThroughStays()
    {
        MatroskaParts parts;
        const QByteArray first = ebmlElement("A6", ebmlElement("A5", "what can be seen through"));
        parts.inGroup = ebmlElement(
            "75A1", first + ebmlElement("A6", ebmlElement("EE", "\4") + ebmlElement("A5", secret)));
        QVERIFY(!stripped(matroskaOf(parts)).contains(first));
        parts.inVideo = ebmlElement("53C0", "\1");
        const QByteArray clean = stripped(matroskaOf(parts));
        QVERIFY(clean.contains(first));
        QVERIFY(!clean.contains(secret));
    }

    void whatCamerasAddToPicturesGoes()
    {
        const QByteArray message = seiMessage(unregistered, userData);
        MatroskaParts parts;
        parts.codec = "V_MPEG4/ISO/AVC";
        parts.setup = tests::avcSetup(QByteArray("\xE0\1", 2) + setupUnits({avcSei(message)}));
        parts.frame = nalUnit(avcSei(message)) + nalUnit(pictures);
        const QByteArray film = matroskaOf(parts);
        QCOMPARE(film.count(secret), 3);
        const QByteArray clean = stripped(film);
        QCOMPARE(clean.size(), film.size());
        QVERIFY(!clean.contains(secret) && !clean.contains("Whose"));
        QCOMPARE(clean.count(nalUnit(pictures)), 2);
        QVERIFY(partsOf(clean).value().empty());
        parts.codec = "V_MPEGH/ISO/HEVC";
        parts.setup = tests::hevcSetup();
        parts.frame = nalUnit(hevcSei(message)) + nalUnit(pictures);
        QVERIFY(!stripped(matroskaOf(parts)).contains(secret));
        QCOMPARE(stripped(matroskaOf(parts)).count(nalUnit(pictures)), 2);
    }

    void whatIsStrippedOfEveryFrameIsReadToo()
    {
        const QByteArray frame = nalUnit(avcSei(seiMessage(unregistered, userData))) + nalUnit(pictures);
        MatroskaParts parts;
        parts.codec = "V_MPEG4/ISO/AVC";
        parts.setup = tests::avcSetup();
        parts.frame = frame.mid(2);
        QCOMPARE(refusal(matroskaOf(parts)), ErrorCode::InvalidInput);
        parts.compression = ebmlElement("4255", frame.left(2));
        QVERIFY(!stripped(matroskaOf(parts)).contains(secret));
        QCOMPARE(stripped(matroskaOf(parts)).count(nalUnit(pictures)), 2);
    }

    void picturesWhoseUnitsCannotBeToldApartAreRefused()
    {
        MatroskaParts parts;
        parts.codec = "V_MPEG4/ISO/AVC";
        parts.frame = nalUnit(pictures);
        QCOMPARE(refusal(matroskaOf(parts)), ErrorCode::InvalidInput);
        parts.setup = tests::avcSetup();
        QCOMPARE(refusal(matroskaOf(parts)), ErrorCode::Cancelled);
        parts.inCluster = matroskaBlock("A3", 1, '\0' + nalUnit(pictures), 2); // laced
        QCOMPARE(refusal(matroskaOf(parts)), ErrorCode::InvalidInput);
        parts.inCluster = matroskaBlock("A3", 1, nalUnit(pictures).chopped(1));
        QCOMPARE(refusal(matroskaOf(parts)), ErrorCode::InvalidInput);
    }

    void aLongStreamIsLookedThroughToItsEnd()
    {
        MatroskaParts parts;
        parts.isSegmentOpen = true;
        parts.isClusterOpen = true;
        parts.inCluster = matroskaBlock("A3", 1, "seen").repeated(250'000);
        parts.beforeCues = tags;
        const QByteArray film = matroskaOf(parts);
        const QByteArray clean = stripped(film, 1 << 16);
        QCOMPARE(clean.size(), film.size());
        QVERIFY(!clean.contains(secret));
        QCOMPARE(clean.count("seen"), film.count("seen"));
    }

    void whatCannotBeLookedThroughIsRefused_data()
    {
        QTest::addColumn<MatroskaParts>("parts");
        const auto row = [](const char *name, Where where, const QByteArray &what) {
            MatroskaParts parts;
            parts.*where = what;
            QTest::newRow(name) << parts;
            parts.isSegmentOpen = true;
            parts.isClusterOpen = true;
            QTest::addRow("%s, streamed", name) << parts;
        };
        const QByteArray hostile = QByteArray::fromHex("EC01FFFFFFFFFFFFFE");
        row("no element before the tags", &MatroskaParts::beforeCues, QByteArray(1, 0) + tags);
        row("no element in the facts", &MatroskaParts::inInfo, QByteArray(5, 0));
        row("a single byte in a track", &MatroskaParts::inTrack, "\x81");
        row("an element that leaves its parent", &MatroskaParts::inInfo,
            QByteArray::fromHex("7BA910000100") + secret);
        row("a hostile size", &MatroskaParts::beforeInfo, hostile);
        row("a hostile size in a track", &MatroskaParts::inVideo, hostile);
        row("a hostile size in a cluster", &MatroskaParts::inCluster, hostile);
        row("a hostile size in the index", &MatroskaParts::inCuePoint, hostile);
        row("tags of unknown size", &MatroskaParts::beforeCues, openElement("1254C367", secret));
        row("a title of unknown size", &MatroskaParts::inInfo, openElement("7BA9", secret));
        row("a group of unknown size", &MatroskaParts::inCluster, openElement("A0", secret));
        row("a second segment", &MatroskaParts::behindSegment, ebmlElement("18538067", tags));
        row("a second segment that is cut off", &MatroskaParts::behindSegment,
            ebmlElement("18538067", tags).chopped(1));
        row("a second film", &MatroskaParts::behindSegment, matroskaOf({}));
        row("a cluster before the tracks", &MatroskaParts::beforeTracks,
            ebmlElement("1F43B675", matroskaBlock("A3", 1, secret)));
        row("another kind of file", &MatroskaParts::docType, "docx");
        row("a codec that is not known", &MatroskaParts::codec, "V_MS/VFW/FOURCC");
        row("a set-up that is none", &MatroskaParts::setup, secret);
        row("two codecs", &MatroskaParts::inTrack, ebmlElement("86", "V_VP8"));
        row("two tracks of one number", &MatroskaParts::inTracks, matroskaTrack(1, 17, "S_TEXT/UTF8", {}));
        row("a long number", &MatroskaParts::inVideo, ebmlElement("9A", secret));
        row("packed blocks", &MatroskaParts::inTrack,
            ebmlElement("6D80", ebmlElement("6240", ebmlElement("5034", QByteArray()))));
        row("encrypted blocks", &MatroskaParts::inEncoding, ebmlElement("5033", "\1"));
    }
    void whatCannotBeLookedThroughIsRefused()
    {
        QFETCH(const MatroskaParts, parts);
        QCOMPARE(refusal(matroskaOf(parts)), ErrorCode::InvalidInput);
    }

    void aFilmThatIsCutOffIsRefused()
    {
        const QByteArray film = matroskaOf({});
        QCOMPARE(refusal(film.chopped(1)), ErrorCode::InvalidInput);
        QCOMPARE(refusal(film.left(film.indexOf(pictures))), ErrorCode::InvalidInput);
        QCOMPARE(refusal(film.left(film.indexOf(QByteArray::fromHex("18538067")))), ErrorCode::InvalidInput);
    }

    void moreThanCanBeRememberedIsRefused()
    {
        MatroskaParts parts;
        parts.inCluster = QByteArray::fromHex("8180").repeated(1'000'001);
        QCOMPARE(refusal(matroskaOf(parts)), ErrorCode::TooLarge);
    }

    void hostileFilesEndInBounds()
    {
        QVERIFY(rc::check("a clean film stays clean", [] {
            MatroskaParts parts;
            parts.inInfo = odd;
            parts.behindCues = tags;
            parts.inTracks = matroskaTrack(2, 17, "S_TEXT/UTF8", odd);
            parts.inCluster = matroskaBlock("A3", 2, secret);
            parts.isSegmentOpen = *rc::gen::arbitrary<bool>();
            parts.isClusterOpen = *rc::gen::arbitrary<bool>();
            QByteArray bytes = matroskaOf(parts);
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

QTEST_GUILESS_MAIN(TestMatroskaStrip)
#include "tst_matroska_strip.moc"
