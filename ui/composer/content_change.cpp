// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/content_change.h"

#include <algorithm>

namespace hatstand::ui::composer
{

namespace
{
using Media = std::vector<plan::PostMedia>;
using Versions = std::vector<plan::Version>;

template <class T>
void takeBackPart(T &now, const T &after, const T &before)
{
    if (now == after)
        now = before;
}

template <class List, class Same>
auto findIn(List &list, Same same)
{
    return std::find_if(list.begin(), list.end(), same);
}

/// Behind what stood before it, as far as that is still there.
template <class T, class Same>
void putBackInPlace(std::vector<T> &now, const std::vector<T> &before, const T &item, Same same)
{
    auto place = now.begin();
    for (const T &each : before) {
        if (same(each, item))
            break;
        const auto found = findIn(now, [&](const T &other) { return same(other, each); });
        if (found != now.end() && found >= place)
            place = found + 1;
    }
    now.insert(place, item);
}

bool samePicture(const plan::PostMedia &a, const plan::PostMedia &b)
{
    return a.mediaId == b.mediaId;
}

void takeBackMedia(Media &now, const Media &after, const Media &before)
{
    if (after == before)
        return;
    if (now == after) {
        now = before;
        return;
    }
    std::erase_if(now, [&](const plan::PostMedia &each) {
        const auto same = [&each](const plan::PostMedia &other) { return samePicture(each, other); };
        return findIn(after, same) != after.end() && findIn(before, same) == before.end();
    });
    for (const plan::PostMedia &each : before) {
        const auto same = [&each](const plan::PostMedia &other) { return samePicture(each, other); };
        const auto left = findIn(after, same);
        const auto present = findIn(now, same);
        if (left == after.end() && present == now.end())
            putBackInPlace(now, before, each, samePicture);
        else if (left != after.end() && present != now.end())
            takeBackPart(present->altText, left->altText, each.altText);
    }
}

void takeBackVersion(plan::Version &now, const plan::Version &after, const plan::Version &before)
{
    takeBackPart(now.text, after.text, before.text);
    takeBackPart(now.firstComment, after.firstComment, before.firstComment);
    takeBackPart(now.options, after.options, before.options);
    if (now.media && after.media && before.media)
        takeBackMedia(*now.media, *after.media, *before.media);
    else
        takeBackPart(now.media, after.media, before.media);
}

bool sameAccount(const plan::Version &a, const plan::Version &b)
{
    return a.accountId == b.accountId;
}

void takeBackVersions(Versions &now, const Versions &after, const Versions &before)
{
    if (now == after) {
        now = before;
        return;
    }
    std::erase_if(now, [&](const plan::Version &each) {
        const auto same = [&each](const plan::Version &other) { return sameAccount(each, other); };
        return findIn(after, same) != after.end() && findIn(before, same) == before.end();
    });
    for (const plan::Version &each : before) {
        const auto same = [&each](const plan::Version &other) { return sameAccount(each, other); };
        const auto left = findIn(after, same);
        const auto present = findIn(now, same);
        if (left == after.end() && present == now.end())
            putBackInPlace(now, before, each, sameAccount);
        else if (left != after.end() && present != now.end())
            takeBackVersion(*present, *left, each);
    }
}
} // namespace

void takeBack(plan::Post &now, const plan::Post &after, const plan::Post &before)
{
    takeBackPart(now.title, after.title, before.title);
    takeBackPart(now.text, after.text, before.text);
    takeBackPart(now.firstComment, after.firstComment, before.firstComment);
    takeBackPart(now.label, after.label, before.label);
    if (now.campaignId == after.campaignId && now.tagLinks == after.tagLinks) {
        now.campaignId = before.campaignId;
        now.tagLinks = before.tagLinks;
    }
    takeBackPart(now.planned, after.planned, before.planned);
    takeBackMedia(now.media, after.media, before.media);
    takeBackVersions(now.versions, after.versions, before.versions);
}

} // namespace hatstand::ui::composer
