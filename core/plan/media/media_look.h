// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "plan/media/media_finding.h"
#include "plan/media/media_item.h"

#include <QString>

#include <functional>

namespace hatstand::plan
{

/// Looks into all of a picture or video for what would keep it from going out, whatever the network, as
/// fittedMedia() would on the way; makes no file. `isStopped` is asked between two steps.
///
/// A refusal is a finding. Fails only where the file cannot be reached or the look was stopped: then it is
/// worth another look later. Blocks; for a worker thread.
[[nodiscard]] Result<MediaFinding> lookedInto(const MediaItem &item, const QString &path,
                                              const QString &fittedFolder,
                                              const std::function<bool()> &isStopped);

} // namespace hatstand::plan
