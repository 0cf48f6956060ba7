// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calendar/chip_painter.h"

#include <QCache>
#include <QPixmap>

namespace hatstand::ui::calendar
{

/// Chips as they were drawn last, so that scrolling does not set the words of a whole month anew for each
/// week.
class ChipPictures
{
public:
    /// Draws the chip; one that nothing is being done with is kept.
    void paint(QPainter &painter, const Kit &kit, const QRect &rect, const MonthChip &chip,
               Qt::LayoutDirection direction);
    /// Colours, fonts or sizes are others now.
    void clear() { m_pictures.clear(); }
    [[nodiscard]] qsizetype count() const { return m_pictures.count(); }

    /// So many are kept: two months full of them, some 6 MB at 96 dpi.
    static constexpr int most = 420;

private:
    struct Key
    {
        Status status;
        QString time;
        QString title;
        QRgb client;
        QSize size;
        qreal ratio;
        Qt::LayoutDirection direction;
        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed = 0)
        {
            return qHashMulti(seed, key.title, key.time, static_cast<int>(key.status), key.client,
                              key.size.width(), key.size.height());
        }
    };
    QCache<Key, QPixmap> m_pictures{most};
};

} // namespace hatstand::ui::calendar
