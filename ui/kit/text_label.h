// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/theme.h"

#include <QLabel>

class QTextLayout;

namespace hatstand::ui
{

/// A label of plain text whose lines, where words wrap, stand as far apart as the type scale says. (QLabel
/// sets them as tight as the font allows.) Made by `makeLabel`.
class TextLabel final : public QLabel
{
    Q_OBJECT
public:
    TextLabel(const QString &text, TypeRole role, QWidget *parent);
    /// The first so many characters are set in medium weight, where words wrap.
    void setStrongStart(int characters);

    [[nodiscard]] bool hasHeightForWidth() const override;
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    /// Whether the lines are set here; QLabel itself does one line, rich text and text that can be selected.
    [[nodiscard]] bool isSetHere() const;
    [[nodiscard]] int lineHeight() const;
    /// Breaks the text into lines of that width and answers their number.
    int breakLines(QTextLayout &layout, int width) const;

    TypeRole m_role;
    int m_strongStart = 0;
};

} // namespace hatstand::ui
