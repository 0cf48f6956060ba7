// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/article/article.h"

namespace hatstand::networks
{

/// Reads bold, italic, code, links and bare addresses within one paragraph; "\n" are line breaks. Time grows
/// with the length only.
[[nodiscard]] ArticleLine readArticleLine(const QString &text);

} // namespace hatstand::networks
