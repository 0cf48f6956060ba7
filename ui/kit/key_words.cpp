// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/key_words.h"

#include <QCoreApplication>

namespace hatstand::ui
{

QString wordsWithKeys(const QString &words, const QString &keys)
{
    if (keys.isEmpty())
        return words;
    return QCoreApplication::translate("hatstand::ui::ActionRegistry", "%1 (%2)", "action, keys")
        .arg(words, keys);
}

} // namespace hatstand::ui
