// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What is offered first, and by whom a post goes out.
#include "publish/sender.h"
#include "support/await.h"
#include "today/going_out.h"
#include "today/read_needs.h"
#include "ui/support/talk_parts.h"

#include <QTest>

using namespace hatstand;
using namespace hatstand::ui::today;
using test::TalkParts;
using test::WindowParts;

class GoingOutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_parts = std::make_unique<WindowParts>();
        m_talk = std::make_unique<TalkParts>(*m_parts);
        m_client = m_parts->base.addClient(QStringLiteral("Northwheel Cycles"));
        m_account = m_parts->base.addAccount(m_client, QStringLiteral("northwheel.example"));
    }
    void cleanup()
    {
        m_talk.reset();
        m_parts.reset();
    }

    void whatWasTooLargeIsOpenedBeforeItIsTriedAgain()
    {
        m_parts->scheduled(m_client, m_account, QStringLiteral("Buns"), std::chrono::minutes(5));
        m_parts->base.clock.advance(std::chrono::minutes(6));
        m_parts->base.network->failNext(ErrorCode::TooLarge);
        publish::Sender sender(m_parts->outbox, *m_parts->base.connectors, m_parts->base.clock,
                               m_parts->base.timers, {});
        QVERIFY(test::await(sender.runOnce({})).has_value());
        const auto needs =
            readNeeds(NeedSources{m_parts->outbox, m_parts->base.accounts, m_parts->base.clients,
                                  m_parts->rules, m_talk->inbox, m_parts->base.clock},
                      std::nullopt);
        QCOMPARE(needs.size(), std::size_t(1));
        QCOMPARE(needs.front().kind, NeedKind::Failed);
        QCOMPARE(needs.front().actions,
                 (std::vector{NeedAction::Open, NeedAction::TryAgain, NeedAction::Leave}));
    }

    void aPostThatGoesPartlyByHandSaysSo()
    {
        const auto board = m_parts->base.addByHand(m_client, QStringLiteral("Club board"));
        const QString mark = m_parts->rules.findOrOther(networks::NetworkKey::other()).mark;
        m_parts->scheduledFor(m_client, {m_account, board}, QStringLiteral("Both"), std::chrono::hours(1));
        m_parts->scheduledFor(m_client, {board, m_account}, QStringLiteral("Turned"), std::chrono::hours(2));
        m_parts->scheduled(m_client, board, QStringLiteral("By hand"), std::chrono::hours(3));
        m_parts->scheduled(m_client, m_account, QStringLiteral("From here"), std::chrono::hours(4));
        const Instant now = m_parts->base.clock.now();
        const QByteArray zone("Europe/Lisbon");
        const DayPlan day =
            readDay(m_parts->outbox, m_parts->rules, std::nullopt, wallTimeAt(now, zone).date, zone, now);
        QCOMPARE(day.posts.size(), std::size_t(4));
        QCOMPARE(day.posts.at(0).note, QStringLiteral("From this PC, %1 by hand").arg(mark));
        QCOMPARE(day.posts.at(1).note, day.posts.at(0).note);
        QCOMPARE(day.posts.at(2).note, QStringLiteral("By hand"));
        QCOMPARE(day.posts.at(3).note, QStringLiteral("From this PC"));
    }

private:
    std::unique_ptr<WindowParts> m_parts;
    std::unique_ptr<TalkParts> m_talk;
    clients::ClientId m_client;
    clients::AccountId m_account;
};

QTEST_MAIN(GoingOutTest)
#include "going_out_test.moc"
