// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calendar/calendar_model.h"
#include "calendar/drag_session.h"
#include "calendar/ideas_model.h"
#include "calendar/post_moves.h"
#include "kit/icons.h"
#include "kit/kit.h"
#include "kit/theme_controller.h"
#include "kit/undo.h"
#include "networks/rules_catalogue.h"
#include "plan/post_service.h"
#include "publish/outbox.h"
#include "support/test_workspace.h"

#include <QApplication>

namespace hatstand::test
{

/// A workspace with one client in Lisbon, shown in Lisbon, on 19 November 2026, with the calendar's parts.
struct CalendarFixture
{
    TestWorkspace workspace;
    plan::PostService posts{workspace.database(), workspace.clock};
    networks::RulesCatalogue rules;
    clients::ClientId client = workspace.addClient(QStringLiteral("Crumb & Clover"), "Europe/Lisbon");
    clients::AccountId account = workspace.addAccount(client, QStringLiteral("crumb.example"));
    ui::ThemeController themes{*qApp};
    ui::Icons icons{themes};
    ui::Kit kit{themes, icons};
    ui::UndoStack undo;
    publish::Outbox outbox{workspace.database(), workspace.clock, posts, workspace.accounts,
                           publish::Surroundings{workspace.clients, rules,
                                                 [](const plan::Post &) {
                                                     return Result<QHash<plan::MediaId, plan::MediaItem>>(
                                                         QHash<plan::MediaId, plan::MediaItem>());
                                                 },
                                                 [](const plan::MediaItem &) { return QString(); },
                                                 [](const strategy::CampaignId &) { return QString(); }}};
    ui::calendar::PostMoves moves{posts, workspace.clients, undo, workspace.clock, &outbox};

    plan::PostId addPost(const QString &title, QDate date, QTime time,
                         const QByteArray &zone = "Europe/Lisbon")
    {
        plan::Post post;
        post.clientId = client;
        post.title = title;
        post.text = title;
        plan::Version version;
        version.accountId = account;
        post.versions = {version};
        post.planned = plan::plannedTime({date, time}, zone).value();
        return posts.add(post).value();
    }
    plan::PostId addScheduled(const QString &title, QDate date, QTime time)
    {
        const plan::PostId id = addPost(title, date, time);
        if (const auto done = outbox.schedule(id); !done)
            qFatal("%s", qPrintable(done.error().sentence()));
        return id;
    }
    plan::PostId addIdea(const QString &title)
    {
        plan::Post post;
        post.clientId = client;
        post.title = title;
        post.status = plan::PostStatus::Idea;
        return posts.add(post).value();
    }
    [[nodiscard]] WallTime wallOf(const plan::PostId &id) const { return posts.post(id)->planned->wall; }
};

} // namespace hatstand::test
