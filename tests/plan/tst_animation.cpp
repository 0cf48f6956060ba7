// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What moves without being a GIF is never made to stand still.
#include "picture_files.h"
#include "plan/formats/animation.h"
#include "plan/formats/metadata_strip.h"
#include "plan/media/fit_work.h"
#include "plan/media/media_store.h"
#include "plan_fixture.h"
#include "support/await.h"

#include <QTemporaryDir>
#include <QTest>

using namespace hatstand;
using namespace hatstand::plan;
using namespace hatstand::tests;
using hatstand::test::await;

namespace
{
/// As it begins; nobody decodes it.
QByteArray isoFile(const char *brand)
{
    return big32(24) + "ftyp" + brand + big32(0) + "mif1" + "miaf" + QByteArray(100, 0);
}

bool moves(const QByteArray &bytes, const QString &type)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    const bool found = isAnimation(buffer, type);
    if (buffer.pos() != 0)
        qFatal("It does not stand at its beginning.");
    return found;
}
} // namespace

class TestAnimation : public QObject
{
    Q_OBJECT

private:
    PlanFixture f;
    QTemporaryDir dir;
    MediaStore store{*f.database, f.clock, dir.path()};

private Q_SLOTS:
    void isToldByTheHeadsOfTheFile_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("type");
        QTest::addColumn<bool>("expected");
        const QString png = QStringLiteral("image/png");
        const QString webp = QStringLiteral("image/webp");
        const QByteArray still = fileOf(leaves(20, 10), "png");
        QTest::newRow("png") << still << png << false;
        QTest::newRow("apng") << movingPng(leaves(20, 10)) << png << true;
        QTest::newRow("apng behind a large profile")
            << movingPng(leaves(20, 10), pngChunk("iCCP", QByteArray(90'000, 'x'))) << png << true;
        QTest::newRow("acTL behind the picture")
            << still.left(still.size() - 12) + pngChunk("acTL", big32(2) + big32(0)) + pngChunk("IEND", {})
            << png << false;
        QTest::newRow("png that ends") << movingPng(leaves(20, 10)).left(40) << png << false;
        QTest::newRow("webp") << fileOf(leaves(20, 10), "webp") << webp << false;
        QTest::newRow("webp with more") << webpWithSecrets(leaves(20, 10)) << webp << false;
        QTest::newRow("moving webp") << movingWebp(leaves(20, 10)) << webp << true;
        QTest::newRow("avif") << isoFile("avif") << QStringLiteral("image/avif") << false;
        QTest::newRow("avif sequence") << isoFile("avis") << QStringLiteral("image/avif") << true;
        QTest::newRow("heic") << isoFile("heic") << QStringLiteral("image/heic") << false;
        QTest::newRow("heic sequence") << isoFile("msf1") << QStringLiteral("image/heic") << true;
        QTest::newRow("gif") << gifWithSecrets() << QStringLiteral("image/gif") << false;
        QTest::newRow("nothing") << QByteArray() << png << false;
    }
    void isToldByTheHeadsOfTheFile()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, type);
        QFETCH(const bool, expected);
        QCOMPARE(moves(bytes, type), expected);
        // Whoever strips it says the same.
        if (const auto stripped = withoutMetadata(bytes, type); stripped && !type.endsWith(u"gif"))
            QCOMPARE(stripped->isAnimated, expected);
    }

    void theStoreKnowsItOfNewAndOfOldOnes()
    {
        MediaId moving;
        MediaId still;
        {
            const auto added = await(store.addBytes(movingPng(leaves(30, 20)), QStringLiteral("a.png")));
            QVERIFY(added);
            QVERIFY(added->isAnimated);
            moving = added->id;
            const auto other = await(store.addBytes(fileOf(leaves(30, 20), "png"), QStringLiteral("b.png")));
            QVERIFY(other);
            QVERIFY(!other->isAnimated);
            still = other->id;
        }
        MediaStore again(*f.database, f.clock, dir.path());
        const auto found = again.item(moving);
        QVERIFY(found && found->isAnimated);
        Post post;
        post.media = {{moving, {}}, {still, {}}};
        const auto items = again.items(post.mediaIds());
        QVERIFY(items);
        QVERIFY(items->value(moving).isAnimated);
        QVERIFY(!items->value(still).isAnimated);
    }

    void isNotMadeSmaller_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("apng") << movingPng(leaves(60, 40));
        QTest::newRow("webp") << movingWebp(leaves(60, 40));
    }
    void isNotMadeSmaller()
    {
        QFETCH(const QByteArray, bytes);
        const auto item = await(store.addBytes(bytes, QStringLiteral("waving")));
        QVERIFY(item);
        const auto small = await(store.addShrunk(*item, {0, QSize(20, 20), {}}));
        QVERIFY(!small);
        QCOMPARE(small.error().code, ErrorCode::InvalidInput);
        QVERIFY(small.error().what.contains(QStringLiteral("waving")));
        QVERIFY(!small.error().why.isEmpty() && !small.error().remedy.isEmpty());
    }

    void aSequenceThatCannotBeCleanedIsNotSent()
    {
        FitRequest request;
        request.path = writeTo(dir.filePath(QStringLiteral("dance.avif")), isoFile("avis"));
        request.item.mimeType = QStringLiteral("image/avif");
        request.item.fileName = QStringLiteral("dance.avif");
        request.item.pixels = QSize(64, 64);
        request.limits.network = QStringLiteral("Bluesky");
        const auto fitted =
            fittedMedia(request, mediaFacts(request.item), dir.filePath(QStringLiteral("fitted")),
                        f.clock.now(), [] { return false; });
        QVERIFY(!fitted);
        QCOMPARE(fitted.error().code, ErrorCode::InvalidInput);
        QVERIFY2(fitted.error().what.contains(QStringLiteral("animation")), qPrintable(fitted.error().what));
        QVERIFY(!fitted.error().why.isEmpty() && !fitted.error().remedy.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestAnimation)
#include "tst_animation.moc"
