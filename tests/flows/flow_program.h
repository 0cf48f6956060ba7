// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clients/account_service.h"
#include "clients/client_service.h"
#include "flows/bluesky_network.h"
#include "net/json.h"
#include "plan/media/media_store.h"
#include "plan/post_service.h"
#include "publish/outbox.h"
#include "publish/sender.h"
#include "storage/workspace.h"

#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

#include <memory>

namespace hatstand::test
{

/// Stands in for the keychain where two programs must share one: a file with nothing but passwords of a test
/// network in it.
class FileCredentials final : public networks::CredentialStore
{
public:
    explicit FileCredentials(QString path) : m_path(std::move(path)) {}

    QCoro::Task<Result<QString>> read(QString accountKey) override
    {
        const QJsonObject all = load();
        if (!all.contains(accountKey))
            co_return fail(ErrorCode::SignInNeeded, QStringLiteral("There is no such secret."));
        co_return all[accountKey].toString();
    }
    QCoro::Task<Result<void>> write(QString accountKey, QString secret) override
    {
        QJsonObject all = load();
        all[accountKey] = secret;
        co_return save(all);
    }
    QCoro::Task<Result<void>> remove(QString accountKey) override
    {
        QJsonObject all = load();
        all.remove(accountKey);
        co_return save(all);
    }

private:
    [[nodiscard]] QJsonObject load() const
    {
        QFile file(m_path);
        return file.open(QIODevice::ReadOnly) ? net::parseJsonObject(file.readAll()).value_or(QJsonObject())
                                              : QJsonObject();
    }
    [[nodiscard]] Result<void> save(const QJsonObject &all) const
    {
        QSaveFile file(m_path);
        if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(all).toJson()) < 0 || !file.commit())
            return fail(ErrorCode::KeychainRefused, QStringLiteral("The secrets cannot be written."));
        return {};
    }
    const QString m_path;
};

/// Hatstand without its window, on one workspace file and a real network: everything is put together as in
/// app/, only the keychain is a file.
class FlowProgram
{
public:
    /// `clock` must outlive this.
    FlowProgram(const QString &workspacePath, networks::BlueskyOptions options, const Clock &clock)
        : credentials(workspacePath + QStringLiteral(".secrets"))
        , workspace(open(workspacePath, clock))
        , connectors(std::make_unique<networks::Connectors>())
        , m_clock(clock)
    {
        auto made = std::make_unique<networks::BlueskyConnector>(http, credentials, rules, clock, timers,
                                                                 std::move(options));
        connector = made.get();
        connectors->add(std::move(made));
        auto &database = workspace->database();
        clients = std::make_unique<clients::ClientService>(database, clock);
        accounts = std::make_unique<clients::AccountService>(database, clock, *connectors, credentials);
        posts = std::make_unique<plan::PostService>(database, clock);
        media = std::make_unique<plan::MediaStore>(database, clock, workspace->mediaFolder());
        publish::Surroundings surroundings{*clients, rules, {}, {}, {}};
        surroundings.media = [this](const plan::Post &post) { return media->items(post.mediaIds()); };
        surroundings.mediaPath = [this](const plan::MediaItem &item) { return media->path(item); };
        surroundings.utmCampaign = [](const strategy::CampaignId &) { return QString(); };
        surroundings.recordKey = publish::recordKeys(*connectors, clock);
        surroundings.goesPartByPart = publish::partByPart(*connectors);
        outbox =
            std::make_unique<publish::Outbox>(database, clock, *posts, *accounts, std::move(surroundings));
        senderOptions.retry.attempts = 1000;
        senderOptions.lateSpacing = Milliseconds(0);
    }

    clients::ClientId addClient()
    {
        clients::Client client;
        client.name = QStringLiteral("Olive & Salt");
        client.zone = "Europe/Lisbon";
        client.language = QStringLiteral("en");
        // What waited for a line or a sign-in goes out by itself, however late.
        client.missedPolicy = clients::MissedPolicy::SendIfRecent;
        client.grace = std::chrono::hours(24);
        return clients->add(client).value();
    }
    Result<clients::AccountId> connectAccount(const clients::ClientId &client, const QUrl &server,
                                              const QString &handle, const QString &secret,
                                              const clients::AccountId &again = {})
    {
        networks::SignInRequest request;
        request.server = server;
        request.handle = handle;
        request.secret = secret;
        return await(accounts->connectAccount(client, networks::NetworkKey::bluesky(), request, again, {}));
    }
    /// Into the outbox, due at this moment.
    plan::PostId sendNow(const clients::ClientId &client, const clients::AccountId &account,
                         const QString &text, const QString &firstComment = {},
                         std::vector<plan::PostMedia> pictures = {})
    {
        plan::Post post;
        post.clientId = client;
        post.text = text;
        post.firstComment = firstComment;
        post.media = std::move(pictures);
        plan::Version version;
        version.accountId = account;
        post.versions.push_back(version);
        const plan::PostId id = posts->add(post).value();
        if (const auto sent = outbox->sendNow(id); !sent)
            qFatal("%s", qPrintable(sent.error().sentence()));
        return id;
    }
    [[nodiscard]] publish::Delivery delivery(const plan::PostId &id) const
    {
        return outbox->ofPost(id).value().at(0);
    }
    /// One pass of a sender of its own, as `hatstand-cli publish --once` makes it.
    int pass()
    {
        publish::Sender sender(*outbox, *connectors, m_clock, timers, senderOptions);
        const auto sorted = sender.sortOutMissed();
        if (!sorted)
            qFatal("%s", qPrintable(sorted.error().sentence()));
        return await(sender.runOnce({})).value();
    }

    SystemClock systemClock;
    SystemTimers timers;
    net::RateLimiter limiter{systemClock};
    MemoryTrafficLog log;
    net::HttpClient http{systemClock, timers, limiter, &log, nullptr, {QStringLiteral("Hatstand/test"), {}}};
    FileCredentials credentials;
    networks::RulesCatalogue rules;
    std::unique_ptr<storage::Workspace> workspace;
    std::unique_ptr<networks::Connectors> connectors;
    networks::BlueskyConnector *connector = nullptr; ///< owned by `connectors`
    std::unique_ptr<clients::ClientService> clients;
    std::unique_ptr<clients::AccountService> accounts;
    std::unique_ptr<plan::PostService> posts;
    std::unique_ptr<plan::MediaStore> media;
    std::unique_ptr<publish::Outbox> outbox;
    publish::Sender::Options senderOptions;

private:
    [[nodiscard]] static std::unique_ptr<storage::Workspace> open(const QString &path, const Clock &clock)
    {
        auto opened = QFile::exists(path) ? storage::Workspace::open(path, clock)
                                          : storage::Workspace::create(path, QStringLiteral("Test"), clock);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().sentence()));
        return std::move(*opened);
    }
    const Clock &m_clock;
};

} // namespace hatstand::test
