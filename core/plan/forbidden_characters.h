// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/rules.h"

#include <QString>

namespace hatstand::plan
{

/// The text without the characters that these rules refuse: one that has a look-alike is changed to that, any
/// other goes, and so does one that stands right before or behind a link, which would become part of it.
[[nodiscard]] QString withoutForbidden(const QString &text, const networks::TextRules &rules);

} // namespace hatstand::plan
