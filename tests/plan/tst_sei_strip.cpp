// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "nal_files.h"
#include "plan/formats/nal_units.h"
#include "plan/formats/sei_strip.h"
#include "stripped_films.h"

#include <QTest>

#include <rapidcheck.h>

using namespace hatstand;
using namespace hatstand::plan;
using namespace hatstand::tests;

namespace
{
QByteArray patched(QByteArray bytes, const Patches &patches)
{
    applyPatches(patches, 0, bytes);
    return bytes;
}

QByteArray clean(const QByteArray &unit, bool isHevc = false)
{
    return patched(unit, nalPatches(unit, isHevc));
}

struct Frame
{
    QByteArray bytes;
    std::optional<StripFault> fault;
};
/// It ends three bytes before the file does.
Frame cleanFrame(const QByteArray &bytes, const NalCoding &coding, const QByteArray &head = {},
                 bool isCut = false)
{
    QBuffer file;
    file.setData(bytes + "xyz");
    file.open(QIODevice::ReadOnly);
    StripPatches patches(file);
    stripNals({0, bytes.size(), isCut}, coding, head, patches);
    const auto fault = patches.fault();
    return {patched(bytes + "xyz", patches.take()).chopped(3), fault};
}
} // namespace

class TestSeiStrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatOnlyItsWriterCanReadGoes()
    {
        const QByteArray messages = seiMessage(1, "times") + seiMessage(unregistered, userData) +
                                    seiMessage(137, "bright") + seiMessage(unregistered, userData);
        for (const QByteArray &filled :
             {clean(avcSei(messages)), clean(hevcSei(messages), true), clean(hevcSei(messages, 40), true)}) {
            QVERIFY(!filled.contains(secret) && !filled.contains("Whose"));
            QVERIFY(filled.contains("times") && filled.contains("bright"));
        }
        QCOMPARE(clean(avcSei(messages)).size(), avcSei(messages).size());
    }

    void whatIsNoSuchMessageStays()
    {
        const QByteArray messages = seiMessage(4, userData) + seiMessage(300, userData);
        QVERIFY(nalPatches(avcSei(messages), false).empty());
        // A picture, and supplements of the other kind.
        QVERIFY(nalPatches('\x65' + seiMessage(unregistered, userData), false).empty());
        QVERIFY(nalPatches(hevcSei(seiMessage(unregistered, userData)), false).empty());
        QVERIFY(nalPatches({}, false).empty());
        QVERIFY(nalPatches("\x06", false).empty());
    }

    void whatIsCutOffGoesToo()
    {
        const QByteArray unit = avcSei(seiMessage(unregistered, userData + QByteArray(100, 'p')));
        const QByteArray filled = clean(unit.left(2 + 1 + userData.size() + 5));
        QVERIFY(!filled.contains(secret.left(8)) && !filled.contains('p'));
    }

    void guardsAgainstEndsStaySound()
    {
        const QByteArray zeros = QByteArray(3, 0) + "where" + QByteArray(4, 0) + '\1' + QByteArray(2, 0);
        const QByteArray unit =
            avcSei(seiMessage(unregistered, userData + zeros) + seiMessage(1, QByteArray("\0\0\1", 3)));
        const QByteArray filled = clean(unit);
        QCOMPARE(filled.size(), unit.size());
        QVERIFY(!filled.contains("where"));
        QCOMPARE(unguarded(filled).size(), unguarded(unit).size());
        QCOMPARE(guarded(unguarded(filled)), filled);
        QVERIFY(unguarded(filled).endsWith(seiMessage(1, QByteArray("\0\0\1", 3)) + '\x80'));
    }

    void messagesKeepTheirPlacesWhateverTheyHold()
    {
        QVERIFY(rc::check("sizes and other messages stay", [] {
            QByteArray messages;
            const int count = *rc::gen::inRange(1, 5);
            QList<std::pair<qsizetype, qsizetype>> gone;
            for (int i = 0; i < count; ++i) {
                const int type = *rc::gen::element(1, unregistered, unregistered, 260);
                const auto length = *rc::gen::inRange<std::size_t>(0, 600);
                const auto payload = *rc::gen::container<std::vector<char>>(
                    length, rc::gen::weightedElement<char>({{6, 0}, {1, 1}, {1, 3}, {1, 'p'}}));
                const QByteArray bytes(payload.data(), qsizetype(payload.size()));
                messages += seiMessage(type, bytes);
                if (type == unregistered)
                    gone.append({messages.size() - bytes.size(), bytes.size()});
            }
            const QByteArray unit = avcSei(messages);
            const QByteArray filled = clean(unit);
            RC_ASSERT(filled.size() == unit.size());
            RC_ASSERT(guarded(unguarded(filled)) == filled);
            QByteArray before = unguarded(unit);
            QByteArray after = unguarded(filled);
            RC_ASSERT(after.size() == before.size());
            for (const auto &[at, length] : gone) {
                before.replace(1 + at, length, QByteArray(length, 'x'));
                after.replace(1 + at, length, QByteArray(length, 'x'));
            }
            RC_ASSERT(after == before);
            RC_ASSERT(nalPatches(filled, false).empty() || clean(filled) == filled);
        }));
    }

    void aFrameIsLookedThroughUnitByUnit_data()
    {
        QTest::addColumn<int>("lengthSize");
        QTest::addColumn<bool>("isHevc");
        for (const int lengthSize : {1, 2, 4}) {
            QTest::addRow("H.264, %d", lengthSize) << lengthSize << false;
            QTest::addRow("H.265, %d", lengthSize) << lengthSize << true;
        }
    }
    void aFrameIsLookedThroughUnitByUnit()
    {
        QFETCH(const int, lengthSize);
        QFETCH(const bool, isHevc);
        const QByteArray message = seiMessage(unregistered, userData);
        const QByteArray picture = "picture " + seiMessage(unregistered, "seen");
        const QByteArray frame = nalUnit(isHevc ? hevcSei(message) : avcSei(message), lengthSize) +
                                 nalUnit({}, lengthSize) + nalUnit(picture, lengthSize) +
                                 nalUnit(isHevc ? hevcSei(message, 40) : avcSei(message), lengthSize);
        const Frame cleaned = cleanFrame(frame, {isHevc, lengthSize});
        QVERIFY(!cleaned.fault);
        QVERIFY(!cleaned.bytes.contains(secret));
        QVERIFY(cleaned.bytes.contains(nalUnit(picture, lengthSize)));
        QCOMPARE(cleaned.bytes.size(), frame.size());
    }

    void whatAllFramesBeginWithIsReadToo()
    {
        const QByteArray frame = nalUnit(avcSei(seiMessage(unregistered, userData))) + nalUnit("picture");
        for (qsizetype length = 1; length <= 5; ++length) {
            const Frame cleaned = cleanFrame(frame.mid(length), {}, frame.left(length));
            QVERIFY(!cleaned.fault);
            QVERIFY(!cleaned.bytes.contains(secret));
            QVERIFY(cleaned.bytes.endsWith("picture"));
        }
        QVERIFY(cleanFrame(frame.mid(20), {}, frame.left(20)).fault);
    }

    void unitsHaveToFillTheirFrame()
    {
        const QByteArray unit = nalUnit(avcSei(seiMessage(unregistered, userData)));
        const QByteArray picture = nalUnit("picture");
        QVERIFY(cleanFrame(picture + unit.chopped(1), {}).fault);
        QVERIFY(cleanFrame("\xff\xff\xff\xff" + unit, {}).fault);
        // Behind the last one there may be less than a length.
        QCOMPARE(cleanFrame(picture + "abc", {}).bytes, picture + QByteArray(3, 0));
        // Where the film was broken off, what is there stays, but for what goes.
        const Frame cut = cleanFrame(picture + unit.chopped(1), {}, {}, true);
        QVERIFY(!cut.fault);
        QVERIFY(cut.bytes.startsWith(picture));
        QVERIFY(!cut.bytes.contains(secret.left(6)));
        QCOMPARE(cleanFrame(picture + picture.chopped(1), {}, {}, true).bytes, picture + picture.chopped(1));
    }

    void setUpsHaveThemToo()
    {
        const QByteArray message = seiMessage(unregistered, userData);
        const QByteArray avc = tests::avcSetup(
            "\xE1" + setupUnits({"\x67 set"}) + '\2' + setupUnits({"\x68 set", avcSei(message)}) + secret, 2);
        const auto avcRead = plan::avcSetup(avc);
        QVERIFY(avcRead);
        QCOMPARE(avcRead->coding, (NalCoding{false, 2}));
        QVERIFY(!patched(avc, avcRead->patches).contains(secret));
        QCOMPARE(patched(avc, avcRead->patches).count(" set"), 2);

        const QByteArray arrays = '\2' + ('\x20' + big16(1) + setupUnits({QByteArray("\x40\1 set", 6)})) +
                                  ('\x27' + big16(1) + setupUnits({hevcSei(message)}));
        const QByteArray hevc = tests::hevcSetup(arrays + secret);
        const auto hevcRead = plan::hevcSetup(hevc);
        QVERIFY(hevcRead);
        QCOMPARE(hevcRead->coding, (NalCoding{true, 4}));
        QVERIFY(!patched(hevc, hevcRead->patches).contains(secret));
        QCOMPARE(patched(hevc, hevcRead->patches).count(" set"), 1);

        const QByteArray layered = QByteArray::fromHex("01F000FCFF") + arrays;
        const auto layeredRead = layeredHevcSetup(layered);
        QVERIFY(layeredRead);
        QVERIFY(!patched(layered, layeredRead->patches).contains(secret));
    }

    void setUpsThatAreNoneAreNotRead()
    {
        QVERIFY(!plan::avcSetup({}));
        QVERIFY(!plan::avcSetup(secret));
        QVERIFY(!plan::avcSetup(tests::avcSetup("\xE1" + big16(1000) + "\x67")));
        QVERIFY(!plan::avcSetup(tests::avcSetup("\xE1" + setupUnits({"\x65" + secret}))));
        QVERIFY(!plan::avcSetup(tests::avcSetup(QByteArray::fromHex("E000"), 3)));
        QVERIFY(!plan::hevcSetup(tests::hevcSetup().chopped(1)));
        QVERIFY(!plan::hevcSetup(tests::hevcSetup('\1' + ('\x27' + big16(1) + setupUnits({secret})))));
    }
};

QTEST_GUILESS_MAIN(TestSeiStrip)
#include "tst_sei_strip.moc"
