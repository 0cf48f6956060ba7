// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/theme.h"

#include <QLabel>

namespace hatstand::ui
{

/// A label in a step of the type scale and an ink. Both are dynamic properties that the style sheet reads,
/// so the label follows the theme by itself. Plain text; words wrap only after setWordWrap(true).
[[nodiscard]] QLabel *makeLabel(const QString &text, TypeRole role, Ink ink = Ink::Text,
                                QWidget *parent = nullptr);
void setInk(QWidget *widget, Ink ink);

/// Makes the style sheet look again at a widget whose dynamic properties changed.
void restyle(QWidget *widget);
/// Sets a dynamic property and restyles when it changed.
void setStyleProperty(QWidget *widget, const char *name, const QVariant &value);

/// A 1 px line in the theme's line colour.
[[nodiscard]] QWidget *makeLine(Qt::Orientation orientation = Qt::Horizontal, QWidget *parent = nullptr);

/// One line of text that ends in an ellipsis when there is too little room, and then shows all of it as a
/// tooltip. Its text() and accessible name are always whole.
class ElidedLabel : public QLabel
{
    Q_OBJECT
public:
    explicit ElidedLabel(const QString &text, TypeRole role = TypeRole::Body, Ink ink = Ink::Text,
                         QWidget *parent = nullptr);
    [[nodiscard]] bool isElided() const;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
};

} // namespace hatstand::ui
