// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/graphemes.h"
#include "base/sizes.h"
#include "networks/media_kinds.h"
#include "networks/text/thread_split.h"
#include "plan/formats/animation.h"
#include "plan/formats/video_codec.h"
#include "plan/media/crop.h"
#include "plan/media/media_item.h"
#include "plan/post_check_parts.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSet>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace hatstand::plan::check
{

namespace
{
using networks::Limit;
using networks::MediaKindRules;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::plan)
};

const MediaKindRules &rulesFor(const networks::MediaRules &rules, MediaKind kind)
{
    switch (kind) {
    case MediaKind::Video:
        return rules.video;
    case MediaKind::Gif:
        return networks::animationRules(rules);
    case MediaKind::Picture:
    case MediaKind::Other:
        break;
    }
    return rules.image;
}

QString nameOf(const MediaItem &item)
{
    return item.fileName.isEmpty() ? item.mimeType : item.fileName;
}

Problem mediaProblem(const Target &target, int index)
{
    Problem problem;
    problem.place = ProblemPlace::Media;
    problem.accountId = target.account.id;
    problem.mediaIndex = index;
    problem.remedy = Remedy::RemovePicture;
    problem.remedyLabel = Words::tr("Leave it out on %1").arg(target.name);
    return problem;
}

/// Whether pictures of one of these types can be written here.
bool canBeMade(const QStringList &types)
{
    return types.contains(QLatin1StringView("image/jpeg")) || types.contains(QLatin1StringView("image/png"));
}

/// Where the program sends, a copy that the network takes is made on the way: nothing to be fixed, only to be
/// known. A person who posts by hand has to shrink it first.
bool madeToFit(const Target &target, Problem &problem)
{
    if (target.account.byHand)
        return false;
    problem.severity = Severity::Look;
    return true;
}

void checkFile(const Target &target, const MediaItem &item, const MediaKindRules &rules, int index,
               Problems &problems)
{
    Problem problem = mediaProblem(target, index);
    const QString name = nameOf(item);
    if (!rules.types.isEmpty() && !rules.types.contains(item.mimeType)) {
        problem.what = Words::tr("%1 does not take %2.").arg(target.name, name);
        problem.why = Words::tr("It is of the type %1.").arg(item.mimeType);
        if (isStill(item) && canBeMade(rules.types)) {
            problem.remedy = Remedy::ShrinkPicture;
            problem.remedyLabel = Words::tr("Make it a picture that %1 takes").arg(target.name);
            if (madeToFit(target, problem))
                problem.what = Words::tr("%1 gets %2 as another type.").arg(target.name, name);
        }
        problems.push_back(problem);
        return;
    }
    if (rules.maxBytes && item.byteCount > rules.maxBytes->value) {
        Problem large = problem;
        large.what = Words::tr("%1: %2 is too large.").arg(target.name, name);
        large.why =
            Words::tr("It is %1; the limit is %2.")
                .arg(sizeOverWords(item.byteCount, rules.maxBytes->value), sizeWords(rules.maxBytes->value));
        if (isStill(item)) {
            large.remedy = Remedy::ShrinkPicture;
            large.remedyLabel = Words::tr("Shrink the picture");
            if (madeToFit(target, large))
                large.what = Words::tr("%1 gets a smaller copy of %2.").arg(target.name, name);
        }
        problems.push_back(large);
    }
    if (rules.maxMilliseconds && item.durationMilliseconds > rules.maxMilliseconds->value) {
        problem.what = Words::tr("%1: %2 is too long.").arg(target.name, name);
        problem.why =
            Words::tr("It runs for %n second(s).", nullptr, int((item.durationMilliseconds + 500) / 1000)) +
            QLatin1Char(' ') +
            Words::tr("The limit is %n second(s).", nullptr, int(rules.maxMilliseconds->value / 1000));
        problems.push_back(problem);
    }
    if (rules.minMilliseconds && item.durationMilliseconds > 0 &&
        item.durationMilliseconds < rules.minMilliseconds->value) {
        problem.what = Words::tr("%1: %2 is too short.").arg(target.name, name);
        problem.why = Words::tr("It must run for at least %n second(s).", nullptr,
                                int(rules.minMilliseconds->value / 1000));
        problems.push_back(problem);
    }
}

/// Servers that limit how many pictures a film shows in a second.
void checkFrames(const Target &target, const MediaItem &item, int index, Problems &problems)
{
    const std::optional<qint64> &most = target.limits.videoFrames;
    if (!most || wholeFrames(item.framesPerSecond) <= *most)
        return;
    Problem problem = mediaProblem(target, index);
    problem.what = Words::tr("%1: %2 shows too many pictures a second.").arg(target.name, nameOf(item));
    problem.why = Words::tr("It shows %1 of them; the server takes %2. Convert it in another program.")
                      .arg(QString::number(wholeFrames(item.framesPerSecond)), QString::number(*most));
    problems.push_back(problem);
}

/// How a video is coded, where the network says what it can read.
void checkCodecs(const Target &target, const MediaItem &item, const MediaKindRules &rules, int index,
                 Problems &problems)
{
    const std::pair<QString, QStringList> tracks[] = {{item.pictureCodec, rules.pictureCodecs},
                                                      {item.soundCodec, rules.soundCodecs}};
    for (const auto &[codec, taken] : tracks) {
        if (taken.isEmpty() || codec.isEmpty() || taken.contains(codec))
            continue;
        Problem problem = mediaProblem(target, index);
        problem.what = Words::tr("%1 cannot read %2.").arg(target.name, nameOf(item));
        problem.why = Words::tr("It is coded as %1; read are: %2. Convert it in another program.")
                          .arg(codecWords(codec), codecList(taken));
        problems.push_back(problem);
        return;
    }
    if (rules.pictureCodecs.isEmpty() || !item.pictureCodec.isEmpty())
        return;
    Problem problem = mediaProblem(target, index);
    problem.severity = Severity::Look;
    problem.what = Words::tr("%1: how %2 is coded could not be found out.").arg(target.name, nameOf(item));
    problem.why = Words::tr("Read are: %1. Where the program ffprobe (of FFmpeg) is installed, it is looked "
                            "into before it goes out.")
                      .arg(codecList(rules.pictureCodecs));
    problems.push_back(problem);
}

/// A film whose length nobody can tell may be too long.
void checkUnknownLength(const Target &target, const MediaItem &item, const MediaKindRules &rules, int index,
                        Problems &problems)
{
    if (!rules.maxMilliseconds || item.durationMilliseconds > 0)
        return;
    Problem problem = mediaProblem(target, index);
    problem.severity = Severity::Look;
    problem.what = Words::tr("%1: how long %2 runs could not be found out.").arg(target.name, nameOf(item));
    problem.why =
        Words::tr("The limit is %n second(s).", nullptr, int(rules.maxMilliseconds->value / 1000)) +
        QLatin1Char(' ') +
        Words::tr(
            "Where the program ffprobe (of FFmpeg) is installed, it is looked into before it goes out.");
    problems.push_back(problem);
}

/// Servers that limit width times height.
void checkArea(const Target &target, const MediaItem &item, int index, const QString &size,
               Problems &problems)
{
    const bool isVideo = kindOf(item) == MediaKind::Video;
    const std::optional<qint64> &most = isVideo ? target.limits.videoPixels : target.limits.imagePixels;
    const qint64 area = qint64(item.pixels.width()) * item.pixels.height();
    if (!most || area <= *most)
        return;
    Problem problem = mediaProblem(target, index);
    problem.what = Words::tr("%1: %2 has too many pixels.").arg(target.name, nameOf(item));
    problem.why = size + QLatin1Char(' ') +
                  //: Million pixels, width times height
                  Words::tr("The server takes at most %1 million in all.")
                      .arg(QLocale().toString(double(*most) / 1e6, 'f', 1));
    if (isStill(item)) {
        problem.remedy = Remedy::ShrinkPicture;
        problem.remedyLabel = Words::tr("Shrink the picture");
        if (madeToFit(target, problem))
            problem.what = Words::tr("%1 gets a smaller copy of %2.").arg(target.name, nameOf(item));
    }
    problems.push_back(problem);
}

/// What moves goes in its own shape or not at all.
void offerCrop(const MediaItem &item, Problem &problem)
{
    if (!isStill(item))
        return;
    problem.other = problem.remedy;
    problem.otherLabel = problem.remedyLabel;
    problem.remedy = Remedy::CropPicture;
    problem.remedyLabel = Words::tr("Crop it");
}

/// As large as what goes out of it.
MediaItem asSent(const MediaItem &item, const PostMedia &media)
{
    MediaItem sent = item;
    if (media.crop && isStill(item) && !item.pixels.isEmpty()) {
        Crop crop;
        crop.byHand = *media.crop;
        sent.pixels = cropRect(crop, item.pixels).size();
    }
    return sent;
}

void checkPixels(const Target &target, const MediaItem &item, const MediaKindRules &rules, int index,
                 Problems &problems)
{
    // The size of a video is not known in every case; then nothing is said about it.
    if (item.pixels.isEmpty())
        return;
    const QLocale locale;
    const auto below = [](int value, const Limit &limit) { return limit && value < limit->value; };
    const auto above = [](int value, const Limit &limit) { return limit && value > limit->value; };
    Problem problem = mediaProblem(target, index);
    const QString size =
        Words::tr("It has %1 by %2 pixels.")
            .arg(locale.toString(item.pixels.width()), locale.toString(item.pixels.height()));
    if (below(item.pixels.width(), rules.minWidth) || below(item.pixels.height(), rules.minHeight)) {
        problem.what = Words::tr("%1: %2 has too few pixels.").arg(target.name, nameOf(item));
        problem.why = size;
        problems.push_back(problem);
    } else if (above(item.pixels.width(), rules.maxWidth) || above(item.pixels.height(), rules.maxHeight) ||
               above(std::min(item.pixels.width(), item.pixels.height()), rules.maxShortSide)) {
        problem.what = Words::tr("%1: %2 has too many pixels.").arg(target.name, nameOf(item));
        problem.why = size;
        if (isStill(item)) {
            problem.remedy = Remedy::ShrinkPicture;
            problem.remedyLabel = Words::tr("Shrink the picture");
            if (madeToFit(target, problem))
                problem.what = Words::tr("%1 gets a smaller copy of %2.").arg(target.name, nameOf(item));
        }
        problems.push_back(problem);
    }
    checkArea(target, item, index, size, problems);
    // A pixel more or less, which scaling leaves over, is no reason to refuse.
    constexpr double tolerance = 0.01;
    const double ratio = double(item.pixels.width()) / item.pixels.height();
    problem = mediaProblem(target, index);
    if (rules.minRatio && ratio < rules.minRatio->value * (1 - tolerance)) {
        problem.what = Words::tr("%1: %2 is too tall.").arg(target.name, nameOf(item));
        problem.why =
            Words::tr("Its width must be at least %1 times its height; it is %2 times.")
                .arg(locale.toString(rules.minRatio->value, 'g', 3), locale.toString(ratio, 'g', 3));
        offerCrop(item, problem);
        problems.push_back(problem);
    } else if (rules.maxRatio && ratio > rules.maxRatio->value * (1 + tolerance)) {
        problem.what = Words::tr("%1: %2 is too wide.").arg(target.name, nameOf(item));
        problem.why =
            Words::tr("Its width can be at most %1 times its height; it is %2 times.")
                .arg(locale.toString(rules.maxRatio->value, 'g', 3), locale.toString(ratio, 'g', 3));
        offerCrop(item, problem);
        problems.push_back(problem);
    }
}

/// What sending would refuse of something that moves, whatever the network takes.
void checkMotion(const Target &target, const MediaItem &item, const PostMedia &media, int index,
                 Problems &problems)
{
    if (item.isAnimated && !canGoWithItsMotion(item.mimeType)) {
        Problem problem = mediaProblem(target, index);
        problem.what =
            Words::tr("%1: %2 is an animation that cannot be sent.").arg(target.name, nameOf(item));
        problem.why =
            Words::tr("What it tells beside its pictures can be taken out of GIF, PNG and WebP only, "
                      "and written anew it would stand still.");
        problems.push_back(problem);
    }
    if (isStill(item) || !media.crop)
        return;
    Crop crop;
    crop.byHand = *media.crop;
    if (crop.isWhole())
        return;
    Problem problem = mediaProblem(target, index);
    problem.what = Words::tr("%1: %2 cannot be cropped.").arg(target.name, nameOf(item));
    problem.why = Words::tr("Only pictures that do not move can be.");
    if (item.isAnimated) {
        problem.other = problem.remedy;
        problem.otherLabel = problem.remedyLabel;
        problem.remedy = Remedy::CropPicture;
        problem.remedyLabel = Words::tr("Take the crop back");
    }
    problems.push_back(problem);
}

void checkAltText(const Target &target, const QString &altText, const MediaKindRules &rules, int index,
                  Problems &problems)
{
    const qint64 length = codePointCount(altText);
    if (!rules.maxAltText || length <= rules.maxAltText->value)
        return;
    Problem problem = mediaProblem(target, index);
    problem.what = Words::tr("%1: the description of a picture is %n character(s) too long.", nullptr,
                             int(length - rules.maxAltText->value))
                       .arg(target.name);
    problem.why =
        Words::tr("%1 takes %2.").arg(target.rules.name, QLocale().toString(rules.maxAltText->value));
    problem.remedy = Remedy::DescribePicture;
    problem.remedyLabel = Words::tr("Shorten it");
    problems.push_back(problem);
}

void checkNumbers(const Target &target, const std::array<int, 3> &counts, Problems &problems)
{
    const networks::MediaRules &rules = target.rules.media;
    const int total = counts[0] + counts[1] + counts[2];
    Problem problem = mediaProblem(target, -1);
    problem.remedy = Remedy::GoThere;
    problem.remedyLabel = Words::tr("Show them");
    const auto tooMany = [&](int count, const Limit &limit, const char *what) {
        if (!limit || count <= limit->value)
            return false;
        problem.what = Words::tr(what, nullptr, int(count - limit->value)).arg(target.name);
        problem.why =
            Words::tr("%1 takes at most %2.").arg(target.rules.name, QLocale().toString(limit->value));
        problem.mediaIndex = int(limit->value);
        problems.push_back(problem);
        return true;
    };
    bool named = tooMany(counts[0], rules.image.maxCount,
                         QT_TRANSLATE_N_NOOP("hatstand::plan", "%1: %n picture(s) too many."));
    named |= tooMany(counts[1], rulesFor(rules, MediaKind::Gif).maxCount,
                     QT_TRANSLATE_N_NOOP("hatstand::plan", "%1: %n animation(s) too many."));
    named |= tooMany(counts[2], rules.video.maxCount,
                     QT_TRANSLATE_N_NOOP("hatstand::plan", "%1: %n video(s) too many."));
    if (!named) {
        tooMany(total, rules.maxTotal,
                QT_TRANSLATE_N_NOOP("hatstand::plan", "%1: %n picture(s) or video(s) too many."));
    }
    problem.mediaIndex = -1;
    const bool mixes = counts[2] > 0 && counts[0] + counts[1] > 0;
    if (mixes && !rules.mixed.value && !rules.mixed.source.isEmpty()) {
        problem.what = Words::tr("%1: pictures and videos cannot stand in one post.").arg(target.name);
        problem.why = Words::tr("The network refuses it.");
        problems.push_back(problem);
    } else if (counts[1] > 0 && total > counts[1] && rules.gifAlone.value) {
        problem.what = Words::tr("%1: beside an animation nothing else can stand.").arg(target.name);
        problem.why = Words::tr("The network refuses it.");
        problems.push_back(problem);
    }
    if (total == 0 && rules.required.value) {
        problem.what = Words::tr("%1 needs a picture or a video.").arg(target.name);
        problem.why = Words::tr("The network refuses a post without one.");
        problem.remedyLabel = Words::tr("Add one");
        problems.push_back(problem);
    }
}

bool needsDescription(const Target &target, const PostMedia &media)
{
    const auto item = target.input.media.constFind(media.mediaId);
    return item != target.input.media.constEnd() && kindOf(*item) != MediaKind::Video &&
           media.altText.trimmed().isEmpty() && target.rules.media.altText.value;
}
} // namespace

void checkMedia(const Target &target, Problems &problems)
{
    // Of a thread each part has a place of its own for media.
    const bool isThread = !target.account.byHand && target.rules.threads.value &&
                          networks::threadMode(target.content.options) != networks::ThreadMode::None;
    std::map<int, std::array<int, 3>> countsOfPart{{0, {}}};
    int index = -1;
    for (const PostMedia &media : target.content.media) {
        ++index;
        const auto item = target.input.media.constFind(media.mediaId);
        if (item == target.input.media.constEnd()) {
            Problem problem = mediaProblem(target, index);
            problem.what = Words::tr("%1: a picture is missing.").arg(target.name);
            problem.why = Words::tr("Its file is not in the media folder any more.");
            problems.push_back(problem);
            continue;
        }
        const MediaKind kind = kindOf(*item);
        std::array<int, 3> &counts = countsOfPart[isThread ? media.part : 0];
        ++counts[kind == MediaKind::Video ? 2 : kind == MediaKind::Gif ? 1 : 0];
        const MediaKindRules &rules = rulesFor(target.rules.media, kind);
        checkFile(target, *item, rules, index, problems);
        checkMotion(target, *item, media, index, problems);
        checkColours(target, *item, media, index, problems);
        if (kind == MediaKind::Video) {
            checkFrames(target, *item, index, problems);
            checkCodecs(target, *item, rules, index, problems);
            checkUnknownLength(target, *item, rules, index, problems);
        }
        checkPixels(target, asSent(*item, media), rules, index, problems);
        checkAltText(target, media.altText, rules, index, problems);
    }
    for (const auto &[part, counts] : countsOfPart)
        checkNumbers(target, counts, problems);
}

void checkDescriptions(const std::vector<Target> &targets, Problems &problems)
{
    QSet<int> namedOfPost;
    for (const Target &target : targets) {
        int index = -1;
        for (const PostMedia &media : target.content.media) {
            ++index;
            const bool own = target.version.media.has_value();
            if (!needsDescription(target, media) || (!own && namedOfPost.contains(index)))
                continue;
            if (!own)
                namedOfPost.insert(index);
            Problem problem;
            problem.severity = Severity::Look;
            problem.place = ProblemPlace::Media;
            problem.accountId = own ? target.account.id : clients::AccountId();
            problem.mediaIndex = index;
            problem.what = Words::tr("A picture has no description.");
            problem.why = Words::tr("People who cannot see it do not learn what it shows.");
            problem.remedy = Remedy::DescribePicture;
            problem.remedyLabel = Words::tr("Describe it");
            problems.push_back(problem);
        }
    }
}

} // namespace hatstand::plan::check
