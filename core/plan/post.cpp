// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/post.h"

#include "base/graphemes.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace hatstand::plan
{

namespace
{
struct StatusName
{
    PostStatus status;
    const char16_t *name;
};
constexpr std::array statusNames{
    StatusName{PostStatus::Idea, u"idea"},
    StatusName{PostStatus::Draft, u"draft"},
    StatusName{PostStatus::NeedsApproval, u"needs-approval"},
    StatusName{PostStatus::Scheduled, u"scheduled"},
    StatusName{PostStatus::HandedOver, u"handed-over"},
    StatusName{PostStatus::Sending, u"sending"},
    StatusName{PostStatus::Published, u"published"},
    StatusName{PostStatus::Failed, u"failed"},
    StatusName{PostStatus::Missed, u"missed"},
    StatusName{PostStatus::Uncertain, u"uncertain"},
};
} // namespace

QString postStatusName(PostStatus status)
{
    const auto found = std::find_if(statusNames.begin(), statusNames.end(),
                                    [status](const StatusName &entry) { return entry.status == status; });
    return found == statusNames.end() ? QString() : QString::fromUtf16(found->name);
}

std::optional<PostStatus> postStatusFromName(const QString &name)
{
    const auto found = std::find_if(statusNames.begin(), statusNames.end(), [&name](const StatusName &entry) {
        return QStringView(entry.name) == name;
    });
    return found == statusNames.end() ? std::nullopt : std::optional(found->status);
}

bool isMovable(PostStatus status)
{
    switch (status) {
    case PostStatus::Idea:
    case PostStatus::Draft:
    case PostStatus::NeedsApproval:
    case PostStatus::Scheduled:
    case PostStatus::Failed:
    case PostStatus::Missed:
        return true;
    case PostStatus::HandedOver:
    case PostStatus::Sending:
    case PostStatus::Published:
    case PostStatus::Uncertain:
        return false;
    }
    return false;
}

Result<PlannedTime> plannedTime(const WallTime &wall, const QByteArray &zone)
{
    const auto resolved = resolveWallTime(wall, zone);
    if (!resolved)
        return fail(resolved.error());
    return PlannedTime{wall, zone, resolved->instant};
}

PlannedTime plannedTimeAt(Instant instant, const QByteArray &zone)
{
    WallTime wall = wallTimeAt(instant, zone);
    wall.time = QTime(wall.time.hour(), wall.time.minute(), wall.time.second());
    return {wall, zone, instant};
}

QString shownTitle(const QString &title, const QString &text)
{
    // A title is one line in a list: longer ones are cut where they are painted, so this only bounds them.
    constexpr qsizetype maxClusters = 80;
    QString trimmedTitle = title.simplified();
    if (!trimmedTitle.isEmpty())
        return trimmedTitle;
    // 5 MB of text must not cost more than its beginning.
    const QString beginning = text.left(1000).trimmed();
    QString line = beginning.left(beginning.indexOf(u'\n')).simplified();
    if (line.isEmpty())
        return QCoreApplication::translate("hatstand::plan", "No text yet");
    if (line.size() <= maxClusters || graphemeCount(line) <= maxClusters)
        return line;
    QString cut = firstGraphemes(line, maxClusters - 1);
    const qsizetype space = cut.lastIndexOf(u' ');
    if (space > cut.size() / 2)
        cut.truncate(space);
    return cut + QChar(u'…');
}

const Version *Post::version(const clients::AccountId &account) const
{
    const auto found = std::find_if(versions.begin(), versions.end(), [&account](const Version &version) {
        return version.accountId == account;
    });
    return found == versions.end() ? nullptr : &*found;
}

std::vector<MediaId> Post::mediaIds() const
{
    std::vector<MediaId> ids;
    const auto take = [&ids](const std::vector<PostMedia> &places) {
        for (const PostMedia &place : places) {
            if (std::find(ids.begin(), ids.end(), place.mediaId) == ids.end())
                ids.push_back(place.mediaId);
        }
    };
    take(media);
    for (const Version &version : versions) {
        if (version.media)
            take(*version.media);
    }
    return ids;
}

QString Post::shownTitle() const
{
    return plan::shownTitle(title, text);
}

EffectiveVersion effectiveVersion(const Post &post, const Version &version)
{
    return {version.text.value_or(post.text), version.firstComment.value_or(post.firstComment),
            version.media.value_or(post.media), version.options};
}

} // namespace hatstand::plan
