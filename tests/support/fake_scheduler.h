// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/connector.h"

#include <qcorotask.h>

#include <deque>
#include <functional>
#include <optional>
#include <vector>

namespace hatstand::test
{

/// A network's own scheduler that does what a test tells it to. What it holds goes out when the test says so.
class FakeScheduler final : public networks::Scheduler
{
public:
    struct Held
    {
        networks::AccountIdentity account;
        networks::OutgoingPost post;
        networks::HandedOver how;
    };
    /// One answer to handOver().
    struct Answer
    {
        std::optional<Error> error;
        bool arrives = true;
    };

    std::vector<Held> held;
    std::deque<Answer> answers;         ///< to handOver(); success when there are none left
    std::optional<Error> standingError; ///< what standing() fails with
    std::optional<Error> takeBackError; ///< what takeBack() fails with
    std::function<void()> onStanding;   ///< called while standing() is under way, before it looks
    Milliseconds least{std::chrono::minutes(5)};
    Milliseconds most{std::chrono::hours(24 * 300)};
    int handOverCalls = 0;
    int standingCalls = 0;
    int takeBackCalls = 0;

    /// As the network does at the post's time.
    void publishAll()
    {
        for (Held &one : held) {
            one.how.where = networks::HandedOver::Where::Published;
            one.how.post.remoteId = QStringLiteral("live:") + one.post.recordKey;
            one.how.post.url = QUrl(QStringLiteral("https://network.example/live/") + one.post.recordKey);
            one.how.post.at = one.how.at;
        }
    }

    Milliseconds leastAhead() const override { return least; }
    Milliseconds mostAhead() const override { return most; }
    bool takes(const networks::OutgoingPost &post) const override { return post.media.size() < 5; }

    QCoro::Task<Result<networks::HandedOver>> handOver(networks::AccountIdentity account,
                                                       networks::OutgoingPost post, Instant at,
                                                       networks::Progress, CancelToken) override
    {
        ++handOverCalls;
        Answer answer;
        if (!answers.empty()) {
            answer = answers.front();
            answers.pop_front();
        }
        if (answer.error && !answer.arrives)
            co_return fail(*answer.error);
        Held one{account, post, {}};
        one.how.at = at;
        one.how.post.remoteId = QStringLiteral("waiting:") + post.recordKey;
        one.how.post.revision = QStringLiteral("1");
        held.push_back(one);
        if (answer.error)
            co_return fail(*answer.error);
        co_return one.how;
    }

    QCoro::Task<Result<std::optional<networks::HandedOver>>>
    standing(networks::AccountIdentity, QString, networks::OutgoingPost post, CancelToken) override
    {
        ++standingCalls;
        if (onStanding)
            onStanding();
        if (standingError)
            co_return fail(*standingError);
        std::optional<networks::HandedOver> how;
        for (const Held &one : held) {
            if (one.post.recordKey == post.recordKey)
                how = one.how;
        }
        co_return how;
    }

    QCoro::Task<Result<std::optional<networks::HandedOver>>>
    takeBack(networks::AccountIdentity, QString, networks::OutgoingPost post, CancelToken) override
    {
        ++takeBackCalls;
        if (takeBackError)
            co_return fail(*takeBackError);
        std::optional<networks::HandedOver> tooLate;
        for (const Held &one : held) {
            if (one.post.recordKey == post.recordKey &&
                one.how.where == networks::HandedOver::Where::Published)
                tooLate = one.how;
        }
        if (!tooLate) {
            std::erase_if(held, [&post](const Held &one) { return one.post.recordKey == post.recordKey; });
        }
        co_return tooLate;
    }
};

} // namespace hatstand::test
