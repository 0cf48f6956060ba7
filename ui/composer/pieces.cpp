// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/pieces.h"

#include "plan/hashtag_groups.h"
#include "plan/snippets.h"

#include <QCoreApplication>

#include <algorithm>

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

/// Removes what has that id from `store` (HashtagGroups or Snippets); taking it back puts it into its place.
template <class Id, class Store>
Result<void> removeFrom(Store &store, const clients::ClientId &client, UndoStack &undo, const QString &text)
{
    const Id id = Id::fromString(text);
    const auto known = store.of(client);
    if (!known)
        return fail(known.error());
    const auto found =
        std::find_if(known->begin(), known->end(), [&id](const auto &piece) { return piece.id == id; });
    if (auto removed = store.remove(id); !removed || found == known->end())
        return removed;
    std::vector<Id> order;
    for (const auto &piece : *known)
        order.push_back(piece.id);
    UndoStep step;
    step.text = Words::tr("Removed “%1”", "a saved piece of text or a group of hashtags").arg(found->name);
    step.undo = [&store, piece = *found, order]() -> Result<void> {
        if (auto added = done(store.add(piece)); !added)
            return added;
        return store.reorder(order);
    };
    step.redo = [&store, id] { return store.remove(id); };
    undo.push(std::move(step));
    return {};
}
} // namespace

PieceKeeping hashtagKeeping(const Services &services, const clients::ClientId &client, UndoStack &undo)
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
    keeping.remove = [&groups, client, &undo](const QString &id) {
        return removeFrom<plan::HashtagGroupId>(groups, client, undo, id);
    };
    return keeping;
}

PieceKeeping snippetKeeping(const Services &services, const clients::ClientId &client, UndoStack &undo)
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
    keeping.remove = [&snippets, client, &undo](const QString &id) {
        return removeFrom<plan::SnippetId>(snippets, client, undo, id);
    };
    return keeping;
}

} // namespace hatstand::ui::composer
