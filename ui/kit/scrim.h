// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"

#include <QWidget>

namespace hatstand::ui
{

/// Dims its parent and takes the mouse while something lies above it. Covers the parent and follows its
/// size; shown on construction.
class Scrim final : public QWidget
{
    Q_OBJECT
public:
    Scrim(const Kit &kit, QWidget *parent);

Q_SIGNALS:
    void clicked();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    Kit m_kit;
};

} // namespace hatstand::ui
