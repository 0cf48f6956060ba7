// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace hatstand::networks
{

/// What a web page says about itself, for a preview of a link to it.
struct PageTags
{
    QString title;       ///< og:title, else <title>; at most 300 characters, without line breaks
    QString description; ///< og:description, else the description; at most 1,000 characters
    QUrl image;          ///< og:image as a whole address; empty: none
};

/// Reads the head of a page, whatever is thrown at it: only so much as is needed, in time that grows with the
/// length. `charset` is what the HTTP header said; may be empty.
[[nodiscard]] PageTags readPageTags(const QByteArray &html, const QUrl &address, const QByteArray &charset);

/// "image/png" and the like by the first bytes, for the kinds that every reader shows; empty for others.
[[nodiscard]] QByteArray pictureType(const QByteArray &bytes);

} // namespace hatstand::networks
