// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

// What a server makes of a text, and back: enough to tell whether a status is the post that was sent.

namespace hatstand::networks
{

/// The text of a status' HTML: paragraphs and breaks as line ends, tags gone, entities as characters.
[[nodiscard]] QString mastodonPlainText(const QString &html);

/// What of a text survives every server's rendering: letters, digits and signs without spaces; a mention of
/// somebody on another server only by the name, as it is shown.
[[nodiscard]] QString mastodonSkeleton(const QString &text);
/// The same without what servers read as markup ("*word*"), which some show as bold or a list.
[[nodiscard]] QString mastodonBareSkeleton(const QString &text);

} // namespace hatstand::networks
