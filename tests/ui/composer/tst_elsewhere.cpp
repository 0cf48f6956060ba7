// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// The post is moved, sent or deleted by another while it is open, or the disk is full: what was written here
// stays, and nothing that was set elsewhere is undone.
#include "composer/post_editor.h"
#include "composer/problem_list.h"
#include "composer_fixture.h"

#include <QAction>
#include <QDateTimeEdit>

using namespace hatstand;
using namespace hatstand::ui::composer;
using test::ComposerFixture;

class ElsewhereTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<ComposerFixture> m;

    [[nodiscard]] PostEditor *editor() const { return m->find<PostEditor>("postText"); }
    void type(const QString &text) const
    {
        QTest::keyClick(editor(), Qt::Key_End);
        QTest::keyClicks(editor(), text);
    }
    [[nodiscard]] static plan::PlannedTime evening() { return ComposerFixture::at({2026, 11, 19}, {18, 30}); }
    [[nodiscard]] static plan::PlannedTime friday() { return ComposerFixture::at({2026, 11, 20}, {10, 0}); }
    /// A scheduled post, opened, with more than Bluesky takes kept beside it.
    plan::PostId openKeptAside()
    {
        const auto id = m->addDraft(QStringLiteral("Loaves"), {m->bluesky}, evening());
        if (!m->outbox.schedule(id))
            qFatal("It could not be scheduled.");
        m->show(ui::OpenPost{id});
        type(QString(310, QLatin1Char('b')));
        m->pass(1000);
        return id;
    }
    [[nodiscard]] static QString tooLong()
    {
        return QStringLiteral("Loaves") + QString(310, QLatin1Char('b'));
    }
    void fillTheDisk(const char *what) const
    {
        QVERIFY(m->workspace.database().script(QByteArray("CREATE TRIGGER full BEFORE UPDATE ") + what +
                                               " ON posts BEGIN SELECT RAISE(ABORT, 'full'); END;"));
    }
    void makeRoom() const { QVERIFY(m->workspace.database().script("DROP TRIGGER full;")); }
    void pressTheBanner() const
    {
        auto *lock = m->find<QWidget>("composerLock");
        QVERIFY(lock->isVisible());
        QTest::mouseClick(lock->findChild<QPushButton *>(), Qt::LeftButton);
    }
    [[nodiscard]] plan::PostId opened() const
    {
        const auto *opened = m->navigator.gone.isEmpty()
                                 ? nullptr
                                 : std::get_if<ui::OpenPost>(&m->navigator.gone.last().second);
        return opened ? opened->id : plan::PostId();
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void init() { m = std::make_unique<ComposerFixture>(); }
    void cleanup() { m.reset(); }

    void aPostThatWasMovedElsewhereStaysThere()
    {
        const auto id = openKeptAside();
        QVERIFY(m->posts.setPlanned(id, friday()));
        QVERIFY(m->page->state().post().planned == friday());
        QCOMPARE(m->page->state().text(), tooLong());
        QVERIFY(m->page->keepWork());
        type(QStringLiteral("b"));
        m->pass(5000);
        QVERIFY(m->posts.post(id)->planned == friday());
        // Opened again with what was kept beside it, too.
        m->page->open(ui::OpenPost{m->addDraft(QStringLiteral("Buns"), {m->bluesky})});
        m->page->open(ui::OpenPost{id});
        QVERIFY(m->posts.setPlanned(id, evening()));
        QVERIFY(m->page->keepWork());
        QVERIFY(m->posts.post(id)->planned == evening());
    }
    void aTimeThatWasSetHereGoesBefore()
    {
        const auto id = m->addDraft(QStringLiteral("Loaves"), {m->bluesky}, evening());
        m->show(ui::OpenPost{id});
        const auto seven = ComposerFixture::at({2026, 11, 19}, {19, 0});
        m->page->state().setPlanned(seven);
        QVERIFY(m->posts.setPlanned(id, friday()));
        QVERIFY(m->page->state().post().planned == seven);
        m->pass(1000);
        QVERIFY(m->posts.post(id)->planned == seven);
        // That is done: the next one from elsewhere is taken.
        type(QStringLiteral("!"));
        QVERIFY(m->posts.setPlanned(id, friday()));
        m->pass(1000);
        QVERIFY(m->posts.post(id)->planned == friday());
        QCOMPARE(m->posts.post(id)->text, QStringLiteral("Loaves!"));
    }
    void whatIsTypedLeavesAnIdeaInItsTray()
    {
        const auto id = m->addDraft(QStringLiteral("Loaves"), {m->bluesky}, evening());
        m->show(ui::OpenPost{id});
        type(QStringLiteral("!"));
        QVERIFY(m->posts.setIdea(id, true));
        m->pass(1000);
        QCOMPARE(m->posts.post(id)->text, QStringLiteral("Loaves!"));
        QCOMPARE(m->posts.post(id)->status, plan::PostStatus::Idea);
        QVERIFY(!m->posts.post(id)->planned);
    }
    void aTimeThatCannotBeStoredIsToldUntilItIs()
    {
        const auto id = m->addDraft(QStringLiteral("Loaves"), {m->bluesky}, evening());
        m->show(ui::OpenPost{id});
        fillTheDisk("OF planned_at");
        m->page->state().setPlanned(friday());
        m->pass(1000);
        QCOMPARE(m->find<QLabel>("postSaved")->text(), QStringLiteral("Not saved"));
        QVERIFY(!m->page->keepWork());
        QVERIFY(!m->page->keepWork());
        for (int i = 0; i < 2; ++i)
            QTest::mouseClick(m->find<QPushButton>("composerMainButton"), Qt::LeftButton);
        QCOMPARE(m->navigator.errors.size(), 2);
        QCOMPARE(m->navigator.backs, 0);
        QCOMPARE(m->posts.post(id)->status, plan::PostStatus::Draft);
        makeRoom();
        QVERIFY(m->page->keepWork());
        QVERIFY(m->posts.post(id)->planned == friday());
    }
    void wordsThatDidNotGoOutAreMadeADraft()
    {
        const auto id = openKeptAside();
        QVERIFY(m->posts.setStatus(id, plan::PostStatus::Published));
        m->posts.announce({id});
        pressTheBanner();
        QVERIFY(!opened().isNull() && opened() != id);
        QCOMPARE(m->posts.post(opened())->text, tooLong());
        QCOMPARE(m->posts.post(opened())->status, plan::PostStatus::Draft);
        QCOMPARE(m->posts.post(id)->text, QStringLiteral("Loaves"));
        // The draft has it, and here stands what went out.
        QCOMPARE(m->page->state().text(), QStringLiteral("Loaves"));
        QVERIFY(!m->posts.keptAside(id)->has_value());
    }
    void wordsThatDidNotGoOutAreOfferedWhenThePostIsOpened()
    {
        const auto id = openKeptAside();
        m->page->open(ui::OpenPost{m->addDraft(QStringLiteral("Buns"), {m->bluesky})});
        QVERIFY(m->posts.setStatus(id, plan::PostStatus::Published));
        m->page->open(ui::OpenPost{id});
        QCOMPARE(editor()->toPlainText(), QStringLiteral("Loaves"));
        pressTheBanner();
        QCOMPARE(m->posts.post(opened())->text, tooLong());
        m->page->open(ui::OpenPost{opened()});
        QCOMPARE(editor()->toPlainText(), tooLong());
    }
    void whatIsWrittenIntoADeletedPostIsANewDraft()
    {
        const auto id = m->addDraft(QStringLiteral("Loaves"), {m->bluesky}, evening());
        QVERIFY(m->outbox.schedule(id));
        m->show(ui::OpenPost{id});
        m->page->state().setTab(m->bluesky);
        QVERIFY(m->posts.remove(id));
        type(QStringLiteral(" and buns"));
        m->pass(1000);
        QCOMPARE(m->navigator.said.size(), 1);
        QVERIFY(m->navigator.errors.isEmpty());
        const plan::PostId there = m->page->state().post().id;
        QVERIFY(there != id);
        QVERIFY(!m->posts.post(id));
        QCOMPARE(m->posts.post(there)->status, plan::PostStatus::Draft);
        QCOMPARE(m->posts.post(there)->version(m->bluesky)->text.value_or(QString()),
                 QStringLiteral("Loaves and buns"));
        // It goes on as if it had always been this one.
        QVERIFY(m->page->state().tab() == m->bluesky);
        type(QStringLiteral("!"));
        QVERIFY(m->page->keepWork());
        QCOMPARE(m->posts.post(there)->version(m->bluesky)->text.value_or(QString()),
                 QStringLiteral("Loaves and buns!"));
        QCOMPARE(m->posts.count({}).value(), 1);
        QTest::mouseClick(m->find<QPushButton>("composerBack"), Qt::LeftButton);
        QCOMPARE(m->navigator.backs, 1);
    }
    void aDeletedPostThatWasEmptiedHoldsNobody()
    {
        const auto id = m->addDraft(QStringLiteral("Loaves"), {m->bluesky});
        m->show(ui::OpenPost{id});
        QVERIFY(m->posts.remove(id));
        m->page->state().setText({});
        QVERIFY(m->page->keepWork());
        QCOMPARE(m->posts.count({}).value(), 0);
    }
    void aDeletedPostIsKeptAnewForWhatIsDoneWithIt_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<bool>("planned");
        QTest::addColumn<plan::PostStatus>("status");
        QTest::newRow("saved") << QStringLiteral("menuDraft") << true << plan::PostStatus::Draft;
        QTest::newRow("an idea") << QStringLiteral("menuIdea") << true << plan::PostStatus::Idea;
        QTest::newRow("scheduled") << QString() << true << plan::PostStatus::Scheduled;
        QTest::newRow("sent") << QString() << false << plan::PostStatus::Scheduled;
        QTest::newRow("sent by the menu")
            << QStringLiteral("menuSendNow") << true << plan::PostStatus::Scheduled;
    }
    void aDeletedPostIsKeptAnewForWhatIsDoneWithIt()
    {
        QFETCH(QString, action);
        QFETCH(bool, planned);
        QFETCH(plan::PostStatus, status);
        const auto id = m->addDraft(QStringLiteral("Loaves"), {m->bluesky},
                                    planned ? std::optional(evening()) : std::nullopt);
        m->show(ui::OpenPost{id});
        QVERIFY(m->page->keepWork());
        QVERIFY(m->posts.remove(id));
        if (action.isEmpty())
            QTest::mouseClick(m->find<QPushButton>("composerMainButton"), Qt::LeftButton);
        else
            m->page->findChild<QAction *>(action)->trigger();
        QVERIFY(m->navigator.errors.isEmpty());
        QCOMPARE(m->navigator.backs, 1);
        QVERIFY(!m->navigator.said.isEmpty());
        QVERIFY2(m->navigator.said.first().contains(QStringLiteral("deleted elsewhere")),
                 qPrintable(m->navigator.said.first()));
        QVERIFY(!m->navigator.said.contains(QStringLiteral("Saved as a draft.")));
        const plan::PostId there = m->page->state().post().id;
        QVERIFY(there != id && !m->posts.post(id));
        QCOMPARE(m->posts.post(there)->text, QStringLiteral("Loaves"));
        QCOMPARE(m->posts.post(there)->status, status);
    }
    void leavingADeletedPostMakesNothingOfIt()
    {
        const auto id = m->addDraft(QStringLiteral("Loaves"), {m->bluesky});
        m->show(ui::OpenPost{id});
        QVERIFY(m->posts.remove(id));
        QTest::mouseClick(m->find<QPushButton>("composerBack"), Qt::LeftButton);
        QCOMPARE(m->navigator.backs, 1);
        QCOMPARE(m->posts.count({}).value(), 0);
    }
    void whyASignInCannotBeginIsTold()
    {
        Error refused{ErrorCode::SignInNeeded, QStringLiteral("The password was refused."), {}, {}, {}};
        QVERIFY(m->workspace.accounts.noteHealth(m->bluesky, clients::Health::SignInNeeded, refused));
        m->show(ui::OpenPost{m->addDraft(QStringLiteral("Loaves"), {m->bluesky})});
        const auto &problems = m->page->inspector().problems();
        const auto found = std::find_if(problems.begin(), problems.end(), [](const plan::Problem &problem) {
            return problem.remedy == plan::Remedy::SignIn;
        });
        QVERIFY(found != problems.end());
        const int row = int(found - problems.begin());
        type(QStringLiteral("!"));
        fillTheDisk("");
        m->page->findChild<ProblemList *>()->row(row)->remedyButton()->click();
        QCOMPARE(m->navigator.errors.size(), 1);
        QVERIFY(m->navigator.gone.isEmpty());
        makeRoom();
        m->page->findChild<ProblemList *>()->row(row)->remedyButton()->click();
        QCOMPARE(m->navigator.gone.size(), 1);
    }
};

QTEST_MAIN(ElsewhereTest)
#include "tst_elsewhere.moc"
