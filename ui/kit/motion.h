// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"

#include <QPoint>

class QWidget;

/// Movement is short (100 ms, out-cubic) and means where something came from; with movement off there is
/// none and the widget is at its place at once.
namespace hatstand::ui::motion
{

inline constexpr int milliseconds = 100;

/// Moves the widget from `from` to `to` (both in its parent).
void slide(const Kit &kit, QWidget *widget, QPoint from, QPoint to);

} // namespace hatstand::ui::motion
