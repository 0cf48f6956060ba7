// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace hatstand::ui
{

/// Tells a screen reader what just changed. The widget's accessible name becomes `text`, then an alert is
/// sent from it; use a widget that shows this text anyway (the status pill, a banner).
void announce(QWidget *widget, const QString &text);

} // namespace hatstand::ui
