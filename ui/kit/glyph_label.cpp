// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/glyph_label.h"

#include <QPainter>

namespace hatstand::ui
{

GlyphLabel::GlyphLabel(const Kit &kit, Glyph glyph, int side, Ink ink, QWidget *parent)
    : QWidget(parent), m_kit(kit), m_glyph(glyph), m_side(side), m_ink(ink)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

GlyphLabel::GlyphLabel(const Kit &kit, Status status, int side, QWidget *parent)
    : GlyphLabel(kit, glyphOf(status), side, Ink::Text2, parent)
{
    m_status = status;
}

void GlyphLabel::setGlyph(Glyph glyph, Ink ink)
{
    m_glyph = glyph;
    m_ink = ink;
    m_status.reset();
    update();
}

QSize GlyphLabel::sizeHint() const
{
    return {m_kit.px(m_side), m_kit.px(m_side)};
}

void GlyphLabel::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_kit.theme();
    const int side = m_kit.px(m_side);
    QPainter painter(this);
    m_kit.icons.paint(painter, QRect((width() - side) / 2, (height() - side) / 2, side, side), m_glyph,
                      m_status ? theme.status(*m_status).text : theme.ink(m_ink));
}

} // namespace hatstand::ui
