// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "people/person.h"

#include <QStringList>

#include <vector>

/// How much speaks for two handles being one person's. Only ever a suggestion: a person confirms it. The rule
/// and its points are told to people in docs/people.md.
namespace hatstand::people
{

enum class LikenessReason {
    SamePage,      ///< both name the same page as theirs
    NamesOther,    ///< the page or the handle of one is the handle of the other
    SameFullName,  ///< the same name, of two words or more
    SameName,      ///< the same name, of one word
    SameHandle,    ///< the same handle, without its server
    SimilarHandle, ///< one that begins like the other, or differs in its last figures or one letter
};

struct Likeness
{
    int score = 0; ///< 0 … 100
    std::vector<LikenessReason> reasons;
};

/// From here on it is suggested.
inline constexpr int suggestedFrom = 45;

/// How many points each reason counts. Reasons about names and handles count only between two networks (or
/// two servers of one): on one place two handles with one name are two people, or one who means to be two.
[[nodiscard]] int points(LikenessReason reason);
[[nodiscard]] Likeness likeness(const Handle &one, const Handle &other);

/// A handle without its server, signs and figures of style: "@Anouk.B@social.example" is "anoukb". A domain
/// is known by its first label.
[[nodiscard]] QString handleStem(const QString &handle);
/// A name without accents, signs and capitals, its words apart by one space each.
[[nodiscard]] QString foldedName(const QString &name);
/// An address without what does not matter: scheme, "www.", a slash at its end, query and fragment. Empty for
/// the front page of a place where many have pages.
[[nodiscard]] QString foldedPage(const QUrl &page);
/// The handles under which that one is known across a bridge (Bridgy Fed, fed.brid.gy/docs): of a Bluesky
/// handle in the fediverse and the other way round.
[[nodiscard]] QStringList bridgedHandles(const Handle &handle);

} // namespace hatstand::people
