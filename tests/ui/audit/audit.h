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

[[nodiscard]] QList<Finding> unnamed(const QWidget &root);
/// Neither a tab stop nor one of a group of which one is.
[[nodiscard]] QList<Finding> withoutTabStop(const QWidget &root);
/// Under 24 × 24.
[[nodiscard]] QList<Finding> smallTargets(const QWidget &root);
/// Words that need more room than they have, without a tooltip that says them.
[[nodiscard]] QList<Finding> cutTexts(const QWidget &root);
/// Labels whose rendered words stand out less than 4.5:1 (3:1 from 24 px) from what is behind them.
[[nodiscard]] QList<Finding> faintLabels(QWidget &root);

[[nodiscard]] QList<Finding> auditAll(QWidget &root);

} // namespace hatstand::test
