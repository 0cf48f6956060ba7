// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QMenu;
class QWidget;

namespace hatstand::ui
{

/// A name as an entry of a menu or the words of a button: its "&" is a letter, not the mark of a mnemonic.
[[nodiscard]] QString menuText(const QString &name);

/// Opens the menu below the widget, at its leading edge; at the pointer when there is none.
void popUpUnder(QMenu &menu, const QWidget *anchor);

} // namespace hatstand::ui
