// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/post_check.h"
#include "publish/outbox.h"

#include <algorithm>

namespace hatstand::publish
{

namespace
{
/// The first of what keeps a post out of the outbox, as an error.
Result<void> refusalOf(const std::vector<plan::Problem> &problems)
{
    for (const plan::Problem &problem : problems) {
        if (problem.severity == plan::Severity::MustFix)
            return fail(ErrorCode::NotAllowed, problem.what, problem.why, problem.remedyLabel);
    }
    return {};
}
} // namespace

std::vector<plan::Problem> Outbox::timeProblems(const plan::Post &post) const
{
    if (post.planned && post.planned->instant > m_clock.now())
        return {};
    plan::Problem problem;
    problem.place = plan::ProblemPlace::Time;
    problem.remedy = plan::Remedy::ChooseTime;
    if (post.planned) {
        problem.what = tr("The time of this post is past.");
        problem.remedyLabel = tr("Choose a later time, or send it now.");
    } else {
        problem.what = tr("This post has no time yet.");
        problem.remedyLabel = tr("Choose when it shall go out.");
    }
    return {problem};
}

Result<std::vector<plan::Problem>> Outbox::contentProblems(const plan::Post &post) const
{
    plan::CheckInput input;
    input.post = post;
    for (const plan::Version &version : post.versions) {
        auto account = m_accounts.account(version.accountId);
        if (!account)
            return fail(std::move(account.error()));
        input.accounts.push_back(std::move(*account));
    }
    auto media = m_surroundings.media(post);
    if (!media)
        return fail(std::move(media.error()));
    input.media = std::move(*media);
    input.utmCampaign = m_surroundings.utmCampaign(post.campaignId);
    return plan::checkPost(input, m_surroundings.rules);
}

Result<std::vector<plan::Problem>> Outbox::problems(const plan::PostId &id) const
{
    const auto post = m_posts.post(id);
    if (!post)
        return fail(post.error());
    const auto going = toPut(*post);
    if (!going && going.error().code != ErrorCode::NotAllowed)
        return fail(going.error());
    auto content = contentProblems(going ? going->post : *post);
    if (!content)
        return content;
    // Both parts begin with what must be fixed.
    std::vector<plan::Problem> all = timeProblems(*post);
    std::move(content->begin(), content->end(), std::back_inserter(all));
    return all;
}

Result<void> Outbox::check(const plan::Post &post) const
{
    const auto problems = contentProblems(post);
    if (!problems)
        return fail(problems.error());
    return refusalOf(*problems);
}

Result<void> Outbox::checkTime(const plan::Post &post) const
{
    return refusalOf(timeProblems(post));
}

} // namespace hatstand::publish
