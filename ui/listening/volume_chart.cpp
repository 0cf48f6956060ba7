// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listening/volume_chart.h"

#include "base/zones.h"
#include "kit/painters.h"
#include "listening/listening_words.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>
#include <array>
#include <cmath>

namespace hatstand::ui::listening
{

qint64 axisStep(qint64 most)
{
    constexpr std::array<qint64, 5> parts{1, 2, 3, 5, 6};
    for (qint64 ten = 1;; ten *= 10) {
        for (const qint64 part : parts) {
            if (part * ten * 4 >= most)
                return part * ten;
        }
    }
}

/// From days and numbers to places.
struct VolumeChart::Scale
{
    QRectF plot;
    qint64 step = 1;
    qint64 top = 4;
    size_t days = 1;
    bool isMirrored = false;
    [[nodiscard]] double x(double day) const
    {
        const double share = days > 1 ? day / double(days - 1) : 0.5;
        return plot.left() + plot.width() * (isMirrored ? 1 - share : share);
    }
    [[nodiscard]] double y(double count) const { return plot.bottom() - plot.height() * count / double(top); }
};

VolumeChart::VolumeChart(const Kit &kit, QWidget *parent) : Painted(kit, QAccessible::Chart, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setObjectName(QStringLiteral("volumeChart"));
}

QSize VolumeChart::sizeHint() const
{
    return {theme().px(260), theme().px(220)};
}

void VolumeChart::setView(const listen::TopicView &view)
{
    m_view = view;
    m_reasons.clear();
    describe();
    update();
}

void VolumeChart::setReasons(std::vector<QString> reasons)
{
    m_reasons = std::move(reasons);
    describe();
    update();
}

void VolumeChart::describe()
{
    setAccessibleName(tr("How much is said, in mentions a day"));
    if (m_view.days.empty())
        return;
    QStringList words{
        tr("%n mention(s) in %1 days.", nullptr, int(m_view.sum.count)).arg(m_view.period.days())};
    for (size_t i = 0; i < m_view.spikes.size(); ++i) {
        const listen::Spike &spike = m_view.spikes[i];
        const QDate day = wallTimeAt(spike.peak, m_view.topic.zone).date;
        words
            << tr("On %1 %n mention(s), more than usual.", nullptr, int(spike.peakCount)).arg(dayLabel(day));
        if (i < m_reasons.size() && !m_reasons[i].isEmpty())
            words << m_reasons[i];
    }
    setAccessibleDescription(words.join(u' '));
}

VolumeChart::Scale VolumeChart::scale() const
{
    Scale scale;
    qint64 most = 4;
    for (const listen::TopicDayView &day : m_view.days)
        most = std::max({most, day.said.count, qint64(std::ceil(day.usual.value_or(0)))});
    scale.step = axisStep(most);
    scale.top = scale.step * ((most + scale.step - 1) / scale.step);
    scale.days = std::max(size_t(1), m_view.days.size());
    scale.isMirrored = layoutDirection() == Qt::RightToLeft;
    const QFontMetrics metrics(theme().fontFor(TypeRole::Caption));
    const int numbers = metrics.horizontalAdvance(QLocale().toString(scale.top)) + theme().px(8);
    const int edge = theme().px(16);
    const int half = metrics.horizontalAdvance(dayLabel(m_view.period.last)) / 2;
    const int start = edge + numbers;
    const int end = std::max(edge, half + theme().px(4));
    scale.plot =
        QRectF(rect()).adjusted(scale.isMirrored ? end : start, theme().px(16),
                                scale.isMirrored ? -start : -end, -(metrics.height() + theme().px(14)));
    return scale;
}

void VolumeChart::paintAxes(QPainter &painter, const Scale &scale) const
{
    painter.setFont(theme().fontFor(TypeRole::Caption));
    const int height = painter.fontMetrics().height();
    const int wide = int(scale.plot.left()) + int(width() - scale.plot.right());
    for (qint64 at = 0; at <= scale.top; at += scale.step) {
        const int y = int(std::lround(scale.y(double(at))));
        painter.fillRect(QRectF(scale.plot.left(), y, scale.plot.width(), 1), theme().grid);
        painter.setPen(theme().text3);
        const QRectF label =
            scale.isMirrored
                ? QRectF(scale.plot.right() + theme().px(8), y - height / 2.0, wide, height)
                : QRectF(scale.plot.left() - theme().px(8) - wide, y - height / 2.0, wide, height);
        painter.drawText(
            label, Qt::AlignVCenter | (scale.isMirrored ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignAbsolute,
            QLocale().toString(at));
    }
    // As many dates as stand side by side, each after the same number of days.
    const int each = painter.fontMetrics().horizontalAdvance(dayLabel(QDate(2026, 12, 28))) + theme().px(24);
    const int fit = std::max(1, int(scale.plot.width()) / std::max(1, each));
    int step = std::max(1, (int(scale.days) + fit - 1) / fit);
    if (step > 1 && step < 7)
        step = 7;
    else if (step > 7)
        step = (step + 6) / 7 * 7;
    painter.setPen(theme().text3);
    for (int day = 0; day < int(scale.days); day += step) {
        const QRectF label(scale.x(day) - each / 2.0, scale.plot.bottom() + theme().px(6), each, height);
        painter.drawText(label, Qt::AlignHCenter | Qt::AlignTop, dayLabel(m_view.period.first.addDays(day)));
    }
}

void VolumeChart::paintSpike(QPainter &painter, const Scale &scale) const
{
    const auto largest = std::max_element(
        m_view.spikes.begin(), m_view.spikes.end(),
        [](const listen::Spike &a, const listen::Spike &b) { return a.peakCount < b.peakCount; });
    if (largest == m_view.spikes.end())
        return;
    const QDate day = wallTimeAt(largest->peak, m_view.topic.zone).date;
    const qint64 index = m_view.period.first.daysTo(day);
    if (index < 0 || index >= qint64(m_view.days.size()))
        return;
    const QPointF peak(scale.x(double(index)), scale.y(double(largest->peakCount)));
    const double usual = m_view.days[size_t(index)].usual.value_or(0);
    const QString first =
        usual > 0 ? tr("%1: %n mention(s), %2 × usual", nullptr, int(largest->peakCount))
                        .arg(dayLabel(day), QLocale().toString(double(largest->peakCount) / usual, 'f', 1))
                  : tr("%1: %n mention(s)", nullptr, int(largest->peakCount)).arg(dayLabel(day));
    const size_t which = size_t(largest - m_view.spikes.begin());
    const QString second = which < m_reasons.size() ? m_reasons[which] : QString();

    const QFont strong = theme().fontFor(TypeRole::CaptionBold);
    const QFont plain = theme().fontFor(TypeRole::Caption);
    const int line = QFontMetrics(plain).height() + theme().px(2);
    const int padding = theme().px(8);
    int textWidth = QFontMetrics(strong).horizontalAdvance(first);
    textWidth = std::max(textWidth, std::min(QFontMetrics(plain).horizontalAdvance(second), theme().px(260)));
    const double gap = theme().px(14);
    const double wide = std::min(double(textWidth + 2 * padding), scale.plot.width() * 0.6);
    const double high = line * (second.isEmpty() ? 1 : 2) + 2 * theme().px(5);
    // On the side with more room.
    const bool isLeft = peak.x() - scale.plot.left() > scale.plot.right() - peak.x();
    QRectF box(isLeft ? peak.x() - gap - wide : peak.x() + gap, peak.y() - high / 2 + theme().px(6), wide,
               high);
    box.moveTop(std::max(box.top(), 2.0));
    painter.setPen(QPen(theme().line2, 1));
    const double middle = std::clamp(peak.y(), box.top() + theme().px(6), box.bottom() - theme().px(6));
    painter.drawLine(QPointF(isLeft ? box.right() : box.left(), middle),
                     QPointF(peak.x() + (isLeft ? -theme().px(5) : theme().px(5)), middle));
    painter.setBrush(theme().raised);
    painter.drawRoundedRect(box.translated(0.5, 0.5), theme().px(size::radiusControl),
                            theme().px(size::radiusControl));
    painter.setFont(strong);
    painter.setPen(theme().text);
    const QRect words = box.adjusted(padding, theme().px(5), -padding, -theme().px(5)).toRect();
    paintElided(painter, QRect(words.left(), words.top(), words.width(), line), first, layoutDirection());
    if (!second.isEmpty()) {
        painter.setFont(plain);
        painter.setPen(theme().text2);
        paintElided(painter, QRect(words.left(), words.top() + line, words.width(), line), second,
                    layoutDirection());
    }
    painter.setPen(QPen(theme().series[0], theme().px(2)));
    painter.setBrush(theme().surface);
    painter.drawEllipse(peak, theme().px(4), theme().px(4));
}

void VolumeChart::paintEvent(QPaintEvent *)
{
    if (m_view.days.empty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Scale scale = this->scale();
    paintAxes(painter, scale);
    QPolygonF said;
    QPolygonF usual;
    for (size_t i = 0; i < m_view.days.size(); ++i) {
        said << QPointF(scale.x(double(i)), scale.y(double(m_view.days[i].said.count)));
        if (m_view.days[i].usual)
            usual << QPointF(scale.x(double(i)), scale.y(*m_view.days[i].usual));
    }
    QPainterPath area;
    area.moveTo(said.front().x(), scale.plot.bottom());
    for (const QPointF &point : std::as_const(said))
        area.lineTo(point);
    area.lineTo(said.back().x(), scale.plot.bottom());
    QColor tint = theme().series[0];
    tint.setAlphaF(0.09F);
    painter.fillPath(area, tint);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme().text3, theme().px(1), Qt::DashLine));
    painter.drawPolyline(usual);
    painter.setPen(QPen(theme().series[0], theme().px(2), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(said);
    paintSpike(painter, scale);
}

bool VolumeChart::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && !m_view.days.empty()) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const Scale scale = this->scale();
        double share = (help->pos().x() - scale.plot.left()) / std::max(1.0, scale.plot.width());
        share = std::clamp(scale.isMirrored ? 1 - share : share, 0.0, 1.0);
        const auto day = size_t(std::lround(share * double(m_view.days.size() - 1)));
        QToolTip::showText(help->globalPos(),
                           tr("%1: %n mention(s)", nullptr, int(m_view.days[day].said.count))
                               .arg(dayLabel(m_view.period.first.addDays(qint64(day)))),
                           this);
        return true;
    }
    return Painted::event(event);
}

} // namespace hatstand::ui::listening
