// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/painted.h"

class QVariantAnimation;

namespace hatstand::ui
{

/// How much of a limit is used: accent, from nine tenths on the warning colour, over the limit red.
class CounterRing final : public Painted
{
    Q_OBJECT
public:
    explicit CounterRing(const Kit &kit, QWidget *parent = nullptr);
    enum class State { Normal, Near, Over };
    enum class Unit { Characters, Bytes };
    /// `limit` of 0 means that there is none: the ring stays empty.
    void setCount(int count, int limit, Unit unit = Unit::Characters);
    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] int limit() const { return m_limit; }
    [[nodiscard]] State state() const;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_count = 0;
    int m_limit = 0;
};

/// A share of something that goes on, 0 … 1; full turns to the colour of published.
class ProgressRing final : public Painted
{
    Q_OBJECT
public:
    /// `diameter` and `thickness` in design pixels.
    explicit ProgressRing(const Kit &kit, int diameter = 36, int thickness = 5, QWidget *parent = nullptr);
    void setShare(qreal share);
    [[nodiscard]] qreal share() const { return m_share; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    qreal m_share = 0;
    int m_diameter;
    int m_thickness;
};

/// Turns once in 1.2 s while something is awaited. Where movement is off it stands still and says so in
/// words beside it (sizeHint grows).
class WaitingRing final : public Painted
{
    Q_OBJECT
public:
    explicit WaitingRing(const Kit &kit, int diameter = 16, QWidget *parent = nullptr);
    ~WaitingRing() override;
    [[nodiscard]] bool isTurning() const;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void startOrStop();
    int m_diameter;
    QVariantAnimation *m_turn;
};

} // namespace hatstand::ui
