// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clients/account.h"
#include "networks/text_measure.h"
#include "plan/post.h"

namespace hatstand::plan
{

/// The figures that an account's options set in place of its network's own: "textLimit" and "linkLength" (as
/// the person gave them), "premium", and what its server said ("limits", see networks::AccountLimits); the
/// version's content warning is counted with the text, and some networks take less text beside media.
[[nodiscard]] networks::MeasureOptions measureOptions(const clients::Account &account,
                                                      const EffectiveVersion &version,
                                                      const networks::NetworkRules &rules);
/// The same for the version's first comment, which goes out under its content warning and without its media.
[[nodiscard]] networks::MeasureOptions commentMeasureOptions(const clients::Account &account,
                                                             const EffectiveVersion &version,
                                                             const networks::NetworkRules &rules);

} // namespace hatstand::plan
