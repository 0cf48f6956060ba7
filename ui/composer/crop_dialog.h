// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "composer/crop_view.h"
#include "kit/dialog.h"

#include <QSize>

#include <optional>

class QComboBox;
class QLabel;

namespace hatstand::ui
{
class SegmentedControl;
}

namespace hatstand::ui::composer
{

/// What of a picture goes out; see plan::PostMedia. Absent: all of it, its middle.
struct Cropping
{
    std::optional<QRectF> crop = {};
    std::optional<QPointF> focus = {};
    friend bool operator==(const Cropping &, const Cropping &) = default;
};

/// Cuts a picture to a shape or by hand, and sets the point that must stay visible.
class CropDialog final : public Dialog
{
    Q_OBJECT
public:
    /// `picture` may be smaller than `pixels`, of the same shape.
    CropDialog(const Kit &kit, const QImage &picture, QSize pixels, const Cropping &now, QWidget *parent);

    [[nodiscard]] Cropping cropping() const;

Q_SIGNALS:
    void chosen(const hatstand::ui::composer::Cropping &cropping);

protected:
    void showEvent(QShowEvent *event) override;

private:
    /// Which shape the part has.
    void showShape();
    void shapeChosen();
    void reset();
    void refresh();

    QSize m_pixels;
    CropView *m_view;
    QComboBox *m_shape;
    SegmentedControl *m_tool;
    QLabel *m_facts;
};

} // namespace hatstand::ui::composer
