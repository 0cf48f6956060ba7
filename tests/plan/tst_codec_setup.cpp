// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "nal_files.h"
#include "plan/formats/codec_setup.h"
#include "plan/formats/video_strip.h"

#include <QTest>

#include <rapidcheck.h>

using namespace hatstand;
using namespace hatstand::plan;
using namespace hatstand::tests;

namespace
{
QByteArray opusHead(char channels = 2, char family = 0)
{
    return "OpusHead\1" + QByteArray(1, channels) + QByteArray(8, 0) + family;
}

const QByteArray identification = "\1vorbis" + QByteArray(22, 0) + '\1';
const QByteArray books = "\5vorbis" + QByteArray("how it is decoded");

/// The comments as they are written: who made it, and one that tells more.
QByteArray vorbisSetup(const QByteArray &maker, const QByteArray &comment)
{
    const QByteArray comments = "\3vorbis" + little32(quint32(maker.size())) + maker + little32(1) +
                                little32(quint32(comment.size())) + comment + '\1';
    return '\2' + seiNumber(identification.size()) + seiNumber(comments.size()) + identification + comments +
           books;
}

QByteArray flacBlock(int type, const QByteArray &content)
{
    return char(type) + big32(quint32(content.size())).mid(1) + content;
}
const QByteArray flacInfo = "fLaC" + flacBlock(0, QByteArray(34, 'i'));

QByteArray av1Unit(int type, const QByteArray &content)
{
    return char(type << 3 | 2) + QByteArray(1, char(content.size())) + content;
}

/// What is left; null when it is refused.
QByteArray clean(const QByteArray &codec, QByteArray setup)
{
    const auto read = codecSetup(codec, setup);
    if (!read)
        return {};
    applyPatches(read->patches, 0, setup);
    return setup;
}
} // namespace

class TestCodecSetup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatDecodersNeedStays_data()
    {
        QTest::addColumn<QByteArray>("codec");
        QTest::addColumn<QByteArray>("setup");
        const auto row = [](const char *codec, const QByteArray &setup) {
            QTest::addRow("%s, %d", codec, int(setup.size())) << QByteArray(codec) << setup;
        };
        row("V_VP9", QByteArray("\1\1\0\2\1\x1e\3\1\x08\4\1\0", 12));
        row("V_AV1", "\x81\4\x0c" + QByteArray(1, 0));
        row("V_AV1", "\x81\4\x0c" + QByteArray(1, 0) + av1Unit(1, "how it is decoded") +
                         av1Unit(5, "\1" + QByteArray(4, 9)) + av1Unit(5, "\2" + QByteArray(24, 9)));
        row("V_MPEG4/ISO/AVC", tests::avcSetup());
        row("V_MPEGH/ISO/HEVC", tests::hevcSetup());
        row("V_PRORES", "apcn");
        row("A_OPUS", opusHead());
        row("A_OPUS", opusHead(6, 1) + QByteArray(8, 1));
        row("A_AAC", QByteArray::fromHex("1190"));
        row("A_AAC", QByteArray::fromHex("119056E500"));
        row("A_FLAC", "fLaC" + flacBlock(0x80, QByteArray(34, 'i')));
        row("A_FLAC", flacInfo + flacBlock(3, QByteArray(18, 's')) + flacBlock(0x81, QByteArray(50, 0)));
        row("A_ALAC", QByteArray(24, 'a'));
        row("A_ALAC", QByteArray(48, 'a'));
    }
    void whatDecodersNeedStays()
    {
        QFETCH(const QByteArray, codec);
        QFETCH(const QByteArray, setup);
        QVERIFY(setupKind(codec) == SetupKind::Some || setupKind(codec) == SetupKind::Needed);
        QCOMPARE(clean(codec, setup), setup);
    }

    void whatTheyDoNotNeedGoes_data()
    {
        QTest::addColumn<QByteArray>("codec");
        QTest::addColumn<QByteArray>("setup");
        QTest::addColumn<QByteArray>("expected");
        const QByteArray none(secret.size(), 0);
        const auto row = [&](const char *codec, const QByteArray &before, const QByteArray &after) {
            QTest::addRow("%s, %d", codec, int(before.size()))
                << QByteArray(codec) << before + secret << after + none;
        };
        row("V_PRORES", "apcn", "apcn");
        row("A_OPUS", opusHead(), opusHead());
        row("A_OPUS", opusHead(6, 1) + QByteArray(8, 1), opusHead(6, 1) + QByteArray(8, 1));
        row("A_AAC", QByteArray::fromHex("1190") + QByteArray(16, 0),
            QByteArray::fromHex("1190") + QByteArray(16, 0));
        row("V_MPEG4/ISO/AVC", tests::avcSetup(), tests::avcSetup());
        row("V_MPEGH/ISO/HEVC", tests::hevcSetup(), tests::hevcSetup());
        const QByteArray last = flacBlock(0x81, QByteArray(2, 0));
        for (const int type : {2, 4, 5, 6, 99}) {
            row("A_FLAC", flacInfo + flacBlock(type, "words" + QByteArray(type, 'w')) + last,
                flacInfo + flacBlock(1, QByteArray(5 + type, 0)) + last);
        }
        row("A_FLAC", flacInfo + flacBlock(0x84, "words"), flacInfo + flacBlock(0x81, QByteArray(5, 0)));
    }
    void whatTheyDoNotNeedGoes()
    {
        QFETCH(const QByteArray, codec);
        QFETCH(const QByteArray, setup);
        QFETCH(const QByteArray, expected);
        QCOMPARE(clean(codec, setup), expected);
        QCOMPARE(clean(codec, expected), expected);
    }

    void theCommentsOfVorbisBecomeNone()
    {
        for (const QByteArray &comment : {secret, secret + QByteArray(600, 'c')}) {
            const QByteArray setup = vorbisSetup("Maker 1", "PLACE=" + comment);
            const QByteArray left = clean("A_VORBIS", setup);
            QCOMPARE(left.size(), setup.size());
            QVERIFY(!left.contains(secret) && !left.contains("Maker") && !left.contains("PLACE"));
            // One that is read as any other: of zeros who made it, no comments, and the end.
            const qsizetype length = setup.size() - setup.indexOf("\3vorbis") - books.size();
            QCOMPARE(left, setup.left(setup.indexOf("\3vorbis")) + "\3vorbis" +
                               little32(quint32(length - 16)) + QByteArray(length - 16, 0) + little32(0) +
                               '\1' + books);
            QCOMPARE(clean("A_VORBIS", left), left);
        }
    }

    void whatIsNotAsTheCodecHasItIsRefused_data()
    {
        QTest::addColumn<QByteArray>("codec");
        QTest::addColumn<QByteArray>("setup");
        int count = 0;
        const auto row = [&](const char *codec, const QByteArray &setup) {
            QTest::addRow("%d: %s", ++count, codec) << QByteArray(codec) << setup;
        };
        for (const char *codec : {"V_VP9", "V_AV1", "V_MPEG4/ISO/AVC", "V_MPEGH/ISO/HEVC", "V_PRORES",
                                  "A_OPUS", "A_VORBIS", "A_AAC", "A_FLAC", "A_ALAC"})
            row(codec, secret);
        for (const char *codec : {"V_AV1", "V_MPEG4/ISO/AVC", "V_MPEGH/ISO/HEVC", "V_PRORES", "A_OPUS",
                                  "A_VORBIS", "A_AAC", "A_FLAC", "A_ALAC"})
            row(codec, {});
        const QByteArray av1("\x81\4\x0c\0", 4);
        row("V_AV1", av1 + av1Unit(5, "\4" + secret)); // like SEI of others
        row("V_AV1", av1 + av1Unit(1, secret).chopped(1));
        row("V_AV1", av1 + QByteArray::fromHex("0AFFFFFFFFFF0F") + secret);
        row("A_OPUS", opusHead(6, 1));
        row("A_VORBIS", vorbisSetup("Maker", "PLACE=").chopped(books.size()));
        row("A_VORBIS", "\2\xff\xff\xff");
        row("A_AAC", QByteArray::fromHex("1180") + secret); // its channels are told with a comment
        row("A_FLAC", flacInfo);
        row("A_FLAC", flacInfo + flacBlock(0x84, secret).chopped(1));
        row("A_FLAC", "fLaC" + flacBlock(0x84, secret));
    }
    void whatIsNotAsTheCodecHasItIsRefused()
    {
        QFETCH(const QByteArray, codec);
        QFETCH(const QByteArray, setup);
        QVERIFY(!codecSetup(codec, setup));
    }

    void codecsAreKnownOrNot()
    {
        for (const char *codec : {"V_VP8", "A_MPEG/L3", "A_AC3", "A_PCM/INT/LIT"}) {
            QCOMPARE(setupKind(codec), SetupKind::None);
            QVERIFY(!codecSetup(codec, "x"));
        }
        for (const char *codec : {"", "V_MS/VFW/FOURCC", "A_MS/ACM", "V_QUICKTIME", "V_MJPEG", "V_VP9 "})
            QCOMPARE(setupKind(codec), SetupKind::Unknown);
        QCOMPARE(setupKind("V_MPEG4/ISO/AVC"), SetupKind::Needed);
        const auto setup = codecSetup("V_MPEGH/ISO/HEVC", tests::hevcSetup());
        QVERIFY(setup && setup->nals && setup->nals->isHevc);
    }

    void hostileSetUpsAreReadWithinBounds()
    {
        QVERIFY(rc::check("patches lie within, in order", [] {
            auto [codec, setup] = *rc::gen::element(
                std::pair("A_VORBIS", vorbisSetup("Maker", secret)),
                std::pair("A_FLAC", flacInfo + flacBlock(4, secret) + flacBlock(0x81, "x")),
                std::pair("V_AV1", "\x81\4\x0c" + QByteArray(1, 0) + av1Unit(1, secret)),
                std::pair("A_OPUS", opusHead(6, 1) + QByteArray(40, 1)),
                std::pair("V_MPEG4/ISO/AVC", tests::avcSetup("\xE1" + setupUnits({"\x67" + secret}) + '\1' +
                                                             setupUnits({avcSei(seiMessage(5, userData))}))));
            const int times = *rc::gen::inRange(0, 6);
            for (int i = 0; i < times; ++i)
                setup[*rc::gen::inRange<qsizetype>(0, setup.size())] = char(*rc::gen::inRange(0, 256));
            setup.truncate(*rc::gen::inRange<qsizetype>(0, setup.size() * 2));
            const auto read = codecSetup(codec, setup);
            if (!read)
                return;
            qint64 end = 0;
            for (const Patch &patch : read->patches) {
                RC_ASSERT(patch.at >= end);
                end = patch.end();
            }
            RC_ASSERT(end <= setup.size());
        }));
    }
};

QTEST_GUILESS_MAIN(TestCodecSetup)
#include "tst_codec_setup.moc"
