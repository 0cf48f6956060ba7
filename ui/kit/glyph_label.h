// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"

#include <QWidget>

#include <optional>

namespace hatstand::ui
{

/// An icon beside words. Painted each time, so it follows the theme and the size of the text by itself, where
/// a label with a pixmap would keep the colour of the day on which it was made. Says nothing to screen
/// readers unless it is given an accessible name.
class GlyphLabel final : public QWidget
{
    Q_OBJECT
public:
    /// `side` in design pixels.
    GlyphLabel(const Kit &kit, Glyph glyph, int side, Ink ink = Ink::Text2, QWidget *parent = nullptr);
    /// In the colour of a status.
    GlyphLabel(const Kit &kit, Status status, int side, QWidget *parent = nullptr);

    void setGlyph(Glyph glyph, Ink ink);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Kit m_kit;
    Glyph m_glyph;
    int m_side;
    Ink m_ink = Ink::Text2;
    std::optional<Status> m_status;
};

} // namespace hatstand::ui
