// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/counter_row.h"
#include "composer/post_editor.h"
#include "composer/problem_list.h"
#include "composer/version_tabs.h"
#include "composer_fixture.h"
#include "kit/buttons.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDateEdit>
#include <QLabel>
#include <QLineEdit>

using namespace hatstand;
using namespace hatstand::ui::composer;
using test::ComposerFixture;

namespace
{
const QDate thursday(2026, 11, 19);

ui::NewPost newPostAt(const plan::PlannedTime &planned)
{
    ui::NewPost request;
    request.planned = planned;
    return request;
}
} // namespace

class WritingTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<ComposerFixture> m;

    [[nodiscard]] PostEditor *editor() const { return m->find<PostEditor>("postText"); }
    [[nodiscard]] QPushButton *mainButton() const { return m->find<QPushButton>("composerMainButton"); }
    [[nodiscard]] AccountCounter *counter(const clients::AccountId &id) const
    {
        return m->find<CounterRow>("counterRow")->counter(id);
    }
    void type(const QString &text) const { QTest::keyClicks(editor(), text); }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void init() { m = std::make_unique<ComposerFixture>(); }
    void cleanup() { m.reset(); }

    void whatIsTooLongIsMarkedWhateverIsChosen()
    {
        m->show(ui::OpenPost{m->addDraft(QString(310, u'b'), {m->bluesky})});
        m->pass(200);
        const auto marked = [this] {
            QList<QPair<int, int>> ranges;
            for (const QTextEdit::ExtraSelection &mark : editor()->extraSelections()) {
                if (mark.format.background().color() == m->kit.theme().status(ui::Status::Failed).fill)
                    ranges.append({mark.cursor.selectionStart(), mark.cursor.selectionEnd()});
            }
            return ranges;
        };
        const QList<QPair<int, int>> excess{{300, 310}};
        QTRY_COMPARE(marked(), excess);
        QTextCursor cursor = editor()->textCursor();
        cursor.setPosition(300);
        cursor.setPosition(310, QTextCursor::KeepAnchor);
        editor()->setTextCursor(cursor);
        cursor.setPosition(5);
        editor()->setTextCursor(cursor); // as the next click does
        QCOMPARE(marked(), excess);
        cursor.setPosition(0);
        cursor.setPosition(20, QTextCursor::KeepAnchor);
        editor()->setTextCursor(cursor);
        QTest::keyClick(editor(), Qt::Key_Delete);
        m->pass(200);
        QTRY_VERIFY(marked().isEmpty());
    }
    void theLinkShowsTheCampaignItCarries()
    {
        strategy::Campaign campaign;
        campaign.clientId = m->client;
        campaign.name = QStringLiteral("Cargo bike demo day");
        const auto id = m->campaigns.add(campaign).value();
        m->show(ui::NewPost{});
        m->page->state().setText(QStringLiteral("Come: https://northwheel.example/demo"));
        m->page->state().setCampaign(id);
        m->pass(200);
        const QString shown = m->find<QLabel>("taggedLink")->text();
        const QString tag = QStringLiteral("utm_campaign=") + m->page->state().utmCampaign();
        // At the end, which stays where there is too little room.
        QVERIFY2(shown.startsWith(u'…') && (shown.endsWith(tag) || shown.endsWith(tag + u'…')),
                 qPrintable(shown));
    }
    void theNameOfARowStandsBesideItsIcon()
    {
        m->show(ui::NewPost{});
        int rows = 0;
        for (const QLabel *icon : m->page->findChildren<QLabel *>(QStringLiteral("rowIcon"))) {
            if (!icon->isVisible())
                continue;
            ++rows;
            const auto *name = icon->parentWidget()->findChild<QLabel *>(QStringLiteral("rowName"));
            QVERIFY(name);
            const auto middle = [](const QLabel *label) {
                return label->mapToParent(label->contentsRect().center()).y();
            };
            QVERIFY2(std::abs(middle(icon) - middle(name)) <= 1, qPrintable(name->text()));
        }
        QVERIFY(rows >= 3);
    }
    void aNewPostGoesToTheAccountsOfTheLatest()
    {
        const auto second = m->addByHand("mastodon", QStringLiteral("crumb@bakers.example"));
        m->workspace.clock.advance(Milliseconds(1000));
        m->addDraft(QStringLiteral("Loaves"), {second});
        m->show(ui::NewPost{});
        const auto &accounts = m->page->state().accounts();
        QCOMPARE(accounts.size(), size_t(1));
        QVERIFY(accounts[0].id == second);
    }
    void theFirstPostGoesToAllThatWork()
    {
        const auto paused = m->addByHand("mastodon", QStringLiteral("crumb"));
        QVERIFY(m->workspace.accounts.setPaused(paused, true));
        m->show(ui::NewPost{});
        QCOMPARE(m->page->state().accounts().size(), size_t(1));
    }
    void typingMovesTheCountersAtOnceAndTheProblemsAfterAPause()
    {
        const auto x = m->addByHand("x", QStringLiteral("crumb"));
        m->show(ui::NewPost{});
        type(QStringLiteral("Bread, %1").arg(QString(274, QLatin1Char('b'))));
        QCOMPARE(counter(m->bluesky)->shown(), QStringLiteral("281 / 300"));
        QCOMPARE(counter(x)->shown(), QStringLiteral("281 / 280"));
        m->pass(200);
        auto *list = m->find<ProblemList>("problemList");
        QVERIFY(list->row(0)->what().contains(QStringLiteral("X")));
        editor()->textCursor().deletePreviousChar();
        QCOMPARE(counter(x)->shown(), QStringLiteral("280 / 280"));
        m->pass(200);
        QVERIFY(!m->page->inspector().worstOf(x));
    }
    void textTypedOnATabIsItsOwnUntilTheCommonOneIsUsedAgain()
    {
        const auto x = m->addByHand("x", QStringLiteral("crumb"));
        m->show(ui::NewPost{});
        type(QStringLiteral("Loaves"));
        m->page->state().stepTab(1); // Bluesky
        type(QStringLiteral("!"));
        const auto &post = m->page->state().post();
        QCOMPARE(post.text, QStringLiteral("Loaves"));
        QCOMPARE(post.version(m->bluesky)->text.value_or(QString()), QStringLiteral("Loaves!"));
        QVERIFY(!post.version(x)->text);
        QVERIFY(m->page->findChild<VersionTab *>(QStringLiteral("tab-") + m->bluesky.toString())->isOwn());
        QTest::mouseClick(m->find<QPushButton>("useCommonText"), Qt::LeftButton);
        QVERIFY(!m->page->state().post().version(m->bluesky)->text);
        QCOMPARE(editor()->toPlainText(), QStringLiteral("Loaves"));
        // What is the same again is no text of its own.
        type(QStringLiteral("?"));
        QVERIFY(m->page->state().hasOwnText(m->bluesky));
        QTest::keyClick(editor(), Qt::Key_Backspace);
        QVERIFY(!m->page->state().hasOwnText(m->bluesky));
    }
    void aTextThatOnlyAddsHashtagsFollowsTheCommonOne()
    {
        const auto x = m->addByHand("x", QStringLiteral("crumb"));
        m->show(ui::NewPost{});
        auto &state = m->page->state();
        state.setText(QStringLiteral("Loaves"));
        state.setTab(x);
        plan::HashtagGroup group;
        group.tags = QStringList{QStringLiteral("bread")};
        state.setGroup(group, true);
        state.setTab({});
        state.setText(QStringLiteral("Loaves and buns"));
        QCOMPARE(state.textOf(x), QStringLiteral("Loaves and buns\n\n#bread"));
    }
    void aTextThatIsEmptiedAndWrittenAnewIsFollowedToo()
    {
        const auto x = m->addByHand("x", QStringLiteral("crumb"));
        m->show(ui::NewPost{});
        auto &state = m->page->state();
        type(QStringLiteral("Loaves"));
        state.setTab(x);
        plan::HashtagGroup group;
        group.tags = QStringList{QStringLiteral("bread"), QStringLiteral("rye")};
        state.setGroup(group, true);
        state.setTab({});
        QTest::keyClick(editor(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(editor(), Qt::Key_Delete);
        type(QStringLiteral("Buns"));
        QCOMPARE(state.textOf(x), QStringLiteral("Buns\n\n#bread #rye"));
        // Blanks before the words are no reason to take a part of a word for a hashtag.
        state.setText(QStringLiteral("   Buns"));
        state.setText(QStringLiteral("Rolls"));
        QCOMPARE(state.textOf(x), QStringLiteral("Rolls\n\n#bread #rye"));
    }
    void anAccountsHashtagStaysWhileALongerOneIsTypedForAll_data()
    {
        QTest::addColumn<QStringList>("tags");
        QTest::newRow("one") << QStringList{QStringLiteral("bread")};
        QTest::newRow("two") << QStringList{QStringLiteral("bread"), QStringLiteral("rye")};
    }
    void anAccountsHashtagStaysWhileALongerOneIsTypedForAll()
    {
        QFETCH(QStringList, tags);
        const QString own = QLatin1Char('#') + tags.join(QStringLiteral(" #"));
        const auto x = m->addByHand("x", QStringLiteral("crumb"));
        m->show(ui::NewPost{});
        auto &state = m->page->state();
        type(QStringLiteral("Loaves"));
        state.setTab(x);
        plan::HashtagGroup group;
        group.tags = tags;
        state.setGroup(group, true);
        state.setTab({});
        QTest::keyClick(editor(), Qt::Key_End, Qt::ControlModifier);
        type(QStringLiteral(" #bread"));
        // It stands there once.
        QCOMPARE(state.textOf(x), QStringLiteral("Loaves ") + own);
        QCOMPARE(state.hasOwnText(x), tags.size() > 1);
        m->pass(1000); // stored like that, and written on
        type(QStringLiteral("makers"));
        QCOMPARE(state.text(), QStringLiteral("Loaves #breadmakers"));
        QCOMPARE(state.textOf(x), QStringLiteral("Loaves #breadmakers ") + own);
    }
    void aHashtagThatIsCompleteIsTheCommonOne()
    {
        const auto x = m->addByHand("x", QStringLiteral("crumb"));
        m->show(ui::NewPost{});
        auto &state = m->page->state();
        type(QStringLiteral("Loaves"));
        state.setTab(x);
        plan::HashtagGroup group;
        group.tags = QStringList{QStringLiteral("bread")};
        state.setGroup(group, true);
        state.setTab({});
        QTest::keyClick(editor(), Qt::Key_End, Qt::ControlModifier);
        type(QStringLiteral(" #bread "));
        type(QStringLiteral("today"));
        QVERIFY(!state.hasOwnText(x));
        QCOMPARE(state.textOf(x), QStringLiteral("Loaves #bread today"));
    }
    void whatIsTypedIsStoredByItself()
    {
        m->show(ui::NewPost{});
        type(QStringLiteral("Loaves"));
        const plan::PostId id = m->page->state().post().id;
        QVERIFY(!m->posts.post(id));
        m->pass(1000);
        QVERIFY(m->posts.post(id));
        QCOMPARE(m->posts.post(id)->text, QStringLiteral("Loaves"));
        QVERIFY(m->find<QLabel>("postSaved")->text().startsWith(QStringLiteral("Saved ")));
        // A service of its own on the same database sees it.
        const plan::PostService again(m->workspace.database(), m->workspace.clock);
        QCOMPARE(again.post(id)->text, QStringLiteral("Loaves"));
    }
    void nothingTypedLeavesNothingBehind()
    {
        m->show(ui::NewPost{});
        QVERIFY(m->page->keepWork());
        m->pass(10'000);
        QCOMPARE(m->posts.count({}).value(), 0);
    }
    void leavingStoresWhatIsTyped()
    {
        m->show(ui::NewPost{});
        type(QStringLiteral("Loaves"));
        QTest::mouseClick(m->find<QPushButton>("composerBack"), Qt::LeftButton);
        QCOMPARE(m->navigator.backs, 1);
        QCOMPARE(m->posts.count({}).value(), 1);
    }
    void schedulingPutsADeliveryForEachAccountIntoTheOutbox()
    {
        const auto x = m->addByHand("x", QStringLiteral("crumb"));
        m->show(newPostAt(ComposerFixture::at(thursday, {18, 30})));
        type(QStringLiteral("Loaves"));
        QCOMPARE(mainButton()->text(), QStringLiteral("Schedule for 18:30"));
        const plan::PostId id = m->page->state().post().id;
        QTest::mouseClick(mainButton(), Qt::LeftButton);
        QVERIFY2(m->navigator.errors.isEmpty(),
                 m->navigator.errors.isEmpty() ? "" : qPrintable(m->navigator.errors.first().sentence()));
        QCOMPARE(m->posts.post(id)->status, plan::PostStatus::Scheduled);
        const auto deliveries = m->outbox.ofPost(id).value();
        QCOMPARE(deliveries.size(), size_t(2));
        for (const auto &delivery : deliveries)
            QVERIFY(delivery.dueAt == ComposerFixture::at(thursday, {18, 30}).instant);
        QCOMPARE(m->navigator.backs, 1);
        QVERIFY(m->undo.canUndo());
        m->undo.undo();
        QCOMPARE(m->posts.post(id)->status, plan::PostStatus::Draft);
        Q_UNUSED(x)
    }
    void aScheduledPostThatIsEditedStaysScheduled()
    {
        const auto id =
            m->addDraft(QStringLiteral("Loaves"), {m->bluesky}, ComposerFixture::at(thursday, {18, 30}));
        QVERIFY(m->outbox.schedule(id));
        m->show(ui::OpenPost{id});
        QCOMPARE(mainButton()->text(), QStringLiteral("Keep for 18:30"));
        QTest::keyClick(editor(), Qt::Key_End);
        type(QStringLiteral(" and buns"));
        m->find<QTimeEdit>("whenTime")->setTime({19, 0});
        m->pass(1000);
        QCOMPARE(m->posts.post(id)->status, plan::PostStatus::Scheduled);
        QCOMPARE(m->posts.post(id)->text, QStringLiteral("Loaves and buns"));
        const auto deliveries = m->outbox.ofPost(id).value();
        QCOMPARE(deliveries.size(), size_t(1));
        QVERIFY(deliveries[0].dueAt == ComposerFixture::at(thursday, {19, 0}).instant);
    }
    void theMainButtonLeadsToWhatMustBeFixed()
    {
        m->show(newPostAt(ComposerFixture::at(thursday, {18, 30})));
        type(QString(310, QLatin1Char('b')));
        m->find<QPushButton>("composerBack")->setFocus();
        QVERIFY(mainButton()->isEnabled());
        QTest::mouseClick(mainButton(), Qt::LeftButton);
        QCOMPARE(m->navigator.backs, 0);
        QTRY_VERIFY(editor()->hasFocus());
        QCOMPARE(editor()->textCursor().selectedText().size(), 10);
        QVERIFY(m->page->state().tab() == m->bluesky);
    }
    void f8WalksThroughTheProblems()
    {
        const auto x = m->addByHand("x", QStringLiteral("crumb"));
        m->show(ui::NewPost{});
        type(QString(310, QLatin1Char('b')));
        m->pass(200);
        QTest::keyClick(m->page.get(), Qt::Key_F8);
        QVERIFY(m->page->state().tab() == m->bluesky);
        QTest::keyClick(m->page.get(), Qt::Key_F8);
        QVERIFY(m->page->state().tab() == x);
        QTest::keyClick(m->page.get(), Qt::Key_F8, Qt::ShiftModifier);
        QVERIFY(m->page->state().tab() == m->bluesky);
    }
    void theRemedyMendsTheText()
    {
        m->show(ui::NewPost{});
        type(QStringLiteral("%1 %2").arg(QString(200, QLatin1Char('b')), QString(150, QLatin1Char('c'))));
        m->pass(200);
        QTest::mouseClick(m->find<QPushButton>("remedy0"), Qt::LeftButton);
        m->pass(200);
        QVERIFY(!m->page->inspector().worstOf(m->bluesky));
        QVERIFY(m->page->state().textOf(m->bluesky).endsWith(QChar(u'…')));
    }
    void withoutATimeItIsSentAtOnce()
    {
        m->show(ui::NewPost{});
        type(QStringLiteral("Loaves"));
        QCOMPARE(mainButton()->text(), QStringLiteral("Send now"));
        const plan::PostId id = m->page->state().post().id;
        QTest::keyClick(editor(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m->outbox.ofPost(id).value().size(), size_t(1));
        QCOMPARE(m->navigator.backs, 1);
    }
    void theTimeIsChosenAndClearedByKeyboard()
    {
        m->show(ui::NewPost{});
        type(QStringLiteral("Loaves"));
        auto *choose = m->find<QPushButton>("chooseTime");
        choose->setFocus();
        QTest::keyClick(choose, Qt::Key_Space);
        const auto planned = m->page->state().post().planned;
        QVERIFY(planned);
        QCOMPARE(planned->zone, QByteArray("Europe/London"));
        QVERIFY(m->find<QDateEdit>("whenDate")->hasFocus());
        QTest::keyClick(m->find<QDateEdit>("whenDate"), Qt::Key_Up);
        QVERIFY(m->page->state().post().planned != planned);
        m->pass(1000);
        QVERIFY(m->posts.post(m->page->state().post().id)->planned);
        auto *clear = m->find<QPushButton>("clearTime");
        clear->setFocus();
        QTest::keyClick(clear, Qt::Key_Space);
        m->pass(1000);
        QVERIFY(!m->posts.post(m->page->state().post().id)->planned);
    }
    void aTimeThatPassesBecomesAProblemByItself()
    {
        m->minutes.start();
        const auto planned =
            plan::plannedTimeAt(m->workspace.clock.now() + Milliseconds(90'000), "Europe/London");
        m->show(newPostAt(planned));
        type(QStringLiteral("Loaves"));
        m->pass(200);
        const auto mustFix = [this] {
            const auto &problems = m->page->inspector().problems();
            return std::any_of(problems.begin(), problems.end(), [](const plan::Problem &problem) {
                return problem.place == plan::ProblemPlace::Time &&
                       problem.severity == plan::Severity::MustFix;
            });
        };
        QVERIFY(!mustFix());
        m->pass(180'000);
        QVERIFY(mustFix());
    }
    void theZoneIsRemarkedUpon()
    {
        m->show(newPostAt(ComposerFixture::at(thursday, {18, 30}, "Europe/Amsterdam")));
        QCOMPARE(m->find<QLabel>("whenRemark")->text(), QStringLiteral("17:30 in London."));
    }
    void whatIsOutIsLockedAndCanBeCopied()
    {
        const auto id = m->addDraft(QStringLiteral("Loaves"), {m->bluesky});
        QVERIFY(m->posts.setStatus(id, plan::PostStatus::Published));
        m->show(ui::OpenPost{id});
        QVERIFY(editor()->isReadOnly());
        auto *lock = m->find<QWidget>("composerLock");
        QVERIFY(lock->isVisible());
        QTest::mouseClick(lock->findChild<QPushButton *>(), Qt::LeftButton);
        QCOMPARE(m->navigator.gone.size(), 1);
        const auto *opened = std::get_if<ui::OpenPost>(&m->navigator.gone[0].second);
        QVERIFY(opened && opened->id != id);
        QCOMPARE(m->posts.post(opened->id)->text, QStringLiteral("Loaves"));
    }
    void theModelOfProblemsKeepsItsContract()
    {
        m->show(ui::NewPost{});
        ProblemModel model(m->page->inspector());
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (const int length : {0, 310, 20, 400, 0}) {
            m->page->state().setText(QString(length, QLatin1Char('b')));
            m->pass(200);
            QCOMPARE(model.rowCount(), int(m->page->inspector().problems().size()));
        }
    }
};

QTEST_MAIN(WritingTest)
#include "tst_writing.moc"
