// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace hatstand::networks
{

/// The #words of a text in light Markdown, without their signs, in the order of the text and each once,
/// however it is written. What is code, a link or where a link leads to has none: "#include" and
/// "[setup](#setup)" name nothing that readers look for.
[[nodiscard]] QStringList articleHashtags(const QString &text);

} // namespace hatstand::networks
