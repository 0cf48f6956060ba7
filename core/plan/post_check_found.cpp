// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What a look into whole files found (MediaStore::lookInto), where one has been taken.
#include "plan/formats/animation.h"
#include "plan/media/media_fit.h"
#include "plan/media/media_item.h"
#include "plan/post_check_parts.h"

#include <QCoreApplication>
#include <QSet>

namespace hatstand::plan::check
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::plan)
};

/// Sending gives the reason and the way out in two sentences; a problem has room for both.
QString reasonOf(const Error &refusal)
{
    if (refusal.why.isEmpty() || refusal.remedy.isEmpty())
        return refusal.why + refusal.remedy;
    return refusal.why + QLatin1Char(' ') + refusal.remedy;
}

/// Whether the picture has to be written anew for that account.
bool isWrittenAnew(const Target &target, const MediaItem &item, const PostMedia &media)
{
    MediaLimits limits; // by hand it goes as it is, but for a crop
    if (!target.account.byHand)
        limits = accountMediaLimits(target.rules, target.account.options, item);
    Crop crop;
    if (media.crop)
        crop.byHand = *media.crop;
    if (media.focus)
        crop.focus = *media.focus;
    const auto plan = planFit(mediaFacts(item), crop, limits);
    return plan && plan->isWrittenAnew;
}
} // namespace

void checkColours(const Target &target, const MediaItem &item, const PostMedia &media, int index,
                  Problems &problems)
{
    if (!item.hasForeignColours || item.refusal || !isStill(item) || !isWrittenAnew(target, item, media))
        return;
    Problem problem;
    problem.place = ProblemPlace::Media;
    problem.accountId = target.account.id;
    problem.mediaIndex = index;
    problem.what =
        Words::tr("%1: the colours of \"%2\" cannot be converted.").arg(target.name, mediaFacts(item).name);
    problem.why = Words::tr("It has to be changed for this network, and its colour profile is of a kind that "
                            "is not known here.") +
                  QLatin1Char(' ') + Words::tr("Save it in sRGB in another program and add it again.");
    problem.remedy = Remedy::RemovePicture;
    problem.remedyLabel = Words::tr("Leave it out on %1").arg(target.name);
    problems.push_back(problem);
}

void checkRefusals(const std::vector<Target> &targets, Problems &problems)
{
    QSet<int> namedOfPost;
    for (const Target &target : targets) {
        int index = -1;
        for (const PostMedia &media : target.content.media) {
            ++index;
            const auto item = target.input.media.constFind(media.mediaId);
            if (item == target.input.media.constEnd() || !item->refusal)
                continue;
            const bool own = target.version.media.has_value();
            // Of animations that cannot be cleaned checkMedia() has told by their heads.
            if ((item->isAnimated && !canGoWithItsMotion(item->mimeType)) ||
                (!own && namedOfPost.contains(index)))
                continue;
            if (!own)
                namedOfPost.insert(index);
            Problem problem;
            problem.place = ProblemPlace::Media;
            problem.accountId = own ? target.account.id : clients::AccountId();
            problem.mediaIndex = index;
            problem.what = item->refusal->what;
            problem.why = reasonOf(*item->refusal);
            problem.remedy = Remedy::RemovePicture;
            problem.remedyLabel =
                own ? Words::tr("Leave it out on %1").arg(target.name) : Words::tr("Leave it out");
            problems.push_back(problem);
        }
    }
}

} // namespace hatstand::plan::check
