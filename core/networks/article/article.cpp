// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/article/article.h"

#include "networks/article/article_line.h"

#include <algorithm>
#include <utility>

namespace hatstand::networks
{

namespace
{
using Kind = ArticleBlock::Kind;

bool isSame(const QString &a, const QString &b)
{
    return a.simplified().compare(b.simplified(), Qt::CaseInsensitive) == 0;
}

/// As much of a text as makes a title, cut between words.
QString firstWords(const QString &text)
{
    constexpr qsizetype longest = 80; // UTF-16 units
    QString words = text.simplified();
    if (words.size() <= longest)
        return words;
    qsizetype end = words.lastIndexOf(u' ', longest);
    if (end <= 0) {
        end = longest;
        if (words[end - 1].isHighSurrogate())
            --end;
    }
    return words.left(end) + QChar(0x2026);
}

/// The first words of anything that has some.
QString wordsOf(const std::vector<ArticleBlock> &blocks)
{
    for (const ArticleBlock &block : blocks) {
        QString words = plainWords(block.line);
        if (block.kind == Kind::Code)
            words = block.code;
        else if (block.kind == Kind::Quote)
            words = wordsOf(block.blocks);
        for (const ArticleItem &item : block.items) {
            words = plainWords(item.line);
            if (words.trimmed().isEmpty())
                words = wordsOf(item.lists);
            if (!words.trimmed().isEmpty())
                break;
        }
        if (!words.trimmed().isEmpty())
            return words.trimmed().section(u'\n', 0, 0);
    }
    return {};
}

/// Nothing is lost when only its words stand in the title.
bool isTitleLine(const ArticleLine &line)
{
    return plainWords(line).size() <= longestLineAsTitle &&
           std::none_of(line.begin(), line.end(),
                        [](const ArticleSpan &span) { return !span.link.isEmpty(); });
}

/// The title stands above all headings of the text.
void putBelowTitle(std::vector<ArticleBlock> &blocks)
{
    constexpr int lowest = 6;
    const bool hasHighest = std::any_of(blocks.begin(), blocks.end(), [](const ArticleBlock &block) {
        return block.kind == Kind::Heading && block.level == 1;
    });
    for (ArticleBlock &block : blocks)
        block.level = std::min(block.level + (hasHighest ? 1 : 0), lowest);
}

void takeTitle(Article &article)
{
    auto &blocks = article.blocks;
    article.title = wordsOf(blocks);
    if (article.title.isEmpty())
        return;
    article.titleFrom = ArticleTitle::FirstWords;
    ArticleBlock &first = blocks.front();
    if (first.kind == Kind::Heading) {
        article.title = plainWords(first.line).simplified();
        article.titleFrom = ArticleTitle::Heading;
        if (isTitleLine(first.line))
            blocks.erase(blocks.begin());
        return;
    }
    if (first.kind != Kind::Paragraph) {
        article.title = firstWords(article.title);
        return;
    }
    const auto lineEnd = std::find_if(first.line.begin(), first.line.end(),
                                      [](const ArticleSpan &span) { return span.isLineBreak(); });
    const ArticleLine line(first.line.begin(), lineEnd);
    if (!isTitleLine(line)) {
        article.title = firstWords(plainWords(line));
        return;
    }
    article.title = plainWords(line).simplified();
    article.titleFrom = ArticleTitle::FirstLine;
    if (lineEnd == first.line.end())
        blocks.erase(blocks.begin());
    else
        first.line.erase(first.line.begin(), std::next(lineEnd));
}

void noteUsed(const std::vector<ArticleBlock> &blocks, std::vector<bool> &used)
{
    for (const ArticleBlock &block : blocks) {
        for (const ArticleMediaUse &media : block.media)
            used[static_cast<size_t>(media.index)] = true;
        noteUsed(block.blocks, used);
    }
}
} // namespace

QString plainWords(const ArticleLine &line)
{
    QString words;
    for (const ArticleSpan &span : line)
        words += span.text;
    return words;
}

Article makeArticle(const QString &text, const QString &title, int mediaCount, bool firstIsFeatured)
{
    Article article;
    article.blocks = readArticleBlocks(text, mediaCount);
    const QString given = title.simplified();
    if (given.isEmpty()) {
        takeTitle(article);
    } else {
        article.title = given;
        article.titleFrom = ArticleTitle::Given;
        const bool isRepeated = !article.blocks.empty() && article.blocks.front().kind == Kind::Heading &&
                                isSame(plainWords(article.blocks.front().line), given);
        if (isRepeated)
            article.blocks.erase(article.blocks.begin());
    }
    putBelowTitle(article.blocks);
    std::vector<bool> used(static_cast<size_t>(std::max(mediaCount, 0)), false);
    noteUsed(article.blocks, used);
    ArticleBlock rest;
    rest.kind = Kind::Media;
    for (size_t index = 0; index < used.size(); ++index) {
        if (!used[index] && (index != 0 || !firstIsFeatured))
            rest.media.push_back({static_cast<int>(index), {}});
    }
    if (!rest.media.empty())
        article.blocks.push_back(std::move(rest));
    return article;
}

} // namespace hatstand::networks
