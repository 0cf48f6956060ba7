// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/key_hints.h"

#include "kit/key_words.h"

#include <QAbstractButton>

namespace hatstand::ui
{

void showWordsWithKey(ActionRegistry &actions, const QString &id, QObject *context, const QString &words,
                      const std::function<void(const QString &)> &show)
{
    actions.followKey(id, context, [words, show](const QString &key) { show(wordsWithKeys(words, key)); });
}

void showKeyInToolTip(ActionRegistry &actions, const QString &id, QAbstractButton *button)
{
    showWordsWithKey(actions, id, button, button->accessibleName(),
                     [button](const QString &words) { button->setToolTip(words); });
}

} // namespace hatstand::ui
