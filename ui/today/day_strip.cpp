// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "today/day_strip.h"

#include "kit/painters.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace hatstand::ui::today
{

namespace
{
constexpr double firstHour = 6;
constexpr double lastHour = 22;
} // namespace

QString hourWords(int hour, const QLocale &locale)
{
    const bool twelve =
        locale.timeFormat(QLocale::ShortFormat).contains(QLatin1Char('a'), Qt::CaseInsensitive);
    return locale.toString(QTime(hour, 0), twelve ? QStringLiteral("h AP") : QStringLiteral("HH"));
}

DayStrip::DayStrip(const Kit &kit, QWidget *parent) : Painted(kit, QAccessible::Graphic, parent)
{
    setObjectName(QStringLiteral("tomorrowStrip"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void DayStrip::setPosts(const std::vector<Outgoing> &posts, const QByteArray &zone)
{
    m_spots.clear();
    for (const Outgoing &post : posts) {
        const QTime time = wallTimeAt(post.at, zone).time;
        m_spots.push_back({time.hour() + time.minute() / 60.0, post.status});
    }
    setAccessibleName(tr("%n post(s) tomorrow", nullptr, static_cast<int>(posts.size())));
    update();
}

QSize DayStrip::sizeHint() const
{
    return {theme().px(320), theme().px(20)};
}

QSize DayStrip::minimumSizeHint() const
{
    return {theme().px(120), theme().px(20)};
}

void DayStrip::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(theme().fontFor(TypeRole::Caption));
    painter.setPen(theme().text3);
    const QString begin = hourWords(static_cast<int>(firstHour), locale());
    const QString end = hourWords(static_cast<int>(lastHour), locale());
    const QFontMetrics metrics = painter.fontMetrics();
    const int label =
        std::max(metrics.horizontalAdvance(begin), metrics.horizontalAdvance(end)) + theme().px(6);
    const auto place = [this](const QRect &rect) { return mirrored(rect, this->rect(), layoutDirection()); };
    painter.drawText(place({0, 0, label, height()}), Qt::AlignVCenter | Qt::AlignLeading, begin);
    painter.drawText(place({width() - label, 0, label, height()}), Qt::AlignVCenter | Qt::AlignTrailing, end);
    const QRect axis(label, height() / 2, width() - 2 * label, 1);
    painter.fillRect(place(axis), theme().line2);
    const int side = theme().px(13);
    for (const Spot &spot : m_spots) {
        const double part = (std::clamp(spot.hour, firstHour, lastHour) - firstHour) / (lastHour - firstHour);
        const QRect square(axis.left() + qRound(part * (axis.width() - side)), (height() - side) / 2, side,
                           side);
        const StatusColours &colours = theme().status(spot.status);
        painter.setPen(colours.text);
        painter.setBrush(colours.fill);
        painter.drawRoundedRect(QRectF(place(square)).adjusted(0.5, 0.5, -0.5, -0.5), theme().px(4),
                                theme().px(4));
    }
}

} // namespace hatstand::ui::today
