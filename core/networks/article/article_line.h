// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

#include <vector>

namespace hatstand::networks
{

/// A piece of a line that looks the same from end to end.
struct ArticleSpan
{
    QString text; ///< "\n": a line break, alone in its span
    bool bold = false;
    bool italic = false;
    bool code = false;
    QUrl link; ///< http, https, mailto or tel; empty: none

    [[nodiscard]] bool isLineBreak() const { return text == QLatin1Char('\n'); }
    friend bool operator==(const ArticleSpan &, const ArticleSpan &) = default;
};

using ArticleLine = std::vector<ArticleSpan>;

/// Reads bold, italic, code, links and bare addresses within one paragraph; "\n" are line breaks. Time grows
/// with the length only.
[[nodiscard]] ArticleLine readArticleLine(const QString &text);

} // namespace hatstand::networks
