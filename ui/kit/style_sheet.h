// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace hatstand::ui
{

struct Theme;

/// The style sheet for stock widgets, generated from the theme. It reads these dynamic properties, which
/// the helpers of buttons.h and labels.h set:
///   QAbstractButton  kind = primary | quiet | danger | dangerPrimary | link | nav | tab
///                    sizing = small;  iconOnly = true;  chosen = true
///   fields           state = error;  sizing = small;  frame = none
///   QLabel           type = figure | tile | pageTitle | dialogTitle | editor | cardTitle | name | strong |
///                    second | caption | captionBold;  ink = text2 | text3 | accent | good | bad | warning
///   QWidget/QFrame   surface = window | rail | surface | sunken | raised;  edge = top | bottom | start |
///                    end | all | card (start and end of the reading direction)
/// After changing a property on a shown widget call `restyle(widget)`.
[[nodiscard]] QString styleSheet(const Theme &theme);

} // namespace hatstand::ui
