// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace hatstand::networks
{

/// What "&eacute;" stands for, by its name alone ("eacute"; capitals count): the names of HTML 4 for Latin-1
/// and those of common punctuation. Null for others.
[[nodiscard]] char16_t namedCharacter(QStringView name);

} // namespace hatstand::networks
