// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listening/feeling_chart.h"

#include "listening/listening_words.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <array>

namespace hatstand::ui::listening
{

namespace
{
constexpr size_t mostDays = 45;
}

FeelingChart::FeelingChart(const Kit &kit, QWidget *parent) : Painted(kit, QAccessible::Chart, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setObjectName(QStringLiteral("feelingChart"));
    setAccessibleName(tr("How people feel, day by day"));
}

QSize FeelingChart::sizeHint() const
{
    return {theme().px(220), theme().px(132)};
}

void FeelingChart::setView(const listen::TopicView &view)
{
    m_bars.clear();
    const size_t each = view.days.size() > mostDays ? 7 : 1;
    for (size_t i = 0; i < view.days.size(); ++i) {
        if (i % each == 0)
            m_bars.push_back({view.period.first.addDays(qint64(i)), {}});
        listen::VolumeBucket &bar = m_bars.back().said;
        const listen::VolumeBucket &day = view.days[i].said;
        bar.positive += day.positive;
        bar.neutral += day.neutral;
        bar.negative += day.negative;
    }
    const listen::FeelingShares shares = listen::feelingShares(view.sum);
    setAccessibleDescription(tr("%1% positive, %2% neutral, %3% negative.")
                                 .arg(shares.positive)
                                 .arg(shares.neutral)
                                 .arg(shares.negative));
    update();
}

QRectF FeelingChart::plot() const
{
    const int caption = QFontMetrics(theme().fontFor(TypeRole::Caption)).height();
    return QRectF(rect()).adjusted(theme().px(16), theme().px(12), -theme().px(8),
                                   -(caption + theme().px(14)));
}

void FeelingChart::paintEvent(QPaintEvent *)
{
    if (m_bars.empty())
        return;
    QPainter painter(this);
    const QRectF plot = this->plot();
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    const double each = plot.width() / double(m_bars.size());
    const double gap = std::min(double(theme().px(4)), each * 0.25);
    const std::array<QColor, 3> colours{theme().status(Status::Published).text, theme().line2,
                                        theme().status(Status::Failed).text};
    for (size_t i = 0; i < m_bars.size(); ++i) {
        const listen::VolumeBucket &bar = m_bars[i].said;
        const double left = isMirrored ? plot.right() - double(i + 1) * each : plot.left() + double(i) * each;
        const double all = double(bar.judged());
        if (all <= 0) {
            painter.fillRect(QRectF(left, plot.bottom() - 1, each - gap, 1), theme().grid);
            continue;
        }
        double top = plot.top();
        const std::array<double, 3> parts{double(bar.positive), double(bar.neutral), double(bar.negative)};
        for (size_t part = 0; part < parts.size(); ++part) {
            const double high = plot.height() * parts[part] / all;
            if (high > 0)
                painter.fillRect(QRectF(left, top, each - gap, std::max(1.0, high - 1)), colours[part]);
            top += high;
        }
    }
    painter.setFont(theme().fontFor(TypeRole::Caption));
    painter.setPen(theme().text3);
    const int wide = painter.fontMetrics().horizontalAdvance(dayLabel(QDate(2026, 12, 28))) + theme().px(20);
    const int fit = std::max(1, int(plot.width()) / std::max(1, wide));
    int step = std::max(1, (int(m_bars.size()) + fit - 1) / fit);
    if (m_bars.size() > 14 && m_bars.size() <= mostDays)
        step = (step + 6) / 7 * 7;
    for (int i = 0; i < int(m_bars.size()); i += step) {
        const double x = isMirrored ? plot.right() - i * each : plot.left() + i * each;
        const QRectF label(isMirrored ? x - wide : x, plot.bottom() + theme().px(6), wide,
                           painter.fontMetrics().height());
        if (isMirrored ? label.left() < 0 : label.right() > width() + theme().px(20))
            continue;
        painter.drawText(label,
                         Qt::AlignTop | Qt::AlignAbsolute | (isMirrored ? Qt::AlignRight : Qt::AlignLeft),
                         dayLabel(m_bars[size_t(i)].first));
    }
}

bool FeelingChart::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && !m_bars.empty()) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QRectF plot = this->plot();
        double share = (help->pos().x() - plot.left()) / std::max(1.0, plot.width());
        share = std::clamp(layoutDirection() == Qt::RightToLeft ? 1 - share : share, 0.0, 0.999);
        const Bar &bar = m_bars[size_t(share * double(m_bars.size()))];
        QToolTip::showText(help->globalPos(),
                           tr("%1: %2 positive, %3 neutral, %4 negative")
                               .arg(dayLabel(bar.first))
                               .arg(bar.said.positive)
                               .arg(bar.said.neutral)
                               .arg(bar.said.negative),
                           this);
        return true;
    }
    return Painted::event(event);
}

} // namespace hatstand::ui::listening
