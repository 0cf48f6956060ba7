// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/article/article_line.h"

#include <QString>

#include <optional>
#include <vector>

/// What is written in the composer, as an article: paragraphs, headings, lists and the rest, for networks
/// whose posts are pages (WordPress, Ghost). Plain values; how they are written into a page is in
/// article_html.h and article_blocks.h.
namespace hatstand::networks
{

struct ArticleBlock;

struct ArticleItem
{
    ArticleLine line;
    std::vector<ArticleBlock> lists; ///< inside of it
};

/// A picture (or film) of the post where it stands in the text.
struct ArticleMediaUse
{
    int index = 0; ///< among the post's media
    ArticleLine caption;
    friend bool operator==(const ArticleMediaUse &, const ArticleMediaUse &) = default;
};

struct ArticleBlock
{
    enum class Kind {
        Paragraph, ///< `line`
        Heading,   ///< `line`, `level`
        List,      ///< `items`, `ordered`, `start`
        Quote,     ///< `blocks`
        Code,      ///< `code`
        Separator,
        Media, ///< `media`: one, or several that stand together
    };
    Kind kind = Kind::Paragraph;
    ArticleLine line;
    int level = 2; ///< 1 … 6
    std::vector<ArticleItem> items;
    bool ordered = false;
    int start = 1;
    std::vector<ArticleBlock> blocks;
    QString code;
    std::vector<ArticleMediaUse> media;
};

/// Where the title comes from.
enum class ArticleTitle {
    Given,      ///< it was written as such
    Heading,    ///< the text begins with a heading, which stands in the title instead
    FirstLine,  ///< the first line, which stands in the title instead
    FirstWords, ///< of a first line that is long, or that loses something as a title: it stays in the text
    None,       ///< there are no words
};

struct Article
{
    QString title;
    ArticleTitle titleFrom = ArticleTitle::None;
    std::vector<ArticleBlock> blocks;
};

/// Longer first lines stay in the text, and the title says how they begin.
inline constexpr qsizetype longestLineAsTitle = 120; // UTF-16 units

/// Reads light Markdown: # headings, "-", "*", "+" and "1." lists (nested by indenting), > quotes, **bold**,
/// *italic*, `code`, ``` code, [text](address), bare addresses, "---" alone for a line across, and
/// "![caption](2)" alone for the second picture of the post. Every line break is one. What is not written
/// quite so is text, and stays as it is. Nothing of it fails, and the time grows with the length only.
[[nodiscard]] std::vector<ArticleBlock> readArticleBlocks(const QString &text, int mediaCount);

/// Takes `title` where it is not empty, else the title from the text; what stands in the title is not said
/// again at the top of the text. Headings of the text stand below it: where there is a "#", all go down by
/// one. Media that the text does not place stand together after it; the first one does not where
/// `firstIsFeatured` (it stands above the page then), unless the text places it.
[[nodiscard]] Article makeArticle(const QString &text, const QString &title, int mediaCount,
                                  bool firstIsFeatured);

/// The words alone: of a title, a summary.
[[nodiscard]] QString plainWords(const ArticleLine &line);

} // namespace hatstand::networks
