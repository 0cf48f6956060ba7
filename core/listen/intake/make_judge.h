// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/intake/intake.h"

namespace hatstand::listen
{

/// What judges texts as the program does: see sentiment/sentiment.h. Its word lists are read with the first
/// text in each language.
[[nodiscard]] Judge makeJudge();

} // namespace hatstand::listen
