// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/text_entity.h"

#include <QStringList>

// X (formerly Twitter): the published rules of twitter-text 3.1.0
// (github.com/twitter/twitter-text, config/v2.json, config/v3.json and its conformance suite).

namespace hatstand::networks
{

enum class XConfiguration {
    Version2, ///< each code point of an emoji counts
    Version3, ///< an emoji counts 2, however many code points it has: what X uses
};

struct XMeasure
{
    qint64 weightedLength = 0;
    /// Something is there, it is not too long, and no character is in it that X refuses.
    bool valid = false;
    int permillage = 0; ///< of the limit, rounded down
    /// The UTF-16 index of the last unit that is within the limit, as twitter-text defines it: of the text in
    /// normal form C, moved by the difference in length.
    qsizetype validRangeEnd = 0;
};

inline constexpr qint64 xDefaultLimit = 280;
inline constexpr qint64 xDefaultLinkLength = 23;

[[nodiscard]] XMeasure measureX(const QString &text, XConfiguration configuration = XConfiguration::Version3,
                                qint64 limit = xDefaultLimit, qint64 linkLength = xDefaultLinkLength);

/// Where the part of a text ends that is within the limit: a UTF-16 offset of the text as it is, never within
/// an emoji or a link. The text's length when all of it fits.
[[nodiscard]] qsizetype fittingLengthX(const QString &text, qint64 limit = xDefaultLimit,
                                       qint64 linkLength = xDefaultLinkLength);

/// Each kind by itself, as twitter-text extracts it: kinds may overlap each other.
[[nodiscard]] TextEntities findLinksX(const QString &text);
[[nodiscard]] TextEntities findHashtagsX(const QString &text); ///< not those within links
[[nodiscard]] TextEntities findMentionsX(const QString &text); ///< not lists ("@name/list")
[[nodiscard]] TextEntities findCashtagsX(const QString &text);

/// All kinds together; where two overlap, the one that begins first stays.
[[nodiscard]] TextEntities findEntitiesX(const QString &text);

/// Sorts by start and drops what begins within the one before it. Of those that begin together the one that
/// came first stays.
void dropOverlaps(TextEntities &entities);

} // namespace hatstand::networks
