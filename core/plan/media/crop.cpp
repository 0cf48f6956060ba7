// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/media/crop.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <array>
#include <cmath>

namespace hatstand::plan
{

namespace
{
struct Shape
{
    const char *key;
    double ratio;
    const char *name;
};
constexpr std::array shapes{
    Shape{"original", 0, QT_TRANSLATE_NOOP("hatstand::plan", "Original")},
    Shape{"1:1", 1.0, QT_TRANSLATE_NOOP("hatstand::plan", "Square (1:1)")},
    Shape{"4:5", 4.0 / 5, QT_TRANSLATE_NOOP("hatstand::plan", "Portrait (4:5)")},
    Shape{"3:4", 3.0 / 4, QT_TRANSLATE_NOOP("hatstand::plan", "Portrait (3:4)")},
    Shape{"2:3", 2.0 / 3, QT_TRANSLATE_NOOP("hatstand::plan", "Pin (2:3)")},
    Shape{"9:16", 9.0 / 16, QT_TRANSLATE_NOOP("hatstand::plan", "Story (9:16)")},
    Shape{"1.91:1", 1.91, QT_TRANSLATE_NOOP("hatstand::plan", "Landscape (1.91:1)")},
    Shape{"16:9", 16.0 / 9, QT_TRANSLATE_NOOP("hatstand::plan", "Wide (16:9)")},
};

double ratioOf(const QString &preset)
{
    for (const Shape &shape : shapes) {
        if (preset == QLatin1StringView(shape.key))
            return shape.ratio;
    }
    return 0;
}

/// Within 0 and 1; what is no number is the middle.
double within(double value)
{
    return std::isfinite(value) ? std::clamp(value, 0.0, 1.0) : 0.5;
}

QRectF sane(const QRectF &rect)
{
    const std::array sides{rect.x(), rect.y(), rect.width(), rect.height()};
    if (!std::all_of(sides.begin(), sides.end(), [](double side) { return std::isfinite(side); }))
        return {};
    return rect & QRectF(0, 0, 1, 1);
}

/// Where a part of that length begins so that the focus is in its middle, as far as it can be.
int beginOf(int length, int whole, double focus)
{
    return std::clamp(int(std::lround(within(focus) * whole - length / 2.0)), 0, whole - length);
}
} // namespace

std::vector<CropPreset> cropPresets()
{
    std::vector<CropPreset> presets;
    presets.reserve(std::size(shapes));
    for (const Shape &shape : shapes) {
        presets.push_back({QString::fromLatin1(shape.key),
                           QCoreApplication::translate("hatstand::plan", shape.name), shape.ratio});
    }
    return presets;
}

bool Crop::isWhole() const
{
    const QRectF part = sane(byHand);
    return part.isEmpty() ? ratioOf(preset) <= 0 : part == QRectF(0, 0, 1, 1);
}

QRect rectOfRatio(double ratio, const QPointF &focus, QSize pixels)
{
    if (pixels.isEmpty() || !std::isfinite(ratio) || ratio <= 0)
        return {QPoint(0, 0), pixels};
    const double width = std::min<double>(pixels.width(), pixels.height() * ratio);
    const double height = std::min<double>(pixels.height(), pixels.width() / ratio);
    const QSize size(std::clamp(int(std::lround(width)), 1, pixels.width()),
                     std::clamp(int(std::lround(height)), 1, pixels.height()));
    return {QPoint(beginOf(size.width(), pixels.width(), focus.x()),
                   beginOf(size.height(), pixels.height(), focus.y())),
            size};
}

QRect cropRect(const Crop &crop, QSize pixels)
{
    const QRect whole(QPoint(0, 0), pixels);
    const QRectF part = sane(crop.byHand);
    if (part.isEmpty())
        return rectOfRatio(ratioOf(crop.preset), crop.focus, pixels);
    if (pixels.isEmpty())
        return whole;
    const auto left = std::min(int(std::lround(part.left() * pixels.width())), pixels.width() - 1);
    const auto top = std::min(int(std::lround(part.top() * pixels.height())), pixels.height() - 1);
    const auto right = std::max(int(std::lround(part.right() * pixels.width())), left + 1);
    const auto bottom = std::max(int(std::lround(part.bottom() * pixels.height())), top + 1);
    return whole & QRect(left, top, right - left, bottom - top);
}

QJsonObject toJson(const Crop &crop)
{
    QJsonObject object;
    if (ratioOf(crop.preset) > 0)
        object.insert(QLatin1StringView("preset"), crop.preset);
    if (crop.focus != QPointF(0.5, 0.5))
        object.insert(QLatin1StringView("focus"), QJsonArray{within(crop.focus.x()), within(crop.focus.y())});
    if (const QRectF part = sane(crop.byHand); !part.isEmpty()) {
        object.insert(QLatin1StringView("byHand"),
                      QJsonArray{part.x(), part.y(), part.width(), part.height()});
    }
    return object;
}

Crop cropFromJson(const QJsonObject &object)
{
    Crop crop;
    const QString preset = object[QLatin1StringView("preset")].toString();
    if (ratioOf(preset) > 0)
        crop.preset = preset;
    if (const QJsonArray focus = object[QLatin1StringView("focus")].toArray(); focus.size() == 2)
        crop.focus = {within(focus[0].toDouble(0.5)), within(focus[1].toDouble(0.5))};
    if (const QJsonArray part = object[QLatin1StringView("byHand")].toArray(); part.size() == 4)
        crop.byHand = sane({part[0].toDouble(), part[1].toDouble(), part[2].toDouble(), part[3].toDouble()});
    return crop;
}

} // namespace hatstand::plan
