// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/timers.h"
#include "plan/draft_keeper.h"
#include "plan/hashtag_groups.h"
#include "plan/link_tagging.h"
#include "plan/snippets.h"
#include "plan_fixture.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace hatstand;
using namespace hatstand::plan;
using hatstand::tests::PlanFixture;

namespace
{
/// As an outbox that takes short texts only.
struct Outboxed final : PostService::Follower
{
    explicit Outboxed(const PostService &posts) : service(posts) {}
    Result<void> postMoved(const PostId &, const std::optional<PlannedTime> &) override { return {}; }
    Result<void> postRemoved(const PostId &) override { return {}; }
    Result<void> postRestored(const PostId &) override { return {}; }
    Result<void> postEdited(const PostId &id) override
    {
        if (service.post(id)->text.size() > 8)
            return fail(ErrorCode::NotAllowed, QStringLiteral("The text is too long."));
        return {};
    }
    const PostService &service;
};
} // namespace

class TestDrafts : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<PlanFixture> f;
    std::unique_ptr<FakeTimers> timers;

    QString storedText(const PostId &id)
    {
        const auto post = f->service->post(id);
        return post ? post->text : QStringLiteral("(none)");
    }

private Q_SLOTS:
    void init()
    {
        f = std::make_unique<PlanFixture>();
        timers = std::make_unique<FakeTimers>(f->clock);
    }
    void cleanup()
    {
        timers.reset();
        f.reset();
    }

    void anEditIsSavedAfterAPause()
    {
        DraftKeeper keeper(*f->service, f->clock, *timers);
        Post post = f->service->post(f->add(f->draft(QStringLiteral("a")))).value();
        post.text = QStringLiteral("ab");
        keeper.edit(post);
        timers->advance(DraftKeeper::quiet - Milliseconds(1));
        QCOMPARE(storedText(post.id), QStringLiteral("a"));
        QVERIFY(keeper.hasUnsaved(post.id));
        timers->advance(Milliseconds(1));
        QCOMPARE(storedText(post.id), QStringLiteral("ab"));
        QVERIFY(!keeper.hasUnsaved());
    }

    void typingOnIsSavedOnceAPauseComes()
    {
        DraftKeeper keeper(*f->service, f->clock, *timers);
        Post post = f->service->post(f->add(f->draft(QString()))).value();
        QSignalSpy saved(&keeper, &DraftKeeper::saved);
        for (int i = 0; i < 4; ++i) {
            post.text += u'x';
            keeper.edit(post);
            timers->advance(Milliseconds(500));
        }
        QCOMPARE(saved.size(), 0);
        timers->advance(Milliseconds(500));
        QCOMPARE(saved.size(), 1);
        QCOMPARE(storedText(post.id), QStringLiteral("xxxx"));
    }

    void typingWithoutAPauseIsSavedNowAndThen()
    {
        DraftKeeper keeper(*f->service, f->clock, *timers);
        Post post = f->service->post(f->add(f->draft(QString()))).value();
        for (int i = 0; i < 100; ++i) {
            post.text += u'x';
            keeper.edit(post);
            timers->advance(Milliseconds(100));
            // A killed program loses no more than what was typed within `longest`.
            QVERIFY(post.text.size() - storedText(post.id).size() <= DraftKeeper::longest.count() / 100);
        }
        QVERIFY(!storedText(post.id).isEmpty());
    }

    void flushSavesAtOnceAndSoDoesTheEnd()
    {
        Post post = f->service->post(f->add(f->draft(QString()))).value();
        {
            DraftKeeper keeper(*f->service, f->clock, *timers);
            post.text = QStringLiteral("one");
            keeper.edit(post);
            QVERIFY(keeper.flush());
            QCOMPARE(storedText(post.id), QStringLiteral("one"));
            post.text = QStringLiteral("two");
            keeper.edit(post);
        }
        QCOMPARE(storedText(post.id), QStringLiteral("two"));
        timers->advance(DraftKeeper::longest);
    }

    void aNewPostIsAddedByItsFirstSaveUnlessItIsEmpty()
    {
        DraftKeeper keeper(*f->service, f->clock, *timers);
        Post post = f->draft(QString());
        post.id = PostId::create(f->clock);
        keeper.edit(post);
        QVERIFY(keeper.flush());
        QCOMPARE(f->service->count({}).value(), 0);
        post.text = QStringLiteral("first");
        keeper.edit(post);
        QVERIFY(keeper.flush());
        post.text = QStringLiteral("second");
        keeper.edit(post);
        QVERIFY(keeper.flush());
        QCOMPARE(f->service->count({}).value(), 1);
        QCOMPARE(storedText(post.id), QStringLiteral("second"));
    }

    void aFailedSaveIsKeptAndTriedAgain()
    {
        DraftKeeper keeper(*f->service, f->clock, *timers);
        Post post = f->service->post(f->add(f->draft(QString()))).value();
        QSignalSpy failed(&keeper, &DraftKeeper::failed);
        QVERIFY(f->database->script(
            "CREATE TRIGGER full BEFORE UPDATE ON posts BEGIN SELECT RAISE(ABORT, 'full');"
            " END;"));
        post.text = QStringLiteral("precious");
        keeper.edit(post);
        QVERIFY(!keeper.flush());
        QCOMPARE(failed.size(), 1);
        QVERIFY(keeper.hasUnsaved(post.id));
        QVERIFY(f->database->script("DROP TRIGGER full;"));
        timers->advance(DraftKeeper::retry);
        QCOMPARE(storedText(post.id), QStringLiteral("precious"));
        QVERIFY(!keeper.hasUnsaved());
    }

    void whatThePostCannotTakeIsKeptBesideIt()
    {
        Outboxed outbox(*f->service);
        f->service->setFollower(&outbox);
        Post post = f->service->post(f->add(f->draft(QStringLiteral("fits")))).value();
        {
            DraftKeeper keeper(*f->service, f->clock, *timers);
            QSignalSpy aside(&keeper, &DraftKeeper::keptAside);
            QSignalSpy failed(&keeper, &DraftKeeper::failed);
            post.text = QStringLiteral("much too long");
            keeper.edit(post);
            timers->advance(DraftKeeper::quiet);
            QCOMPARE(aside.size(), 1);
            QCOMPARE(failed.size(), 0);
            QVERIFY(!keeper.hasUnsaved());
            QCOMPARE(storedText(post.id), QStringLiteral("fits"));
            QCOMPARE(f->service->keptAside(post.id)->value().text, QStringLiteral("much too long"));
            // The end of the program keeps the last words as well.
            post.text = QStringLiteral("even longer than that");
            keeper.edit(post);
        }
        QCOMPARE(storedText(post.id), QStringLiteral("fits"));
        const Post aside = f->service->keptAside(post.id)->value();
        QCOMPARE(aside.text, QStringLiteral("even longer than that"));
        QVERIFY(aside.createdAt == post.createdAt);
        // Another one's change of the post does not throw them away, nor does it take them in.
        Post other = post;
        other.text = QStringLiteral("other");
        QVERIFY(f->service->saveContent(other, RevisionReason::Saved));
        QCOMPARE(f->service->keptAside(post.id)->value().text, QStringLiteral("even longer than that"));
        DraftKeeper keeper(*f->service, f->clock, *timers);
        post.text = QStringLiteral("shorter");
        keeper.edit(post);
        QVERIFY(keeper.flush());
        QCOMPARE(storedText(post.id), QStringLiteral("shorter"));
        QVERIFY(!f->service->keptAside(post.id)->has_value());
    }

    void whatIsKeptAsideBecomesAVersionWhenAnotherIsPutBack()
    {
        Outboxed outbox(*f->service);
        Post post = f->service->post(f->add(f->draft(QStringLiteral("one")))).value();
        post.text = QStringLiteral("two");
        QVERIFY(f->service->saveContent(post, RevisionReason::Saved));
        f->service->setFollower(&outbox);
        post.text = QStringLiteral("three is too long");
        QVERIFY(f->service->keepAside(post));
        f->clock.advance(Milliseconds(1000));
        QVERIFY(f->service->restoreRevision(post.id, f->service->revisions(post.id)->back().id));
        QCOMPARE(storedText(post.id), QStringLiteral("one"));
        QVERIFY(!f->service->keptAside(post.id)->has_value());
        const auto revisions = f->service->revisions(post.id).value();
        QVERIFY(std::any_of(revisions.begin(), revisions.end(), [](const Revision &revision) {
            return revision.content.text == QStringLiteral("three is too long");
        }));
        post.text = QStringLiteral("four is too long");
        QVERIFY(f->service->keepAside(post));
        QVERIFY(f->service->dropAside(post.id));
        QVERIFY(!f->service->keptAside(post.id)->has_value());
    }

    void wordsThatComeTooLateAreKept()
    {
        DraftKeeper keeper(*f->service, f->clock, *timers);
        Post post = f->service->post(f->add(f->draft(QString()))).value();
        QVERIFY(f->service->setStatus(post.id, PostStatus::Published));
        post.text = QStringLiteral("late");
        keeper.edit(post);
        QSignalSpy aside(&keeper, &DraftKeeper::keptAside);
        QVERIFY(keeper.flush());
        QCOMPARE(aside.size(), 1);
        QCOMPARE(storedText(post.id), QString());
        QCOMPARE(f->service->keptAside(post.id)->value().text, QStringLiteral("late"));
    }

    void whatIsWrittenIntoADeletedPostIsANewDraft()
    {
        DraftKeeper keeper(*f->service, f->clock, *timers);
        Post post = f->service->post(f->add(f->draft(QStringLiteral("a")))).value();
        QVERIFY(f->service->remove(post.id));
        post.text = QStringLiteral("late");
        keeper.edit(post);
        QSignalSpy failed(&keeper, &DraftKeeper::failed);
        QSignalSpy anew(&keeper, &DraftKeeper::keptAnew);
        QVERIFY(keeper.flush());
        QCOMPARE(failed.size(), 0);
        QCOMPARE(anew.size(), 1);
        QVERIFY(!keeper.hasUnsaved());
        const auto there = anew[0][1].value<PostId>();
        QVERIFY(there != post.id);
        QCOMPARE(storedText(there), QStringLiteral("late"));
        QVERIFY(!f->service->post(post.id));
    }

    void aDeletedPostThatIsEmptyIsForgotten()
    {
        DraftKeeper keeper(*f->service, f->clock, *timers);
        Post post = f->service->post(f->add(f->draft(QStringLiteral("a")))).value();
        QVERIFY(f->service->remove(post.id));
        post.text.clear();
        post.versions.clear();
        keeper.edit(post);
        QVERIFY(keeper.flush());
        QVERIFY(!keeper.hasUnsaved());
        QCOMPARE(f->service->count({}).value(), 0);
    }

    void aDroppedDraftIsNotSaved()
    {
        DraftKeeper keeper(*f->service, f->clock, *timers);
        Post post = f->draft(QStringLiteral("thrown away"));
        post.id = PostId::create(f->clock);
        keeper.edit(post);
        keeper.drop(post.id);
        timers->advance(DraftKeeper::longest);
        QCOMPARE(f->service->count({}).value(), 0);
    }

    void hashtagsAreReadAsPeopleTypeThem()
    {
        QCOMPARE(hashtagsFromText(QStringLiteral("#Bread, bread #Sourdough\n  rye;#")),
                 (QStringList{QStringLiteral("Bread"), QStringLiteral("Sourdough"), QStringLiteral("rye")}));
        QVERIFY(hashtagsFromText(QStringLiteral(" # ,")).isEmpty());
    }

    void hashtagGroupsKeepTheirOrder()
    {
        HashtagGroups groups(*f->database, f->clock);
        QSignalSpy changed(&groups, &HashtagGroups::changed);
        const auto bread =
            groups.add({{}, f->client, QStringLiteral(" Bread "), {QStringLiteral("#rye #spelt")}, 0});
        const auto city = groups.add({{}, f->client, QStringLiteral("City"), {QStringLiteral("porto")}, 0});
        QVERIFY(bread && city);
        QCOMPARE(groups.of(f->client)->front().name, QStringLiteral("Bread"));
        QCOMPARE(groups.of(f->client)->front().toText(), QStringLiteral("#rye #spelt"));
        QVERIFY(groups.reorder({*city, *bread}));
        QCOMPARE(groups.of(f->client)->front().name, QStringLiteral("City"));
        QVERIFY(groups.edit({*city, f->client, QStringLiteral("Town"), {QStringLiteral("braga")}, 0}));
        QCOMPARE(groups.of(f->client)->front().tags, QStringList{QStringLiteral("braga")});
        QVERIFY(groups.remove(*city));
        QCOMPARE(groups.of(f->client)->size(), 1U);
        QCOMPARE(changed.size(), 5);
        QVERIFY(groups.of(f->addClient(QStringLiteral("Other")))->empty());
        QCOMPARE(groups.edit({*city, f->client, QStringLiteral("x"), {QStringLiteral("y")}, 0}).error().code,
                 ErrorCode::NotFound);
    }

    void aHashtagGroupNeedsANameAndATag()
    {
        HashtagGroups groups(*f->database, f->clock);
        QCOMPARE(groups.add({{}, f->client, QStringLiteral(" "), {QStringLiteral("a")}, 0}).error().code,
                 ErrorCode::InvalidInput);
        QCOMPARE(groups.add({{}, f->client, QStringLiteral("a"), {QStringLiteral("#")}, 0}).error().code,
                 ErrorCode::InvalidInput);
    }

    void snippetsOfAllClientsStandBehindTheClientsOwn()
    {
        Snippets snippets(*f->database, f->clock);
        const auto shared = snippets.add({{}, {}, {}, QStringLiteral("Call us"), 0});
        const auto own = snippets.add({{}, f->client, QStringLiteral("Hours"), QStringLiteral("8 to 6"), 0});
        QVERIFY(shared && own);
        const auto all = snippets.of(f->client);
        QCOMPARE(all->size(), 2U);
        QVERIFY(all->front().id == *own);
        QCOMPARE(all->back().name, QStringLiteral("Call us"));
        QCOMPARE(snippets.of(f->addClient(QStringLiteral("Other")))->size(), 1U);
        QVERIFY(snippets.edit({*own, f->client, QStringLiteral("Hours"), QStringLiteral("9 to 5"), 0}));
        QCOMPARE(snippets.of(f->client)->front().text, QStringLiteral("9 to 5"));
        QVERIFY(snippets.remove(*own));
        QCOMPARE(snippets.of(f->client)->size(), 1U);
        QVERIFY(!snippets.add({{}, {}, QStringLiteral("Empty"), QStringLiteral(" "), 0}));
    }

    void linksCarryNetworkCampaignAndPost()
    {
        const auto id = PostId::fromString(QStringLiteral("0193453c-0000-7000-8000-0000deadbeef"));
        QCOMPARE(postShortId(id), QStringLiteral("deadbeef"));
        const QString text = QStringLiteral("Order at https://crumb.example/stollen?a=1 now");
        const QString tagged =
            taggedText(text, networks::NetworkKey::bluesky(), QStringLiteral("stollen-26"), id);
        QCOMPARE(tagged,
                 QStringLiteral("Order at https://crumb.example/stollen?a=1&utm_source=bluesky"
                                "&utm_medium=social&utm_campaign=stollen-26&utm_content=deadbeef now"));
        QCOMPARE(taggedText(tagged, networks::NetworkKey::bluesky(), QStringLiteral("stollen-26"), id),
                 tagged);
        QCOMPARE(taggedText(text, networks::NetworkKey::bluesky(), {}, id), text);
        // Before, inside and behind the address.
        QCOMPARE(untaggedOffset(text, tagged, 3), 3);
        QCOMPARE(untaggedOffset(text, tagged, tagged.indexOf(QStringLiteral("utm_content"))),
                 text.indexOf(QStringLiteral(" now")));
        QCOMPARE(untaggedOffset(text, tagged, tagged.size() - 1), text.size() - 1);
        QCOMPARE(untaggedOffset(text, tagged, tagged.size()), text.size());
    }
};

QTEST_GUILESS_MAIN(TestDrafts)
#include "tst_drafts.moc"
