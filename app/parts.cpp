// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "parts.h"

#include "parts_made.h"

#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

#include <utility>

namespace hatstand
{

namespace
{
networks::PracticeConnector::Pace paceOf(Parts::Use use)
{
    if (use == Parts::Use::Window)
        return {};
    return {Milliseconds(0), Milliseconds(0)};
}
} // namespace

/// In the order in which they stand on each other; destroyed from the last to the first.
Result<std::unique_ptr<Parts>> Parts::open(const QString &path, const Clock &clock, Use use)
{
    auto workspace = storage::Workspace::open(path, clock);
    if (!workspace)
        return fail(std::move(workspace.error()));
    return std::make_unique<Parts>(std::move(*workspace), clock, use);
}

Result<std::unique_ptr<Parts>> Parts::create(const QString &path, const QString &name, const Clock &clock,
                                             Use use)
{
    auto workspace = storage::Workspace::create(path, name, clock);
    if (!workspace)
        return fail(std::move(workspace.error()));
    return std::make_unique<Parts>(std::move(*workspace), clock, use);
}

Parts::Parts(std::unique_ptr<storage::Workspace> workspace, const Clock &clock, Use use)
    : m_clock(clock), m_use(use), m_workspace(std::move(workspace)), m_made(std::make_unique<MadeParts>())
{
}

Parts::~Parts() = default;

void Parts::useSending(const publish::SenderOptions &options)
{
    m_made->sending = options;
}

QString Parts::lastWorkspacePath()
{
    // The window's preferences; read here without the kit, so that the command line needs no widgets.
    const QSettings settings(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
                                 QStringLiteral("/hatstand/hatstand.conf"),
                             QSettings::IniFormat);
    const QString path = settings.value(QStringLiteral("workspaces/recent")).toStringList().value(0);
    return QFileInfo::exists(path) ? path : QString();
}

const networks::RulesCatalogue &Parts::rules()
{
    if (!m_rules) {
        m_made->rules = std::make_unique<networks::RulesCatalogue>();
        m_rules = m_made->rules.get();
    }
    return *m_rules;
}

clients::TrafficJournal &Parts::traffic()
{
    if (!m_made->traffic)
        m_made->traffic =
            std::make_unique<clients::TrafficJournal>(m_workspace->database(), m_clock, m_timers);
    return *m_made->traffic;
}

net::RateLimiter &Parts::limiter()
{
    if (!m_made->limiter) {
        m_made->limiter = std::make_unique<net::RateLimiter>(m_clock);
        m_made->limiter->setDefaultRule(net::gentlePace);
    }
    return *m_made->limiter;
}

net::HttpClient &Parts::http()
{
    if (!m_made->http) {
        net::HttpClient::Options options;
        options.userAgent = QStringLiteral("Hatstand/" HATSTAND_VERSION);
        m_made->http = std::make_unique<net::HttpClient>(m_clock, m_timers, limiter(), &traffic(),
                                                         &m_connectivity, options);
    }
    return *m_made->http;
}

clients::KeychainCredentials &Parts::credentials()
{
    if (!m_made->credentials) {
        if (!m_secrets) {
            m_made->secrets =
                std::make_unique<secrets::KeychainSecretStore>(QStringLiteral("Hatstand"), m_timers);
            m_secrets = m_made->secrets.get();
        }
        m_made->credentials = std::make_unique<clients::KeychainCredentials>(*m_secrets);
    }
    return *m_made->credentials;
}

networks::Connectors &Parts::connectors()
{
    if (!m_made->connectors) {
        auto connectors = std::make_unique<networks::Connectors>();
        connectors->add(std::make_unique<networks::PracticeConnector>(m_workspace->database(), rules(),
                                                                      m_clock, m_timers, paceOf(m_use)));
        connectors->add(std::make_unique<networks::WordPressConnector>(http(), credentials()));
        connectors->add(
            std::make_unique<networks::MastodonConnector>(http(), credentials(), rules(), m_clock, m_timers));
        connectors->add(std::make_unique<networks::GhostConnector>(http(), credentials(), m_clock));
        connectors->add(std::make_unique<networks::ShaarliConnector>(http(), credentials(), m_clock));
        connectors->add(
            std::make_unique<networks::BlueskyConnector>(http(), credentials(), rules(), m_clock, m_timers));
        m_made->connectors = std::move(connectors);
    }
    return *m_made->connectors;
}

networks::PracticeTimeline &Parts::practice()
{
    if (!m_made->practice)
        m_made->practice = std::make_unique<networks::PracticeTimeline>(m_workspace->database(), m_clock);
    return *m_made->practice;
}

clients::ClientService &Parts::clients()
{
    if (!m_made->clients)
        m_made->clients = std::make_unique<clients::ClientService>(m_workspace->database(), m_clock);
    return *m_made->clients;
}

clients::AccountService &Parts::accounts()
{
    if (!m_made->accounts) {
        networks::Connectors &made = connectors(); // and the credentials with them
        m_made->accounts = std::make_unique<clients::AccountService>(m_workspace->database(), m_clock, made,
                                                                     *m_made->credentials);
    }
    return *m_made->accounts;
}

clients::SignInCare &Parts::signInCare()
{
    if (!m_made->signInCare) {
        m_made->signInCare =
            std::make_unique<clients::SignInCare>(accounts(), connectors(), m_clock, m_timers);
        clients::SignInCare &care = *m_made->signInCare;
        QObject::connect(
            &m_connectivity, &net::Connectivity::changed, &care,
            [&care](net::Connectivity::State state) {
                if (state != net::Connectivity::State::Offline)
                    care.noteOnline();
            },
            Qt::QueuedConnection);
    }
    return *m_made->signInCare;
}

clients::MediaHostService &Parts::mediaHost()
{
    if (!m_made->mediaHost)
        m_made->mediaHost = std::make_unique<clients::MediaHostService>(m_workspace->database(), m_clock,
                                                                        http(), credentials(), accounts());
    return *m_made->mediaHost;
}

strategy::CampaignService &Parts::campaigns()
{
    if (!m_made->campaigns)
        m_made->campaigns = std::make_unique<strategy::CampaignService>(m_workspace->database(), m_clock);
    return *m_made->campaigns;
}

plan::PostService &Parts::posts()
{
    if (!m_made->posts)
        m_made->posts = std::make_unique<plan::PostService>(m_workspace->database(), m_clock);
    return *m_made->posts;
}

plan::MediaStore &Parts::media()
{
    if (!m_made->media) {
        m_made->media =
            std::make_unique<plan::MediaStore>(m_workspace->database(), m_clock, m_workspace->mediaFolder());
        m_made->media->useLook([this](plan::MediaItem item, QString path) {
            return fitter().look(std::move(item), std::move(path), CancelToken());
        });
    }
    return *m_made->media;
}

plan::MediaFitter &Parts::fitter()
{
    if (!m_made->fitter)
        m_made->fitter = std::make_unique<plan::MediaFitter>(m_clock, m_timers, m_workspace->mediaFolder());
    return *m_made->fitter;
}

plan::DraftKeeper &Parts::drafts()
{
    if (!m_made->drafts)
        m_made->drafts = std::make_unique<plan::DraftKeeper>(posts(), m_clock, m_timers);
    return *m_made->drafts;
}

plan::Thumbnails &Parts::thumbnails()
{
    if (!m_made->thumbnails) {
        plan::MediaStore &store = media();
        m_made->thumbnails = std::make_unique<plan::Thumbnails>(
            [&store](const plan::MediaItem &item) { return store.path(item); });
    }
    return *m_made->thumbnails;
}

plan::HashtagGroups &Parts::hashtags()
{
    if (!m_made->hashtags)
        m_made->hashtags = std::make_unique<plan::HashtagGroups>(m_workspace->database(), m_clock);
    return *m_made->hashtags;
}

plan::Snippets &Parts::snippets()
{
    if (!m_made->snippets)
        m_made->snippets = std::make_unique<plan::Snippets>(m_workspace->database(), m_clock);
    return *m_made->snippets;
}

const plan::Spelling &Parts::spelling()
{
    if (!m_made->spelling)
        m_made->spelling = std::make_unique<plan::Spelling>();
    return *m_made->spelling;
}

plan::PersonalWords &Parts::words()
{
    if (!m_made->words)
        m_made->words = std::make_unique<plan::PersonalWords>(m_workspace->database());
    return *m_made->words;
}

publish::Outbox &Parts::outbox()
{
    if (!m_made->outbox) {
        publish::Surroundings surroundings{clients(), rules(), {}, {}, {}};
        surroundings.media = [this](const plan::Post &post) { return media().items(post.mediaIds()); };
        surroundings.utmCampaign = [this](const strategy::CampaignId &id) {
            const auto campaign = campaigns().campaign(id);
            return campaign ? campaign->utmCampaign : QString();
        };
        surroundings.mediaPath = [this](const plan::MediaItem &item) { return media().path(item); };
        surroundings.recordKey = publish::recordKeys(connectors(), m_clock);
        surroundings.canHandOver = publish::handOvers(connectors());
        surroundings.goesPartByPart = publish::partByPart(connectors());
        surroundings.fit = publish::fitting(fitter(), rules());
        m_made->outbox = std::make_unique<publish::Outbox>(m_workspace->database(), m_clock, posts(),
                                                           accounts(), std::move(surroundings));
    }
    return *m_made->outbox;
}

clients::AccountPauses &Parts::pauses()
{
    if (!m_made->pauses)
        m_made->pauses =
            std::make_unique<clients::AccountPauses>(m_workspace->database(), accounts(), m_clock);
    return *m_made->pauses;
}

const publish::DeliveryHistory &Parts::history()
{
    if (!m_made->history)
        m_made->history = std::make_unique<publish::DeliveryHistory>(m_workspace->database(), outbox());
    return *m_made->history;
}

publish::Sender &Parts::sender()
{
    if (!m_made->sender) {
        m_made->sender =
            std::make_unique<publish::Sender>(outbox(), connectors(), m_clock, m_timers, m_made->sending);
        publish::Sender &sender = *m_made->sender;
        // Not from within the request that told it.
        QObject::connect(
            &m_connectivity, &net::Connectivity::changed, &sender,
            [&sender](net::Connectivity::State state) {
                sender.noteConnectivity(state != net::Connectivity::State::Offline);
            },
            Qt::QueuedConnection);
        sender.noteConnectivity(!m_connectivity.isOffline());
        // Whoever sends puts answers that have arrived into their conversations.
        replies().follow();
    }
    return *m_made->sender;
}

listen::SourceService &Parts::sources()
{
    if (!m_made->sources) {
        m_made->sources = std::make_unique<listen::SourceService>(m_workspace->database(), m_clock,
                                                                  accounts(), connectors());
        listen::SourceService &sources = *m_made->sources;
        QObject::connect(&accounts(), &clients::AccountService::changed, &sources,
                         [&sources] { static_cast<void>(sources.followAccounts()); });
        static_cast<void>(sources.followAccounts());
    }
    return *m_made->sources;
}

listen::Inbox &Parts::inbox()
{
    if (!m_made->inbox)
        makeInbox();
    return *m_made->inbox;
}

listen::Replies &Parts::replies()
{
    if (!m_made->replies) {
        m_made->replies = std::make_unique<listen::Replies>(
            m_workspace->database(), m_clock,
            listen::Replies::Surroundings{inbox(), posts(), outbox(), accounts(), rules(), connectors()});
    }
    return *m_made->replies;
}

listen::SavedReplies &Parts::savedReplies()
{
    if (!m_made->savedReplies)
        m_made->savedReplies = std::make_unique<listen::SavedReplies>(m_workspace->database(), m_clock);
    return *m_made->savedReplies;
}

void Parts::makeInbox()
{
    m_made->inbox = std::make_unique<listen::Inbox>(m_workspace->database(), m_clock);
    // A promise is of working time, and that is of the client's zone.
    listen::Inbox &talk = *m_made->inbox;
    clients::ClientService &whose = clients();
    const auto note = [&talk, &whose] {
        if (whose.load())
            talk.noteClients(whose.clients());
    };
    QObject::connect(&whose, &clients::ClientService::changed, &talk, note);
    note();
}

listen::Kinds &Parts::kinds()
{
    if (!m_made->kinds)
        m_made->kinds = std::make_unique<listen::Kinds>(m_workspace->database());
    return *m_made->kinds;
}

listen::MessageSearch &Parts::messageSearch()
{
    if (!m_made->messageSearch)
        m_made->messageSearch = std::make_unique<listen::MessageSearch>(m_workspace->database());
    return *m_made->messageSearch;
}

listen::IntakeLine &Parts::intake()
{
    if (!m_made->intake)
        m_made->intake =
            std::make_unique<listen::IntakeLine>(m_workspace->path(), m_clock, listen::makeJudge);
    return *m_made->intake;
}

listen::SourceReader &Parts::sourceReader()
{
    if (!m_made->sourceReader) {
        listen::SourceService &service = sources();
        listen::Inbox &talk = inbox();
        m_made->sourceReader =
            std::make_unique<listen::SourceReader>(m_workspace->database(), intake(), http(), connectors(),
                                                   accounts(), m_clock, m_timers, listen::ReaderOptions());
        listen::SourceReader &reader = *m_made->sourceReader;
        QObject::connect(&reader, &listen::SourceReader::heard, &talk,
                         [&talk](const listen::SourceId &, const listen::IntakeReport &report) {
                             talk.noteIntake(report.conversations);
                         });
        QObject::connect(&reader, &listen::SourceReader::standingChanged, &service,
                         &listen::SourceService::announceAll);
        QObject::connect(&service, &listen::SourceService::changed, &reader,
                         &listen::SourceReader::sourcesChanged);
        QObject::connect(
            &m_connectivity, &net::Connectivity::changed, &reader,
            [&reader](net::Connectivity::State state) {
                reader.setOnline(state != net::Connectivity::State::Offline);
            },
            Qt::QueuedConnection);
        reader.setOnline(!m_connectivity.isOffline());
    }
    return *m_made->sourceReader;
}

listen::Keeper &Parts::keeper()
{
    if (!m_made->keeper) {
        m_made->keeper = std::make_unique<listen::Keeper>(sources(), intake(), m_clock, m_timers);
        QObject::connect(
            m_made->keeper.get(), &listen::Keeper::removed, &m_context,
            [this](const listen::KeepReport &report) { inbox().noteIntake(report.conversations); });
        QObject::connect(m_made->keeper.get(), &listen::Keeper::dayTurned, &m_context, [this] {
            if (privacy().isUnderWay().value_or(false))
                static_cast<void>(privacy().goOn());
        });
    }
    return *m_made->keeper;
}

people::People &Parts::people()
{
    if (!m_made->people)
        m_made->people = std::make_unique<people::People>(m_workspace->database(), m_clock);
    return *m_made->people;
}

people::Privacy &Parts::privacy()
{
    if (!m_made->privacy) {
        m_made->privacy = std::make_unique<people::Privacy>(m_workspace->database(), m_clock);
        QObject::connect(m_made->privacy.get(), &people::Privacy::forgotten, &m_context, [this] {
            people().announceAll();
            inbox().announceAll();
        });
    }
    return *m_made->privacy;
}

void Parts::followOtherWriters(Milliseconds every)
{
    m_lookEvery = every;
    m_dataVersion = m_workspace->database().dataVersion().value_or(0);
    follow();
}

void Parts::follow()
{
    m_timers.callAfter(m_lookEvery, &m_context, [this] {
        follow();
        if (!lookForFile())
            return;
        lookForOtherWriters();
        static_cast<void>(inbox().bringBackLater());
    });
}

bool Parts::lookForFile()
{
    const auto settled = m_workspace->settleMoved();
    const bool wasAway = std::exchange(m_isAway, !settled);
    if (wasAway == m_isAway)
        return !m_isAway;
    if (m_isAway) {
        m_sendsWhenBack = m_made->sender && m_made->sender->isRunning();
        if (m_sendsWhenBack)
            m_made->sender->stop();
        m_readsWhenBack = m_made->sourceReader && m_made->sourceReader->isRunning();
        if (m_readsWhenBack)
            m_made->sourceReader->stop();
        letGoOfFile();
        Q_EMIT movedAway(settled.error());
        return false;
    }
    m_dataVersion = -1; // that of another connection: everything is read anew
    lookForOtherWriters();
    if (std::exchange(m_sendsWhenBack, false))
        m_made->sender->start();
    if (m_made->intake)
        m_made->intake->allow();
    if (m_made->privacy)
        m_made->privacy->allow();
    if (std::exchange(m_readsWhenBack, false))
        m_made->sourceReader->start();
    if (m_topics)
        m_topics->goOn();
    Q_EMIT cameBack();
    return false;
}

void Parts::letGoOfFile()
{
    if (m_made->intake)
        m_made->intake->refuse();
    if (m_made->privacy)
        m_made->privacy->refuse();
    if (m_made->messageSearch)
        m_made->messageSearch->letGo();
    if (m_topics)
        m_topics->letGo();
}

quint64 Parts::ownWrites() const
{
    return (m_made->intake ? m_made->intake->writes() : 0) + (m_topics ? m_topics->writes() : 0);
}

void Parts::lookForOtherWriters()
{
    const qint64 version = m_workspace->database().dataVersion().value_or(m_dataVersion);
    if (version == m_dataVersion && !m_owesNews)
        return;
    m_dataVersion = version;
    // What we take in ourselves, on a connection of its own, is told by whoever takes it in. Whether somebody
    // else has written meanwhile cannot be seen, so that is told once we have paused.
    const quint64 writes = ownWrites();
    m_owesNews = std::exchange(m_ownWrites, writes) != writes;
    if (m_owesNews)
        return;
    clients().announceAll();
    accounts().announceAll();
    posts().announceAll();
    outbox().announceAll();
    sources().announceAll();
    inbox().announceAll();
    replies().announceAll();
    savedReplies().announceAll();
    people().announceAll();
    if (m_topics)
        m_topics->announceAll();
    kinds().announceAll();
}

} // namespace hatstand
