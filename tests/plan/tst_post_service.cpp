// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/post_json.h"
#include "plan_fixture.h"
#include "storage/transaction.h"

#include <QSignalSpy>
#include <QTest>

using namespace hatstand;
using namespace hatstand::plan;
using hatstand::tests::PlanFixture;

namespace
{
/// Writes down what it is told, and refuses when asked to.
struct RecordingFollower final : PostService::Follower
{
    Result<void> answer(const QString &what)
    {
        calls.append(what);
        return refuse ? Result<void>(fail(ErrorCode::NotAllowed, QStringLiteral("no"))) : Result<void>();
    }
    Result<void> postMoved(const PostId &, const std::optional<PlannedTime> &planned) override
    {
        return answer(planned ? QStringLiteral("moved") : QStringLiteral("cleared"));
    }
    Result<void> postRemoved(const PostId &) override { return answer(QStringLiteral("removed")); }
    Result<void> postRestored(const PostId &) override { return answer(QStringLiteral("restored")); }
    Result<void> postEdited(const PostId &) override { return answer(QStringLiteral("edited")); }
    QStringList calls;
    bool refuse = false;
};
} // namespace

class TestPostService : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<PlanFixture> f;

    void force(const PostId &id, PostStatus status)
    {
        const auto done =
            storage::inTransaction(*f->database, [&] { return f->service->setStatus(id, status); });
        QVERIFY(done.has_value());
    }

private Q_SLOTS:
    void init() { f = std::make_unique<PlanFixture>(); }
    void cleanup() { f.reset(); }

    void aPostComesBackWhole()
    {
        Post post = f->draft(QStringLiteral("Sourdough 🍞"));
        post.campaignId = f->addCampaign();
        post.label = QStringLiteral("Recipe");
        post.firstComment = QStringLiteral("Recipe in the bio");
        post.tagLinks = true;
        post.planned = PlanFixture::at(2026, 12, 1, 9, 30);
        post.media = {{f->addMedia(), QStringLiteral("A loaf")}, {f->addMedia(), {}}};
        Version plain;
        plain.accountId = f->addAccount(QStringLiteral("mastodon"));
        Version own;
        own.accountId = f->addAccount(QStringLiteral("bluesky"));
        own.text = QString();
        own.media = {{post.media[1].mediaId, QStringLiteral("Crumb")}};
        own.options.insert(QStringLiteral("reply"), QStringLiteral("mentioned"));
        Version bare;
        bare.accountId = f->addAccount(QStringLiteral("x"));
        bare.media.emplace();
        post.versions = {plain, own, bare};

        QSignalSpy spy(f->service.get(), &PostService::changed);
        const auto id = f->service->add(post);
        QVERIFY(id);
        QCOMPARE(spy.size(), 1);
        const auto again = f->service->post(*id);
        QVERIFY(again);
        QVERIFY(sameContent(*again, post));
        QVERIFY(again->planned == post.planned);
        QCOMPARE(again->status, PostStatus::Draft);
        QVERIFY(again->createdAt == f->clock.now());
    }

    void anUnknownPostIsNotFound()
    {
        const auto post = f->service->post(PostId::create(f->clock));
        QVERIFY(!post);
        QCOMPARE(post.error().code, ErrorCode::NotFound);
    }

    void nothingIsKeptOfAPostWhoseAccountIsUnknown()
    {
        Post post = f->draft(QStringLiteral("a"));
        Version version;
        version.accountId = clients::AccountId::create(f->clock);
        post.versions = {version};
        QSignalSpy spy(f->service.get(), &PostService::changed);
        QVERIFY(!f->service->add(post));
        QCOMPARE(f->service->count({}).value(), 0);
        QCOMPARE(spy.size(), 0);
    }

    void aNewPostCannotBeginAsPublished()
    {
        Post post = f->draft(QStringLiteral("a"));
        post.status = PostStatus::Published;
        const auto added = f->service->add(post);
        QVERIFY(!added);
        QCOMPARE(added.error().code, ErrorCode::NotAllowed);
    }

    void savingKeepsWhatWasThereBefore()
    {
        const PostId id = f->add(f->draft(QStringLiteral("first")));
        Post post = f->service->post(id).value();
        f->clock.advance(Milliseconds(1000));
        post.text = QStringLiteral("second");
        QVERIFY(f->service->saveContent(post, RevisionReason::Saved));
        QCOMPARE(f->service->post(id)->text, QStringLiteral("second"));
        QVERIFY(f->service->post(id)->updatedAt == f->clock.now());
        const auto revisions = f->service->revisions(id);
        QVERIFY(revisions);
        QCOMPARE(revisions->size(), 2U);
        QCOMPARE(revisions->at(0).content.text, QStringLiteral("second"));
        QCOMPARE(revisions->at(1).content.text, QStringLiteral("first"));
    }

    void savingTheSameAgainKeepsNothingNew()
    {
        const PostId id = f->add(f->draft(QStringLiteral("first")));
        Post post = f->service->post(id).value();
        post.text = QStringLiteral("second");
        QVERIFY(f->service->saveContent(post, RevisionReason::Saved));
        f->clock.advance(Milliseconds(60'000));
        QVERIFY(f->service->saveContent(post, RevisionReason::Saved));
        QCOMPARE(f->service->revisions(id)->size(), 2U);
        QVERIFY(f->service->post(id)->updatedAt != f->clock.now());
    }

    void autosavesOfAFewMinutesShareOneVersion()
    {
        const PostId id = f->add(f->draft(QString()));
        Post post = f->service->post(id).value();
        for (int minute = 0; minute < 10; ++minute) {
            post.text += QStringLiteral("more words. ");
            QVERIFY(f->service->saveContent(post, RevisionReason::Autosave));
            f->clock.advance(Milliseconds(60'000));
        }
        QCOMPARE(f->service->revisions(id)->size(), 2U);
        QCOMPARE(f->service->revisions(id)->front().content.text, post.text);
    }

    void aTextDeletedByMistakeIsFoundAmongTheVersions()
    {
        const PostId id = f->add(f->draft(QString()));
        Post post = f->service->post(id).value();
        post.text = QStringLiteral("An hour's work");
        QVERIFY(f->service->saveContent(post, RevisionReason::Autosave));
        f->clock.advance(Milliseconds(1000));
        post.text.clear();
        QVERIFY(f->service->saveContent(post, RevisionReason::Autosave));
        const auto revisions = f->service->revisions(id);
        QCOMPARE(revisions->size(), 2U);
        QCOMPARE(revisions->at(1).content.text, QStringLiteral("An hour's work"));
    }

    void noMoreThanFiftyVersionsAreKept()
    {
        const PostId id = f->add(f->draft(QStringLiteral("start")));
        Post post = f->service->post(id).value();
        for (int i = 0; i < 70; ++i) {
            f->clock.advance(autosaveSpan);
            post.text = QStringLiteral("Text %1").arg(i);
            QVERIFY(f->service->saveContent(post, i == 3 ? RevisionReason::Saved : RevisionReason::Autosave));
        }
        const auto revisions = f->service->revisions(id);
        QCOMPARE(revisions->size(), 50U);
        QCOMPARE(revisions->front().content.text, QStringLiteral("Text 69"));
        // What a person saved outlives autosaves.
        QCOMPARE(revisions->at(48).content.text, QStringLiteral("Text 3"));
        QCOMPARE(revisions->back().content.text, QStringLiteral("start"));
    }

    void aVersionIsPutBackAndThePresentIsKept()
    {
        const PostId id = f->add(f->draft(QStringLiteral("first")));
        Post post = f->service->post(id).value();
        post.text = QStringLiteral("second");
        f->clock.advance(Milliseconds(1000));
        QVERIFY(f->service->saveContent(post, RevisionReason::Saved));
        f->clock.advance(Milliseconds(1000));
        QVERIFY(f->service->restoreRevision(id, f->service->revisions(id)->at(1).id));
        QCOMPARE(f->service->post(id)->text, QStringLiteral("first"));
        const auto revisions = f->service->revisions(id);
        QCOMPARE(revisions->size(), 3U);
        QCOMPARE(revisions->at(1).content.text, QStringLiteral("second"));
        const auto missing = f->service->restoreRevision(id, RevisionId::create(f->clock));
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
    }

    void whatIsOnItsWayCannotBeChanged_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("sending") << int(PostStatus::Sending);
        QTest::newRow("published") << int(PostStatus::Published);
        QTest::newRow("handed over") << int(PostStatus::HandedOver);
        QTest::newRow("uncertain") << int(PostStatus::Uncertain);
    }

    void whatIsOnItsWayCannotBeChanged()
    {
        QFETCH(const int, status);
        Post post = f->draft(QStringLiteral("a"));
        post.planned = PlanFixture::at(2026, 12, 1, 9);
        const PostId id = f->add(post);
        force(id, PostStatus(status));
        post = f->service->post(id).value();
        post.text = QStringLiteral("b");
        const auto saved = f->service->saveContent(post, RevisionReason::Saved);
        QVERIFY(!saved);
        QCOMPARE(saved.error().code, ErrorCode::NotAllowed);
        QVERIFY(!saved.error().what.isEmpty());
        QVERIFY(!f->service->setPlanned(id, PlanFixture::at(2026, 12, 2, 9)));
        QVERIFY(!f->service->setIdea(id, true));
        QVERIFY(!f->service->setNeedsApproval(id, true));
        QCOMPARE(f->service->post(id)->text, QStringLiteral("a"));
        QCOMPARE(f->service->remove(id).has_value(), PostStatus(status) != PostStatus::Sending);
    }

    void anIdeaThatGetsATimeBecomesADraft()
    {
        Post idea = f->draft(QStringLiteral("Idea"));
        idea.status = PostStatus::Idea;
        const PostId id = f->add(idea);
        QVERIFY(f->service->setPlanned(id, PlanFixture::at(2026, 12, 1, 9)));
        QCOMPARE(f->service->post(id)->status, PostStatus::Draft);
        QVERIFY(f->service->setIdea(id, true));
        QCOMPARE(f->service->post(id)->status, PostStatus::Idea);
        QVERIFY(!f->service->post(id)->planned);
    }

    void aScheduledPostThatLosesItsTimeIsADraftAgain()
    {
        RecordingFollower follower;
        f->service->setFollower(&follower);
        Post post = f->draft(QStringLiteral("a"));
        post.planned = PlanFixture::at(2026, 12, 1, 9);
        const PostId id = f->add(post);
        force(id, PostStatus::Scheduled);
        QVERIFY(f->service->setPlanned(id, std::nullopt));
        QCOMPARE(f->service->post(id)->status, PostStatus::Draft);
        QCOMPARE(follower.calls, QStringList{QStringLiteral("cleared")});
    }

    void theFollowerTakesPartAndItsRefusalUndoesAll()
    {
        RecordingFollower follower;
        f->service->setFollower(&follower);
        Post post = f->draft(QStringLiteral("a"));
        post.planned = PlanFixture::at(2026, 12, 1, 9);
        const PostId id = f->add(post);
        QVERIFY(f->service->setPlanned(id, PlanFixture::at(2026, 12, 2, 9)));
        post = f->service->post(id).value();
        post.text = QStringLiteral("b");
        QVERIFY(f->service->saveContent(post, RevisionReason::Saved));
        QVERIFY(f->service->remove(id));
        QVERIFY(f->service->restore(id));
        QCOMPARE(follower.calls, (QStringList{QStringLiteral("moved"), QStringLiteral("edited"),
                                              QStringLiteral("removed"), QStringLiteral("restored")}));
        follower.refuse = true;
        QSignalSpy spy(f->service.get(), &PostService::changed);
        QVERIFY(!f->service->setPlanned(id, PlanFixture::at(2026, 12, 3, 9)));
        QVERIFY(f->service->post(id)->planned == PlanFixture::at(2026, 12, 2, 9));
        post.text = QStringLiteral("c");
        QVERIFY(!f->service->saveContent(post, RevisionReason::Saved));
        QCOMPARE(f->service->revisions(id)->size(), 2U);
        QVERIFY(!f->service->remove(id));
        QVERIFY(f->service->post(id));
        QCOMPARE(spy.size(), 0);
    }

    void withinALargerTransactionAChangeIsToldWhenAllOfItIsKept()
    {
        const PostId id = f->add(f->draft(QStringLiteral("a")));
        QSignalSpy spy(f->service.get(), &PostService::changed);
        QList<bool> isKept;
        connect(f->service.get(), &PostService::changed, this, [&] {
            // Only outside of a transaction this can begin one of its own that may fail.
            storage::Transaction own(*f->database);
            isKept.append(own.begin() && f->service->post(id)->planned.has_value());
        });
        const auto moved = [this, id] { return f->service->setPlanned(id, PlanFixture::at(2026, 12, 1, 9)); };
        const auto done = storage::inTransaction(*f->database, [&]() -> Result<void> {
            if (auto first = moved(); !first)
                return first;
            return spy.isEmpty() ? Result<void>() : fail(ErrorCode::NotAllowed, QStringLiteral("told early"));
        });
        QVERIFY2(done, done ? "" : qPrintable(done.error().what));
        QCOMPARE(isKept, QList<bool>{true});
        QCOMPARE(spy.size(), 1);
        QCOMPARE(spy.first().first().value<QSet<PostId>>(), QSet<PostId>{id});
        // The transaction that a listener began and gave up has undone nothing.
        QVERIFY(f->service->post(id)->planned.has_value());
        spy.clear();
        const auto undone = storage::inTransaction(*f->database, [&]() -> Result<void> {
            if (auto cleared = f->service->setPlanned(id, std::nullopt); !cleared)
                return cleared;
            return fail(ErrorCode::NotAllowed, QStringLiteral("no"));
        });
        QVERIFY(!undone);
        QVERIFY(f->service->setIdea(f->add(f->draft(QStringLiteral("b"))), true));
        QCOMPARE(spy.size(), 2); // of the second post only
        for (const auto &told : std::as_const(spy))
            QVERIFY(!told.first().value<QSet<PostId>>().contains(id));
    }

    void aCopyIsADraftWithTheSameContent()
    {
        Post post = f->draft(QStringLiteral("a"));
        post.media = {{f->addMedia(), QStringLiteral("alt")}};
        Version version;
        version.accountId = f->addAccount(QStringLiteral("bluesky"));
        version.text = QStringLiteral("own");
        post.versions = {version};
        const PostId id = f->add(post);
        force(id, PostStatus::Published);
        const auto copied = f->service->copy(id, PlanFixture::at(2026, 12, 5, 9));
        QVERIFY(copied);
        const auto again = f->service->post(*copied);
        QVERIFY(sameContent(*again, post));
        QCOMPARE(again->status, PostStatus::Draft);
        QVERIFY(again->planned == PlanFixture::at(2026, 12, 5, 9));
        QVERIFY(f->service->revisions(*copied)->empty());
    }

    void aDeletedPostComesBackWithEverything()
    {
        Post post = f->draft(QStringLiteral("a"));
        post.media = {{f->addMedia(), QStringLiteral("alt")}};
        const PostId id = f->add(post);
        QVERIFY(f->service->remove(id));
        QCOMPARE(f->service->post(id).error().code, ErrorCode::NotFound);
        QCOMPARE(f->service->count({}).value(), 0);
        QVERIFY(f->service->restore(id));
        QVERIFY(sameContent(*f->service->post(id), post));
    }

    void ideasKeepTheOrderThatTheyAreGiven()
    {
        std::vector<PostId> ids;
        for (int i = 0; i < 3; ++i) {
            Post idea = f->draft(QStringLiteral("Idea %1").arg(i));
            idea.status = PostStatus::Idea;
            ids.push_back(f->add(idea));
        }
        QVERIFY(f->service->orderIdeas({ids[2], ids[0], ids[1]}));
        PostFilter filter;
        filter.statuses = {PostStatus::Idea};
        filter.hasTime = false;
        filter.order = PostFilter::Order::ByPosition;
        const auto rows = f->service->rows(filter);
        QCOMPARE(rows->size(), 3U);
        QVERIFY(rows->at(0).id == ids[2] && rows->at(1).id == ids[0] && rows->at(2).id == ids[1]);
    }

    void approvalIsForDraftsOnly()
    {
        const PostId id = f->add(f->draft(QStringLiteral("a")));
        QVERIFY(f->service->setNeedsApproval(id, true));
        QCOMPARE(f->service->post(id)->status, PostStatus::NeedsApproval);
        QVERIFY(f->service->setNeedsApproval(id, false));
        QVERIFY(f->service->setIdea(id, true));
        QVERIFY(!f->service->setNeedsApproval(id, true));
    }

    void whatHasGoneOutDoesNotBecomeADraftAgain()
    {
        const PostId id = f->add(f->draft(QStringLiteral("a")));
        force(id, PostStatus::Published);
        QVERIFY(!f->service->setStatus(id, PostStatus::Draft));
        QVERIFY(!f->service->setStatus(id, PostStatus::Idea));
        QCOMPARE(f->service->setStatus(PostId::create(f->clock), PostStatus::Draft).error().code,
                 ErrorCode::NotFound);
    }

    void instantsAreComputedAnewWhenTheZoneHasChanged()
    {
        Post post = f->draft(QStringLiteral("future"));
        post.planned = PlanFixture::at(2026, 12, 1, 9);
        const Instant right = post.planned->instant;
        post.planned->instant = right + Milliseconds(3'600'000); // as older zone data had it
        const PostId future = f->add(post);
        post.id = {};
        post.planned = PlanFixture::at(2026, 1, 1, 9);
        post.planned->instant = post.planned->instant + Milliseconds(3'600'000);
        const PostId past = f->add(post);
        const Instant pastInstant = post.planned->instant;
        QSignalSpy spy(f->service.get(), &PostService::changed);
        QCOMPARE(f->service->recomputeInstants().value().moved, 1);
        QVERIFY(f->service->post(future)->planned->instant == right);
        QVERIFY(f->service->post(past)->planned->instant == pastInstant);
        QCOMPARE(spy.size(), 1);
        QCOMPARE(f->service->recomputeInstants().value().moved, 0);
        QCOMPARE(spy.size(), 1);
    }

    void whatTheClocksShowTwiceKeepsTheInstantThatWasMeant()
    {
        const auto planned = [](const WallTime &wall) { return plannedTime(wall, "Europe/Lisbon").value(); };
        Post post = f->draft(QStringLiteral("autumn"));
        post.planned = planned({QDate(2027, 10, 31), QTime(1, 30)});
        const Instant firstTime = post.planned->instant;
        const PostId first = f->add(post);
        post.id = {};
        const Instant secondTime = firstTime + Milliseconds(std::chrono::hours(1));
        post.planned->instant = secondTime;
        const PostId second = f->add(post);
        post.id = {};
        post.planned->instant = secondTime + Milliseconds(std::chrono::hours(1)); // 02:30: by older data
        const PostId neither = f->add(post);
        post.id = {};
        post.planned = planned({QDate(2027, 3, 28), QTime(1, 30)}); // which the clocks skip
        const Instant afterTheGap = post.planned->instant;
        const PostId skipped = f->add(post);
        QCOMPARE(f->service->recomputeInstants().value().moved, 1);
        QVERIFY(f->service->post(first)->planned->instant == firstTime);
        QVERIFY(f->service->post(second)->planned->instant == secondTime);
        QVERIFY(f->service->post(neither)->planned->instant == firstTime);
        QVERIFY(f->service->post(skipped)->planned->instant == afterTheGap);
    }

    void oneThatCannotBeMovedKeepsNoOtherFromBeingMoved()
    {
        RecordingFollower follower;
        f->service->setFollower(&follower);
        const auto hours = [](int count) { return Milliseconds(std::chrono::hours(count)); };
        Post post = f->draft(QStringLiteral("a"));
        // Ahead by the old data, past by the new.
        post.planned = plannedTimeAt(f->clock.now() - hours(1), "Europe/Lisbon");
        post.planned->instant = f->clock.now() + hours(1);
        const PostId becamePast = f->add(post);
        // Past by the old data: it has been sent or missed, whatever the new data says.
        post.id = {};
        post.planned = plannedTimeAt(f->clock.now() + hours(1), "Europe/Lisbon");
        post.planned->instant = f->clock.now() - hours(1);
        const PostId wasPast = f->add(post);
        // As "Send now" plans it.
        post.id = {};
        post.planned = plannedTimeAt(f->clock.now() + hours(2) + Milliseconds(512), "Europe/Lisbon");
        const PostId inTheMiddleOfASecond = f->add(post);
        QVERIFY(f->service->post(inTheMiddleOfASecond)->planned == post.planned);
        post.id = {};
        post.planned = PlanFixture::at(2026, 12, 1, 9);
        post.planned->instant = post.planned->instant + hours(1);
        const PostId failed = f->add(post);
        force(failed, PostStatus::Failed);
        post.id = {};
        const PostId moved = f->add(post);
        force(moved, PostStatus::Scheduled);
        QSignalSpy spy(f->service.get(), &PostService::changed);
        QCOMPARE(f->service->recomputeInstants().value().moved, 1);
        QCOMPARE(follower.calls, QStringList{QStringLiteral("moved")});
        QCOMPARE(spy.size(), 1);
        QCOMPARE(spy.first().first().value<QSet<PostId>>(), QSet<PostId>{moved});
        QVERIFY(f->service->post(becamePast)->planned->instant == f->clock.now() + hours(1));
        QVERIFY(f->service->post(wasPast)->planned->instant == f->clock.now() - hours(1));
        // A refusal of one is no failure of all.
        post.id = {};
        (void)f->add(post);
        follower.refuse = true;
        QCOMPARE(f->service->recomputeInstants().value().moved, 0);
    }

    void aTextOfFiveMegabytesIsKept()
    {
        const QString text = QStringLiteral("Flour, water, salt. ").repeated(250'000);
        const PostId id = f->add(f->draft(text));
        QCOMPARE(f->service->post(id)->text.size(), text.size());
        QVERIFY(f->service->rows({})->front().title.size() <= 80);
    }
};

QTEST_GUILESS_MAIN(TestPostService)
#include "tst_post_service.moc"
