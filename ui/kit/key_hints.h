// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/action_registry.h"

class QAbstractButton;

namespace hatstand::ui
{

/// Shows the words with the key that the action has, now and whenever it is another, as long as `context`
/// lives.
void showWordsWithKey(ActionRegistry &actions, const QString &id, QObject *context, const QString &words,
                      const std::function<void(const QString &)> &show);

/// The same in the tool tip of a button, whose words are its accessible name.
void showKeyInToolTip(ActionRegistry &actions, const QString &id, QAbstractButton *button);

} // namespace hatstand::ui
