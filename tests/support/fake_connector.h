// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/completion.h"
#include "base/timers.h"
#include "networks/connector.h"
#include "support/fake_scheduler.h"

#include <qcorotask.h>

#include <algorithm>
#include <deque>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace hatstand::test
{

/// A door that calls wait at while it is shut.
class Gate final
{
public:
    void shut() { m_shut = true; }
    /// Who waits goes on before this returns.
    void open()
    {
        m_shut = false;
        const auto waiting = std::exchange(m_waiting, {});
        for (const Completion<bool> &one : waiting)
            one.complete(true);
    }
    [[nodiscard]] bool isShut() const { return m_shut; }
    /// How many wait.
    [[nodiscard]] int waiting() const
    {
        return static_cast<int>(
            std::count_if(m_waiting.begin(), m_waiting.end(), [](const auto &one) { return !one.isDone(); }));
    }

    /// Comes back when the gate is open or the call was cancelled. The gate must outlive who waits.
    [[nodiscard]] QCoro::Task<void> pass(CancelToken cancel)
    {
        while (m_shut && !cancel.isCancelled()) {
            const Completion<bool> opened;
            m_waiting.push_back(opened);
            const auto subscription = cancel.onCancel([opened] { opened.complete(false); });
            (void)co_await opened;
        }
    }

private:
    bool m_shut = false;
    std::vector<Completion<bool>> m_waiting;
};

/// A network that does what a test tells it to, and remembers what stands on it. Without being told, every
/// sign-in and every post succeeds.
class FakeConnector final : public networks::Connector, private networks::SignIn, private networks::Publisher
{
public:
    /// One answer to publish().
    struct Answer
    {
        std::optional<Error> error; ///< none: success
        bool arrives = true;        ///< whether the post stands on the network afterwards
    };
    struct Standing
    {
        networks::AccountIdentity account;
        networks::OutgoingPost post;
        networks::PublishedPost published;
    };

    explicit FakeConnector(networks::NetworkKey key = networks::NetworkKey::bluesky()) : m_key(std::move(key))
    {
    }

    // What to do -----------------------------------------------------------------------------------------
    bool signInPossible = true;
    bool publishPossible = true;
    bool repeatSafe = true;
    bool chain = true; ///< takes a thread and its first comment at once
    bool local = false;
    bool globalIds = false;
    bool canSchedule = false;
    FakeScheduler ownScheduler;        ///< where canSchedule
    Gate gate;                         ///< publish, find, signIn and check wait here while it is shut
    Gate makingReady;                  ///< what goes in a row waits here before it waits for its turn
    std::deque<Answer> answers;        ///< to publish(), one each; success when there are none left
    std::optional<Error> findError;    ///< what find() fails with
    std::optional<Error> checkError;   ///< what check() fails with
    std::optional<Error> signOutError; ///< what signOut() fails with
    std::function<Result<networks::SignedIn>(const networks::SignInRequest &)> onSignIn;
    std::function<Result<networks::SignedIn>(const networks::AccountIdentity &)> onCheck;

    /// The next calls of publish() fail so, without a post on the network.
    void failNext(const Error &error, int times = 1)
    {
        for (int i = 0; i < times; ++i)
            answers.push_back({error, false});
    }
    void failNext(ErrorCode code, int times = 1) { failNext(makeError(code), times); }
    /// The next post arrives, but the answer gets lost.
    void loseNextAnswer(ErrorCode code = ErrorCode::ConnectionLost)
    {
        answers.push_back({makeError(code), true});
    }

    /// Posts go in a row, as by the real line: see net::PlaceInRow.
    void goInARow(Timers &timers, const Clock &clock)
    {
        m_rowTimers = &timers;
        m_rowClock = &clock;
    }

    /// How many are ready, and wait for their turn.
    [[nodiscard]] int waitingInRow() const
    {
        return static_cast<int>(
            std::count_if(m_row.begin(), m_row.end(), [](const auto &one) { return !one.second.isDone(); }));
    }

    // What happened --------------------------------------------------------------------------------------
    std::vector<Standing> standing;                   ///< the posts on the network, in order
    std::vector<networks::OutgoingPost> publishCalls; ///< every call, also those that failed
    int findCalls = 0;
    std::vector<networks::SignInRequest> signInCalls;
    QStringList checkedKeys;
    QStringList signedOutKeys;

    [[nodiscard]] static Error makeError(ErrorCode code)
    {
        Error error;
        error.code = code;
        error.what = QStringLiteral("The network failed: %1.").arg(errorCodeName(code));
        return error;
    }

    networks::NetworkKey key() const override { return m_key; }
    networks::Publisher *publisher() override { return publishPossible ? this : nullptr; }
    networks::Scheduler *scheduler() override { return canSchedule ? &ownScheduler : nullptr; }
    networks::SignIn *signIn() override { return signInPossible ? this : nullptr; }
    bool isLocal() const override { return local; }
    bool idsAreGlobal() const override { return globalIds; }

private:
    QCoro::Task<Result<networks::SignedIn>> signIn(networks::SignInRequest request,
                                                   CancelToken cancel) override
    {
        signInCalls.push_back(request);
        co_await gate.pass(cancel);
        if (cancel.isCancelled())
            co_return fail(makeError(ErrorCode::Cancelled));
        if (onSignIn) {
            const auto answer = onSignIn(request);
            co_return answer;
        }
        networks::SignedIn signedIn = profileOf(request.handle, request.server);
        signedIn.credential = QStringLiteral("credential of ") + request.handle;
        co_return signedIn;
    }

    QCoro::Task<Result<networks::SignedIn>> check(networks::AccountIdentity account,
                                                  CancelToken cancel) override
    {
        checkedKeys << account.accountKey;
        co_await gate.pass(cancel);
        if (cancel.isCancelled())
            co_return fail(makeError(ErrorCode::Cancelled));
        if (checkError)
            co_return fail(*checkError);
        if (onCheck) {
            const auto answer = onCheck(account);
            co_return answer;
        }
        co_return profileOf(account.handle, account.server);
    }

    QCoro::Task<Result<void>> signOut(networks::AccountIdentity account) override
    {
        signedOutKeys << account.accountKey;
        if (signOutError)
            co_return fail(*signOutError);
        co_return Result<void>();
    }

    QString chooseRecordKey(Instant now) override
    {
        return QStringLiteral("%1-%2").arg(now.milliseconds()).arg(++m_lastKey);
    }

    QCoro::Task<Result<networks::PublishedPost>> publish(networks::AccountIdentity account,
                                                         networks::OutgoingPost post,
                                                         networks::Progress progress,
                                                         CancelToken cancel) override
    {
        if (post.row.takes) {
            co_await makingReady.pass({}); // as a keychain, which cannot be hurried
            const bool hasCome = co_await turnOf(post.row.takes, cancel);
            if (!hasCome) {
                Error error = makeError(ErrorCode::Cancelled);
                error.detail = QStringLiteral("unsent");
                co_return fail(error);
            }
        }
        publishCalls.push_back(post);
        if (m_rowTimers)
            co_await oneMoment();
        co_await gate.pass(cancel);
        if (cancel.isCancelled())
            co_return fail(makeError(ErrorCode::Cancelled));
        Answer answer;
        if (!answers.empty()) {
            answer = answers.front();
            answers.pop_front();
        }
        if (progress)
            progress(1, 1);
        if (answer.error && !answer.arrives)
            co_return fail(*answer.error);
        const networks::PublishedPost published = arrive(account, post);
        if (answer.error)
            co_return fail(*answer.error);
        if (post.row.passes)
            pass(post.row.passes);
        co_return published;
    }

    /// No line answers before anybody has turned to something else.
    QCoro::Task<void> oneMoment()
    {
        const Completion<bool> over;
        m_rowTimers->callAfter(Milliseconds(0), &m_rowContext, [over] { over.complete(true); });
        (void)co_await over;
    }

    /// False: it was cancelled, or the computer slept meanwhile.
    QCoro::Task<bool> turnOf(std::shared_ptr<net::Baton> baton, CancelToken cancel)
    {
        if (cancel.isCancelled() || baton->hasPassed())
            co_return !cancel.isCancelled();
        const Completion<bool> turn;
        m_row.emplace_back(std::move(baton), turn);
        const auto subscription = cancel.onCancel([turn] { turn.complete(false); });
        const Milliseconds slept = m_rowClock->now() - Instant() - m_rowClock->steady();
        const bool hasCome = co_await turn;
        co_return hasCome && m_rowClock->now() - Instant() - m_rowClock->steady() == slept;
    }

    /// Who comes next is on its way soon, and after the one before has been heard of.
    void pass(const std::shared_ptr<net::Baton> &baton)
    {
        baton->pass();
        m_rowTimers->callAfter(Milliseconds(0), &m_rowContext, [this, baton] {
            for (const auto &[takes, turn] : m_row) {
                if (takes == baton) {
                    const Completion<bool> next = turn;
                    next.complete(true);
                    return;
                }
            }
        });
    }

    QCoro::Task<Result<std::optional<networks::PublishedPost>>>
    find(networks::AccountIdentity account, networks::OutgoingPost post, CancelToken cancel) override
    {
        ++findCalls;
        co_await gate.pass(cancel);
        if (cancel.isCancelled())
            co_return fail(makeError(ErrorCode::Cancelled));
        if (findError)
            co_return fail(*findError);
        std::optional<networks::PublishedPost> found;
        if (const Standing *there = findStanding(account, post.recordKey))
            found = there->published;
        co_return found;
    }

    bool repeatIsSafe() const override { return repeatSafe; }
    bool takesChain() const override { return chain; }
    bool goesInARow() const override { return m_rowTimers != nullptr; }

    [[nodiscard]] networks::SignedIn profileOf(const QString &handle, const QUrl &server) const
    {
        networks::SignedIn profile;
        profile.handle = handle;
        profile.displayName = handle;
        profile.remoteId = QStringLiteral("id:") + handle;
        profile.server = server;
        profile.page = QUrl(QStringLiteral("https://network.example/") + handle);
        return profile;
    }

    [[nodiscard]] const Standing *findStanding(const networks::AccountIdentity &account,
                                               const QString &recordKey) const
    {
        for (const Standing &there : standing) {
            if (there.account.accountKey == account.accountKey && there.post.recordKey == recordKey)
                return &there;
        }
        return nullptr;
    }

    networks::PublishedPost arrive(const networks::AccountIdentity &account,
                                   const networks::OutgoingPost &post)
    {
        // Where a repeat is safe, the same key is the same record.
        if (repeatSafe) {
            if (const Standing *there = findStanding(account, post.recordKey))
                return there->published;
        }
        networks::PublishedPost published;
        published.remoteId = QStringLiteral("post:") + post.recordKey;
        published.url = QUrl(QStringLiteral("https://network.example/post/") + post.recordKey);
        published.at = post.createdAt;
        standing.push_back({account, post, published});
        return published;
    }

    networks::NetworkKey m_key;
    int m_lastKey = 0;
    Timers *m_rowTimers = nullptr;
    const Clock *m_rowClock = nullptr;
    std::vector<std::pair<std::shared_ptr<net::Baton>, Completion<bool>>> m_row;
    QObject m_rowContext;
};

} // namespace hatstand::test
