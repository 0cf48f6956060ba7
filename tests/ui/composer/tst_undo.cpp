// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What is done in the composer can be taken back, and takes nothing with it that was written since.
#include "composer/content_change.h"
#include "composer/media_strip.h"
#include "composer/pieces.h"
#include "composer/post_editor.h"
#include "composer_fixture.h"
#include "networks/post_options.h"
#include "plan/post_json.h"
#include "publish/delivery_table.h"

#include <QAction>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>

#include <rapidcheck.h>

using namespace hatstand;
using namespace hatstand::ui::composer;
using test::ComposerFixture;

namespace
{
const clients::AccountId firstAccount =
    clients::AccountId::fromString(QStringLiteral("019a0000-0000-7000-8000-000000000001"));
const clients::AccountId secondAccount =
    clients::AccountId::fromString(QStringLiteral("019a0000-0000-7000-8000-000000000002"));

plan::MediaId picture(int number)
{
    return plan::MediaId::fromString(
        QStringLiteral("019a0000-0000-7000-8000-0000000001%1").arg(number, 2, 10, QLatin1Char('0')));
}

std::vector<plan::PostMedia> anyMedia()
{
    std::vector<plan::PostMedia> media;
    for (int i = 0; i < 4; ++i) {
        if (*rc::gen::arbitrary<bool>())
            media.push_back({picture(i), *rc::gen::element(QString(), QStringLiteral("A loaf"))});
    }
    return media;
}

plan::Post anyPost()
{
    plan::Post post;
    const auto words = [] {
        return *rc::gen::element(QString(), QStringLiteral("Loaves"), QStringLiteral("Buns"));
    };
    post.title = words();
    post.text = words();
    post.firstComment = words();
    post.tagLinks = *rc::gen::arbitrary<bool>();
    post.media = anyMedia();
    for (const auto &id : {firstAccount, secondAccount}) {
        if (!*rc::gen::arbitrary<bool>())
            continue;
        plan::Version version;
        version.accountId = id;
        if (*rc::gen::arbitrary<bool>())
            version.text = words();
        if (*rc::gen::arbitrary<bool>())
            version.media = anyMedia();
        post.versions.push_back(version);
    }
    return post;
}
} // namespace

class UndoTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<ComposerFixture> m;

    [[nodiscard]] PostEditor *editor() const { return m->find<PostEditor>("postText"); }
    [[nodiscard]] ComposerState &state() const { return m->page->state(); }
    void choose(const char *action) const
    {
        m->page->findChild<QAction *>(QLatin1StringView(action))->trigger();
    }
    [[nodiscard]] plan::PostStatus statusOf(const plan::PostId &id) const
    {
        return m->posts.post(id)->status;
    }
    /// In the outbox, where its delivery came to this.
    [[nodiscard]] plan::PostId outgoing(publish::DeliveryState state, plan::PostStatus status) const
    {
        const auto id = m->addDraft(QStringLiteral("Loaves"), {m->bluesky},
                                    ComposerFixture::at({2026, 11, 19}, {18, 30}));
        if (!m->outbox.schedule(id) || !m->posts.setStatus(id, status))
            qFatal("It could not be put there.");
        publish::Delivery delivery = m->outbox.ofPost(id).value().front();
        delivery.state = state;
        publish::DeliveryTable table(m->workspace.database(), m->workspace.clock);
        if (!table.update(delivery, publish::DeliveryState::Scheduled, {}).value_or(false))
            qFatal("It could not be put there.");
        return id;
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void init() { m = std::make_unique<ComposerFixture>(); }
    void cleanup() { m.reset(); }

    void aChangeThatIsTakenBackAtOnceLeavesWhatWas()
    {
        QVERIFY(rc::check([] {
            const plan::Post before = anyPost();
            const plan::Post after = anyPost();
            plan::Post now = after;
            takeBack(now, after, before);
            RC_ASSERT(plan::sameContent(now, before));
        }));
    }
    void whatWasWrittenSinceStays()
    {
        QVERIFY(rc::check([] {
            const plan::Post before = anyPost();
            plan::Post after = before;
            after.media = anyMedia();
            plan::Post now = after;
            now.text = QStringLiteral("Written since");
            now.media.push_back({picture(9), {}});
            takeBack(now, after, before);
            RC_ASSERT(now.text == QStringLiteral("Written since"));
            RC_ASSERT(std::any_of(now.media.begin(), now.media.end(),
                                  [](const auto &media) { return media.mediaId == picture(9); }));
            for (const plan::PostMedia &media : before.media) {
                RC_ASSERT(std::count_if(now.media.begin(), now.media.end(), [&media](const auto &other) {
                              return other.mediaId == media.mediaId;
                          }) == 1);
            }
        }));
    }

    void aPictureComesBackWithItsDescriptionToItsPlace()
    {
        m->show(ui::NewPost{});
        m->addPictures(3);
        state().setAltText(1, QStringLiteral("Loaves on a board"));
        state().setCurrentMedia(1);
        auto *list = m->find<MediaList>("mediaList");
        QTest::keyClick(list, Qt::Key_Delete);
        QCOMPARE(state().media().size(), size_t(2));
        QTest::keyClicks(editor(), QStringLiteral("Loaves")); // written since
        m->undo.undo();
        QCOMPARE(state().media().size(), size_t(3));
        QCOMPARE(state().media()[1].altText, QStringLiteral("Loaves on a board"));
        QCOMPARE(state().text(), QStringLiteral("Loaves"));
        m->undo.redo();
        QCOMPARE(state().media().size(), size_t(2));
        m->undo.undo();
        m->pass(1000);
        QCOMPARE(m->posts.post(state().post().id)->media.size(), size_t(3));
    }
    void anAccountComesBackWithItsOwnText()
    {
        const auto x = m->addByHand("x", QStringLiteral("crumb"));
        m->show(ui::NewPost{});
        state().setText(QStringLiteral("Loaves"));
        state().setTab(x);
        QTest::keyClicks(editor(), QStringLiteral("!"));
        state().setTab({});
        state().setChosen(x, false);
        QVERIFY(!state().post().version(x));
        m->undo.undo();
        QCOMPARE(state().post().version(x)->text.value_or(QString()), QStringLiteral("Loaves!"));
        // One without anything of its own is chosen again by the same press: no step is needed.
        const int steps = m->undo.count();
        state().setChosen(m->bluesky, false);
        QCOMPARE(m->undo.count(), steps);
    }
    void aTimeThatIsSteppedThroughIsOneStep()
    {
        const auto planned = ComposerFixture::at({2026, 11, 19}, {18, 30});
        const auto id = m->addDraft(QStringLiteral("Loaves"), {m->bluesky}, planned);
        m->show(ui::OpenPost{id});
        auto *date = m->find<QDateTimeEdit>("whenDate");
        date->setFocus();
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(date, Qt::Key_Up);
        QVERIFY(state().post().planned != planned);
        QCOMPARE(m->undo.count(), 1);
        m->undo.undo();
        QVERIFY(state().post().planned == planned);
        m->pass(1000);
        QVERIFY(m->posts.post(id)->planned == planned);
        // Later it is a step of its own.
        QTest::keyClick(date, Qt::Key_Up);
        m->workspace.clock.advance(Milliseconds(10'000));
        QTest::keyClick(date, Qt::Key_Up);
        QCOMPARE(m->undo.count(), 2);
    }
    void fieldsAreTakenBackByKeyWithoutABar()
    {
        const auto planned = ComposerFixture::at({2026, 11, 19}, {18, 30});
        m->show(ui::OpenPost{m->addDraft(QStringLiteral("Loaves"), {m->bluesky}, planned)});
        QSignalSpy pushed(&m->undo, &ui::UndoStack::pushed);
        state().setPlanned(ComposerFixture::at({2026, 11, 20}, {9, 0}));
        QCOMPARE(pushed.size(), 1);
        QVERIFY(pushed[0][1].toBool());
        // What is gone then is offered to be brought back.
        state().setPlanned(std::nullopt);
        m->addPictures(1);
        state().removeMedia(0);
        QCOMPARE(pushed.size(), 4);
        for (int i = 1; i < 4; ++i)
            QVERIFY(!pushed[i][1].toBool());
        while (m->undo.canUndo())
            m->undo.undo();
        QVERIFY(state().post().planned == planned);
    }
    void wordsBetweenTwoStepsOfATimeStay()
    {
        const auto planned = ComposerFixture::at({2026, 11, 19}, {18, 30});
        m->show(ui::OpenPost{m->addDraft(QStringLiteral("Loaves"), {m->bluesky}, planned)});
        auto *date = m->find<QDateTimeEdit>("whenDate");
        QTest::keyClick(date, Qt::Key_Up);
        QTest::keyClick(editor(), Qt::Key_End);
        QTest::keyClicks(editor(), QStringLiteral("!"));
        QTest::keyClick(date, Qt::Key_Up);
        while (m->undo.canUndo())
            m->undo.undo();
        QVERIFY(state().post().planned == planned);
        QCOMPARE(state().text(), QStringLiteral("Loaves!"));
    }
    void anAccountsOwnPicturesComeBackAfterTheCommonOnesWereTaken()
    {
        m->show(ui::NewPost{});
        m->addPictures(2);
        state().setTab(m->bluesky);
        state().removeMedia(0);
        state().setAltText(0, QStringLiteral("Loaves on a board"));
        const auto own = state().media();
        state().useCommonMedia(m->bluesky);
        QVERIFY(!state().hasOwnMedia(m->bluesky));
        m->undo.undo();
        QVERIFY(state().hasOwnMedia(m->bluesky));
        QVERIFY(state().media() == own);
    }
    void aRemedyIsTakenBack()
    {
        m->show(ui::NewPost{});
        const QString text = m->writeTooMuchAndCutIt();
        QVERIFY(state().textOf(m->bluesky) != text);
        m->undo.undo();
        QCOMPARE(state().textOf(m->bluesky), text);
    }
    void theCampaignAndTheOptionsAreTakenBack()
    {
        strategy::Campaign campaign;
        campaign.clientId = m->client;
        campaign.name = QStringLiteral("Stollen & more");
        const auto made = m->campaigns.add(campaign);
        QVERIFY(made);
        m->show(ui::NewPost{});
        state().setCampaign(*made);
        m->undo.undo();
        QVERIFY(state().post().campaignId.isNull() && !state().post().tagLinks);
        state().setTab(m->bluesky);
        auto *combo = m->find<QComboBox>("replyControl");
        combo->setFocus();
        QTest::keyClick(combo, Qt::Key_End);
        QVERIFY(!state().optionsOf(m->bluesky).isEmpty());
        m->undo.undo();
        QVERIFY(state().optionsOf(m->bluesky).isEmpty());
    }
    void aStepFindsItsPostWhenAnotherIsOpen()
    {
        const auto first = m->addDraft(QStringLiteral("Loaves"), {m->bluesky},
                                       ComposerFixture::at({2026, 11, 19}, {18, 30}));
        const auto second = m->addDraft(QStringLiteral("Buns"), {m->bluesky});
        m->show(ui::OpenPost{first});
        QTest::mouseClick(m->find<QPushButton>("clearTime"), Qt::LeftButton);
        m->page->open(ui::OpenPost{second});
        QVERIFY(!m->posts.post(first)->planned);
        m->undo.undo();
        QVERIFY(m->posts.post(first)->planned);
        QVERIFY(!m->posts.post(second)->planned);
    }
    void anIdeaThatBecameADraftIsAnIdeaAgain()
    {
        ui::NewPost request;
        request.idea = true;
        m->show(request);
        QTest::keyClicks(editor(), QStringLiteral("Loaves"));
        m->pass(1000);
        const plan::PostId id = state().post().id;
        m->page->findChild<QAction *>(QStringLiteral("menuDraft"))->trigger();
        QCOMPARE(m->posts.post(id)->status, plan::PostStatus::Draft);
        m->undo.undo();
        QCOMPARE(m->posts.post(id)->status, plan::PostStatus::Idea);
    }
    void whatWasTakenOutOfTheOutboxIsScheduledAgain()
    {
        const auto id = m->addDraft(QStringLiteral("Loaves"), {m->bluesky},
                                    ComposerFixture::at({2026, 11, 19}, {18, 30}));
        QVERIFY(m->outbox.schedule(id));
        m->show(ui::OpenPost{id});
        m->page->findChild<QAction *>(QStringLiteral("menuIdea"))->trigger();
        QCOMPARE(m->posts.post(id)->status, plan::PostStatus::Idea);
        m->undo.undo();
        QCOMPARE(m->posts.post(id)->status, plan::PostStatus::Scheduled);
        m->page->open(ui::OpenPost{id});
        m->page->findChild<QAction *>(QStringLiteral("menuUnschedule"))->trigger();
        QCOMPARE(m->posts.post(id)->status, plan::PostStatus::Draft);
        m->undo.undo();
        QCOMPARE(m->posts.post(id)->status, plan::PostStatus::Scheduled);
    }
    void aSavedPieceComesBackToItsPlace()
    {
        for (const char *name : {"Hours", "Street", "Thanks"}) {
            plan::Snippet snippet;
            snippet.clientId = m->client;
            snippet.name = QLatin1StringView(name);
            snippet.text = QLatin1StringView(name);
            QVERIFY(m->snippets.add(snippet));
        }
        m->show(ui::NewPost{});
        auto *dialog =
            new PiecesDialog(m->kit, snippetKeeping(m->services(), m->client, m->undo), m->page.get());
        dialog->open();
        m->find<QListWidget>("piecesList")->setCurrentRow(1);
        QTest::mouseClick(m->find<QPushButton>("removePiece"), Qt::LeftButton);
        dialog->answerWith({});
        QCOMPARE(m->snippets.of(m->client)->size(), size_t(2));
        m->undo.undo();
        const auto all = m->snippets.of(m->client).value();
        QCOMPARE(all.size(), size_t(3));
        QCOMPARE(all[1].name, QStringLiteral("Street"));
    }
    void aVersionThatWasPutBackGoesAgain()
    {
        const auto id = m->addDraft(QStringLiteral("Loaves"), {m->bluesky});
        m->show(ui::OpenPost{id});
        QTest::keyClick(editor(), Qt::Key_End);
        QTest::keyClicks(editor(), QStringLiteral(" and buns"));
        m->pass(1000);
        QTest::mouseClick(m->find<QPushButton>("postVersions"), Qt::LeftButton);
        auto *list = m->find<QListWidget>("versionsList");
        list->setCurrentRow(list->count() - 1);
        QTest::mouseClick(m->find<QPushButton>("putBack"), Qt::LeftButton);
        QCOMPARE(state().text(), QStringLiteral("Loaves"));
        m->undo.undo();
        QCOMPARE(state().text(), QStringLiteral("Loaves and buns"));
        m->pass(1000);
        QCOMPARE(m->posts.post(id)->text, QStringLiteral("Loaves and buns"));
    }

    void anAccountsOwnTextComesBackAfterTheCommonOneWasTaken()
    {
        m->show(ui::OpenPost{m->addDraft(QStringLiteral("Loaves"), {m->bluesky})});
        state().setTab(m->bluesky);
        QTest::keyClick(editor(), Qt::Key_End);
        QTest::keyClicks(editor(), QStringLiteral(" for Bluesky"));
        QTest::mouseClick(m->find<QPushButton>("useCommonText"), Qt::LeftButton);
        QVERIFY(!state().hasOwnText(m->bluesky));
        m->undo.undo();
        QCOMPARE(state().textOf(m->bluesky), QStringLiteral("Loaves for Bluesky"));
        QCOMPARE(editor()->toPlainText(), QStringLiteral("Loaves for Bluesky"));
        m->undo.redo();
        QVERIFY(!state().hasOwnText(m->bluesky));
    }
    void aPostThatIsDeletedAgainTakesWhatWasDoneAgainWithIt()
    {
        const auto id = m->addDraft(QStringLiteral("Loaves"), {m->bluesky});
        m->show(ui::OpenPost{id});
        const auto planned = ComposerFixture::at({2026, 11, 19}, {18, 30});
        state().setPlanned(planned);
        choose("menuDelete");
        m->undo.undo();
        m->undo.undo();
        QVERIFY(!m->posts.post(id)->planned); // at once, not after a while
        m->undo.redo();
        m->undo.redo();
        m->pass(5000);
        QCOMPARE(m->posts.count({}).value(), 0);
        QVERIFY(m->navigator.said.isEmpty());
        m->undo.undo();
        QVERIFY(m->posts.post(id)->planned == planned);
    }
    void aPostThatIsDeletedAgainTakesWhatWasWrittenSinceWithIt()
    {
        const auto id = m->addDraft(QStringLiteral("Loaves"), {m->bluesky});
        m->show(ui::OpenPost{id});
        choose("menuDelete");
        m->undo.undo();
        QTest::keyClick(editor(), Qt::Key_End);
        QTest::keyClicks(editor(), QStringLiteral("!"));
        m->undo.redo();
        m->pass(5000);
        QCOMPARE(m->posts.count({}).value(), 0);
        QVERIFY(m->navigator.said.isEmpty());
        m->undo.undo();
        QCOMPARE(m->posts.post(id)->text, QStringLiteral("Loaves!"));
    }
    void aStepIsNotTakenBackInAPostThatWasDeleted()
    {
        const auto id = m->addDraft(QStringLiteral("Loaves"), {m->bluesky});
        m->show(ui::OpenPost{id});
        state().setPlanned(ComposerFixture::at({2026, 11, 19}, {18, 30}));
        m->pass(1000);
        QVERIFY(m->posts.remove(id));
        const QSignalSpy failed(&m->undo, &ui::UndoStack::failed);
        m->undo.undo();
        m->pass(5000);
        QCOMPARE(failed.count(), 1);
        QCOMPARE(m->posts.count({}).value(), 0);
    }
    void aStepFollowsAPostThatWasKeptAnew()
    {
        const auto planned = ComposerFixture::at({2026, 11, 19}, {18, 30});
        const auto id = m->addDraft(QStringLiteral("Loaves"), {m->bluesky}, planned);
        m->show(ui::OpenPost{id});
        QTest::mouseClick(m->find<QPushButton>("clearTime"), Qt::LeftButton);
        m->pass(1000);
        QVERIFY(m->posts.remove(id)); // elsewhere
        QTest::keyClick(editor(), Qt::Key_End);
        QTest::keyClicks(editor(), QStringLiteral("!"));
        m->pass(1000);
        const plan::PostId there = state().post().id;
        QVERIFY(there != id && !m->posts.post(there)->planned);
        const QSignalSpy failed(&m->undo, &ui::UndoStack::failed);
        m->undo.undo();
        QVERIFY(m->posts.post(there)->planned == planned);
        QCOMPARE(m->posts.post(there)->text, QStringLiteral("Loaves!"));
        // Also while another is open.
        m->page->open(ui::OpenPost{m->addDraft(QStringLiteral("Buns"), {m->bluesky})});
        m->undo.redo();
        QVERIFY(!m->posts.post(there)->planned);
        QCOMPARE(failed.count(), 0);
    }
    void anIdeaComesBackToItsPlaceInTheTray()
    {
        std::vector<plan::PostId> ideas;
        for (const char *title : {"Loaves", "Buns", "Rolls"}) {
            plan::Post idea;
            idea.clientId = m->client;
            idea.title = QLatin1StringView(title);
            idea.status = plan::PostStatus::Idea;
            ideas.push_back(m->posts.add(idea).value());
        }
        const int position = m->posts.post(ideas[1])->position;
        m->show(ui::OpenPost{ideas[1]});
        choose("menuDraft");
        QCOMPARE(statusOf(ideas[1]), plan::PostStatus::Draft);
        m->undo.undo();
        QCOMPARE(statusOf(ideas[1]), plan::PostStatus::Idea);
        QCOMPARE(m->posts.post(ideas[1])->position, position);
        QVERIFY(position < m->posts.post(ideas[2])->position);
    }
    void anIdeaWaitsForApprovalAgainWhenItDidBefore()
    {
        const auto id = m->addDraft(QStringLiteral("Loaves"), {m->bluesky});
        QVERIFY(m->posts.setNeedsApproval(id, true));
        m->show(ui::OpenPost{id});
        choose("menuIdea");
        m->undo.undo();
        QCOMPARE(statusOf(id), plan::PostStatus::NeedsApproval);
        m->undo.redo();
        QCOMPARE(statusOf(id), plan::PostStatus::Idea);
    }
    void anIdeaThatHadFailedHasFailedAgain()
    {
        const auto id = outgoing(publish::DeliveryState::Failed, plan::PostStatus::Failed);
        m->show(ui::OpenPost{id});
        choose("menuIdea");
        QCOMPARE(statusOf(id), plan::PostStatus::Idea);
        m->undo.undo();
        QCOMPARE(statusOf(id), plan::PostStatus::Failed);
        QVERIFY(m->posts.post(id)->planned);
    }
    void anIdeaThatWasMissedIsMissedAgain()
    {
        const auto id = outgoing(publish::DeliveryState::Missed, plan::PostStatus::Missed);
        m->workspace.clock.advance(std::chrono::hours(12));
        m->show(ui::OpenPost{id});
        choose("menuIdea");
        QCOMPARE(statusOf(id), plan::PostStatus::Idea);
        QSignalSpy failed(&m->undo, &ui::UndoStack::failed);
        m->undo.undo();
        QCOMPARE(statusOf(id), plan::PostStatus::Missed);
        QVERIFY(m->posts.post(id)->planned);
        QVERIFY(failed.isEmpty());
    }
};

QTEST_MAIN(UndoTest)
#include "tst_undo.moc"
