// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/pieces.h"

#include "plan/hashtag_groups.h"
#include "plan/snippets.h"

#include <QCoreApplication>

namespace hatstand::ui::composer
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::ui::composer)
};

template <class Id>
Result<void> done(const Result<Id> &added)
{
    if (!added)
        return fail(added.error());
    return {};
}
} // namespace

PieceKeeping hashtagKeeping(const Services &services, const clients::ClientId &client)
{
    plan::HashtagGroups &groups = services.hashtags;
    PieceKeeping keeping;
    keeping.title = Words::tr("Hashtag groups");
    keeping.explanation = Words::tr("Hashtags that go together are added to a post with one press.");
    keeping.textLabel = Words::tr("Hashtags, with blanks between them");
    keeping.all = [&groups, client] {
        std::vector<Piece> pieces;
        if (const auto known = groups.of(client)) {
            for (const plan::HashtagGroup &group : *known)
                pieces.push_back({group.id.toString(), group.name, group.toText()});
        }
        return pieces;
    };
    keeping.keep = [&groups, client](const Piece &piece) -> Result<void> {
        plan::HashtagGroup group;
        group.id = plan::HashtagGroupId::fromString(piece.id);
        group.clientId = client;
        group.name = piece.name;
        group.tags = plan::hashtagsFromText(piece.text);
        return piece.id.isEmpty() ? done(groups.add(group)) : groups.edit(group);
    };
    keeping.remove = [&groups](const QString &id) {
        return groups.remove(plan::HashtagGroupId::fromString(id));
    };
    return keeping;
}

PieceKeeping snippetKeeping(const Services &services, const clients::ClientId &client)
{
    plan::Snippets &snippets = services.snippets;
    PieceKeeping keeping;
    keeping.title = Words::tr("Saved pieces of text");
    keeping.explanation = Words::tr("What you write again and again: opening hours, a signature.");
    keeping.textLabel = Words::tr("Text");
    keeping.all = [&snippets, client] {
        std::vector<Piece> pieces;
        if (const auto known = snippets.of(client)) {
            for (const plan::Snippet &snippet : *known)
                pieces.push_back({snippet.id.toString(), snippet.name, snippet.text});
        }
        return pieces;
    };
    keeping.keep = [&snippets, client](const Piece &piece) -> Result<void> {
        plan::Snippet snippet;
        snippet.id = plan::SnippetId::fromString(piece.id);
        snippet.clientId = client;
        snippet.name = piece.name;
        snippet.text = piece.text;
        return piece.id.isEmpty() ? done(snippets.add(snippet)) : snippets.edit(snippet);
    };
    keeping.remove = [&snippets](const QString &id) {
        return snippets.remove(plan::SnippetId::fromString(id));
    };
    return keeping;
}

} // namespace hatstand::ui::composer
