// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publish/outbox.h"

namespace hatstand::plan
{
class MediaFitter;
}

namespace hatstand::publish
{

/// Makes files ready by the rules of the account's network and what its server said. Both must outlive the
/// sender.
[[nodiscard]] Surroundings::Fit fitting(plan::MediaFitter &fitter, const networks::RulesCatalogue &rules);

} // namespace hatstand::publish
