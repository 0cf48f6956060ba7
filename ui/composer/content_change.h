// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/post.h"

namespace hatstand::ui::composer
{

/// Takes one change of a post back, whatever was done since: each part that still is as the change left it
/// becomes what it was before; a picture that was taken out comes back to its place, an account with what was
/// its own too. What has been written anew since stays. Looks at content and time. Pure.
void takeBack(plan::Post &now, const plan::Post &after, const plan::Post &before);

} // namespace hatstand::ui::composer
