// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What the icon near the clock says of a workspace, and what its menu does to it.
#include "shell/tray_link.h"
#include "window_fixture.h"

#include <QSignalSpy>

using namespace hatstand;
using namespace hatstand::ui;
using namespace hatstand::ui::shell;

class TrayTest : public QObject, protected test::WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        open();
        m_link = std::make_unique<TrayLink>(*m_tray, m_parts->outbox, m_parts->base.accounts,
                                            m_parts->base.clock, m_parts->minutes);
    }
    void cleanup()
    {
        m_link.reset();
        close();
    }

    void itSaysWhatGoesOutNext()
    {
        QVERIFY(m_window->startQuietly());
        QVERIFY2(m_tray->words.contains(QStringLiteral("nothing waits")), qPrintable(m_tray->words));
        m_parts->scheduled(m_client, m_account, QStringLiteral("Rye is out"), std::chrono::minutes(168));
        QVERIFY2(m_tray->words.contains(QStringLiteral("14:30")) &&
                     m_tray->words.contains(QStringLiteral("Rye is out")),
                 qPrintable(m_tray->words));
        m_parts->scheduled(m_client, m_account, QStringLiteral("Sooner"), std::chrono::minutes(60));
        QVERIFY(m_tray->words.contains(QStringLiteral("Sooner")));
    }

    void whatWaitsForAPersonIsNotNext()
    {
        const auto held = m_parts->base.addAccount(m_other, QStringLiteral("crumb.example"));
        QVERIFY(m_parts->base.accounts.setPaused(held, true));
        m_parts->scheduled(m_other, held, QStringLiteral("Held"), std::chrono::minutes(5));
        m_parts->scheduled(m_client, m_account, QStringLiteral("Goes"), std::chrono::minutes(60));
        QVERIFY(m_window->startQuietly());
        QVERIFY2(m_tray->words.contains(QStringLiteral("Goes")), qPrintable(m_tray->words));
    }

    void allIsHeldAndGoesOnButWhatWasPausedBefore()
    {
        const auto before = m_parts->base.addAccount(m_other, QStringLiteral("crumb.example"));
        QVERIFY(m_parts->base.accounts.setPaused(before, true));
        QVERIFY(m_window->startQuietly());
        QCOMPARE(m_tray->held, std::optional(false));
        Q_EMIT m_tray->holdRequested(true);
        QVERIFY(isPaused(m_account) && isPaused(before));
        QCOMPARE(m_tray->held, std::optional(true));
        QVERIFY(m_tray->words.contains(QStringLiteral("on hold")));
        Q_EMIT m_tray->holdRequested(false);
        QVERIFY(!isPaused(m_account));
        QVERIFY(isPaused(before));
        QCOMPARE(m_tray->held, std::optional(false));
    }

    void whatWasHeldElsewhereGoesOnToo()
    {
        QVERIFY(m_parts->base.accounts.setPaused(m_account, true));
        QVERIFY(m_window->startQuietly());
        QCOMPARE(m_tray->held, std::optional(true));
        Q_EMIT m_tray->holdRequested(false);
        QVERIFY(!isPaused(m_account));
    }

    void aSignInThatIsLostIsToldOnce()
    {
        QSignalSpy needed(m_link.get(), &TrayLink::signInNeeded);
        clients::AccountService &accounts = m_parts->base.accounts;
        // As the sender notes what a network has answered.
        const Error refused{ErrorCode::SignInNeeded, QStringLiteral("Sign in again."), {}, {}, {}};
        QVERIFY(accounts.noteHealth(m_account, clients::Health::SignInNeeded, refused));
        QCOMPARE(needed.size(), 1);
        QCOMPARE(needed.front().front().value<clients::AccountId>(), m_account);
        QVERIFY(accounts.noteHealth(m_account, clients::Health::SignInNeeded, {}));
        QVERIFY(accounts.setPaused(m_account, true));
        accounts.announceAll();
        QCOMPARE(needed.size(), 1);
        // It works again, and is lost again.
        QVERIFY(accounts.noteHealth(m_account, clients::Health::Works, {}));
        QVERIFY(accounts.noteHealth(m_account, clients::Health::KeychainClosed, {}));
        QCOMPARE(needed.size(), 1);
        QVERIFY(accounts.noteHealth(m_account, clients::Health::SignInNeeded, refused));
        QCOMPARE(needed.size(), 2);
        // What was known before is no news.
        m_link = std::make_unique<TrayLink>(*m_tray, m_parts->outbox, accounts, m_parts->base.clock,
                                            m_parts->minutes);
        QSignalSpy again(m_link.get(), &TrayLink::signInNeeded);
        accounts.announceAll();
        QCOMPARE(again.size(), 0);
    }

    void whatCannotBeStoredIsTold()
    {
        QSignalSpy troubled(m_link.get(), &TrayLink::troubled);
        QVERIFY(m_parts->base.database().script("ALTER TABLE accounts RENAME COLUMN paused TO gone"));
        Q_EMIT m_tray->holdRequested(true);
        QCOMPARE(troubled.size(), 1);
    }

    void aHiddenIconAsksTheWorkspaceNothing()
    {
        m_parts->scheduled(m_client, m_account, QStringLiteral("One"), std::chrono::minutes(168));
        QVERIFY(m_tray->words.isEmpty());
        m_link.reset();
        QVERIFY(!m_tray->held);
    }

private:
    [[nodiscard]] bool isPaused(const clients::AccountId &id) const
    {
        return m_parts->base.accounts.account(id)->paused;
    }
    std::unique_ptr<TrayLink> m_link;
};

QTEST_MAIN(TrayTest)
#include "tray_test.moc"
