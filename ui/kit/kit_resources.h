// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace hatstand::ui
{

/// Makes the kit's files (icons, pictures of controls, the style sheet) known under :/hatstand. A static
/// library's resources are only registered when asked for; asking twice does no harm.
void registerKitResources();

} // namespace hatstand::ui
