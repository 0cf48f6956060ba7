// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Accounts that are paused and go on, from the outbox.
#include "kit/account_pausing.h"
#include "kit/banner.h"
#include "outbox/wait_text.h"
#include "outbox_fixture.h"

#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace hatstand;
using namespace hatstand::ui;
using namespace hatstand::ui::outbox;
using publish::DeliveryState;

class OutboxPauseTest : public QObject, protected test::OutboxFixture
{
    Q_OBJECT

    [[nodiscard]] clients::Account account() const
    {
        return m_parts->base.accounts.account(m_account).value();
    }
    [[nodiscard]] Banner *banner() const { return part<Banner>("pausedBanner"); }
    /// The menu below the button, as a click opens it.
    [[nodiscard]] QMenu *menu() const
    {
        QTest::mouseClick(part<QPushButton>("pauseButton"), Qt::LeftButton);
        QMenu *menu = nullptr;
        for (QMenu *one : m_page->findChildren<QMenu *>(QStringLiteral("pauseMenu")))
            menu = one->isVisible() ? one : menu;
        if (!menu)
            qFatal("There is no menu.");
        return menu;
    }
    static void trigger(QMenu *menu, const char *name)
    {
        auto *action = menu->findChild<QAction *>(QString::fromLatin1(name));
        QVERIFY2(action, name);
        action->trigger();
        menu->close();
    }

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void anAccountIsPausedForAnHourAndUndone()
    {
        m_parts->scheduled(m_client, m_account, QStringLiteral("Stollen"), std::chrono::minutes(30));
        showList(1);
        QVERIFY(!banner()->isVisible());
        trigger(menu(), "pauseHour");
        QVERIFY(account().paused);
        QCOMPARE(clients::pausedUntil(account()),
                 std::optional(m_parts->base.clock.now() + std::chrono::hours(1)));
        QVERIFY(banner()->isVisible());
        QVERIFY2(banner()->accessibleName().contains(
                     QStringLiteral("@crumb.example is paused until today 12:42.")),
                 qPrintable(banner()->accessibleName()));
        QVERIFY(banner()->accessibleName().contains(QStringLiteral("Posts that come due wait.")));
        // Each row that waits says so too, and until when.
        QCOMPARE(cell(0, OutboxModel::State), QStringLiteral("Paused"));
        QCOMPARE(rows()->index(0, OutboxModel::State).data(OutboxModel::GlyphRole).toInt(),
                 static_cast<int>(Glyph::Pause));
        QCOMPARE(cell(0, OutboxModel::Why), QStringLiteral("The account is paused until today 12:42"));
        QCOMPARE(banner()->actionButton()->text(), QStringLiteral("Resume"));
        QVERIFY(
            part<QLabel>("deliveryWhy")->text().contains(QStringLiteral("you are asked about older ones")));
        m_parts->undo.undo();
        QVERIFY(!account().paused && !banner()->isVisible());
        m_parts->undo.redo();
        QVERIFY(account().paused);
    }

    void itGoesOnFromTheRowTheBannerAndTheMenu()
    {
        m_parts->scheduled(m_client, m_account, QStringLiteral("Stollen"), std::chrono::minutes(30));
        showList(1);
        const auto pause = [this] { QVERIFY(m_pauses->pause(m_account)); };
        pause();
        press(DeliveryAction::GoOn);
        QVERIFY(!account().paused);
        pause();
        QTest::mouseClick(banner()->actionButton(), Qt::LeftButton);
        QVERIFY(!account().paused);
        pause();
        trigger(menu(), "goOn");
        QVERIFY(!account().paused);
        // Taking it back pauses it as it was before: until the person goes on.
        m_parts->undo.undo();
        QVERIFY(account().paused && !clients::pausedUntil(account()));
    }

    void ofSeveralAccountsOneIsChosenByName()
    {
        const auto other = m_parts->base.addAccount(m_client, QStringLiteral("clover.example"));
        QMenu *all = menu();
        QCOMPARE(all->actions().size(), 2);
        trigger(all->findChild<QMenu *>(QStringLiteral("pauseOf-") + other.toString()), "pauseOpen");
        QVERIFY(m_parts->base.accounts.account(other)->paused && !account().paused);
        all->close();
        // Narrowed to one account, the pause is that one's.
        choose("accountFilter", QStringLiteral("@crumb.example · Bluesky"));
        QVERIFY(!banner()->isVisible());
        trigger(menu(), "pauseOpen");
        QVERIFY(account().paused);
        choose("accountFilter", QStringLiteral("All accounts"));
        QVERIFY(banner()->accessibleName().startsWith(QStringLiteral("2 accounts are paused.")));
        QTest::mouseClick(banner()->actionButton(), Qt::LeftButton);
        QVERIFY(!account().paused && !m_parts->base.accounts.account(other)->paused);
        m_parts->undo.undo();
        QVERIFY(account().paused && m_parts->base.accounts.account(other)->paused);
    }

    void onePauseThatHasEndedDoesNotKeepTheOthersFromComingBack()
    {
        const auto other = m_parts->base.addAccount(m_client, QStringLiteral("clover.example"));
        const Instant soon = m_parts->base.clock.now() + std::chrono::hours(1);
        QVERIFY(m_pauses->pause(m_account, soon)); // the first of them
        QVERIFY(m_pauses->pause(other));
        QTest::mouseClick(banner()->actionButton(), Qt::LeftButton);
        const auto isPaused = [this](const clients::AccountId &id) {
            return m_parts->base.accounts.account(id)->paused;
        };
        QVERIFY(!isPaused(m_account) && !isPaused(other));
        m_parts->base.clock.setNow(soon);
        QSignalSpy failed(&m_parts->undo, &UndoStack::failed);
        m_parts->undo.undo();
        QVERIFY(!isPaused(m_account));
        QVERIFY(isPaused(other));
        QCOMPARE(failed.count(), 0);
        // Where nothing can come back it is said.
        m_parts->undo.clear();
        QVERIFY(m_pauses->goOn(other));
        QVERIFY(m_pauses->pause(m_account, soon + std::chrono::hours(1)));
        QTest::mouseClick(banner()->actionButton(), Qt::LeftButton);
        m_parts->base.clock.setNow(soon + std::chrono::hours(2));
        m_parts->undo.undo();
        QCOMPARE(failed.count(), 1);
    }

    void itIsOpenedByKey()
    {
        QVERIFY(m_parts->actions.trigger(QStringLiteral("outbox.pause")));
        auto *menu = m_page->findChild<QMenu *>(QStringLiteral("pauseMenu"));
        QVERIFY(menu);
        QTRY_VERIFY(menu->isVisible());
        menu->close();
    }

    void theRuleForLatePostsIsTheClients()
    {
        using clients::MissedPolicy;
        QVERIFY(pauseRule(MissedPolicy::Leave, std::chrono::minutes(30))
                    .endsWith(QStringLiteral("older ones are left unsent, as you chose for this client.")));
        // A grace shorter than the hour changes nothing.
        QCOMPARE(pauseRule(MissedPolicy::SendIfRecent, std::chrono::minutes(30)),
                 pauseRule(MissedPolicy::Ask, std::chrono::minutes(0)));
        QCOMPARE(pauseRule(MissedPolicy::Ask, std::chrono::minutes(0)),
                 QStringLiteral("Posts that come due wait. When you resume, those up to an hour late go out; "
                                "you are asked about older ones."));
        QVERIFY(pauseRule(MissedPolicy::SendIfRecent, std::chrono::hours(3)).contains(QStringLiteral("3 h")));
    }

    void endsAreToComeAndNoneTwice_data()
    {
        QTest::addColumn<QDate>("day");
        for (int i = 0; i < 7; ++i)
            QTest::addRow("%d", i) << QDate(2026, 11, 16).addDays(i);
        QTest::newRow("the night when clocks go back") << QDate(2026, 10, 24);
    }
    void endsAreToComeAndNoneTwice()
    {
        QFETCH(const QDate, day);
        const Instant now = plan::plannedTime({day, QTime(23, 30)}, "Europe/Lisbon").value().instant;
        std::vector<Instant> seen;
        const auto ends = pauseEnds(now, "Europe/Lisbon");
        QVERIFY(ends.size() >= 4);
        QVERIFY(!ends.back().until);
        for (const PauseEnd &end : ends) {
            if (!end.until)
                continue;
            QVERIFY(*end.until > now);
            QVERIFY(std::ranges::find(seen, *end.until) == seen.end());
            seen.push_back(*end.until);
            if (end.id != QStringLiteral("pauseHour"))
                QCOMPARE(wallTimeAt(*end.until, "Europe/Lisbon").time, QTime(9, 0));
        }
    }
};

QTEST_MAIN(OutboxPauseTest)
#include "outbox_pause_test.moc"
