// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/article/article_html.h"

#include <QJsonObject>

namespace hatstand::networks
{

/// The same as the blocks of WordPress's editor: HTML between comments that name each block
/// (developer.wordpress.org/block-editor/reference-guides/core-blocks, read 2026-11; the form of WordPress
/// 6.1 and later, which older ones show all the same).
///
/// `metadata` goes into the attributes of the first block, which a page does not show: what is kept there can
/// be read back by whoever may edit the post. Where there is no block, an empty one is made for it.
[[nodiscard]] QString articleBlocks(const std::vector<ArticleBlock> &blocks,
                                    const std::vector<ArticleMedia> &media, const QJsonObject &metadata = {});

/// HTML as one block, with `metadata` in its attributes.
[[nodiscard]] QString htmlBlock(const QString &html, const QJsonObject &metadata);

} // namespace hatstand::networks
