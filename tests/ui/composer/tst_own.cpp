// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What an account has of its own: it stays, and problems, remedies and undo find the right place.
#include "composer/counter_row.h"
#include "composer/media_strip.h"
#include "composer/post_editor.h"
#include "composer/problem_list.h"
#include "composer/problem_model.h"
#include "composer/version_tabs.h"
#include "composer_fixture.h"

#include <QMenu>
#include <QSignalSpy>

using namespace hatstand;
using namespace hatstand::ui::composer;
using test::ComposerFixture;

class OwnTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<ComposerFixture> m;

    [[nodiscard]] ComposerState &state() const { return m->page->state(); }
    [[nodiscard]] PostEditor *editor() const { return m->find<PostEditor>("postText"); }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void init() { m = std::make_unique<ComposerFixture>(); }
    void cleanup() { m.reset(); }

    void aTextStaysWhileTheCommonOnePassesThroughTheSameWords()
    {
        m->show(ui::NewPost{});
        state().setTab(m->bluesky);
        state().setText(QStringLiteral("New bread"));
        state().setTab({});
        QTest::keyClicks(editor(), QStringLiteral("New bread today"));
        for (int i = 0; i < 6; ++i)
            QTest::keyClick(editor(), Qt::Key_Backspace);
        QCOMPARE(state().textOf({}), QStringLiteral("New bread"));
        QTest::keyClicks(editor(), QStringLiteral(" at nine"));
        state().collect();
        QCOMPARE(state().textOf({}), QStringLiteral("New bread at nine"));
        QCOMPARE(state().textOf(m->bluesky), QStringLiteral("New bread"));
    }
    void picturesStayWhileTheCommonOnesPassThroughTheSame()
    {
        m->show(ui::NewPost{});
        m->addPictures(3);
        const auto first = state().media().front();
        state().setTab(m->bluesky);
        state().removeMedia(2);
        state().removeMedia(1);
        state().setTab({});
        state().removeMedia(2);
        state().removeMedia(1);
        m->addPictures(4);
        QCOMPARE(state().media().size(), size_t(5));
        QCOMPARE(state().mediaOf(m->bluesky).size(), size_t(1));
        QVERIFY(state().mediaOf(m->bluesky).front() == first);
    }
    void aDescriptionReachesThePictureWhereverItIs()
    {
        m->show(ui::NewPost{});
        m->addPictures(3);
        state().setTab(m->bluesky);
        state().removeMedia(2);
        state().setAltText(0, QStringLiteral("A loaf")); // the same picture as the common one
        state().setTab({});
        QCOMPARE(state().media()[0].altText, QStringLiteral("A loaf"));
        state().setAltText(1, QStringLiteral("A bun"));
        QCOMPARE(state().mediaOf(m->bluesky)[1].altText, QStringLiteral("A bun"));
        // Another description of its own stays.
        state().setTab(m->bluesky);
        state().setAltText(1, QStringLiteral("A bun"));
        QCOMPARE(state().media()[1].altText, QStringLiteral("A bun"));
    }
    void whatIsDoneToPicturesAndAccountsIsTakenBackInTurn()
    {
        m->show(ui::NewPost{});
        m->addPictures(2);
        const auto added = state().media();
        m->workspace.clock.advance(Milliseconds(10'000));
        state().moveMedia(0, 1);
        state().setAltText(0, QStringLiteral("A bun"));
        m->undo.undo();
        QVERIFY(state().media()[0].altText.isEmpty());
        m->undo.undo();
        QVERIFY(state().media() == added);
    }
    void nothingIsSaidToBeTakenBackThatWasWrittenOver()
    {
        m->show(ui::NewPost{});
        (void)m->writeTooMuchAndCutIt();
        state().setTab(m->bluesky);
        const QString mine = state().text() + QStringLiteral("!");
        state().setText(mine);
        QSignalSpy undone(&m->undo, &ui::UndoStack::undone);
        QSignalSpy failed(&m->undo, &ui::UndoStack::failed);
        m->undo.undo();
        QCOMPARE(undone.size(), 0);
        QCOMPARE(failed.size(), 1);
        QCOMPARE(state().text(), mine);
    }
    void aProblemOfTheCommonPicturesIsNotSoughtOnAnAccountsTab()
    {
        m->show(ui::NewPost{});
        m->addPictures(3);
        state().setAltText(0, QStringLiteral("A loaf"));
        state().setAltText(1, QStringLiteral("A bun"));
        const auto x = m->addByHand("x", QStringLiteral("crumb"));
        state().setChosen(x, true);
        state().setTab(x);
        state().removeMedia(2); // the one without a description
        m->pass(200);
        const auto *problems = m->page->findChild<ProblemModel *>();
        int row = -1;
        for (int i = 0; i < problems->rowCount(); ++i) {
            const plan::Problem problem = problems->problem(i);
            if (problem.remedy == plan::Remedy::DescribePicture && problem.accountId.isNull())
                row = i;
        }
        QVERIFY(row >= 0);
        const auto *list = m->find<ProblemList>("problemList");
        for (int i = 0; i < problems->rowCount() && list->current() != row; ++i)
            QTest::keyClick(m->page.get(), Qt::Key_F8);
        QCOMPARE(list->current(), row);
        QVERIFY(state().tab().isNull());
        QCOMPARE(state().currentMedia(), 2);
    }
    void anAccountThatIsGoneCanBeLeftOut()
    {
        const auto x = m->addByHand("x", QStringLiteral("crumb"));
        const auto id = m->addDraft(QStringLiteral("Loaves"), {m->bluesky, x},
                                    ComposerFixture::at({2026, 11, 19}, {18, 30}));
        QVERIFY(test::await(m->workspace.accounts.remove(x)));
        m->show(ui::OpenPost{id});
        m->find<VersionTabs>("versionTabs")->chooseAccounts();
        auto *menu = m->find<QMenu>("accountsMenu");
        const auto actions = menu->actions();
        const auto gone = std::find_if(actions.begin(), actions.end(), [](const QAction *action) {
            return action->text().startsWith(QStringLiteral("X"));
        });
        QVERIFY(gone != actions.end());
        QVERIFY((*gone)->isChecked());
        (*gone)->trigger();
        menu->close();
        QVERIFY(!state().post().version(x));
        m->pass(1000);
        QVERIFY(m->outbox.schedule(id));
    }
    void bytesAreShownWhereTheyRunOutFirst()
    {
        m->show(ui::NewPost{});
        const auto *counter = m->find<CounterRow>("counterRow")->counter(m->bluesky);
        state().setText(QStringLiteral("Loaves"));
        QCOMPARE(counter->shown(), QStringLiteral("6 / 300"));
        const QString family = QString::fromUtf8("\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D"
                                                 "\xF0\x9F\x91\xA7\xE2\x80\x8D\xF0\x9F\x91\xA6");
        state().setText(family.repeated(110));
        QCOMPARE(counter->shown(), QStringLiteral("2,750 / 3,000 bytes"));
        QVERIFY(counter->accessibleName().contains(QStringLiteral("bytes")));
    }
    void whatWasScheduledStaysAmongTheVersions()
    {
        const auto id = m->addDraft(QStringLiteral("Loaves"), {m->bluesky},
                                    ComposerFixture::at({2026, 11, 19}, {18, 30}));
        m->show(ui::OpenPost{id});
        QTest::keyClicks(editor(), QStringLiteral("!"));
        m->pass(1000);
        QVERIFY(m->outbox.schedule(id));
        const QString scheduled = m->posts.post(id)->text;
        QTest::keyClicks(editor(), QStringLiteral("?"));
        m->pass(1000);
        const auto revisions = m->posts.revisions(id).value();
        QVERIFY(std::any_of(revisions.begin(), revisions.end(), [&](const plan::Revision &revision) {
            return revision.reason == plan::RevisionReason::Scheduled && revision.content.text == scheduled;
        }));
    }
};

QTEST_MAIN(OwnTest)
#include "tst_own.moc"
