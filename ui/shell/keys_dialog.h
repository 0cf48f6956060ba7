// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/action_registry.h"
#include "kit/dialog.h"

namespace hatstand::ui::shell
{

/// F1: every key that does something, by group: the window's own, then those of each page.
class KeysDialog final : public Dialog
{
    Q_OBJECT
public:
    KeysDialog(const Kit &kit, const ActionRegistry &actions, QWidget *parent);
};

} // namespace hatstand::ui::shell
