// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "base/timers.h"
#include "net/connectivity.h"
#include "storage/workspace.h"

#include <QObject>
#include <QString>

#include <memory>

namespace hatstand::clients
{
class AccountPauses;
class AccountService;
class ClientService;
class KeychainCredentials;
class MediaHostService;
class SignInCare;
class TrafficJournal;
} // namespace hatstand::clients
namespace hatstand::net
{
class HttpClient;
class RateLimiter;
} // namespace hatstand::net
namespace hatstand::strategy
{
class CampaignService;
}
namespace hatstand::networks
{
class Connectors;
class PracticeTimeline;
class RulesCatalogue;
} // namespace hatstand::networks
namespace hatstand::plan
{
class DraftKeeper;
class HashtagGroups;
class MediaFitter;
class MediaStore;
class PersonalWords;
class PostService;
class Snippets;
class Spelling;
class Thumbnails;
} // namespace hatstand::plan
namespace hatstand::publish
{
class DeliveryHistory;
class Outbox;
class Sender;
struct SenderOptions;
} // namespace hatstand::publish

namespace hatstand::listen
{
class Alerts;
class Inbox;
class IntakeLine;
class Kinds;
class Keeper;
class MessageSearch;
class Replies;
class SavedReplies;
class SourceReader;
class SourceService;
class StreamActs;
class TopicPages;
class TopicReading;
class TopicService;
class TopicWatch;
} // namespace hatstand::listen

namespace hatstand::people
{
class People;
class Privacy;
} // namespace hatstand::people

namespace hatstand::secrets
{
class SecretStore;
}

namespace hatstand
{

class TopicParts;

struct MadeParts;

/// An open workspace with everything that works on it, put together in one place. Each part is made when it
/// is first asked for, after those that it stands on, and goes with this object in the reverse order.
class Parts final : public QObject
{
    Q_OBJECT
public:
    enum class Use {
        Window,      ///< answers of Practice take as long as on a real network
        CommandLine, ///< nobody watches: they come at once
    };

    /// `clock` and everything that `open` and `create` are given outlive the parts.
    [[nodiscard]] static Result<std::unique_ptr<Parts>> open(const QString &path, const Clock &clock,
                                                             Use use);
    [[nodiscard]] static Result<std::unique_ptr<Parts>> create(const QString &path, const QString &name,
                                                               const Clock &clock, Use use);
    Parts(std::unique_ptr<storage::Workspace> workspace, const Clock &clock, Use use);
    ~Parts() override;

    /// The workspace that the window had open last; empty when there was none or its file is gone.
    [[nodiscard]] static QString lastWorkspacePath();

    /// In place of the computer's keychain, for tests and the tour. Outlives the parts; before the first of
    /// them is asked for.
    void useSecrets(secrets::SecretStore &store) { m_secrets = &store; }
    /// In place of the usual pace of sending, for tests. Before the sender is asked for.
    void useSending(const publish::SenderOptions &options);
    /// In place of rules of their own, so that they are read once for all workspaces. Outlives the parts.
    void useRules(const networks::RulesCatalogue &rules) { m_rules = &rules; }

    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] Timers &timers() { return m_timers; }
    [[nodiscard]] storage::Workspace &workspace() { return *m_workspace; }
    [[nodiscard]] net::Connectivity &connectivity() { return m_connectivity; }
    [[nodiscard]] const networks::RulesCatalogue &rules();
    /// What left this computer.
    [[nodiscard]] clients::TrafficJournal &traffic();
    /// Keeps to each host's pace for `http`.
    [[nodiscard]] net::RateLimiter &limiter();
    [[nodiscard]] net::HttpClient &http();
    /// The computer's keychain; kept behind the accounts.
    [[nodiscard]] clients::KeychainCredentials &credentials();
    [[nodiscard]] networks::Connectors &connectors();
    [[nodiscard]] networks::PracticeTimeline &practice();
    [[nodiscard]] clients::ClientService &clients();
    [[nodiscard]] clients::AccountService &accounts();
    /// Not started: whoever sends looks after the sign-ins too.
    [[nodiscard]] clients::SignInCare &signInCare();
    /// Where files go for networks that take addresses only.
    [[nodiscard]] clients::MediaHostService &mediaHost();
    [[nodiscard]] strategy::CampaignService &campaigns();
    [[nodiscard]] plan::PostService &posts();
    [[nodiscard]] plan::MediaStore &media();
    /// Makes copies of files as networks take them.
    [[nodiscard]] plan::MediaFitter &fitter();
    [[nodiscard]] plan::DraftKeeper &drafts();
    [[nodiscard]] plan::Thumbnails &thumbnails();
    [[nodiscard]] plan::HashtagGroups &hashtags();
    [[nodiscard]] plan::Snippets &snippets();
    [[nodiscard]] const plan::Spelling &spelling();
    [[nodiscard]] plan::PersonalWords &words();
    /// Pauses of accounts with an end; whoever sends ends them.
    [[nodiscard]] clients::AccountPauses &pauses();
    [[nodiscard]] publish::Outbox &outbox();
    /// What has become of all that was in the outbox.
    [[nodiscard]] const publish::DeliveryHistory &history();
    /// Knows what `connectivity` says.
    [[nodiscard]] publish::Sender &sender();

    /// Where the clients listen.
    [[nodiscard]] listen::SourceService &sources();
    /// Not started: reads sources when their turn comes, and knows what `connectivity` says.
    [[nodiscard]] listen::SourceReader &sourceReader();
    /// What people say to the clients.
    [[nodiscard]] listen::Inbox &inbox();
    /// Answering them.
    [[nodiscard]] listen::Replies &replies();
    [[nodiscard]] listen::SavedReplies &savedReplies();
    /// What tells of what kind that is.
    [[nodiscard]] listen::Kinds &kinds();
    /// Not started: deletes what is older than the sources keep, and once a day what forgetting somebody has
    /// left to be done.
    [[nodiscard]] listen::Keeper &keeper();
    /// Takes in what sources say, on a thread of its own.
    [[nodiscard]] listen::IntakeLine &intake();
    /// Finds what was said.
    [[nodiscard]] listen::MessageSearch &messageSearch();
    /// What is done with what is in no conversation yet.
    [[nodiscard]] listen::StreamActs &streamActs();
    /// What the clients listen for.
    [[nodiscard]] listen::TopicService &topics();
    /// What was told about topics. Notifies nobody until it is told to.
    [[nodiscard]] listen::Alerts &alerts();
    /// What a page of topics shows.
    [[nodiscard]] const listen::TopicPages &topicPages();
    /// What takes longer to read of topics.
    [[nodiscard]] listen::TopicReading &topicReading();
    /// Not started: tries what comes in on topics, and tells `topics` and `alerts`.
    [[nodiscard]] listen::TopicWatch &topicWatch();

    /// Who the people are that speak to the clients.
    [[nodiscard]] people::People &people();
    /// Exports somebody, and forgets them; tells the others what has gone.
    [[nodiscard]] people::Privacy &privacy();

    /// From here on looks every two seconds whether another process has written (`hatstand-cli publish
    /// --watch`, another window), and tells all services when it has; and whether the file is still where it
    /// was opened. Needs no window.
    void followOtherWriters(Milliseconds every = Milliseconds(2000));

Q_SIGNALS:
    /// The file is no longer where it was opened; `why` says what to do. All that was saved is in it, nothing
    /// is sent, and every change is refused. Once each time.
    void movedAway(const hatstand::Error &why);
    /// The file is back: changes are taken, and sending goes on if it was under way.
    void cameBack();

private:
    [[nodiscard]] TopicParts &topicParts();
    [[nodiscard]] quint64 ownWrites() const;
    void makeInbox();
    void follow();
    [[nodiscard]] bool lookForFile();
    void lookForOtherWriters();
    /// Other connections than the workspace's own open it anew when they are needed.
    void letGoOfFile();

    const Clock &m_clock;
    Use m_use;
    secrets::SecretStore *m_secrets = nullptr; ///< null: the keychain
    const networks::RulesCatalogue *m_rules = nullptr;
    SystemTimers m_timers;
    net::Connectivity m_connectivity;
    std::unique_ptr<storage::Workspace> m_workspace;
    std::unique_ptr<MadeParts> m_made;
    std::unique_ptr<TopicParts> m_topics; ///< stand on those above
    QObject m_context;                    ///< of timers; gone first
    qint64 m_dataVersion = 0;
    quint64 m_ownWrites = 0; ///< of our own other connections, when the version was last looked at
    Milliseconds m_lookEvery{0};
    bool m_isAway = false;
    bool m_owesNews = false; ///< somebody else may have written while we did
    bool m_sendsWhenBack = false;
    bool m_readsWhenBack = false;
};

} // namespace hatstand
