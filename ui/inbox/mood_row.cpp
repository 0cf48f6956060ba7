// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/mood_row.h"

#include "kit/painters.h"
#include "kit/time_words.h"

#include <QPainter>

namespace hatstand::ui::inbox
{

namespace
{
constexpr int tile = 26;
constexpr int between = 4;
constexpr int sign = 16;
} // namespace

MoodRow::MoodRow(const Kit &kit, QWidget *parent) : Painted(kit, QAccessible::Graphic, parent) {}

void MoodRow::setMoods(std::vector<Mood> moods)
{
    if (moods.size() > most)
        moods.erase(moods.begin(), moods.end() - static_cast<std::ptrdiff_t>(most));
    m_moods = std::move(moods);
    QStringList words;
    for (const Mood &mood : m_moods)
        words << mood.words;
    setAccessibleName(tr("From the first to the last: %1").arg(factWords(words)));
    setToolTip(factWords(words));
    updateGeometry();
    update();
}

QSize MoodRow::sizeHint() const
{
    const int count = static_cast<int>(m_moods.size());
    return {count * theme().px(tile) + std::max(0, count - 1) * theme().px(between), theme().px(tile)};
}

void MoodRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    int left = 0;
    for (const Mood &mood : m_moods) {
        const QRect place =
            mirrored({left, 0, theme().px(tile), theme().px(tile)}, rect(), layoutDirection());
        painter.setPen(QPen(theme().line, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), theme().px(5), theme().px(5));
        const int side = theme().px(sign);
        const int margin = (place.width() - side) / 2;
        kit().icons.paint(painter, place.adjusted(margin, margin, -margin, -margin), mood.glyph,
                          colourOf(theme(), mood));
        left += theme().px(tile + between);
    }
}

} // namespace hatstand::ui::inbox
