// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QList>
#include <QString>

class QLabel;
class QWidget;

/// What everybody needs to use a window: names, keys, targets, whole words, contrast. Each rule looks at what
/// is visible in a widget, and answers what is wrong with it.
namespace hatstand::test
{

struct Finding
{
    QString rule;
    QString where; ///< the way to the widget
    QString what;
    [[nodiscard]] QString toString() const { return QStringLiteral("%1: %2 (%3)").arg(rule, where, what); }
};

/// What takes the keyboard or a press and is not a part of another control.
[[nodiscard]] QList<QWidget *> controlsIn(const QWidget &root);

/// The ways to a widget: "MainWindow#mainWindow/Rail#rail/NavButton#rail-today".
[[nodiscard]] QString wayTo(const QWidget *widget);

/// Controls, and rows of lists, of which a screen reader says nothing.
[[nodiscard]] QList<Finding> unnamed(const QWidget &root);
/// Neither a tab stop nor one of a group of which one is.
[[nodiscard]] QList<Finding> withoutTabStop(const QWidget &root);
/// Under 24 × 24.
[[nodiscard]] QList<Finding> smallTargets(const QWidget &root);
/// The same of what is only painted and answers to the mouse: the buttons of rows, and the chips of the
/// month, to which the room between them belongs.
[[nodiscard]] QList<Finding> smallPaintedTargets(const QWidget &root);
/// Words of labels, buttons and rows that need more room than they have, without a tooltip that says them.
[[nodiscard]] QList<Finding> cutTexts(const QWidget &root);
/// Labels, buttons, fields and rows whose rendered words stand out less than 4.5:1 (3:1 from 24 px) from what
/// is behind them; in a row each of the things that stand apart in it.
[[nodiscard]] QList<Finding> faintTexts(QWidget &root);

/// Presses Tab from the first control until it is there again. Every control must have been reached, none may
/// hold the keyboard, and the way is that of reading: the rail, the top bar, the page, and within a box line
/// by line. `window` is the active one, or a part of it that keeps the Tab key to itself.
[[nodiscard]] QList<Finding> tabWalk(QWidget &window);

/// All but contrast and the walk.
[[nodiscard]] QList<Finding> auditShape(const QWidget &root);

} // namespace hatstand::test
