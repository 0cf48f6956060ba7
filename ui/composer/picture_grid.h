// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/painted.h"

#include <QImage>

namespace hatstand::ui::composer
{

/// Pictures as feeds show them: one wide, two side by side, three and more in two columns, each cut to its
/// place; or the first alone with "1/3".
class PictureGrid final : public Painted
{
    Q_OBJECT
public:
    explicit PictureGrid(const Kit &kit, QWidget *parent = nullptr);
    /// `rounded`: with the corners of a card.
    void show(const QList<QImage> &pictures, bool firstOnly, bool rounded);
    /// False while one of them is still being read.
    [[nodiscard]] bool isWhole() const;
    [[nodiscard]] QSize sizeHint() const override;
    /// Where each picture goes, in a place of that size; pure.
    [[nodiscard]] static QList<QRect> places(int count, const QRect &place, int gap);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<QImage> m_pictures;
    bool m_firstOnly = false;
    bool m_rounded = true;
};

} // namespace hatstand::ui::composer
