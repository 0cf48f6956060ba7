// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/rules.h"
#include "networks/text_entity.h"

namespace hatstand::networks
{

/// What one account says about itself, which goes before the network's own figures.
struct MeasureOptions
{
    /// Mastodon's content warning: counted together with the text, before it.
    QString spoiler;
    /// The limit of this account's server or subscription; absent: the network's own.
    std::optional<qint64> limit;
    /// Pictures or a video are attached: some networks allow a caption less than a text.
    bool withMedia = false;
    /// What a link counts on this account's server; absent: the network's own.
    std::optional<qint64> linkLength;
};

/// A text as one network counts it.
struct TextMeasure
{
    qint64 length = 0;               ///< in the network's own units
    std::optional<qint64> limit;     ///< absent: none is known
    qint64 bytes = 0;                ///< UTF-8
    std::optional<qint64> byteLimit; ///< absent: none is known
    /// Units until the nearer of both limits (bytes when those run out first); negative when over.
    /// Absent where no limit is known.
    std::optional<qint64> remaining;
    bool over = false;
    /// Where what fits ends: the UTF-16 offset of the first character that is over a limit, never inside a
    /// grapheme cluster or a link. The text's length when nothing is over.
    qsizetype fits = 0;
    TextEntities entities; ///< by start, never overlapping
};

/// Measures a text by a network's rules, in time that grows with the text's length only.
[[nodiscard]] TextMeasure measureText(const QString &text, const NetworkRules &rules,
                                      const MeasureOptions &options = {});
/// Only the entities, by the network's rule.
[[nodiscard]] TextEntities findEntities(const QString &text, EntityRule rule);
/// Only the length, for fields beside the text (a title, alternative text).
[[nodiscard]] qint64 measureLength(const QString &text, CountingRule rule);

} // namespace hatstand::networks
