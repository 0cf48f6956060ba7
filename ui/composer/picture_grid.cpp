// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/picture_grid.h"

#include "kit/painters.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace hatstand::ui::composer
{

namespace
{
constexpr int oneHeight = 160;
constexpr int severalHeight = 200;
constexpr int firstHeight = 140;
constexpr int mostShown = 4;
} // namespace

PictureGrid::PictureGrid(const Kit &kit, QWidget *parent) : Painted(kit, QAccessible::Graphic, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void PictureGrid::show(const QList<QImage> &pictures, bool firstOnly, bool rounded)
{
    m_pictures = pictures;
    m_firstOnly = firstOnly;
    m_rounded = rounded;
    setVisible(!pictures.isEmpty());
    setAccessibleName(tr("%n picture(s)", nullptr, int(pictures.size())));
    updateGeometry();
    update();
}

bool PictureGrid::isWhole() const
{
    return std::none_of(m_pictures.begin(), m_pictures.end(),
                        [](const QImage &image) { return image.isNull(); });
}

QSize PictureGrid::sizeHint() const
{
    const int height = m_firstOnly ? firstHeight : m_pictures.size() > 2 ? severalHeight : oneHeight;
    return {theme().px(120), theme().px(height)};
}

QList<QRect> PictureGrid::places(int count, const QRect &place, int gap)
{
    const int half = (place.width() - gap) / 2;
    const int halfHeight = (place.height() - gap) / 2;
    const int right = place.left() + half + gap;
    const int below = place.top() + halfHeight + gap;
    switch (std::min(count, mostShown)) {
    case 0:
        return {};
    case 1:
        return {place};
    case 2:
        return {{place.left(), place.top(), half, place.height()},
                {right, place.top(), half, place.height()}};
    case 3:
        return {{place.left(), place.top(), half, place.height()},
                {right, place.top(), half, halfHeight},
                {right, below, half, halfHeight}};
    default:
        return {{place.left(), place.top(), half, halfHeight},
                {right, place.top(), half, halfHeight},
                {place.left(), below, half, halfHeight},
                {right, below, half, halfHeight}};
    }
}

void PictureGrid::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    if (m_rounded) {
        QPainterPath corners;
        corners.addRoundedRect(rect(), theme().px(size::radiusCard), theme().px(size::radiusCard));
        painter.setClipPath(corners);
    }
    const int count = m_firstOnly ? std::min(1, int(m_pictures.size())) : int(m_pictures.size());
    const auto where = places(count, rect(), 2);
    for (qsizetype i = 0; i < where.size(); ++i) {
        const QRect place = mirrored(where[i], rect(), layoutDirection());
        painter.save();
        painter.setClipRect(place, Qt::IntersectClip);
        painter.fillRect(place, theme().sunken);
        const QImage &image = m_pictures[i];
        if (image.isNull()) {
            const int side = theme().px(22);
            kit().icons.paint(painter, QRect(place.center() - QPoint(side / 2, side / 2), QSize(side, side)),
                              Glyph::Image, theme().text3);
        } else {
            QRectF target(QPointF(),
                          QSizeF(image.size()).scaled(place.size(), Qt::KeepAspectRatioByExpanding));
            target.moveCenter(QRectF(place).center());
            painter.drawImage(target, image);
        }
        painter.restore();
    }
    if (!m_firstOnly || m_pictures.size() < 2)
        return;
    // On a picture of any colour: the same dark pill in both themes.
    const QString words = tr("1/%1", "first of several pictures").arg(m_pictures.size());
    painter.setFont(theme().fontFor(TypeRole::CaptionBold));
    const QSize size(painter.fontMetrics().horizontalAdvance(words) + theme().px(16), theme().px(18));
    const QRect pill =
        mirrored({width() - size.width() - theme().px(12), theme().px(10), size.width(), size.height()},
                 rect(), layoutDirection());
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(20, 28, 30, 210));
    painter.drawRoundedRect(pill, pill.height() / 2.0, pill.height() / 2.0);
    painter.setPen(Qt::white);
    painter.drawText(pill, Qt::AlignCenter, words);
}

} // namespace hatstand::ui::composer
