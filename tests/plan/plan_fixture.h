// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "plan/post.h"
#include "plan/post_service.h"
#include "storage/database.h"
#include "storage/migrations.h"

#include <memory>

namespace hatstand::tests
{

/// A workspace in memory with one client, and what is needed to put accounts, media and posts into it.
class PlanFixture
{
public:
    PlanFixture()
    {
        auto opened = storage::Database::open(QStringLiteral(":memory:"), storage::Database::Mode::Create);
        if (!opened)
            qFatal("no database in memory");
        database = std::move(*opened);
        if (!storage::migrate(*database, storage::migrations()))
            qFatal("the schema cannot be used");
        client = addClient(QStringLiteral("Crumb & Kettle"));
        service = std::make_unique<plan::PostService>(*database, clock);
    }

    clients::ClientId addClient(const QString &name)
    {
        const auto id = clients::ClientId::create(clock);
        must(database->run(
            "INSERT INTO clients VALUES (?, ?, 'CK', '#A8561C', NULL, 'Europe/Lisbon', 'EUR', 'en-GB',"
            " 0, 30, 0, 0, NULL)",
            id, name));
        return id;
    }

    clients::AccountId addAccount(const QString &network) { return addAccount(network, client); }
    clients::AccountId addAccount(const QString &network, const clients::ClientId &owner)
    {
        const auto id = clients::AccountId::create(clock);
        must(database->run(
            "INSERT INTO accounts VALUES (?, ?, ?, 'crumb', 'Crumb', '', '', '', 1, '', '', '', '',"
            " NULL, NULL, 0, '{}', 0, 0, NULL)",
            id, owner, network));
        return id;
    }

    plan::MediaId addMedia()
    {
        const auto id = plan::MediaId::create(clock);
        must(database->run("INSERT INTO media VALUES (?, ?, 'a.png', 'image/png', 100, 10, 10, 0, 0)", id,
                           id.toBytes()));
        return id;
    }

    strategy::CampaignId addCampaign()
    {
        const auto id = strategy::CampaignId::create(clock);
        must(database->run("INSERT INTO campaigns VALUES (?, ?, 'Stollen', 'stollen-26', 0, NULL)", id,
                           client));
        return id;
    }

    [[nodiscard]] plan::Post draft(const QString &text) const
    {
        plan::Post post;
        post.clientId = client;
        post.text = text;
        return post;
    }

    plan::PostId add(const plan::Post &post)
    {
        auto id = service->add(post);
        if (!id)
            qFatal("%s", qPrintable(id.error().sentence()));
        return *id;
    }

    [[nodiscard]] static plan::PlannedTime at(int year, int month, int day, int hour, int minute = 0)
    {
        return plan::plannedTime({QDate(year, month, day), QTime(hour, minute)}, "Europe/Lisbon").value();
    }

    static void must(const Result<int> &result)
    {
        if (!result)
            qFatal("%s %s", qPrintable(result.error().sentence()), qPrintable(result.error().detail));
    }

    FakeClock clock;
    std::unique_ptr<storage::Database> database;
    clients::ClientId client;
    std::unique_ptr<plan::PostService> service;
};

} // namespace hatstand::tests
