// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QPointF>
#include <QRect>
#include <QRectF>
#include <QSize>
#include <QString>

#include <vector>

namespace hatstand::plan
{

/// A shape that a picture can be cut to.
struct CropPreset
{
    QString key;      ///< stable, for files: "4:5"; "original" for all of it
    QString name;     ///< for people
    double ratio = 0; ///< width divided by height; 0: as it is
};
/// Those that networks ask for, "original" first.
[[nodiscard]] std::vector<CropPreset> cropPresets();

/// Which part of a picture is sent. A value without anything set means all of it. Places are those of the
/// picture as it is seen (upright), from 0 at its left and top to 1 at its right and bottom.
struct Crop
{
    QString preset;          ///< key of a preset; one that is not known means all of it
    QPointF focus{0.5, 0.5}; ///< around which a preset is laid, as far as the picture reaches
    QRectF byHand;           ///< when not empty: exactly this part, whatever the preset
    [[nodiscard]] bool isWhole() const;
    friend bool operator==(const Crop &, const Crop &) = default;
};

/// The part in pixels of a picture of that size: never empty, never outside, whatever the crop says.
[[nodiscard]] QRect cropRect(const Crop &crop, QSize pixels);
/// The largest part of that ratio, around the focus.
[[nodiscard]] QRect rectOfRatio(double ratio, const QPointF &focus, QSize pixels);

/// For what is kept with posts and deliveries; empty for a crop that is whole and has its focus in the
/// middle.
[[nodiscard]] QJsonObject toJson(const Crop &crop);
/// What cannot be read is left out.
[[nodiscard]] Crop cropFromJson(const QJsonObject &object);

} // namespace hatstand::plan
