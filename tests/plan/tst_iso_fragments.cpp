// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "film_parts.h"
#include "stripped_films.h"

#include <QTest>

using namespace hatstand;
using namespace hatstand::tests;

namespace
{
// How the place of samples is told.
enum class Base { File, Fragment, Before };

QByteArray big64(quint64 value)
{
    return big32(quint32(value >> 32U)) + big32(quint32(value));
}

/// One run of two samples; `at` is counted from the beginning of the file, or of the fragment.
QByteArray trackFragment(quint32 track, Base base, quint32 at, quint32 length, const QByteArray &more = {})
{
    const quint32 flags = base == Base::File ? 0x1 : base == Base::Fragment ? 0x20000 : 0;
    const QByteArray tfhd = big32(flags) + big32(track) + (base == Base::File ? big64(at) : QByteArray());
    QByteArray trun = big32(base == Base::Before ? 0x300 : 0x301) + big32(2);
    if (base != Base::Before)
        trun += big32(base == Base::File ? 0 : at);
    trun += big32(20) + big32(length - 1) + big32(20) + big32(1); // durations and sizes
    return isoBox("traf",
                  isoBox("tfhd", tfhd) + isoBox("tfdt", QByteArray(8, 0)) + isoBox("trun", trun) + more);
}

/// Of a track of pictures and one of positions, in fragments.
struct Fragmented
{
    Base base = Base::Fragment;
    bool arePositionsFirst = false;
    QByteArray more;         ///< in the fragment of the pictures
    quint32 addedLength = 0; ///< what the run of pictures promises too much

    [[nodiscard]] QByteArray film() const
    {
        FilmParts parts;
        parts.sizes = isoBox("stsz", table({0, 0}));
        parts.offsets = isoBox("stco", table({0}));
        FilmParts positions = parts;
        const QByteArray trex = table({1, 1, 0, 0, 0});
        const QByteArray other = table({3, 1, 0, 0, 0});
        QByteArray meta = trackOf(positions);
        meta.replace("mhlrvide", "mhlrmeta");
        meta.replace(8 + 8 + 12, 4, big32(3));
        const QByteArray head =
            isoBox("ftyp", QByteArray("iso5\0\0\2\0iso5", 12)) +
            isoBox("moov", movieHead() + trackOf(parts) + meta +
                               isoBox("mvex", isoBox("trex", trex) + isoBox("trex", other)));
        QByteArray film = head;
        for (int i = 0; i < 3; ++i)
            film += fragment(film.size());
        return film;
    }

private:
    [[nodiscard]] QByteArray fragment(qsizetype at) const
    {
        // Twice: with places that are not known yet, then with those that are.
        const qsizetype length = movieFragment(at, 0).size();
        const QByteArray media = arePositionsFirst ? secret + pictures : pictures + secret;
        return movieFragment(at, length) + isoBox("mdat", media);
    }
    [[nodiscard]] QByteArray movieFragment(qsizetype at, qsizetype length) const
    {
        const auto mediaAt = quint32((base == Base::File ? at : 0) + length + 8);
        const auto first = quint32(arePositionsFirst ? secret.size() : pictures.size());
        const quint32 picturesAt = mediaAt + (arePositionsFirst ? first : 0);
        const quint32 positionsAt = mediaAt + (arePositionsFirst ? 0 : first);
        // The first of two is always told; the second may follow from it.
        const Base ofFirst = base == Base::Before ? Base::Fragment : base;
        const QByteArray shown = trackFragment(1, arePositionsFirst ? base : ofFirst, picturesAt,
                                               quint32(pictures.size()) + addedLength, more);
        const QByteArray told =
            trackFragment(3, arePositionsFirst ? ofFirst : base, positionsAt, quint32(secret.size()));
        return isoBox("moof",
                      isoBox("mfhd", QByteArray(8, 0)) + (arePositionsFirst ? told + shown : shown + told));
    }
};
} // namespace

class TestIsoFragments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void positionsGoAndPicturesStay_data()
    {
        QTest::addColumn<int>("base");
        QTest::addColumn<bool>("arePositionsFirst");
        QTest::newRow("from the fragment") << int(Base::Fragment) << false;
        QTest::newRow("from the fragment, positions first") << int(Base::Fragment) << true;
        QTest::newRow("from the file") << int(Base::File) << false;
        QTest::newRow("from the file, positions first") << int(Base::File) << true;
        QTest::newRow("from what is before") << int(Base::Before) << false;
    }
    void positionsGoAndPicturesStay()
    {
        QFETCH(const int, base);
        QFETCH(const bool, arePositionsFirst);
        const QByteArray film = Fragmented{Base(base), arePositionsFirst, {}, 0}.film();
        QCOMPARE(film.count(secret), 3);
        QCOMPARE(film.count(pictures), 3);
        const QByteArray clean = stripped(film);
        QCOMPARE(clean.size(), film.size());
        QVERIFY(!clean.contains(secret));
        QCOMPARE(clean.count(pictures), 3);
        for (qsizetype at = film.indexOf(pictures); at >= 0; at = film.indexOf(pictures, at + 1))
            QCOMPARE(clean.mid(at, pictures.size()), pictures);
        QCOMPARE(clean.count("traf"), 3);
        QCOMPARE(clean.count("trex"), 1);
        QCOMPARE(clean.count("trak"), 1);
        QVERIFY(partsOf(clean).value().empty());
    }

    /// As recorders leave it that write while they film.
    void theLengthIsFoundWhereTheHeadLeavesItOpen_data()
    {
        QTest::addColumn<QByteArray>("film");
        QTest::addColumn<qint64>("milliseconds");
        QByteArray film = Fragmented().film();
        film.replace(film.indexOf("mvhd") + 4 + 16, 4, big32(0));
        for (qsizetype at = film.indexOf("mdhd"); at >= 0; at = film.indexOf("mdhd", at + 1))
            film.replace(at + 4 + 12, 4, big32(10));
        QTest::newRow("in its fragments") << film << qint64(3 * 40 * 1000 / 10);
        QByteArray unknown = film;
        unknown.replace(film.indexOf("mvhd") + 4 + 16, 4, big32(0xffffffff));
        QTest::newRow("all bits set") << unknown << qint64(12'000);
        QByteArray told = film;
        told.replace(isoBox("trex", table({3, 1, 0, 0, 0})),
                     isoBox("mehd", table({7500})) + isoBox("free", QByteArray(8, 0)));
        QTest::newRow("in the head of all fragments") << told << qint64(7500);
        QByteArray nonsense = film;
        nonsense.replace(nonsense.indexOf("trun") + 4 + 12, 4, big32(0xffffffff));
        nonsense.replace(nonsense.indexOf("mdhd") + 4 + 12, 4, big32(1));
        QTest::newRow("more than a year") << nonsense << qint64(12'000);
    }
    void theLengthIsFoundWhereTheHeadLeavesItOpen()
    {
        QFETCH(QByteArray, film);
        QFETCH(const qint64, milliseconds);
        QBuffer file(&film);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(plan::probeVideo(file).durationMilliseconds, milliseconds);
        QCOMPARE(plan::probeVideo(file, plan::ProbeDepth::Heads).durationMilliseconds, qint64(0));
    }

    void picturesWhosePlaceFollowsFromWhatGoesAreRefused()
    {
        const auto parts = partsOf(Fragmented{Base::Before, true, {}, 0}.film());
        QVERIFY(!parts);
        QCOMPARE(parts.error().code, ErrorCode::InvalidInput);
        QVERIFY(!parts.error().sentence().isEmpty());
    }

    void whatIsNotKnownInAFragmentGoes()
    {
        const QByteArray film = Fragmented{Base::Fragment, false, isoBox("uuid", secret), 0}.film();
        const QByteArray clean = stripped(film);
        QVERIFY(!clean.contains(secret));
        QCOMPARE(clean.count(pictures), 3);
    }

    void aRunThatLeavesItsMediaKeepsNothingElse()
    {
        // The pictures of the last fragment claim more than there is, those before it parts of the next one.
        const QByteArray film = Fragmented{Base::Fragment, true, isoBox("uuid", secret), 1'000'000}.film();
        const QByteArray clean = stripped(film);
        QCOMPARE(clean.size(), film.size());
        QVERIFY(!clean.contains(secret));
        QCOMPARE(clean.count(pictures), 3);
    }

    void aRunThatIsNotWholeIsRefused()
    {
        QByteArray film = Fragmented().film();
        const qsizetype count = film.indexOf("trun") + 8;
        film.replace(count, 4, big32(1'000'000));
        QVERIFY(!partsOf(film));
    }
};

QTEST_GUILESS_MAIN(TestIsoFragments)
#include "tst_iso_fragments.moc"
