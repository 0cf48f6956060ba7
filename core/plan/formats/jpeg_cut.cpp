// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/formats/jpeg_cut.h"

#include "plan/formats/media_probe.h"

#include <QBuffer>
#include <QByteArrayView>
#include <QCryptographicHash>
#include <QImage>
#include <QImageReader>

#include <random>

namespace hatstand::plan
{

namespace
{
const QByteArrayView endOfImage("\xff\xd9", 2);

/// Anything that is coded in nothing but bits: a byte FF would begin a marker.
QByteArray noise()
{
    constexpr int length = 4096;
    std::minstd_rand random(1);
    QByteArray bytes;
    for (int i = 0; i < length; ++i)
        bytes += char(random() % 255);
    return bytes;
}

/// A mark of what the decoder makes of it; only one of two pictures is in memory at a time.
QByteArray seen(QByteArray bytes)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, "jpeg");
    const QImage image = reader.read();
    QCryptographicHash hash(QCryptographicHash::Sha1);
    const qsizetype length = qsizetype(image.width()) * image.depth() / 8;
    for (int y = 0; y < image.height(); ++y)
        hash.addData(QByteArrayView(image.constScanLine(y), length));
    return hash.result();
}
} // namespace

bool isCutJpeg(const QByteArray &bytes)
{
    allowLargePictures();
    QByteArray coded = bytes;
    while (coded.endsWith('\xff')) // half a marker
        coded.chop(1);
    // Where the picture is whole, whatever follows it changes nothing.
    return seen(coded + endOfImage.toByteArray()) != seen(coded + noise() + endOfImage.toByteArray());
}

} // namespace hatstand::plan
