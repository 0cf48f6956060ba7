// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/media/media_fit.h"

#include "base/sizes.h"
#include "networks/account_limits.h"
#include "networks/media_kinds.h"
#include "plan/formats/video_codec.h"
#include "plan/media/media_item.h"
#include "plan/media/picture_fitter.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace hatstand::plan
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::plan)
};

/// A pixel more or less, which scaling leaves over, is no reason to refuse (as in checkPost) …
constexpr double ratioTolerance = 0.01;
/// … and this much none to cut it off: 1200 by 628 goes for 1.91.
constexpr double ratioSlip = 0.002;

int side(const networks::Limit &limit)
{
    return limit ? int(std::clamp<qint64>(limit->value, 0, std::numeric_limits<int>::max())) : 0;
}

qint64 number(const networks::Limit &limit)
{
    return limit ? limit->value : 0;
}

MediaKind kindOf(const MediaFacts &facts)
{
    MediaItem item;
    item.mimeType = facts.mimeType;
    return plan::kindOf(item);
}

Result<void> checkTaken(const MediaFacts &facts, const MediaLimits &limits)
{
    const bool isType = limits.types.isEmpty() || limits.types.contains(facts.mimeType);
    const MediaKind kind = kindOf(facts);
    const bool isStill = kind == MediaKind::Picture && !facts.isAnimated;
    if (!limits.isTaken) {
        const QString what = kind == MediaKind::Video ? Words::tr("%1 takes no videos.")
                             : isStill                ? Words::tr("%1 takes no pictures.")
                                                      : Words::tr("%1 takes no animations.");
        return fail(ErrorCode::NotAllowed, what.arg(limits.network),
                    Words::tr("\"%1\" is one.").arg(facts.name),
                    Words::tr("Leave it out on %1.").arg(limits.network));
    }
    if (isType || (isStill && canWrite(limits.types)))
        return {};
    return fail(ErrorCode::InvalidInput,
                Words::tr("%1 does not take \"%2\".").arg(limits.network, facts.name),
                Words::tr("It is of the type %1; taken are: %2.")
                    .arg(facts.mimeType, QLocale().createSeparatedList(limits.types)),
                Words::tr("Choose another one for this network."));
}

Result<void> checkLength(const MediaFacts &facts, const MediaLimits &limits)
{
    if (facts.milliseconds <= 0)
        return {};
    if (limits.maxMilliseconds > 0 && facts.milliseconds > limits.maxMilliseconds) {
        return fail(ErrorCode::TooLarge,
                    Words::tr("\"%1\" is %2 long; %3 takes %4.")
                        .arg(facts.name, runningTime(facts.milliseconds, true), limits.network,
                             runningTime(limits.maxMilliseconds)),
                    {}, Words::tr("Cut it in another program, or choose a shorter one."));
    }
    if (facts.milliseconds < limits.minMilliseconds) {
        return fail(ErrorCode::InvalidInput,
                    Words::tr("\"%1\" is %2 long; %3 asks for %4 at least.")
                        .arg(facts.name, runningTime(facts.milliseconds), limits.network,
                             runningTime(limits.minMilliseconds, true)),
                    {}, Words::tr("Choose a longer one."));
    }
    return {};
}

Result<void> checkBytes(const MediaFacts &facts, const MediaLimits &limits)
{
    if (limits.maxBytes <= 0 || facts.byteCount <= limits.maxBytes)
        return {};
    return fail(ErrorCode::TooLarge,
                Words::tr("\"%1\" has %2; %3 takes %4.")
                    .arg(facts.name, sizeOverWords(facts.byteCount, limits.maxBytes), limits.network,
                         sizeWords(limits.maxBytes)),
                {}, Words::tr("Make it smaller in another program, or choose another one."));
}

Result<void> checkFrames(const MediaFacts &facts, const MediaLimits &limits)
{
    if (limits.maxFramesPerSecond <= 0 || wholeFrames(facts.framesPerSecond) <= limits.maxFramesPerSecond)
        return {};
    return fail(ErrorCode::InvalidInput,
                Words::tr("\"%1\" shows too many pictures a second for %2.").arg(facts.name, limits.network),
                Words::tr("It shows %1 of them; %2 are taken.")
                    .arg(QString::number(wholeFrames(facts.framesPerSecond)),
                         QString::number(limits.maxFramesPerSecond)),
                Words::tr("Convert it in another program and add it again."));
}

Result<void> checkCodecs(const MediaFacts &facts, const MediaLimits &limits)
{
    const std::pair<QString, QStringList> tracks[] = {{facts.pictureCodec, limits.pictureCodecs},
                                                      {facts.soundCodec, limits.soundCodecs}};
    for (const auto &[codec, taken] : tracks) {
        if (taken.isEmpty() || codec.isEmpty() || taken.contains(codec))
            continue;
        return fail(ErrorCode::InvalidInput,
                    Words::tr("\"%1\" is coded as %2, which %3 cannot read.")
                        .arg(facts.name, codecWords(codec), limits.network),
                    Words::tr("It reads: %1.").arg(codecList(taken)),
                    Words::tr("Convert it in another program and add it again."));
    }
    return {};
}

QString sizeSentence(QSize size)
{
    const QLocale locale;
    return Words::tr("It has %1 by %2 pixels.")
        .arg(locale.toString(size.width()), locale.toString(size.height()));
}

Result<void> checkFewest(const MediaFacts &facts, QSize size, const MediaLimits &limits)
{
    if (size.width() >= limits.minWidth && size.height() >= limits.minHeight)
        return {};
    const QLocale locale;
    const QString wanted =
        limits.minHeight <= 0 ? Words::tr("%1 asks for a width of %2 at least.")
                                    .arg(limits.network, locale.toString(limits.minWidth))
        : limits.minWidth <= 0
            ? Words::tr("%1 asks for a height of %2 at least.")
                  .arg(limits.network, locale.toString(limits.minHeight))
            : Words::tr("%1 asks for %2 by %3 at least.")
                  .arg(limits.network, locale.toString(limits.minWidth), locale.toString(limits.minHeight));
    const QString has = size == facts.pixels
                            ? sizeSentence(size)
                            : Words::tr("The part that was cut out has %1 by %2 pixels.")
                                  .arg(locale.toString(size.width()), locale.toString(size.height()));
    return fail(
        ErrorCode::InvalidInput,
        Words::tr("\"%1\" has too few pixels for %2.").arg(facts.name, limits.network), has + u' ' + wanted,
        size == facts.pixels ? Words::tr("Choose a larger one.") : Words::tr("Cut out a larger part."));
}

/// How much smaller it has to be, from 0 to 1.
double scaleWithin(QSize size, const MediaLimits &limits)
{
    double scale = 1;
    const auto most = [&scale](double has, double limit) {
        if (limit > 0)
            scale = std::min(scale, limit / has);
    };
    most(size.width(), limits.maxWidth);
    most(size.height(), limits.maxHeight);
    most(std::min(size.width(), size.height()), limits.maxShortSide);
    if (limits.maxPixels > 0)
        scale = std::min(scale, std::sqrt(double(limits.maxPixels) / size.width() / size.height()));
    return scale;
}

QSize scaledDown(QSize size, double scale)
{
    if (scale >= 1)
        return size;
    const auto scaled = [scale](int length) { return std::max(1, int(length * scale + 1e-6)); };
    return {scaled(size.width()), scaled(size.height())};
}

Result<void> checkMostOfVideo(const MediaFacts &facts, const MediaLimits &limits)
{
    if (scaleWithin(facts.pixels, limits) >= 1)
        return {};
    return fail(
        ErrorCode::TooLarge, Words::tr("\"%1\" has too many pixels for %2.").arg(facts.name, limits.network),
        sizeSentence(facts.pixels), Words::tr("Make it smaller in another program and add it again."));
}

bool isTooTall(QSize size, const MediaLimits &limits, double tolerance)
{
    return limits.minRatio > 0 && double(size.width()) / size.height() < limits.minRatio * (1 - tolerance);
}

bool isTooWide(QSize size, const MediaLimits &limits, double tolerance)
{
    return limits.maxRatio > 0 && double(size.width()) / size.height() > limits.maxRatio * (1 + tolerance);
}

Result<void> checkRatio(const MediaFacts &facts, QSize size, const MediaLimits &limits, bool canBeCropped)
{
    const QLocale locale;
    const double ratio = double(size.width()) / size.height();
    const QString remedy = canBeCropped ? Words::tr("Crop it for this network.")
                                        : Words::tr("Choose another one for this network.");
    if (isTooTall(size, limits, ratioTolerance)) {
        return fail(ErrorCode::InvalidInput,
                    Words::tr("\"%1\" is too tall for %2.").arg(facts.name, limits.network),
                    Words::tr("Its width must be at least %1 times its height; it is %2 times.")
                        .arg(locale.toString(limits.minRatio, 'g', 3), locale.toString(ratio, 'g', 3)),
                    remedy);
    }
    if (isTooWide(size, limits, ratioTolerance)) {
        return fail(ErrorCode::InvalidInput,
                    Words::tr("\"%1\" is too wide for %2.").arg(facts.name, limits.network),
                    Words::tr("Its width can be at most %1 times its height; it is %2 times.")
                        .arg(locale.toString(limits.maxRatio, 'g', 3), locale.toString(ratio, 'g', 3)),
                    remedy);
    }
    return {};
}

/// Without the row or column of pixels by which a part misses the ratio.
QRect snapped(QRect rect, const MediaLimits &limits)
{
    if (isTooTall(rect.size(), limits, ratioSlip)) {
        const int height = std::max(1, int(rect.width() / limits.minRatio));
        rect = {rect.x(), rect.y() + (rect.height() - height) / 2, rect.width(), height};
    } else if (isTooWide(rect.size(), limits, ratioSlip)) {
        const int width = std::max(1, int(rect.height() * limits.maxRatio));
        rect = {rect.x() + (rect.width() - width) / 2, rect.y(), width, rect.height()};
    }
    return rect;
}

/// For what is sent as it is or not at all.
Result<FitPlan> planUnchanged(const MediaFacts &facts, const Crop &crop, const MediaLimits &limits)
{
    if (!crop.isWhole()) {
        return fail(ErrorCode::InvalidInput, Words::tr("\"%1\" cannot be cropped.").arg(facts.name),
                    Words::tr("Only pictures that do not move can be."), Words::tr("Take the crop back."));
    }
    auto fits = checkLength(facts, limits);
    if (fits)
        fits = checkBytes(facts, limits);
    if (fits)
        fits = checkFrames(facts, limits);
    if (fits)
        fits = checkCodecs(facts, limits);
    if (fits && !facts.pixels.isEmpty()) {
        fits = checkFewest(facts, facts.pixels, limits);
        if (fits)
            fits = checkMostOfVideo(facts, limits);
        if (fits)
            fits = checkRatio(facts, facts.pixels, limits, false);
    }
    if (!fits)
        return fail(std::move(fits.error()));
    return FitPlan{false, QRect(QPoint(0, 0), facts.pixels), facts.pixels};
}
} // namespace

MediaLimits mediaLimits(const networks::MediaKindRules &rules, const QString &network)
{
    MediaLimits limits;
    limits.network = network;
    limits.isTaken = !rules.maxCount || rules.maxCount->value > 0;
    limits.maxBytes = number(rules.maxBytes);
    limits.types = rules.types;
    limits.pictureCodecs = rules.pictureCodecs;
    limits.soundCodecs = rules.soundCodecs;
    limits.minWidth = side(rules.minWidth);
    limits.maxWidth = side(rules.maxWidth);
    limits.minHeight = side(rules.minHeight);
    limits.maxHeight = side(rules.maxHeight);
    limits.maxShortSide = side(rules.maxShortSide);
    limits.minRatio = rules.minRatio ? rules.minRatio->value : 0;
    limits.maxRatio = rules.maxRatio ? rules.maxRatio->value : 0;
    limits.minMilliseconds = number(rules.minMilliseconds);
    limits.maxMilliseconds = number(rules.maxMilliseconds);
    return limits;
}

MediaLimits mediaLimits(const networks::NetworkRules &rules, const MediaItem &item)
{
    switch (kindOf(item)) {
    case MediaKind::Video:
        return mediaLimits(rules.media.video, rules.name);
    case MediaKind::Gif:
        return mediaLimits(networks::animationRules(rules.media), rules.name);
    case MediaKind::Picture:
    case MediaKind::Other:
        break;
    }
    return mediaLimits(rules.media.image, rules.name);
}

MediaLimits laidOver(MediaLimits limits, const ServerLimits &server)
{
    limits.maxBytes = server.maxBytes.value_or(limits.maxBytes);
    limits.maxPixels = server.maxPixels.value_or(limits.maxPixels);
    limits.maxMilliseconds = server.maxMilliseconds.value_or(limits.maxMilliseconds);
    limits.maxFramesPerSecond = server.maxFramesPerSecond.value_or(limits.maxFramesPerSecond);
    if (!server.types)
        return limits;
    QStringList same;
    for (const QString &type : *server.types) {
        const auto isAlike = [&type](const QString &other) {
            return type.section(u'/', 0, 0) == other.section(u'/', 0, 0) &&
                   (type == QLatin1StringView("image/gif")) == (other == QLatin1StringView("image/gif"));
        };
        if (limits.types.isEmpty() || std::any_of(limits.types.begin(), limits.types.end(), isAlike))
            same << type;
    }
    if (!same.isEmpty())
        limits.types = same;
    return limits;
}

MediaLimits accountMediaLimits(const networks::NetworkRules &rules, const QJsonObject &accountOptions,
                               const MediaItem &item)
{
    const networks::AccountLimits own = networks::accountLimits(accountOptions);
    ServerLimits server;
    const bool isVideo = kindOf(item) == MediaKind::Video;
    server.maxPixels = isVideo ? own.videoPixels : own.imagePixels;
    if (isVideo)
        server.maxFramesPerSecond = own.videoFrames;
    return laidOver(mediaLimits(rules, item), server);
}

MediaFacts mediaFacts(const MediaItem &item)
{
    MediaFacts facts;
    facts.name = item.fileName.isEmpty() ? item.mimeType : item.fileName;
    facts.mimeType = item.mimeType;
    facts.byteCount = item.byteCount;
    facts.pixels = item.pixels;
    facts.milliseconds = item.durationMilliseconds;
    facts.pictureCodec = item.pictureCodec;
    facts.soundCodec = item.soundCodec;
    facts.framesPerSecond = item.framesPerSecond;
    facts.isAnimated = item.isAnimated;
    return facts;
}

Result<FitPlan> planFit(const MediaFacts &facts, const Crop &crop, const MediaLimits &limits)
{
    if (auto taken = checkTaken(facts, limits); !taken)
        return fail(std::move(taken.error()));
    if (kindOf(facts) != MediaKind::Picture || facts.isAnimated)
        return planUnchanged(facts, crop, limits);
    if (facts.pixels.isEmpty()) {
        return fail(ErrorCode::InvalidInput, Words::tr("\"%1\" cannot be read.").arg(facts.name),
                    Words::tr("It does not say how large it is."), Words::tr("Choose another one."));
    }
    FitPlan plan;
    const QRect asked = cropRect(crop, facts.pixels);
    plan.crop = snapped(asked, limits);
    auto fits = checkRatio(facts, asked.size(), limits, true);
    if (fits)
        fits = checkFewest(facts, plan.crop.size(), limits);
    if (!fits)
        return fail(std::move(fits.error()));
    plan.pixels = scaledDown(plan.crop.size(), scaleWithin(plan.crop.size(), limits));
    const bool isType = limits.types.isEmpty() || limits.types.contains(facts.mimeType);
    plan.isWrittenAnew =
        plan.pixels != facts.pixels || !isType || (limits.maxBytes > 0 && facts.byteCount > limits.maxBytes);
    if (plan.isWrittenAnew && !canWrite(limits.types)) {
        return fail(ErrorCode::InvalidInput,
                    Words::tr("\"%1\" cannot be made what %2 takes.").arg(facts.name, limits.network),
                    Words::tr("Taken are: %1.").arg(QLocale().createSeparatedList(limits.types)),
                    Words::tr("Make it smaller in another program and add it again."));
    }
    return plan;
}

std::optional<Crop> cropThatFits(QSize pixels, const Crop &crop, const MediaLimits &limits)
{
    const QRect rect = cropRect(crop, pixels);
    if (rect.isEmpty())
        return std::nullopt;
    const bool isTall = isTooTall(rect.size(), limits, ratioTolerance);
    if (!isTall && !isTooWide(rect.size(), limits, ratioTolerance))
        return std::nullopt;
    Crop best;
    best.focus = crop.focus;
    double most = 0;
    for (const CropPreset &preset : cropPresets()) {
        const QSize size = rectOfRatio(preset.ratio, crop.focus, pixels).size();
        if (preset.ratio <= 0 || isTooTall(size, limits, ratioTolerance) ||
            isTooWide(size, limits, ratioTolerance))
            continue;
        if (const double area = double(size.width()) * size.height(); area > most) {
            most = area;
            best.preset = preset.key;
        }
    }
    if (most > 0)
        return best;
    // A network with a shape that none of them has.
    const QRectF part = rectOfRatio(isTall ? limits.minRatio : limits.maxRatio, crop.focus, pixels);
    best.byHand = {part.x() / pixels.width(), part.y() / pixels.height(), part.width() / pixels.width(),
                   part.height() / pixels.height()};
    return best;
}

QString runningTime(qint64 milliseconds, bool isOver)
{
    const qint64 seconds = (milliseconds + (isOver ? 999 : 0)) / 1000;
    const auto two = [](qint64 value) { return QStringLiteral("%1").arg(value, 2, 10, QChar(u'0')); };
    if (seconds < 3600)
        return QString::number(seconds / 60) + u':' + two(seconds % 60);
    return QString::number(seconds / 3600) + u':' + two(seconds / 60 % 60) + u':' + two(seconds % 60);
}

} // namespace hatstand::plan
