// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What the network publishes by itself: choosing that, seeing whether this PC must be on, and taking
// a post back before something is done to it.
#include "composer/post_acts.h"
#include "composer/post_editor.h"
#include "composer_fixture.h"
#include "kit/banner.h"
#include "networks/post_options.h"
#include "publish/hand_over.h"
#include "publish/sender.h"

#include <QAction>
#include <QComboBox>

using namespace hatstand;
using namespace hatstand::ui::composer;
using namespace std::chrono_literals;
using test::ComposerFixture;

class HandOverTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<ComposerFixture> m;
    std::unique_ptr<publish::Sender> m_sender;

    [[nodiscard]] test::FakeConnector &network() const { return *m->workspace.network; }
    [[nodiscard]] QString needs() const
    {
        const auto *label = m->find<QLabel>("whenNeeds");
        return label->isVisible() ? label->text() : QString();
    }
    void startSender()
    {
        m_sender = std::make_unique<publish::Sender>(m->outbox, *m->workspace.connectors, m->workspace.clock,
                                                     m->workspace.timers, publish::Sender::Options{});
        m_sender->start();
        m->takeBack = [this](plan::PostId id) { return m_sender->takeBackPost(id); };
    }
    /// A post that waits on the network for tomorrow.
    plan::PostId handedOver()
    {
        const plan::PostId id = m->addDraft(QStringLiteral("Fresh rolls"), {m->bluesky},
                                            ComposerFixture::at({2026, 11, 20}, {10, 0}));
        plan::Post post = m->posts.post(id).value();
        post.versions[0].options.insert(networks::option::handOver, true);
        if (!m->posts.saveContent(post, plan::RevisionReason::Autosave) || !m->outbox.schedule(id))
            qFatal("The post could not be scheduled.");
        for (int i = 0; i < 20 && status(id) != plan::PostStatus::HandedOver; ++i) {
            m->pass(1000);
            QCoreApplication::processEvents();
        }
        if (status(id) != plan::PostStatus::HandedOver)
            qFatal("The post was not handed over.");
        return id;
    }
    [[nodiscard]] plan::PostStatus status(const plan::PostId &id) const { return m->posts.post(id)->status; }
    [[nodiscard]] bool isDeleted(const plan::PostId &id) const
    {
        const auto found = m->posts.post(id);
        return !found && found.error().code == ErrorCode::NotFound;
    }
    void chooseInMenu(const char *name) const
    {
        auto *action = m->find<QAction>(name);
        QVERIFY(action->isVisible());
        action->trigger();
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void init()
    {
        m = std::make_unique<ComposerFixture>();
        network().canSchedule = true;
    }
    void cleanup()
    {
        m->page.reset();
        m_sender.reset();
        m.reset();
    }

    void isOfferedWhereTheNetworkCanHoldPosts()
    {
        const auto byHand = m->addByHand("instagram", QStringLiteral("Crumb"));
        m->show(ui::OpenPost{m->addDraft(QStringLiteral("Rolls"), {m->bluesky, byHand})});
        const auto *row = m->find<QWidget>("handOverRow");
        QVERIFY(!row->isVisible()); // on the tab of all
        m->page->state().setTab(m->bluesky);
        QVERIFY(row->isVisible());
        m->page->state().setTab(byHand);
        QVERIFY(!row->isVisible());
        network().canSchedule = false;
        m->page->state().setTab(m->bluesky);
        QVERIFY(!row->isVisible());
    }
    void isKeptWithTheVersionAndLeftOutWhenItIsTheAccounts()
    {
        m->show(ui::OpenPost{m->addDraft(QStringLiteral("Rolls"), {m->bluesky})});
        m->page->state().setTab(m->bluesky);
        auto *choice = m->find<QComboBox>("handOver");
        choice->setFocus();
        QTest::keyClick(choice, Qt::Key_Down);
        QCOMPARE(m->page->state().optionsOf(m->bluesky).value(networks::option::handOver), QJsonValue(true));
        QTest::keyClick(choice, Qt::Key_Down);
        QCOMPARE(m->page->state().optionsOf(m->bluesky).value(networks::option::handOver), QJsonValue(false));
        QTest::keyClick(choice, Qt::Key_Home);
        QVERIFY(m->page->state().optionsOf(m->bluesky).isEmpty());
    }
    void theTimeSaysWhichAccountsNeedTheComputer()
    {
        const auto other = m->workspace.addAccount(m->client, QStringLiteral("second.example"));
        m->show(ui::OpenPost{m->addDraft(QStringLiteral("Rolls"), {m->bluesky, other},
                                         ComposerFixture::at({2026, 11, 20}, {10, 0}))});
        QCOMPARE(needs(), QStringLiteral("Keep this PC on for Fri 10:00."));
        m->page->state().setOptions(m->bluesky, {{networks::option::handOver, true}});
        QCOMPARE(needs(), QStringLiteral("Handed over to Bluesky (crumbandclover.example). For Bluesky "
                                         "(second.example) this PC must be on: Fri 10:00."));
        clients::Account account = m->workspace.accounts.account(other).value();
        publish::setHandsOver(account, true);
        QVERIFY(m->workspace.accounts.edit(account));
        m->show(ui::OpenPost{m->page->state().post().id});
        m->page->state().setOptions(m->bluesky, {{networks::option::handOver, true}});
        QVERIFY2(needs().endsWith(QStringLiteral("so this PC may be off.")), qPrintable(needs()));
        // What follows a post needs the computer anyway; and the network wants it in good time.
        m->page->state().setTab(m->bluesky);
        const auto *remark = m->find<QLabel>("handOverRemark");
        QVERIFY2(remark->text().isEmpty(), qPrintable(remark->text()));
        network().chain = false;
        m->page->state().setFirstComment(QStringLiteral("The link"));
        QVERIFY2(remark->text().contains(QStringLiteral("a first comment")), qPrintable(remark->text()));
        m->page->state().setFirstComment({});
        QVERIFY(remark->text().isEmpty());
        m->page->state().setPlanned(plan::plannedTimeAt(m->workspace.clock.now() + 2min, "Europe/London"));
        QVERIFY2(needs().startsWith(QStringLiteral("Keep this PC on")), qPrintable(needs()));
        QVERIFY2(remark->text().contains(QStringLiteral("too near")), qPrintable(remark->text()));
    }
    void isTakenBackToBeChanged()
    {
        startSender();
        const auto id = handedOver();
        m->show(ui::OpenPost{id});
        QVERIFY(m->find<PostEditor>("postText")->isReadOnly());
        auto *main = m->find<QPushButton>("composerMainButton");
        QCOMPARE(main->text(), QStringLiteral("Take it back"));
        QTest::mouseClick(main, Qt::LeftButton);
        QCOMPARE(m->navigator.said.value(0), QStringLiteral("Taking it back from Bluesky…"));
        QTRY_COMPARE(status(id), plan::PostStatus::Scheduled);
        QVERIFY(network().ownScheduler.held.empty());
        QTRY_VERIFY(!m->find<PostEditor>("postText")->isReadOnly());
        QVERIFY(m->navigator.errors.isEmpty());
    }
    void staysWritableWhileItIsChanged()
    {
        startSender();
        const auto id = handedOver();
        m->show(ui::OpenPost{id});
        QTest::mouseClick(m->find<QPushButton>("composerMainButton"), Qt::LeftButton);
        auto *editor = m->find<PostEditor>("postText");
        QTRY_VERIFY(!editor->isReadOnly());
        editor->setFocus();
        for (int i = 0; i < 5; ++i) {
            QTest::keyClicks(editor, QStringLiteral(" more"));
            m->pass(20'000);
            QCoreApplication::processEvents();
            QVERIFY(!editor->isReadOnly());
            QVERIFY(network().ownScheduler.held.empty());
        }
        QVERIFY(m->posts.post(id)->text.contains(QStringLiteral("more more"))); // it was stored meanwhile
        for (int i = 0; i < 20 && network().ownScheduler.held.empty(); ++i) {
            m->pass(10'000);
            QCoreApplication::processEvents();
        }
        QTRY_COMPARE(status(id), plan::PostStatus::HandedOver);
        QVERIFY(network().ownScheduler.held.at(0).post.text.contains(QStringLiteral("more more")));
    }
    void isTakenBackBeforeItBecomesADraft()
    {
        startSender();
        const auto id = handedOver();
        m->show(ui::OpenPost{id});
        chooseInMenu("menuUnschedule");
        QTRY_COMPARE(status(id), plan::PostStatus::Draft);
        QVERIFY(network().ownScheduler.held.empty());
        QVERIFY(m->navigator.errors.isEmpty());
    }
    void isTakenBackBeforeItIsDeleted()
    {
        startSender();
        const auto id = handedOver();
        m->show(ui::OpenPost{id});
        chooseInMenu("menuDelete");
        QTRY_VERIFY(isDeleted(id));
        QVERIFY(network().ownScheduler.held.empty());
        QVERIFY(m->navigator.errors.isEmpty());
    }
    void staysAsItIsWhereTheNetworkCannotBeAsked()
    {
        startSender();
        const auto id = handedOver();
        network().ownScheduler.takeBackError = test::FakeConnector::makeError(ErrorCode::Offline);
        m->show(ui::OpenPost{id});
        chooseInMenu("menuDelete");
        QTRY_COMPARE(m->navigator.errors.size(), qsizetype(1));
        QCOMPARE(status(id), plan::PostStatus::HandedOver);
        QVERIFY(!isDeleted(id));
        QCOMPARE(network().ownScheduler.held.size(), std::size_t(1));
        QCOMPARE(m->navigator.backs, 0);
    }
    void tellsThatItWasTooLate()
    {
        startSender();
        const auto id = handedOver();
        network().ownScheduler.publishAll();
        m->show(ui::OpenPost{id});
        chooseInMenu("menuUnschedule");
        QTRY_COMPARE(m->navigator.errors.size(), qsizetype(1));
        QCOMPARE(status(id), plan::PostStatus::Published);
    }
    void isLockedWhenAPartOfItWaitsThere()
    {
        startSender();
        const auto other = m->workspace.addAccount(m->client, QStringLiteral("second.example"));
        const plan::PostId id = m->addDraft(QStringLiteral("Fresh rolls"), {m->bluesky, other},
                                            ComposerFixture::at({2026, 11, 20}, {10, 0}));
        plan::Post post = m->posts.post(id).value();
        post.versions[0].options.insert(networks::option::handOver, true);
        QVERIFY(m->posts.saveContent(post, plan::RevisionReason::Autosave));
        m->show(ui::OpenPost{id});
        QVERIFY(m->outbox.schedule(id));
        for (int i = 0; i < 20 && network().ownScheduler.held.empty(); ++i) {
            m->pass(1000);
            QCoreApplication::processEvents();
        }
        QCOMPARE(status(id), plan::PostStatus::Scheduled); // for the other account
        QTRY_VERIFY(m->find<PostEditor>("postText")->isReadOnly());
        chooseInMenu("menuUnschedule");
        QTRY_COMPARE(status(id), plan::PostStatus::Draft);
        QVERIFY(network().ownScheduler.held.empty());
        QVERIFY(!m->find<PostEditor>("postText")->isReadOnly());
    }
    void withoutASenderItStaysLocked()
    {
        startSender();
        const auto id = handedOver();
        m->takeBack = {};
        m->show(ui::OpenPost{id});
        QVERIFY(!m->find<QPushButton>("composerMainButton")->isVisible());
        QVERIFY(m->find<ui::Banner>("composerLock")->isVisible());
    }
};

QTEST_MAIN(HandOverTest)
#include "tst_hand_over.moc"
