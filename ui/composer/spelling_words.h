// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// What is said of a spelling that is not looked at as it should be; pure.
namespace hatstand::ui::composer
{

/// The package that brings the dictionary for that language (BCP 47, "pt-PT"), by its name in Debian and
/// those that come from it. Empty when they have none, and where programs are not installed like that.
[[nodiscard]] QString dictionaryPackage(const QString &language);
/// That there is no dictionary for that language, or only one of another country, and how to get it. `found`
/// is what there is ("en-US"), empty: nothing. Empty when all is as it should be.
[[nodiscard]] QString spellingRemark(const QString &language, const QString &found);

} // namespace hatstand::ui::composer
