// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/article/article.h"

#include <QSize>

namespace hatstand::networks
{

/// Media of the post as the page shows it: in the order of the post's media, one for each.
struct ArticleMedia
{
    qint64 id = 0; ///< in the site's library; 0 where the site has none
    QUrl url;
    QString altText;
    QSize pixels; ///< empty: unknown
    bool isVideo = false;
};

/// For text and for attributes in double quotes. Square brackets go too: WordPress would take them for
/// shortcodes.
[[nodiscard]] QString escapedHtml(const QString &text);
[[nodiscard]] QString articleLineHtml(const ArticleLine &line);
/// The <img> or <video> alone. `cssClass` may be empty.
[[nodiscard]] QString articleMediaHtml(const ArticleMedia &media, const QString &cssClass);
/// Plain HTML, one element after the other; everything that was written is escaped, and every element closed.
/// Media without an address are left out.
[[nodiscard]] QString articleHtml(const std::vector<ArticleBlock> &blocks,
                                  const std::vector<ArticleMedia> &media);

} // namespace hatstand::networks
