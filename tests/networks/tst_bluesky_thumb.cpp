// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/bluesky/bluesky_thumb.h"

#include <QBuffer>
#include <QImage>
#include <QRandomGenerator>
#include <QTest>

using namespace hatstand::networks;

namespace
{
QByteArray noise(QSize size, const char *format, QImage::Format pixels = QImage::Format_RGB32)
{
    QImage image(size, pixels);
    QRandomGenerator random(7);
    random.fillRange(reinterpret_cast<quint32 *>(image.bits()), image.sizeInBytes() / 4);
    QBuffer buffer;
    image.save(&buffer, format);
    return buffer.data();
}
} // namespace

class TestBlueskyThumb : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatFitsStaysAsItIs()
    {
        const QByteArray small = noise({100, 60}, "PNG");
        const BlueskyThumb thumb = blueskyThumb(small);
        QCOMPARE(thumb.bytes, small);
        QCOMPARE(thumb.mimeType, QByteArray("image/png"));
    }

    /// The worst that can come: nothing in noise can be left out.
    void whatDoesNotFitIsMadeSmaller()
    {
        const QByteArray large = noise({2400, 240}, "PNG");
        QVERIFY(large.size() > largestBlueskyThumb);
        const BlueskyThumb thumb = blueskyThumb(large);
        QVERIFY(!thumb.bytes.isEmpty() && thumb.bytes.size() <= largestBlueskyThumb);
        QCOMPARE(thumb.mimeType, QByteArray("image/jpeg"));
        const QImage image = QImage::fromData(thumb.bytes);
        QVERIFY(image.width() <= 2000);
        QCOMPARE(image.width(), image.height() * 10);
    }

    void holesAreFilledWithPaper()
    {
        QImage image(QSize(600, 600), QImage::Format_ARGB32);
        QRandomGenerator random(7);
        random.fillRange(reinterpret_cast<quint32 *>(image.bits()), image.sizeInBytes() / 4);
        for (int y = 0; y < 100; ++y) {
            for (int x = 0; x < 100; ++x)
                image.setPixelColor(x, y, Qt::transparent);
        }
        QBuffer buffer;
        QVERIFY(image.save(&buffer, "PNG"));
        const QImage made = QImage::fromData(blueskyThumb(buffer.data()).bytes);
        QVERIFY(qGray(made.pixel(made.width() / 20, made.height() / 20)) > 240);
    }

    void whatIsNoPictureIsNone()
    {
        for (const QByteArray &bytes : {QByteArray(), QByteArray("<html>"), QByteArray(2'000'000, 'x'),
                                        QByteArray("\x89PNG\r\n\x1A\n") + QByteArray(2'000'000, '\0'),
                                        noise({2400, 240}, "PNG").left(1'200'000)}) {
            const BlueskyThumb thumb = blueskyThumb(bytes);
            QVERIFY(thumb.bytes.size() <= largestBlueskyThumb);
            QVERIFY(thumb.bytes.isEmpty() || !QImage::fromData(thumb.bytes).isNull());
        }
    }
};

QTEST_GUILESS_MAIN(TestBlueskyThumb)
#include "tst_bluesky_thumb.moc"
