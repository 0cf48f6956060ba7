// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "networks/rules.h"
#include "plan/media/crop.h"

#include <QJsonObject>
#include <QRect>
#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>

/// Whether a picture or video may be sent to a network as it is, what has to become of it, or why it cannot
/// be sent at all. Pure: files are looked into elsewhere (MediaFitter).
namespace hatstand::plan
{

struct MediaItem;

/// What a network takes of one kind of media, in numbers: 0 and empty mean that no limit is known.
struct MediaLimits
{
    QString network;     ///< in sentences: "Bluesky"
    bool isTaken = true; ///< false: none of this kind
    qint64 maxBytes = 0;
    QStringList types;
    int minWidth = 0, maxWidth = 0, minHeight = 0, maxHeight = 0, maxShortSide = 0;
    qint64 maxPixels = 0; ///< width times height
    double minRatio = 0, maxRatio = 0;
    qint64 minMilliseconds = 0, maxMilliseconds = 0;
    qint64 maxFramesPerSecond = 0;
    QStringList pictureCodecs, soundCodecs; ///< of a video, see codecName()
    friend bool operator==(const MediaLimits &, const MediaLimits &) = default;
};

[[nodiscard]] MediaLimits mediaLimits(const networks::MediaKindRules &rules, const QString &network);
/// Those for the kind that this item is of.
[[nodiscard]] MediaLimits mediaLimits(const networks::NetworkRules &rules, const MediaItem &item);

/// What the account's own server says of itself; it knows better than what is said of all of them.
struct ServerLimits
{
    std::optional<qint64> maxBytes;
    std::optional<qint64> maxPixels; ///< width times height
    std::optional<QStringList> types;
    std::optional<qint64> maxMilliseconds;
    std::optional<qint64> maxFramesPerSecond;
};
/// With the server's figures in the place of those that were there. Of its types only those of the same kind
/// ("image/", "video/") as before count; where none would be left, they stay as they were.
[[nodiscard]] MediaLimits laidOver(MediaLimits limits, const ServerLimits &server);

/// Those for this item, as they hold for an account with these options: what its server said of the number of
/// pixels and of frames a second counts too, which rules of networks have no room for. `rules` are those of
/// withLimits().
[[nodiscard]] MediaLimits accountMediaLimits(const networks::NetworkRules &rules,
                                             const QJsonObject &accountOptions, const MediaItem &item);

/// What is known of a file.
struct MediaFacts
{
    QString name; ///< in sentences
    QString mimeType;
    qint64 byteCount = 0;
    QSize pixels; ///< upright; empty: unknown
    qint64 milliseconds = 0;
    QString pictureCodec; ///< see codecName(); empty: unknown
    QString soundCodec;
    double framesPerSecond = 0; ///< 0: unknown
    bool isAnimated = false;    ///< it would lose its motion if it were written anew
};
[[nodiscard]] MediaFacts mediaFacts(const MediaItem &item);

/// What has to be done with it. In a video only what it tells beside the picture is ever changed.
struct FitPlan
{
    bool isWrittenAnew = false; ///< decoded and coded again, within the limits of bytes and types
    QRect crop;                 ///< of the upright picture, in pixels
    QSize pixels;               ///< of what is sent, before the limit of bytes asks for fewer still
};

/// Fails with NotAllowed (a kind that the network does not take), InvalidInput or TooLarge, saying what, why
/// and what now. Whether a picture has to be written anew for its colours or its turn is not seen here.
[[nodiscard]] Result<FitPlan> planFit(const MediaFacts &facts, const Crop &crop, const MediaLimits &limits);

/// A crop that the network takes and that loses least, for a picture that is too wide or too tall: around the
/// focus of `crop`. Nothing when it fits as it is.
[[nodiscard]] std::optional<Crop> cropThatFits(QSize pixels, const Crop &crop, const MediaLimits &limits);

/// "3:20", "1:02:05": how long something runs; `isOver` rounds up, so that it does not read like the limit.
[[nodiscard]] QString runningTime(qint64 milliseconds, bool isOver = false);

} // namespace hatstand::plan
