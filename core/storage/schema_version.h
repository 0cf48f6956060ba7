// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace hatstand::storage
{

/// The schema that this program writes. A file with a higher number is refused.
inline constexpr int currentSchema = 7;
/// In the file's header, so that other programs know it: "HtSt".
inline constexpr quint32 workspaceApplicationId = 0x48745374;

} // namespace hatstand::storage
