// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/practice/practice_timeline.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace hatstand::networks
{

namespace
{
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};
} // namespace

Result<PracticePage> PracticeTimeline::page(const QString &handle) const
{
    auto found = m_table.profile(handle);
    if (!found)
        return fail(std::move(found.error()));
    if (!*found)
        return fail(ErrorCode::NotFound, Tr::tr("Nobody on Practice is called %1.").arg(handle));
    const auto posts = m_table.postCount(handle);
    if (!posts)
        return fail(posts.error());
    PracticePage page;
    page.followers = followersAt(**found, m_clock.now());
    page.profile = std::move(**found);
    page.posts = *posts;
    return page;
}

Result<std::vector<PracticeTimelinePost>> PracticeTimeline::posts(const QString &handle, int limit) const
{
    const auto found = m_table.profile(handle);
    if (!found)
        return fail(found.error());
    auto posts = m_table.posts(handle, limit);
    if (!posts)
        return fail(std::move(posts.error()));
    std::vector<PracticeTimelinePost> timeline;
    timeline.reserve(posts->size());
    for (PracticePost &post : *posts)
        timeline.push_back(entry(std::move(post), *found));
    return timeline;
}

PracticeTimelinePost PracticeTimeline::entry(PracticePost post,
                                             const std::optional<PracticeProfile> &profile) const
{
    PracticeTimelinePost entry;
    const bool hasPicture = post.media.contains(QStringLiteral("mimeType"));
    if (profile)
        entry.echo = echoOf(*profile, post.createdAt, featuresOf(post.text, hasPicture), m_clock.now());
    // Who was answered may say something to that, and nobody else does: see PracticeHearing.
    if (!post.answersId.isEmpty())
        entry.echo.replies.clear();
    entry.post = std::move(post);
    return entry;
}

Result<std::vector<PracticeTimelinePost>> PracticeTimeline::at(const QUrl &address, int limit) const
{
    const QString handle = address.path().section(u'/', 1, 1);
    const QString key = address.path().section(u'/', 2);
    if (key.isEmpty())
        return posts(handle, limit);
    const auto profile = m_table.profile(handle);
    if (!profile)
        return fail(profile.error());
    auto found = m_table.post(handle, key);
    if (!found)
        return fail(std::move(found.error()));
    if (!*found)
        return fail(ErrorCode::NotFound, Tr::tr("This post is not on Practice any more."));
    std::vector<PracticeTimelinePost> only;
    only.push_back(entry(std::move(**found), *profile));
    return only;
}

std::vector<PracticePicture> practicePictures(const PracticePost &post)
{
    std::vector<PracticePicture> pictures;
    const QJsonArray media = QJsonDocument::fromJson(post.media.toUtf8()).array();
    for (const QJsonValue item : media) {
        if (item[QLatin1StringView("mimeType")].toString().startsWith(QLatin1StringView("image/")))
            pictures.push_back(
                {item[QLatin1StringView("file")].toString(), item[QLatin1StringView("alt")].toString()});
    }
    return pictures;
}

Result<void> PracticeTimeline::setBehaviour(const QString &handle, PracticeBehaviour behaviour)
{
    return m_table.setBehaviour(handle, behaviour);
}

QString practiceBehaviourName(PracticeBehaviour behaviour)
{
    switch (behaviour) {
    case PracticeBehaviour::Works:
        return Tr::tr("Everything works");
    case PracticeBehaviour::RefusesPictures:
        return Tr::tr("Refuses the picture");
    case PracticeBehaviour::DropsBefore:
        return Tr::tr("Line breaks before the post arrives");
    case PracticeBehaviour::DropsAfter:
        return Tr::tr("Line breaks after the post has arrived");
    case PracticeBehaviour::SignInEnded:
        return Tr::tr("Sign-in has run out");
    case PracticeBehaviour::RateLimits:
        return Tr::tr("Asks to wait");
    case PracticeBehaviour::Slow:
        return Tr::tr("Is slow");
    }
    return {};
}

std::vector<PracticeBehaviour> practiceBehaviours()
{
    using B = PracticeBehaviour;
    return {B::Works,       B::RefusesPictures, B::DropsBefore, B::DropsAfter,
            B::SignInEnded, B::RateLimits,      B::Slow};
}

} // namespace hatstand::networks
