// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publish/outbox.h"

#include <qcorotask.h>

#include <vector>

namespace hatstand::plan
{
class MediaFitter;
}

namespace hatstand::publish
{

/// Makes files ready by the rules of the account's network and what its server said. Both must outlive the
/// sender.
[[nodiscard]] Surroundings::Fit fitting(plan::MediaFitter &fitter, const networks::RulesCatalogue &rules);

/// Makes files ready for a page that a person drags them into: they tell nothing beside the picture, are
/// upright and cut as the post says. Size and type stay, where they can: by hand the person has seen to
/// those. `fitter` must outlive the function.
[[nodiscard]] Surroundings::Fit fittingByHand(plan::MediaFitter &fitter);

/// The post with each of its files made ready, one after another; fails when one cannot be made so.
/// `files` are frozenMedia() of the same content.
[[nodiscard]] QCoro::Task<Result<networks::OutgoingPost>>
withFilesReady(Surroundings::Fit fit, clients::Account account, networks::OutgoingPost post,
               std::vector<FrozenMedia> files, CancelToken cancel);

} // namespace hatstand::publish
