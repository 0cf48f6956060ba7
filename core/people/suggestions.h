// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "people/handle_table.h"
#include "people/likeness.h"

#include <vector>

namespace hatstand::people
{

/// Somebody who may be the same person.
struct Suggestion
{
    listen::SpeakerId mine; ///< the handle of theirs that is like …
    Handle other;           ///< … this one, of nobody or of another person
    Likeness likeness;
};

/// Who may be the same person as the one with these handles, the likeliest first: one for each other person
/// or handle. Nobody who is known to be somebody else, and none of the client's own handles. Handles are
/// looked up by the beginning of theirs, by name and by page, at most `looked` for each: never all of them.
[[nodiscard]] Result<std::vector<Suggestion>> suggestionsFor(const HandleTable &table,
                                                             const std::vector<Handle> &mine);

} // namespace hatstand::people
