// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "composer/composer_services.h"
#include "composer/pieces_dialog.h"
#include "kit/undo.h"
#include "plan/post.h"

namespace hatstand::ui::composer
{

/// The client's groups of hashtags, for the dialog. What is removed can be taken back.
[[nodiscard]] PieceKeeping hashtagKeeping(const Services &services, const clients::ClientId &client,
                                          UndoStack &undo);
/// The client's saved pieces of text, for the dialog. What is removed can be taken back.
[[nodiscard]] PieceKeeping snippetKeeping(const Services &services, const clients::ClientId &client,
                                          UndoStack &undo);

} // namespace hatstand::ui::composer
