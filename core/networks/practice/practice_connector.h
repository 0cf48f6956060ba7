// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/completion.h"
#include "base/timers.h"
#include "networks/connector.h"
#include "networks/listener.h"
#include "networks/practice/practice_hearing.h"
#include "networks/rules_catalogue.h"

#include <QObject>

#include <vector>

namespace hatstand::networks
{

/// A network inside the program: it limits, refuses, delays and breaks lines like a real one, needs no
/// Internet, and keeps what is published in the workspace. A record key is one post, however often it comes.
/// People who are made up answer, ask and complain as time passes (practice_talk.h), and can be answered.
class PracticeConnector final : public Connector,
                                public Publisher,
                                public SignIn,
                                public Listener,
                                public Searcher
{
public:
    /// How long things take.
    struct Pace
    {
        Milliseconds usual{600};
        Milliseconds slow{8'000};
    };

    PracticeConnector(storage::Database &database, const RulesCatalogue &rules, const Clock &clock,
                      Timers &timers, Pace pace);
    ~PracticeConnector() override;

    [[nodiscard]] NetworkKey key() const override { return NetworkKey::practice(); }
    [[nodiscard]] Publisher *publisher() override { return this; }
    [[nodiscard]] SignIn *signIn() override { return this; }
    [[nodiscard]] Listener *listener() override { return this; }
    [[nodiscard]] Searcher *searcher() override { return this; }
    [[nodiscard]] bool isLocal() const override { return true; }

    [[nodiscard]] QString chooseRecordKey(Instant now) override;
    [[nodiscard]] QCoro::Task<Result<PublishedPost>> publish(AccountIdentity account, OutgoingPost post,
                                                             Progress progress, CancelToken cancel) override;
    [[nodiscard]] QCoro::Task<Result<std::optional<PublishedPost>>>
    find(AccountIdentity account, OutgoingPost post, CancelToken cancel) override;
    [[nodiscard]] bool takesChain() const override { return true; }
    [[nodiscard]] bool repeatIsSafe() const override { return true; }

    /// The handle is all that it takes; who does not exist yet is made. Ends PracticeBehaviour::SignInEnded.
    [[nodiscard]] QCoro::Task<Result<SignedIn>> signIn(SignInRequest request, CancelToken cancel) override;
    [[nodiscard]] QCoro::Task<Result<SignedIn>> check(AccountIdentity account, CancelToken cancel) override;
    [[nodiscard]] QCoro::Task<Result<void>> signOut(AccountIdentity account) override;

    [[nodiscard]] QCoro::Task<Result<Heard>> listen(AccountIdentity account, QString cursor, Instant since,
                                                    CancelToken cancel) override;
    [[nodiscard]] QCoro::Task<Result<Heard>> readThread(AccountIdentity account, QString remoteId,
                                                        CancelToken cancel) override;
    [[nodiscard]] QCoro::Task<Result<Heard>> search(AccountIdentity account, SearchRequest request,
                                                    CancelToken cancel) override;

private:
    /// The time that a question takes, and what becomes of it. The profile of that account, if it is
    /// answered.
    [[nodiscard]] QCoro::Task<Result<PracticeProfile>> asked(AccountIdentity account, CancelToken cancel);
    [[nodiscard]] Result<void> acceptAnswer(const PracticeProfile &profile, const OutgoingPost &post) const;
    /// True when the time has passed; false when it was cancelled, or this goes.
    [[nodiscard]] Completion<bool> wait(Milliseconds delay);
    [[nodiscard]] Result<PracticeProfile> signedIn(const QString &handle) const;
    [[nodiscard]] Result<void> accept(const PracticeProfile &profile, const OutgoingPost &post) const;

    PracticeTable m_table;
    PracticeHearing m_hearing;
    const RulesCatalogue &m_rules;
    const Clock &m_clock;
    Timers &m_timers;
    Pace m_pace;
    QObject m_context;
    std::vector<Completion<bool>> m_waiting;
};

} // namespace hatstand::networks
