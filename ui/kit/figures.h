// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QRect>
#include <QString>

class QPainter;

/// Figures that stand below each other: every digit takes as much room as the widest one. (The tabular
/// figures of a font can be asked for only from Qt 6.7 on.)
namespace hatstand::ui
{

/// The room that the text takes so, in pixels.
[[nodiscard]] int figuresWidth(const QFont &font, const QString &text);
/// The room of the times of a day in the locale's way, whatever the time.
[[nodiscard]] int clockFiguresWidth(const QFont &font);
/// Draws one line, aligned to where it starts in `direction`. What does not fit, and what is read from right
/// to left, is drawn as any other text.
void paintFigures(QPainter &painter, const QRect &rect, const QString &text, Qt::LayoutDirection direction);

} // namespace hatstand::ui
