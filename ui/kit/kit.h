// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/icons.h"
#include "kit/theme.h"
#include "kit/theme_controller.h"

namespace hatstand::ui
{

/// What every widget needs to look right: the theme and the icons. app/ makes the two parts and one Kit of
/// them; constructors take `const Kit &kit` first and keep a copy (`Kit m_kit`), which is two references.
/// The parts outlive every widget.
///
///     Row::Row(const Kit &kit, QWidget *parent) : QWidget(parent), m_kit(kit) { … }
///     painter.setPen(m_kit.theme().text2);  painter.setFont(m_kit.font(TypeRole::Second));
///     button->setIcon(m_kit.icon(Glyph::Plus));     // follows the theme by itself
///
/// A change of theme repaints all widgets and lays them out again; nothing needs to be connected unless
/// pixels or lengths are cached (then connect to `themes.changed`).
struct Kit
{
    ThemeController &themes;
    Icons &icons;

    [[nodiscard]] const Theme &theme() const { return themes.theme(); }
    [[nodiscard]] int px(qreal designPixels) const { return theme().px(designPixels); }
    [[nodiscard]] QFont font(TypeRole role) const { return theme().fontFor(role); }
    [[nodiscard]] QIcon icon(Glyph glyph, Ink ink = Ink::Text) const { return icons.icon(glyph, ink); }
};

} // namespace hatstand::ui
