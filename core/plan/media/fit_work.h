// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/instant.h"
#include "plan/media/fit_request.h"

#include <functional>

/// What MediaFitter does on a thread of its own.
namespace hatstand::plan
{

/// The file that is sent, found again or made; see MediaFitter::fit. `isStopped` is asked between two steps.
/// Blocks.
[[nodiscard]] Result<FittedMedia> fittedMedia(FitRequest request, MediaFacts facts, QString folder,
                                              Instant now, std::function<bool()> isStopped);

/// The failures that both know. `fittedFolder` stands in the media folder: where that is away as a whole, as
/// with a drive that was taken away, nothing is wrong with the post, and it is tried again.
[[nodiscard]] tl::unexpected<Error> missingMedia(const QString &name, const QString &fittedFolder,
                                                 const QString &detail = {});
[[nodiscard]] tl::unexpected<Error> stoppedFitting();

} // namespace hatstand::plan
