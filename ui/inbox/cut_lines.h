// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QRect>
#include <QString>

class QPainter;

/// A few lines of a longer text, the last of which ends in an ellipsis where more follows.
namespace hatstand::ui::inbox
{

/// How many lines are needed for the text, at most `most`, at least one.
[[nodiscard]] int cutLineCount(const QString &text, const QFont &font, int width, int most);
/// Draws them from the top of `rect`, each `lineHeight` high, from the edge where `direction` begins.
void paintCutLines(QPainter &painter, const QRect &rect, const QString &text, int lineHeight, int most,
                   Qt::LayoutDirection direction);

} // namespace hatstand::ui::inbox
