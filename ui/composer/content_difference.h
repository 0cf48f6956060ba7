// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/theme.h"
#include "plan/post.h"

#include <functional>

namespace hatstand::ui::composer
{

/// What accounts and pictures are called; empty for what is not known any more.
struct ContentNames
{
    std::function<QString(const clients::AccountId &)> account;
    std::function<QString(const plan::MediaId &)> picture;
};

/// The difference of two texts as HTML: what went struck through, what came underlined, both also by colour.
[[nodiscard]] QString differenceMarkup(const QString &before, const QString &after, const Theme &theme);

/// The difference of two contents of a post as HTML: the text, and under headings what else differs (texts
/// and first comments of accounts, pictures and their descriptions, accounts, title, campaign).
[[nodiscard]] QString contentDifference(const plan::Post &before, const plan::Post &after,
                                        const ContentNames &names, const Theme &theme);

} // namespace hatstand::ui::composer
