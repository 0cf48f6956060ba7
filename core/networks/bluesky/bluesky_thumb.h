// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace hatstand::networks
{

/// The picture of a link card as it goes to the network; empty: it cannot be used.
struct BlueskyThumb
{
    QByteArray bytes;
    QByteArray mimeType;
};

/// app.bsky.embed.external: thumb, maxSize (August 2026).
inline constexpr qsizetype largestBlueskyThumb = 1'000'000;

/// A picture that a page shows of itself, made to fit: never more bytes than a thumb may have, no larger than
/// cards are shown (2,000 pixels a side), a JPEG on white where the page's own file does not fit already.
/// Blocks for as long as decoding takes; for a worker thread. Anything may be thrown at it.
[[nodiscard]] BlueskyThumb blueskyThumb(const QByteArray &picture);

} // namespace hatstand::networks
