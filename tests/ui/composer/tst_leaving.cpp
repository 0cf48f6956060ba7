// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// From one post or tab to another, and out of the composer: every text stays where it was written.
#include "composer/post_editor.h"
#include "composer_fixture.h"

#include <QAction>

using namespace hatstand;
using namespace hatstand::ui::composer;
using test::ComposerFixture;

class LeavingTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<ComposerFixture> m;

    [[nodiscard]] PostEditor *editor() const { return m->find<PostEditor>("postText"); }
    void type(const QString &text) const { QTest::keyClicks(editor(), text); }
    void undoByKey() const { QTest::keyClick(editor(), Qt::Key_Z, Qt::ControlModifier); }
    void choose(const char *action) const
    {
        m->page->findChild<QAction *>(QLatin1StringView(action))->trigger();
    }
    [[nodiscard]] plan::PostId scheduled(const QString &text) const
    {
        const auto id = m->addDraft(text, {m->bluesky}, ComposerFixture::at({2026, 11, 19}, {18, 30}));
        if (!m->outbox.schedule(id))
            qFatal("It could not be scheduled.");
        return id;
    }
    /// A scheduled post, opened, with more than Bluesky takes typed into it and the pause over.
    plan::PostId openTooLong()
    {
        const auto id = scheduled(QStringLiteral("Loaves"));
        m->show(ui::OpenPost{id});
        QTest::keyClick(editor(), Qt::Key_End);
        type(QString(310, QLatin1Char('b')));
        m->pass(1000);
        return id;
    }
    [[nodiscard]] static QString tooLong()
    {
        return QStringLiteral("Loaves") + QString(310, QLatin1Char('b'));
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void init() { m = std::make_unique<ComposerFixture>(); }
    void cleanup() { m.reset(); }

    void undoNeverPutsOnePostIntoAnother()
    {
        const auto first = m->addDraft(QStringLiteral("Loaves"), {m->bluesky});
        const auto second = m->addDraft(QStringLiteral("Buns"), {m->bluesky});
        m->show(ui::OpenPost{first});
        type(QStringLiteral("!"));
        m->page->open(ui::OpenPost{second});
        QCOMPARE(editor()->toPlainText(), QStringLiteral("Buns"));
        undoByKey();
        undoByKey();
        m->pass(5000);
        QCOMPARE(editor()->toPlainText(), QStringLiteral("Buns"));
        QCOMPARE(m->posts.post(second)->text, QStringLiteral("Buns"));
        QCOMPARE(m->posts.post(first)->text, QStringLiteral("Loaves!"));
    }
    void undoNeverPutsTheTextOfOneTabIntoAnother()
    {
        const auto x = m->addByHand("x", QStringLiteral("crumb"));
        const auto id = m->addDraft(QStringLiteral("Loaves"), {m->bluesky, x});
        auto post = m->posts.post(id).value();
        post.versions[1].text = QStringLiteral("Buns");
        QVERIFY(m->posts.saveContent(post, plan::RevisionReason::Saved));
        m->show(ui::OpenPost{id});
        type(QStringLiteral("!"));
        QTest::keyClick(m->page.get(), Qt::Key_Tab, Qt::ControlModifier);
        QTest::keyClick(m->page.get(), Qt::Key_Tab, Qt::ControlModifier);
        QVERIFY(m->page->state().tab() == x);
        QCOMPARE(editor()->toPlainText(), QStringLiteral("Buns"));
        undoByKey();
        undoByKey();
        m->pass(5000);
        QCOMPARE(m->posts.post(id)->version(x)->text.value_or(QString()), QStringLiteral("Buns"));
        QCOMPARE(m->posts.post(id)->text, QStringLiteral("Loaves!"));
    }
    void withinOneTextWhatWasTypedIsTakenBack()
    {
        m->show(ui::OpenPost{m->addDraft(QStringLiteral("Loaves"), {m->bluesky})});
        type(QStringLiteral(" and buns"));
        m->pass(1000);
        undoByKey();
        QCOMPARE(m->page->state().text(), QStringLiteral("Loaves"));
    }
    void lookingAtAPostChangesNothingOfIt()
    {
        const QString text = QStringLiteral("Loaves\u00a0%\r\nBuns\u2028Cakes\u00a0!");
        const auto id = m->addDraft(text, {m->bluesky});
        const auto before = m->posts.post(id).value();
        m->workspace.clock.advance(Milliseconds(60'000));
        m->show(ui::OpenPost{id});
        m->page->state().setTab(m->bluesky);
        m->page->state().setTab({});
        QVERIFY(m->page->keepWork());
        m->pass(10'000);
        QTest::mouseClick(m->find<QPushButton>("composerBack"), Qt::LeftButton);
        QCOMPARE(m->posts.post(id)->text, text);
        QVERIFY(m->posts.post(id)->updatedAt == before.updatedAt);
        QVERIFY(m->posts.revisions(id)->empty());
    }
    void whatIsTypedIntoItKeepsItsNoBreakSpaces()
    {
        const auto id = m->addDraft(QStringLiteral("50\u00a0%"), {m->bluesky});
        m->show(ui::OpenPost{id});
        QTest::keyClick(editor(), Qt::Key_End);
        type(QStringLiteral("!"));
        m->pass(1000);
        QCOMPARE(m->posts.post(id)->text, QStringLiteral("50\u00a0%!"));
    }

    void whatCannotStayScheduledIsADraftAgainWhenLeftSo()
    {
        const auto id = openTooLong();
        auto *banner = m->find<QWidget>("composerLock");
        QVERIFY(banner->isVisible());
        QCOMPARE(m->posts.post(id)->text, QStringLiteral("Loaves")); // that is what would go out
        m->dialogs.presetAnswer(QStringLiteral("draft"));
        QTest::mouseClick(m->find<QPushButton>("composerBack"), Qt::LeftButton);
        QTRY_COMPARE(m->navigator.backs, 1);
        QCOMPARE(m->dialogs.questions().size(), 1);
        QCOMPARE(m->posts.post(id)->status, plan::PostStatus::Draft);
        QCOMPARE(m->posts.post(id)->text, tooLong());
        QVERIFY(m->navigator.errors.isEmpty());
    }
    void itStaysOpenWhenThatIsNotWanted()
    {
        const auto id = openTooLong();
        QTest::mouseClick(m->find<QPushButton>("composerBack"), Qt::LeftButton); // closed without an answer
        QTRY_COMPARE(m->dialogs.questions().size(), 1);
        QCOMPARE(m->navigator.backs, 0);
        QCOMPARE(editor()->toPlainText(), tooLong());
        QCOMPARE(m->posts.post(id)->status, plan::PostStatus::Scheduled);
        // Once it fits again, nothing is asked and the outbox has the new words.
        for (int i = 0; i < 300; ++i)
            QTest::keyClick(editor(), Qt::Key_Backspace);
        m->pass(1000);
        QVERIFY(!m->find<QWidget>("composerLock")->isVisible());
        QTest::mouseClick(m->find<QPushButton>("composerBack"), Qt::LeftButton);
        QCOMPARE(m->navigator.backs, 1);
        QCOMPARE(m->posts.post(id)->text, QStringLiteral("Loavesbbbbbbbbbb"));
    }
    void theBannerTakesItBackWithWhatWasWritten()
    {
        const auto id = openTooLong();
        QTest::mouseClick(m->find<QWidget>("composerLock")->findChild<QPushButton *>(), Qt::LeftButton);
        QCOMPARE(m->posts.post(id)->status, plan::PostStatus::Draft);
        QCOMPARE(m->posts.post(id)->text, tooLong());
        QCOMPARE(editor()->toPlainText(), tooLong());
        QVERIFY(!m->find<QWidget>("composerLock")->isVisible());
    }
    void unschedulingKeepsWhatCouldNotGoOut()
    {
        const auto id = openTooLong();
        choose("menuUnschedule");
        QCOMPARE(m->posts.post(id)->status, plan::PostStatus::Draft);
        QCOMPARE(m->posts.post(id)->text, tooLong());
        QVERIFY(m->navigator.errors.isEmpty());
    }
    void unschedulingKeepsATextThatWasEmptied()
    {
        const auto id = scheduled(QStringLiteral("Loaves"));
        m->show(ui::OpenPost{id});
        QTest::keyClick(editor(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(editor(), Qt::Key_Delete);
        m->pass(1000);
        choose("menuUnschedule");
        QCOMPARE(m->posts.post(id)->status, plan::PostStatus::Draft);
        QVERIFY(m->posts.post(id)->text.isEmpty());
    }
    void deletingBringsBackTheLastWordsToo()
    {
        const auto id = openTooLong();
        choose("menuDelete");
        QVERIFY(!m->posts.post(id));
        QCOMPARE(m->navigator.backs, 1);
        m->undo.undo();
        QCOMPARE(m->posts.post(id)->text, tooLong());
    }
    void anotherPostIsOpenedAndWhatWasWrittenIsFoundAgain()
    {
        const auto id = openTooLong();
        const auto other = m->addDraft(QStringLiteral("Buns"), {m->bluesky});
        m->page->open(ui::OpenPost{other});
        QCOMPARE(editor()->toPlainText(), QStringLiteral("Buns"));
        m->pass(5000);
        QCOMPARE(m->posts.post(other)->text, QStringLiteral("Buns"));
        m->page->open(ui::OpenPost{id});
        QCOMPARE(editor()->toPlainText(), tooLong());
        QCOMPARE(m->posts.post(id)->status, plan::PostStatus::Scheduled);
    }
    void aTimeThatIsPastIsADraftAgainToo()
    {
        const auto id = scheduled(QStringLiteral("Loaves"));
        m->show(ui::OpenPost{id});
        m->page->state().setPlanned(ComposerFixture::at({2026, 11, 18}, {9, 0}));
        m->dialogs.presetAnswer(QStringLiteral("draft"));
        QTest::mouseClick(m->find<QPushButton>("composerBack"), Qt::LeftButton);
        QTRY_COMPARE(m->navigator.backs, 1);
        QCOMPARE(m->posts.post(id)->status, plan::PostStatus::Draft);
        QCOMPARE(m->posts.post(id)->planned->wall.date, QDate(2026, 11, 18));
    }
};

QTEST_MAIN(LeavingTest)
#include "tst_leaving.moc"
