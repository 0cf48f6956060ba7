// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/rings.h"

#include "kit/painters.h"

#include <QLocale>
#include <QPainter>
#include <QVariantAnimation>

#include <algorithm>

namespace hatstand::ui
{

namespace
{

constexpr qreal nearLimit = 0.9;
constexpr int turnMilliseconds = 1200;

} // namespace

CounterRing::CounterRing(const Kit &kit, QWidget *parent) : Painted(kit, QAccessible::Indicator, parent)
{
    setCount(0, 0);
}

void CounterRing::setCount(int count, int limit, Unit unit)
{
    m_count = count;
    m_limit = limit;
    if (unit == Unit::Bytes && m_limit > 0)
        setAccessibleName(m_count > m_limit ? tr("%n byte(s) too many", nullptr, m_count - m_limit)
                                            : tr("%n of %1 bytes used", nullptr, m_count).arg(m_limit));
    else if (m_limit <= 0)
        setAccessibleName(tr("%n character(s)", nullptr, m_count));
    else if (m_count > m_limit)
        setAccessibleName(tr("%n character(s) too many", nullptr, m_count - m_limit));
    else
        setAccessibleName(tr("%n of %1 characters used", nullptr, m_count).arg(m_limit));
    update();
}

CounterRing::State CounterRing::state() const
{
    if (m_limit <= 0)
        return State::Normal;
    if (m_count > m_limit)
        return State::Over;
    return m_count >= m_limit * nearLimit ? State::Near : State::Normal;
}

QSize CounterRing::sizeHint() const
{
    return {theme().px(18), theme().px(18)};
}

void CounterRing::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QColor colour = theme().accent;
    if (state() == State::Near)
        colour = theme().ink(Ink::Warning);
    else if (state() == State::Over)
        colour = theme().ink(Ink::Bad);
    const qreal share = m_limit > 0 ? static_cast<qreal>(m_count) / m_limit : 0;
    paintRing(painter, rect(), share, theme().px(3), theme().line, colour);
}

ProgressRing::ProgressRing(const Kit &kit, int diameter, int thickness, QWidget *parent)
    : Painted(kit, QAccessible::ProgressBar, parent), m_diameter(diameter), m_thickness(thickness)
{
    setShare(0);
}

void ProgressRing::setShare(qreal share)
{
    m_share = std::clamp(share, 0.0, 1.0);
    setAccessibleName(tr("%1 percent").arg(locale().toString(qRound(m_share * 100))));
    update();
}

QSize ProgressRing::sizeHint() const
{
    return {theme().px(m_diameter), theme().px(m_diameter)};
}

void ProgressRing::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintRing(painter, rect(), m_share, theme().px(m_thickness), theme().line,
              m_share < 1 ? theme().accent : theme().ink(Ink::Good));
}

WaitingRing::WaitingRing(const Kit &kit, int diameter, QWidget *parent)
    : Painted(kit, QAccessible::Animation, parent), m_diameter(diameter), m_turn(new QVariantAnimation(this))
{
    setAccessibleName(tr("waiting"));
    m_turn->setStartValue(0.0);
    m_turn->setEndValue(1.0);
    m_turn->setDuration(turnMilliseconds);
    m_turn->setLoopCount(-1);
    connect(m_turn, &QVariantAnimation::valueChanged, this, qOverload<>(&QWidget::update));
    connect(&kit.themes, &ThemeController::movementChanged, this, [this] {
        startOrStop();
        updateGeometry();
    });
}

WaitingRing::~WaitingRing() = default;

bool WaitingRing::isTurning() const
{
    return m_turn->state() == QAbstractAnimation::Running;
}

void WaitingRing::startOrStop()
{
    if (isVisible() && kit().themes.isMovementAllowed())
        m_turn->start();
    else
        m_turn->stop();
    update();
}

QSize WaitingRing::sizeHint() const
{
    const int side = theme().px(m_diameter);
    if (kit().themes.isMovementAllowed())
        return {side, side};
    const QFontMetrics metrics(theme().fontFor(TypeRole::Second));
    return {side + theme().px(6) + metrics.horizontalAdvance(accessibleName()) + 1,
            std::max(side, metrics.height())};
}

void WaitingRing::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int side = theme().px(m_diameter);
    const QRect ring = mirrored({0, (height() - side) / 2, side, side}, rect(), layoutDirection());
    const bool turning = isTurning();
    painter.save();
    if (turning) {
        painter.translate(QRectF(ring).center());
        painter.rotate(m_turn->currentValue().toReal() * 360);
        painter.translate(-QRectF(ring).center());
    }
    paintRing(painter, ring, 0.3, std::max(2, side / 8), theme().line2, theme().accent);
    painter.restore();
    if (turning || kit().themes.isMovementAllowed())
        return;
    painter.setFont(theme().fontFor(TypeRole::Second));
    painter.setPen(theme().text2);
    const int start = side + theme().px(6);
    paintElided(painter, mirrored({start, 0, width() - start, height()}, rect(), layoutDirection()),
                accessibleName(), layoutDirection());
}

void WaitingRing::showEvent(QShowEvent *event)
{
    Painted::showEvent(event);
    startOrStop();
}

void WaitingRing::hideEvent(QHideEvent *event)
{
    Painted::hideEvent(event);
    startOrStop();
}

} // namespace hatstand::ui
