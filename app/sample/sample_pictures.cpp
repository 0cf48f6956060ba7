// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample/sample_pictures.h"

#include <QHash>
#include <QPainter>
#include <QPainterPath>

#include <functional>
#include <numbers>

namespace hatstand::sample
{

namespace
{
constexpr QSize pictureSize(1600, 1200);

/// A drawing in a space of 160 × 120.
using Drawing = std::function<void(QPainter &, int variant)>;

void table(QPainter &painter, const QColor &wall, const QColor &top)
{
    painter.fillRect(QRectF(0, 0, 160, 120), wall);
    painter.fillRect(QRectF(0, 88, 160, 32), top);
}

QColor turned(const QColor &colour, int variant)
{
    return QColor::fromHsl((colour.hslHue() + variant * 11) % 360, colour.hslSaturation(),
                           colour.lightness());
}

void loaf(QPainter &painter, int variant)
{
    table(painter, turned(QColor(0xef, 0xe4, 0xd2), variant), QColor(0xc9, 0xae, 0x86));
    painter.setBrush(QColor(0xb0, 0x70, 0x30));
    painter.drawEllipse(QRectF(34, 38, 92, 64));
    painter.setBrush(QColor(0xd9, 0xa0, 0x5a));
    painter.setPen(QPen(QColor(0xf2, 0xdf, 0xbc), 5, Qt::SolidLine, Qt::RoundCap));
    for (int i = 0; i < 3; ++i)
        painter.drawArc(QRectF(50 + i * 20, 50 - (i % 2) * 4, 20, 26), 30 * 16, 120 * 16);
}

void starter(QPainter &painter, int variant)
{
    table(painter, QColor(0xe3, 0xea, 0xe6), turned(QColor(0xa8, 0x8a, 0x62), variant));
    painter.setBrush(QColor(255, 255, 255, 170));
    painter.drawRoundedRect(QRectF(56, 26, 48, 76), 8, 8);
    painter.setBrush(QColor(0xf0, 0xdf, 0xb8));
    painter.drawRoundedRect(QRectF(58, 56, 44, 44), 6, 6);
    painter.setBrush(QColor(0xd8, 0xc2, 0x90));
    for (int i = 0; i < 9; ++i)
        painter.drawEllipse(QPointF(64 + (i * 17 + variant * 5) % 34, 62 + (i * 13) % 34), 1.5 + i % 3,
                            1.5 + i % 3);
    painter.setBrush(turned(QColor(0x3a, 0x7a, 0x72), variant));
    painter.drawRoundedRect(QRectF(52, 20, 56, 10), 4, 4);
}

void buns(QPainter &painter, int variant)
{
    painter.fillRect(QRectF(0, 0, 160, 120), turned(QColor(0xd7, 0xe2, 0xdc), variant));
    painter.setBrush(QColor(0x3f, 0x45, 0x49));
    painter.drawRoundedRect(QRectF(14, 34, 132, 76), 6, 6);
    for (int row = 0; row < 2; ++row) {
        for (int column = 0; column < 4; ++column) {
            const QPointF centre(32 + column * 32, 54 + row * 36);
            painter.setPen(Qt::NoPen);
            painter.setBrush(QColor(0xc0, 0x7c, 0x38));
            painter.drawEllipse(centre, 15, 14);
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(QColor(0x7c, 0x46, 0x18), 2.5));
            painter.drawEllipse(centre, 9, 8);
            painter.drawEllipse(centre, 4, 3.5);
        }
    }
}

void shop(QPainter &painter, int variant)
{
    painter.fillRect(QRectF(0, 0, 160, 120), QColor(0xe7, 0xdc, 0xc8));
    painter.setBrush(turned(QColor(0x8a, 0x3a, 0x2a), variant));
    painter.drawRect(QRectF(20, 24, 120, 80));
    painter.setBrush(QColor(0xfb, 0xee, 0xc8));
    painter.drawRect(QRectF(30, 50, 62, 44));
    painter.setBrush(QColor(0x4a, 0x2a, 0x1c));
    painter.drawRect(QRectF(102, 50, 26, 54));
    for (int i = 0; i < 10; ++i) {
        painter.setBrush(i % 2 == 0 ? QColor(0xff, 0xff, 0xff) : turned(QColor(0x2e, 0x7a, 0x66), variant));
        painter.drawRect(QRectF(20 + i * 12, 34, 12, 14));
    }
}

void wheel(QPainter &painter, QPointF centre, double radius)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0x22, 0x2a, 0x2c), 3.5));
    painter.drawEllipse(centre, radius, radius);
    painter.setPen(QPen(QColor(0x8a, 0x94, 0x96), 0.7));
    for (int i = 0; i < 12; ++i) {
        const double angle = i * std::numbers::pi / 6;
        painter.drawLine(centre, centre + QPointF(std::cos(angle), std::sin(angle)) * radius);
    }
}

void bicycle(QPainter &painter, int variant)
{
    table(painter, turned(QColor(0xcf, 0xe3, 0xea), variant), QColor(0x9a, 0xa3, 0xa0));
    wheel(painter, {44, 82}, 20);
    wheel(painter, {116, 82}, 20);
    painter.setPen(
        QPen(turned(QColor(0x1c, 0x6a, 0x4a), variant), 4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF{{44, 82}, {62, 52}, {104, 52}, {74, 82}, {44, 82}});
    painter.drawLine(QPointF(62, 52), QPointF(74, 82));
    painter.drawPolyline(QPolygonF{{116, 82}, {102, 44}, {112, 40}});
    painter.setPen(QPen(QColor(0x2b, 0x22, 0x1c), 5, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(54, 46), QPointF(68, 46));
}

void chain(QPainter &painter, int variant)
{
    painter.fillRect(QRectF(0, 0, 160, 120), turned(QColor(0x2e, 0x3a, 0x40), variant));
    painter.setPen(QPen(QColor(0xb9, 0xc2, 0xc4), 3));
    painter.setBrush(Qt::NoBrush);
    for (int i = 0; i < 9; ++i)
        painter.drawRoundedRect(QRectF(6 + i * 17, 54 + (i % 2) * 3, 20, 10), 5, 5);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0xe0, 0xa5, 0x52));
    painter.drawEllipse(QPointF(80, 34), 4, 6);
}

void workshop(QPainter &painter, int variant)
{
    painter.fillRect(QRectF(0, 0, 160, 120), turned(QColor(0xe9, 0xe2, 0xd6), variant));
    painter.setBrush(QColor(0x5a, 0x64, 0x68));
    painter.drawRect(QRectF(76, 40, 6, 70));
    painter.drawRect(QRectF(56, 106, 46, 6));
    painter.save();
    painter.translate(0, -18);
    painter.scale(1, 0.94);
    wheel(painter, {44, 82}, 20);
    wheel(painter, {116, 82}, 20);
    painter.setPen(
        QPen(turned(QColor(0xa0, 0x3c, 0x28), variant), 4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF{{44, 82}, {62, 52}, {104, 52}, {74, 82}, {44, 82}});
    painter.drawLine(QPointF(116, 82), QPointF(103, 46));
    painter.restore();
}

void frame(QPainter &painter, int variant)
{
    painter.fillRect(QRectF(0, 0, 160, 120), QColor(0xf1, 0xef, 0xe9));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(
        QPen(turned(QColor(0x24, 0x63, 0x8c), variant * 3), 7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF{{34, 88}, {58, 36}, {116, 36}, {78, 88}, {34, 88}});
    painter.drawLine(QPointF(58, 36), QPointF(78, 88));
    painter.drawLine(QPointF(116, 36), QPointF(126, 84));
}

void stage(QPainter &painter, int variant)
{
    painter.fillRect(QRectF(0, 0, 160, 120), QColor(0x1d, 0x17, 0x24));
    QPainterPath beam;
    beam.moveTo(80, 0);
    beam.lineTo(46, 96);
    beam.lineTo(114, 96);
    beam.closeSubpath();
    QColor light = turned(QColor(0xf6, 0xdf, 0x9c), variant);
    light.setAlpha(120);
    painter.fillPath(beam, light);
    painter.setBrush(QColor(0x5a, 0x42, 0x36));
    painter.drawRect(QRectF(0, 94, 160, 26));
    painter.setBrush(QColor(0x0e, 0x0b, 0x12));
    painter.drawEllipse(QPointF(80, 58), 6, 7);
    painter.drawRoundedRect(QRectF(72, 66, 16, 30), 6, 6);
}

void curtain(QPainter &painter, int variant)
{
    for (int i = 0; i < 16; ++i) {
        const QColor red = turned(QColor(0x8e, 0x1f, 0x2c), variant).lighter(i % 2 == 0 ? 100 : 122);
        painter.fillRect(QRectF(i * 10, 0, 10, 100), red);
    }
    painter.fillRect(QRectF(0, 100, 160, 20), QColor(0x4b, 0x36, 0x2a));
    painter.fillRect(QRectF(0, 92, 160, 8), QColor(0xd7, 0xa9, 0x4a));
}

void lantern(QPainter &painter, int variant)
{
    painter.fillRect(QRectF(0, 0, 160, 120), turned(QColor(0x24, 0x2f, 0x4a), variant));
    painter.setBrush(QColor(0xff, 0xd9, 0x7a, 60));
    painter.drawEllipse(QPointF(80, 62), 46, 46);
    painter.setBrush(QColor(0x18, 0x14, 0x10));
    painter.drawRect(QRectF(60, 30, 40, 8));
    painter.drawRect(QRectF(60, 88, 40, 8));
    painter.setBrush(QColor(0xff, 0xe3, 0x9a));
    painter.drawRect(QRectF(64, 38, 32, 50));
    painter.setBrush(QColor(0xf2, 0x9a, 0x3a));
    painter.drawEllipse(QPointF(80, 66), 6, 12);
}
} // namespace

QImage samplePicture(const QString &name, int variant)
{
    static const QHash<QString, Drawing> drawings{
        {QStringLiteral("loaf"), loaf},         {QStringLiteral("starter"), starter},
        {QStringLiteral("buns"), buns},         {QStringLiteral("shop"), shop},
        {QStringLiteral("bicycle"), bicycle},   {QStringLiteral("chain"), chain},
        {QStringLiteral("workshop"), workshop}, {QStringLiteral("frame"), frame},
        {QStringLiteral("stage"), stage},       {QStringLiteral("curtain"), curtain},
        {QStringLiteral("lantern"), lantern},
    };
    const auto drawing = drawings.find(name);
    if (drawing == drawings.end())
        return {};
    QImage image(pictureSize, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(pictureSize.width() / 160.0, pictureSize.height() / 120.0);
    painter.setPen(Qt::NoPen);
    (*drawing)(painter, variant);
    return image;
}

} // namespace hatstand::sample
