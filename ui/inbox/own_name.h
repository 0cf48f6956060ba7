// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace hatstand::ui
{
class Preferences;
}

/// Who sits before this computer, as the team calls them: by that name notes are signed and conversations are
/// assigned.
namespace hatstand::ui::inbox
{

/// What was chosen; else the name of the person's folder.
[[nodiscard]] QString ownName(const Preferences &preferences);
/// An empty one: as if none had been chosen.
void setOwnName(Preferences &preferences, const QString &name);

} // namespace hatstand::ui::inbox
