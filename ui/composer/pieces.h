// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "composer/composer_services.h"
#include "composer/pieces_dialog.h"
#include "plan/post.h"

namespace hatstand::ui::composer
{

/// The client's groups of hashtags, for the dialog.
[[nodiscard]] PieceKeeping hashtagKeeping(const Services &services, const clients::ClientId &client);
/// The client's saved pieces of text, for the dialog.
[[nodiscard]] PieceKeeping snippetKeeping(const Services &services, const clients::ClientId &client);

} // namespace hatstand::ui::composer
