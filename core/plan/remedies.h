// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/text_measure.h"
#include "plan/media/picture_fitter.h"
#include "plan/problem.h"

#include <QString>

#include <functional>
#include <optional>

/// What the buttons beside problems do: pure functions from a post to a better one.
namespace hatstand::plan
{

/// The text without its links, and without the blanks that they leave.
[[nodiscard]] QString withoutLinks(const QString &text, networks::EntityRule rule);

/// The beginning of the text that fits, ended with "…": cut after a sentence or between two words where that
/// does not lose much, never inside a character, link or mention. A text that fits comes back unchanged.
/// `asSent` is what is measured (a text whose links are tagged on the way); empty: the text itself.
[[nodiscard]] QString cutToFit(const QString &text, const networks::NetworkRules &rules,
                               const networks::MeasureOptions &options,
                               const std::function<QString(const QString &)> &asSent = {});

/// The post after the remedy of that problem, which checkPost found in this input. A text or picture is
/// changed for the problem's account only, so that the others keep theirs; a problem of the whole post
/// changes the post. Empty for remedies that need the person (describe, choose, sign in, go there, shrink).
[[nodiscard]] std::optional<Post> remedied(const CheckInput &input, const Problem &problem,
                                           const RulesOf &rulesOf);

/// What the picture of a ShrinkPicture problem may be at most: within the limits of the problem's account,
/// and of all others that share the picture with it.
[[nodiscard]] PictureLimits shrinkLimits(const CheckInput &input, const Problem &problem,
                                         const RulesOf &rulesOf);
/// The picture that a problem of media is about; null when there is none at that place.
[[nodiscard]] MediaId pictureOf(const Post &post, const Problem &problem);
/// The post with another picture in the place of one: in the account's own media, where it has such, else in
/// those of the post. Descriptions stay. Empty when that picture is not there (any more).
[[nodiscard]] std::optional<Post> withOtherPicture(const Post &post, const clients::AccountId &account,
                                                   const MediaId &before, const MediaId &after);

} // namespace hatstand::plan
