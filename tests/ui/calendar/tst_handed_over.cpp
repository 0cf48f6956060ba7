// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What waits on a network is taken back before the calendar does something to it.
#include "calendar/calendar_page.h"
#include "calendar/month_view.h"
#include "networks/post_options.h"
#include "strategy/campaign_service.h"
#include "ui/support/window_parts.h"

#include <QAction>
#include <QMenu>
#include <QTest>

using namespace hatstand;
using namespace hatstand::ui::calendar;

class HandedOverTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<test::WindowParts> m;
    std::unique_ptr<test::RecordingNavigator> m_navigator;
    std::unique_ptr<strategy::CampaignService> m_campaigns;
    std::unique_ptr<CalendarPage> m_page;
    clients::ClientId m_client;
    clients::AccountId m_account;

    void open(bool takesBack = true)
    {
        CalendarPage::Services services{m->posts,         m->outbox,    m->base.clients,
                                        m->base.accounts, *m_campaigns, m->rules};
        if (takesBack)
            services.takeBack = [this](plan::PostId id) { return m->sender->takeBackPost(id); };
        m_page = std::make_unique<CalendarPage>(m->context(*m_navigator), services);
        m_page->resize(1440, 848);
        m_page->activate();
        m_page->show();
        (void)QTest::qWaitForWindowExposed(m_page.get());
    }
    /// For 20 November at about noon.
    plan::PostId handedOver(const QString &title)
    {
        plan::Post post;
        post.clientId = m_client;
        post.title = title;
        post.text = title;
        plan::Version version;
        version.accountId = m_account;
        version.options.insert(networks::option::handOver, true);
        post.versions = {version};
        post.planned = plan::plannedTime({QDate(2026, 11, 20), QTime(12, 0)}, "Europe/Lisbon").value();
        const plan::PostId id = m->posts.add(post).value();
        if (const auto done = m->outbox.schedule(id); !done)
            qFatal("%s", qPrintable(done.error().sentence()));
        waitFor(id, plan::PostStatus::HandedOver);
        return id;
    }
    [[nodiscard]] plan::PostStatus status(const plan::PostId &id) const { return m->posts.post(id)->status; }
    [[nodiscard]] bool isDeleted(const plan::PostId &id) const
    {
        const auto found = m->posts.post(id);
        return !found && found.error().code == ErrorCode::NotFound;
    }
    void waitFor(const plan::PostId &id, plan::PostStatus wanted)
    {
        for (int i = 0; i < 20 && status(id) != wanted; ++i) {
            m->base.timers.advance(std::chrono::seconds(1));
            QCoreApplication::processEvents();
        }
        if (status(id) != wanted)
            qFatal("The post did not come to that.");
    }
    [[nodiscard]] MonthView *month() const
    {
        return m_page->findChild<MonthView *>(QStringLiteral("monthView"));
    }
    [[nodiscard]] QDate dayOf(const plan::PostId &id) const { return m->posts.post(id)->planned->wall.date; }
    /// By keyboard, a day later.
    void carryOneDay(const plan::PostId &id)
    {
        month()->setFocus();
        month()->showPost(id);
        QTest::keyClick(month(), Qt::Key_M);
        QTest::keyClick(month(), Qt::Key_Right);
        QTest::keyClick(month(), Qt::Key_Return);
    }
    [[nodiscard]] std::size_t held() const { return m->base.network->ownScheduler.held.size(); }

private Q_SLOTS:
    void init()
    {
        m = std::make_unique<test::WindowParts>();
        m_navigator = std::make_unique<test::RecordingNavigator>();
        m_campaigns = std::make_unique<strategy::CampaignService>(m->base.database(), m->base.clock);
        m_client = m->base.addClient(QStringLiteral("Crumb & Clover"));
        m_account = m->base.addAccount(m_client, QStringLiteral("crumb.example"));
        m->base.network->canSchedule = true;
        m->sender = std::make_unique<publish::Sender>(m->outbox, *m->base.connectors, m->base.clock,
                                                      m->base.timers, publish::Sender::Options{});
        m->sender->start();
    }
    void cleanup()
    {
        m_page.reset();
        m.reset();
    }

    void movesByKeyboard()
    {
        const auto id = handedOver(QStringLiteral("Rolls"));
        open();
        carryOneDay(id);
        QVERIFY(m_navigator->said.contains(QStringLiteral("Taking it back from Bluesky…")));
        QTRY_COMPARE(dayOf(id), QDate(2026, 11, 21));
        QVERIFY(m_navigator->errors.empty());
        // It is handed over for its new time.
        waitFor(id, plan::PostStatus::HandedOver);
        QCOMPARE(held(), std::size_t(1));
        QCOMPARE(m->base.network->ownScheduler.held[0].how.at, m->posts.post(id)->planned->instant);
        // And taken back once more when that is undone.
        m->undo.undo();
        QTRY_COMPARE(dayOf(id), QDate(2026, 11, 20));
        QVERIFY(m_navigator->errors.empty());
    }
    void isDeletedOnlyWhenItIsTakenBack()
    {
        const auto id = handedOver(QStringLiteral("Rolls"));
        open();
        m->base.network->ownScheduler.takeBackError = test::FakeConnector::makeError(ErrorCode::Offline);
        month()->setFocus();
        month()->showPost(id);
        QTest::keyClick(month(), Qt::Key_Delete);
        QTRY_COMPARE(m_navigator->errors.size(), std::size_t(1));
        QVERIFY(!isDeleted(id));
        QCOMPARE(held(), std::size_t(1));
    }
    void isDeleted()
    {
        const auto id = handedOver(QStringLiteral("Rolls"));
        open();
        month()->setFocus();
        month()->showPost(id);
        QTest::keyClick(month(), Qt::Key_Delete);
        QTRY_VERIFY(isDeleted(id));
        QCOMPARE(held(), std::size_t(0));
    }
    void severalGoTogether()
    {
        const auto first = handedOver(QStringLiteral("Rolls"));
        const auto second = handedOver(QStringLiteral("Loaves"));
        open();
        month()->setFocus();
        month()->showPost(first);
        QTest::keyClick(month(), Qt::Key_X);
        month()->showPost(second);
        QTest::keyClick(month(), Qt::Key_X);
        QTest::keyClick(month(), Qt::Key_Delete);
        QTRY_VERIFY(isDeleted(first) && isDeleted(second));
        QCOMPARE(held(), std::size_t(0));
        m->undo.undo();
        QVERIFY(!isDeleted(first) && !isDeleted(second));
    }
    void staysLockedWhereNothingTakesItBack()
    {
        const auto id = handedOver(QStringLiteral("Rolls"));
        open(false);
        carryOneDay(id);
        QCoreApplication::processEvents();
        QCOMPARE(dayOf(id), QDate(2026, 11, 20));
        QCOMPARE(status(id), plan::PostStatus::HandedOver);
    }
};

QTEST_MAIN(HandedOverTest)
#include "tst_handed_over.moc"
