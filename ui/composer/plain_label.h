// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace hatstand::ui::composer
{

/// A name as the words of a button or a menu: its ampersand ("Crumb & Clover") marks no key.
[[nodiscard]] inline QString plainLabel(QString name)
{
    return name.replace(QLatin1Char('&'), QLatin1String("&&"));
}

} // namespace hatstand::ui::composer
