// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/article/article_hashtags.h"

#include "networks/article/article.h"
#include "networks/text/common_text.h"

namespace hatstand::networks
{

namespace
{
/// A line without its code and links; a character that belongs to no word stands for each of them.
QString wordsThatMayBeTags(const ArticleLine &line)
{
    QString words;
    for (const ArticleSpan &span : line) {
        if (span.code || !span.link.isEmpty())
            words += QChar(QChar::ObjectReplacementCharacter);
        else
            words += span.text;
    }
    return words;
}

/// "[setup](#setup)" leads to no page, so that it stays text; its "(#setup)" is an address all the same.
QString withoutTargets(const QString &text)
{
    const QLatin1StringView mark("](");
    QString rest;
    qsizetype from = 0;
    for (qsizetype at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, from)) {
        qsizetype end = at + mark.size();
        while (end < text.size() && text[end] != u')' && !text[end].isSpace())
            ++end;
        const bool isTarget = end < text.size() && text[end] == u')';
        rest += QStringView(text).sliced(from, (isTarget ? at : end) - from);
        from = end;
    }
    rest += QStringView(text).sliced(from);
    return rest;
}

void addTags(const ArticleLine &line, QStringList &tags)
{
    const TextEntities entities = findEntitiesCommon(withoutTargets(wordsThatMayBeTags(line)));
    for (const TextEntity &entity : entities) {
        if (entity.kind == EntityKind::Hashtag && !tags.contains(entity.value, Qt::CaseInsensitive))
            tags << entity.value;
    }
}

void addTags(const std::vector<ArticleBlock> &blocks, QStringList &tags)
{
    for (const ArticleBlock &block : blocks) {
        addTags(block.line, tags);
        for (const ArticleItem &item : block.items) {
            addTags(item.line, tags);
            addTags(item.lists, tags);
        }
        addTags(block.blocks, tags);
    }
}
} // namespace

QStringList articleHashtags(const QString &text)
{
    QStringList tags;
    // Without media: their captions are lines like others then.
    addTags(readArticleBlocks(text, 0), tags);
    return tags;
}

} // namespace hatstand::networks
