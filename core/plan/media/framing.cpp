// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/media/framing.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>

namespace hatstand::plan
{

namespace
{
constexpr QLatin1StringView cropKey("crop");
constexpr QLatin1StringView focusKey("focus");

/// The numbers of an array of that length; nothing when it is another.
std::optional<std::vector<double>> numbers(const QJsonValue &value, qsizetype count)
{
    const QJsonArray array = value.toArray();
    if (array.size() != count)
        return {};
    std::vector<double> found;
    for (const QJsonValue number : array) {
        if (!number.isDouble() || !std::isfinite(number.toDouble()))
            return {};
        found.push_back(number.toDouble());
    }
    return found;
}
} // namespace

QJsonObject framingOf(const PostMedia &media)
{
    QJsonObject framing;
    if (media.crop) {
        framing.insert(
            cropKey, QJsonArray{media.crop->x(), media.crop->y(), media.crop->width(), media.crop->height()});
    }
    if (media.focus)
        framing.insert(focusKey, QJsonArray{media.focus->x(), media.focus->y()});
    return framing;
}

QString framingText(const PostMedia &media)
{
    const QJsonObject framing = framingOf(media);
    return framing.isEmpty() ? QString()
                             : QString::fromUtf8(QJsonDocument(framing).toJson(QJsonDocument::Compact));
}

void setFraming(PostMedia &media, const QJsonObject &framing)
{
    const QRectF whole(0, 0, 1, 1);
    media.crop.reset();
    media.focus.reset();
    if (const auto crop = numbers(framing.value(cropKey), 4)) {
        const QRectF kept = QRectF((*crop)[0], (*crop)[1], (*crop)[2], (*crop)[3]).intersected(whole);
        if (!kept.isEmpty() && kept != whole)
            media.crop = kept;
    }
    if (const auto focus = numbers(framing.value(focusKey), 2))
        media.focus = QPointF(std::clamp((*focus)[0], 0.0, 1.0), std::clamp((*focus)[1], 0.0, 1.0));
}

} // namespace hatstand::plan
