// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/action_registry.h"
#include "kit/dialogs.h"
#include "kit/icons.h"
#include "kit/kit.h"
#include "kit/minute_tick.h"
#include "kit/page_context.h"
#include "kit/preferences.h"
#include "kit/scope.h"
#include "kit/theme_controller.h"
#include "kit/undo.h"
#include "networks/rules_catalogue.h"
#include "plan/post_service.h"
#include "publish/outbox.h"
#include "publish/sender.h"
#include "support/test_workspace.h"

#include <QApplication>
#include <QLocale>

namespace hatstand::test
{

/// Goes where it is sent, and remembers it.
class RecordingNavigator final : public ui::Navigator
{
public:
    void go(ui::PageId page, const ui::PageRequest &request = {}) override
    {
        visited.push_back({page, request});
    }
    void goBack() override { ++backs; }
    [[nodiscard]] bool has(ui::PageId) const override { return true; }
    void addClient() override { ++addedClients; }
    void report(const Error &error) override { errors.push_back(error); }
    void say(const QString &sentence) override { said.append(sentence); }

    struct Visit
    {
        ui::PageId page;
        ui::PageRequest request;
    };
    std::vector<Visit> visited;
    std::vector<Error> errors;
    QStringList said;
    int backs = 0;
    int addedClients = 0;
};

/// A workspace with posts and an outbox, and what pages share, on a clock and a network that obey the test.
class WindowParts
{
public:
    WindowParts()
        : posts(base.database(), base.clock)
        , outbox(base.database(), base.clock, posts, base.accounts,
                 publish::Surroundings{base.clients,
                                       rules,
                                       [this](const plan::Post &) {
                                           return Result<QHash<plan::MediaId, plan::MediaItem>>(media);
                                       },
                                       [](const plan::MediaItem &) { return QString(); },
                                       [](const strategy::CampaignId &) { return QString(); },
                                       {},
                                       publish::handOvers(*base.connectors),
                                       publish::partByPart(*base.connectors)})
        , themes(*qApp)
        , icons(themes)
        , kit{themes, icons}
        , preferences(base.folder.filePath(QStringLiteral("hatstand.conf")))
        , minutes(base.clock, base.timers)
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        themes.setMovementAllowed(false);
        minutes.start();
    }

    [[nodiscard]] ui::PageContext context(ui::Navigator &navigator)
    {
        return {kit, base.clock, base.timers, scope, navigator, actions, undo, dialogs, preferences, minutes};
    }

    /// A post for one account; in the outbox for `due`.
    plan::PostId scheduled(const clients::ClientId &client, const clients::AccountId &account,
                           const QString &title, Milliseconds fromNow)
    {
        return scheduledFor(client, {account}, title, fromNow);
    }
    /// A post for several accounts; in the outbox for `fromNow`.
    plan::PostId scheduledFor(const clients::ClientId &client,
                              const std::vector<clients::AccountId> &accounts, const QString &title,
                              Milliseconds fromNow)
    {
        plan::Post post;
        post.clientId = client;
        post.title = title;
        post.text = title;
        for (const clients::AccountId &account : accounts) {
            plan::Version version;
            version.accountId = account;
            post.versions.push_back(version);
        }
        post.planned = plan::plannedTimeAt(base.clock.now() + fromNow, "Europe/Lisbon");
        const plan::PostId id = posts.add(post).value();
        if (const auto done = outbox.schedule(id); !done)
            qFatal("%s", qPrintable(done.error().sentence()));
        return id;
    }
    /// Due while nothing ran: what the sender finds when the program starts late.
    plan::PostId missed(const clients::ClientId &client, const clients::AccountId &account,
                        const QString &title)
    {
        const plan::PostId id = scheduled(client, account, title, std::chrono::minutes(5));
        base.clock.advance(std::chrono::hours(2));
        if (!sender)
            sender = std::make_unique<publish::Sender>(outbox, *base.connectors, base.clock, base.timers,
                                                       publish::Sender::Options{});
        sender->sortOutMissed().value();
        // The sender tells of it in the next turn of the event loop.
        QCoreApplication::sendPostedEvents();
        return id;
    }

    QHash<plan::MediaId, plan::MediaItem> media; ///< of all posts
    TestWorkspace base;
    networks::RulesCatalogue rules;
    plan::PostService posts;
    publish::Outbox outbox;
    ui::ThemeController themes;
    ui::Icons icons;
    ui::Kit kit;
    ui::PresetDialogs dialogs;
    ui::Preferences preferences;
    ui::Scope scope;
    ui::ActionRegistry actions;
    ui::UndoStack undo;
    ui::MinuteTick minutes;
    std::unique_ptr<publish::Sender> sender; ///< made by the first missed post; never started
};

} // namespace hatstand::test
