// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/on_workspace.h"
#include "people/forgetting.h"
#include "people/people.h"

#include <QJsonObject>
#include <QString>

#include <vector>

/// How people are named on the command line, and what is said of them there.
namespace hatstand::cli
{

/// From a person's name or id, a handle ("name", "network:name") or a handle's id, or the end of an id, to
/// whom is meant; within the option `--client` where that is given. NotFound, or InvalidInput where it could
/// be several.
[[nodiscard]] Result<people::Whom> findWhom(Work &work);
/// The same to a handle: where the word names a person, all of theirs, the first one first.
[[nodiscard]] Result<std::vector<people::Handle>> findHandles(Work &work, const QString &word);

/// "bluesky:name.example (id)"
[[nodiscard]] QString handleWords(const people::Handle &handle);
[[nodiscard]] QString handleWords(const std::vector<people::Handle> &handles);
/// Why two may be the same, for people.
[[nodiscard]] QString reasonWords(const people::Likeness &likeness);

[[nodiscard]] QJsonObject toJson(const people::Handle &handle);
[[nodiscard]] QJsonObject toJson(const people::Person &person, const std::vector<people::Handle> &handles);
[[nodiscard]] QJsonObject toJson(const people::Profile &profile);
[[nodiscard]] QJsonObject toJson(const people::MonthOfFeelings &month);
[[nodiscard]] QJsonObject toJson(const people::Suggestion &suggestion);
[[nodiscard]] QJsonObject toJson(const people::ForgetReport &report);

} // namespace hatstand::cli
