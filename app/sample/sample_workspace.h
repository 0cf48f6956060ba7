// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/instant.h"
#include "networks/rules_catalogue.h"

#include <qcorotask.h>

#include <functional>

namespace hatstand::storage
{
class Workspace;
}

namespace hatstand::sample
{

/// Fills an empty workspace with three made-up clients and half a year around `now`: the same services that
/// the window uses are run through that time on a clock of their own, so that the history is what the program
/// itself would have left behind. Same `now`, same content (ids differ). `progress` is called with 0 … 1.
/// When it fails or is cancelled, the workspace is left half filled and without the mark of a sample.
[[nodiscard]] QCoro::Task<Result<void>> fillSample(storage::Workspace &workspace,
                                                   const networks::RulesCatalogue &rules, Instant now,
                                                   std::function<void(double)> progress,
                                                   CancelToken cancel = {});
/// Makes a workspace file at `path` and fills it so. It is made beside its place and moved there when it is
/// whole; when that fails, or is cancelled, nothing is left of it, and no other file is touched. Fails as
/// storage::checkPlaceIsFree() does, and with Conflict when something took the place meanwhile. `rules` and
/// `clock` outlive the task.
[[nodiscard]] QCoro::Task<Result<void>> makeSample(QString path, QString name,
                                                   const networks::RulesCatalogue &rules, const Clock &clock,
                                                   std::function<void(double)> progress,
                                                   CancelToken cancel = {});
/// Whether that workspace was filled by `fillSample`.
[[nodiscard]] bool isSample(storage::Workspace &workspace);

} // namespace hatstand::sample
