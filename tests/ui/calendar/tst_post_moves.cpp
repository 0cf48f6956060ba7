// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar_fixture.h"
#include "publish/sender.h"

#include <QTest>

using namespace hatstand;
using hatstand::test::CalendarFixture;
using hatstand::ui::calendar::TakenPost;
using plan::PostStatus;
using publish::DeliveryState;

namespace
{
/// Sends what is due, as the program does it.
struct Sending
{
    explicit Sending(CalendarFixture &f)
        : sender(f.outbox, *f.workspace.connectors, f.workspace.clock, f.workspace.timers, {})
    {
    }
    void run()
    {
        sender.sortOutMissed().value();
        test::await(sender.runOnce({})).value();
    }
    publish::Sender sender;
};

/// Two minutes on, a post that the network has refused meanwhile.
plan::PostId addRefused(CalendarFixture &f, const QString &title)
{
    Sending sending(f);
    const WallTime soon = wallTimeAt(f.workspace.clock.now() + std::chrono::minutes(1), "Europe/Lisbon");
    const auto id = f.addScheduled(title, soon.date, soon.time);
    f.workspace.clock.advance(std::chrono::minutes(2));
    f.workspace.network->failNext(
        Error{ErrorCode::Refused, QStringLiteral("The picture was refused."), {}, {}, {}});
    sending.run();
    return id;
}

/// Nothing is left to say in it: it must be repaired before it can go out.
void takeText(CalendarFixture &f, const plan::PostId &id)
{
    plan::Post post = f.posts.post(id).value();
    post.text.clear();
    if (const auto saved = f.posts.saveContent(post, plan::RevisionReason::Saved); !saved)
        qFatal("%s", qPrintable(saved.error().sentence()));
}
} // namespace

class TestPostMoves : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsTheTimeOfDayOverTheEndOfSummer()
    {
        CalendarFixture f;
        const auto id = f.addPost(QStringLiteral("Rye Monday"), QDate(2026, 10, 24), QTime(9, 0));
        QVERIFY(f.moves.moveToDay(id, QDate(2026, 10, 26), "Europe/Lisbon"));
        QCOMPARE(f.wallOf(id).date, QDate(2026, 10, 26));
        QCOMPARE(f.wallOf(id).time, QTime(9, 0));
        const Instant instant = f.posts.post(id)->planned->instant;
        QCOMPARE(instant.toIso(), QStringLiteral("2026-10-26T09:00:00.000Z")); // winter time
    }

    void countsDaysAsTheyAreSeen()
    {
        CalendarFixture f;
        // 23:30 in Los Angeles is the next morning in Lisbon: one day to the right is one day there too.
        const auto id =
            f.addPost(QStringLiteral("Late show"), QDate(2026, 11, 19), QTime(23, 30), "America/Los_Angeles");
        QCOMPARE(wallTimeAt(f.posts.post(id)->planned->instant, "Europe/Lisbon").date, QDate(2026, 11, 20));
        QVERIFY(f.moves.moveToDay(id, QDate(2026, 11, 21), "Europe/Lisbon"));
        QCOMPARE(f.wallOf(id).date, QDate(2026, 11, 20));
        QCOMPARE(f.wallOf(id).time, QTime(23, 30));
    }

    void aMoveIsTakenBackAndDoneAgain()
    {
        CalendarFixture f;
        const auto id = f.addPost(QStringLiteral("Demo day"), QDate(2026, 11, 26), QTime(14, 30));
        QVERIFY(f.moves.moveToDay(id, QDate(2026, 11, 28), "Europe/Lisbon"));
        f.undo.undo();
        QCOMPARE(f.wallOf(id).date, QDate(2026, 11, 26));
        f.undo.redo();
        QCOMPARE(f.wallOf(id).date, QDate(2026, 11, 28));
    }

    void movingToWhereItIsLeavesNothingToUndo()
    {
        CalendarFixture f;
        const auto id = f.addPost(QStringLiteral("Demo day"), QDate(2026, 11, 26), QTime(14, 30));
        QVERIFY(f.moves.moveToDay(id, QDate(2026, 11, 26), "Europe/Lisbon"));
        QVERIFY(!f.undo.canUndo());
    }

    void aPublishedPostStaysAndSaysWhy()
    {
        CalendarFixture f;
        const auto id = f.addPost(QStringLiteral("Out"), QDate(2026, 11, 18), QTime(9, 0));
        QVERIFY(f.posts.setStatus(id, plan::PostStatus::Published));
        const auto moved = f.moves.moveToDay(id, QDate(2026, 11, 25), "Europe/Lisbon");
        QVERIFY(!moved);
        QCOMPARE(moved.error().code, ErrorCode::NotAllowed);
        QVERIFY(!moved.error().why.isEmpty());
        QCOMPARE(f.wallOf(id).date, QDate(2026, 11, 18));
    }

    void aCopyIsADraftOfItsOwn()
    {
        CalendarFixture f;
        const auto id = f.addPost(QStringLiteral("Weekly"), QDate(2026, 11, 20), QTime(8, 0));
        const auto copy = f.moves.copyToDay(id, QDate(2026, 11, 27), "Europe/Lisbon");
        QVERIFY(copy);
        QVERIFY(*copy != id);
        QCOMPARE(f.wallOf(*copy).time, QTime(8, 0));
        QCOMPARE(f.posts.post(*copy)->versions.size(), size_t(1));
        f.undo.undo();
        QVERIFY(!f.posts.post(*copy));
        QVERIFY(f.posts.post(id));
    }

    void anIdeaGetsTenInTheMorningOrTheNextFullHour()
    {
        CalendarFixture f;
        const auto idea = f.addIdea(QStringLiteral("Sourdough"));
        const TakenPost taken = f.moves.take(idea).value();
        const auto later = f.moves.landingOn(taken, QDate(2026, 11, 23), "Europe/Lisbon", false);
        QCOMPARE(later->planned.wall.time, QTime(10, 0));
        const auto today =
            f.moves.landingOn(taken, QDate(2026, 11, 19), "Europe/Lisbon", false); // it is 11:42
        QCOMPARE(today->planned.wall.time, QTime(12, 0));
    }

    void anIdeaComesToLieOnTheDayWhereItWasPutDown_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QDate>("there");
        QTest::newRow("ahead") << QByteArray("Pacific/Auckland") << QDate(2026, 11, 24);
        QTest::newRow("behind") << QByteArray("America/Los_Angeles") << QDate(2026, 11, 23);
    }
    void anIdeaComesToLieOnTheDayWhereItWasPutDown()
    {
        QFETCH(const QByteArray, zone);
        QFETCH(const QDate, there);
        CalendarFixture f;
        f.client = f.workspace.addClient(QStringLiteral("Far away"), zone);
        const auto idea = f.addIdea(QStringLiteral("Sourdough"));
        QVERIFY(f.moves.moveToDay(idea, QDate(2026, 11, 23), "Europe/Lisbon"));
        QCOMPARE(wallTimeAt(f.posts.post(idea)->planned->instant, "Europe/Lisbon").date, QDate(2026, 11, 23));
        QCOMPARE(f.wallOf(idea), (WallTime{there, QTime(10, 0)}));
    }

    void anIdeaForTodayNeverLandsOnAnotherDayOrInThePast()
    {
        CalendarFixture f;
        f.client = f.workspace.addClient(QStringLiteral("Far away"), "Pacific/Auckland");
        const TakenPost taken = f.moves.take(f.addIdea(QStringLiteral("Sourdough"))).value();
        const QDate today(2026, 11, 19);
        for (int hour = 0; hour < 12; ++hour) {
            const auto landing = f.moves.landingOn(taken, today, "Europe/Lisbon", false);
            QCOMPARE(wallTimeAt(landing->planned.instant, "Europe/Lisbon").date, today);
            QVERIFY(landing->planned.instant > f.workspace.clock.now());
            f.workspace.clock.advance(std::chrono::hours(1));
        }
    }

    void lateInTheEveningAnIdeaForTodayIsStillToCome_data()
    {
        QTest::addColumn<QTime>("now");
        QTest::addColumn<QDateTime>("landing");
        const QDate today(2026, 11, 19);
        QTest::newRow("before the last quarter") << QTime(23, 40) << QDateTime(today, QTime(23, 45));
        QTest::newRow("at the last quarter") << QTime(23, 45) << QDateTime(today, QTime(23, 46));
        QTest::newRow("after it") << QTime(23, 50) << QDateTime(today, QTime(23, 51));
        QTest::newRow("within a minute") << QTime(23, 50, 20) << QDateTime(today, QTime(23, 51));
        QTest::newRow("the last but one") << QTime(23, 58, 30) << QDateTime(today, QTime(23, 59));
        // Nothing of today is still to come: then it is the first that is.
        QTest::newRow("the last minute") << QTime(23, 59) << QDateTime(today.addDays(1), QTime(0, 0));
    }
    void lateInTheEveningAnIdeaForTodayIsStillToCome()
    {
        QFETCH(const QTime, now);
        QFETCH(const QDateTime, landing);
        CalendarFixture f;
        const QDate today(2026, 11, 19);
        const Instant then = resolveWallTime({today, now}, "Europe/Lisbon").value().instant;
        f.workspace.clock.advance(then - f.workspace.clock.now());
        const TakenPost taken = f.moves.take(f.addIdea(QStringLiteral("Sourdough"))).value();
        const auto found = f.moves.landingOn(taken, today, "Europe/Lisbon", false);
        QVERIFY(found);
        QCOMPARE(found->planned.wall, (WallTime{landing.date(), landing.time()}));
        QVERIFY(found->planned.instant > f.workspace.clock.now());
        QVERIFY2(found->remark.isEmpty(), qPrintable(found->remark));
    }

    void anIdeaComesBackToItsPlaceInTheTray()
    {
        CalendarFixture f;
        const auto first = f.addIdea(QStringLiteral("First"));
        const auto second = f.addIdea(QStringLiteral("Second"));
        const auto third = f.addIdea(QStringLiteral("Third"));
        const auto tray = [&f] {
            plan::PostFilter filter;
            filter.statuses = {PostStatus::Idea};
            filter.order = plan::PostFilter::Order::ByPosition;
            QList<plan::PostId> ids;
            const auto rows = f.posts.rows(filter);
            for (const plan::PostRow &row : *rows)
                ids << row.id;
            return ids;
        };
        const QList<plan::PostId> before{first, second, third};
        QCOMPARE(tray(), before);
        QVERIFY(f.moves.moveToDay(first, QDate(2026, 11, 23), "Europe/Lisbon"));
        f.undo.undo();
        QCOMPARE(tray(), before);
    }

    void aMoveNamesTheCityWhereTheClocksDiffer()
    {
        CalendarFixture f;
        const auto far =
            f.addPost(QStringLiteral("Late show"), QDate(2026, 11, 24), QTime(9, 0), "America/Los_Angeles");
        QVERIFY(f.moves.moveToDay(far, QDate(2026, 11, 30), "Europe/Lisbon"));
        QVERIFY2(f.undo.undoText().endsWith(QStringLiteral("in Los Angeles")), qPrintable(f.undo.undoText()));
        const auto near = f.addPost(QStringLiteral("Early show"), QDate(2026, 11, 24), QTime(9, 0));
        QVERIFY(f.moves.moveToDay(near, QDate(2026, 11, 30), "Europe/Lisbon"));
        QVERIFY2(!f.undo.undoText().contains(QStringLiteral("Lisbon")), qPrintable(f.undo.undoText()));
    }

    void aMissedPostIsMissedAgainAfterUndoAndStaysHere()
    {
        CalendarFixture f;
        Sending sending(f);
        const auto id = f.addScheduled(QStringLiteral("Missed"), QDate(2026, 11, 19), QTime(12, 0));
        const Instant due = f.outbox.ofPost(id)->front().dueAt;
        f.workspace.clock.advance(std::chrono::hours(5));
        sending.run();
        QCOMPARE(f.posts.post(id)->status, PostStatus::Missed);
        QVERIFY(f.moves.moveToDay(id, QDate(2026, 11, 20), "Europe/Lisbon"));
        QCOMPARE(f.posts.post(id)->status, PostStatus::Scheduled);
        f.undo.undo();
        QCOMPARE(f.posts.post(id)->status, PostStatus::Missed);
        QCOMPARE(f.wallOf(id), (WallTime{QDate(2026, 11, 19), QTime(12, 0)}));
        QCOMPARE(f.outbox.ofPost(id)->front().dueAt, due);
        f.workspace.clock.advance(std::chrono::hours(24));
        sending.run();
        QCOMPARE(f.outbox.ofPost(id)->front().state, DeliveryState::Missed);

        f.undo.redo(); // its new time is past by now too
        QCOMPARE(f.posts.post(id)->status, PostStatus::Missed);
    }

    void aRefusedPostIsRefusedAgainAfterUndoInTheSameWords()
    {
        CalendarFixture f;
        Sending sending(f);
        const auto id = f.addScheduled(QStringLiteral("Refused"), QDate(2026, 11, 19), QTime(12, 0));
        f.workspace.clock.advance(std::chrono::minutes(19));
        f.workspace.network->failNext(
            Error{ErrorCode::Refused, QStringLiteral("The picture was refused."), {}, {}, {}});
        sending.run();
        QCOMPARE(f.posts.post(id)->status, PostStatus::Failed);
        QVERIFY(f.moves.moveToDay(id, QDate(2026, 11, 20), "Europe/Lisbon"));
        f.undo.undo();
        QCOMPARE(f.posts.post(id)->status, PostStatus::Failed);
        QCOMPARE(f.wallOf(id), (WallTime{QDate(2026, 11, 19), QTime(12, 0)}));
        QCOMPARE(f.outbox.ofPost(id)->front().state, DeliveryState::Failed);
        QCOMPARE(f.outbox.ofPost(id)->front().error.what, QStringLiteral("The picture was refused."));
    }

    void whatWaitsToBePostedByHandWaitsAgainAfterUndo()
    {
        CalendarFixture f;
        Sending sending(f);
        f.account = f.workspace.addByHand(f.client, QStringLiteral("Notice board"));
        const auto id = f.addScheduled(QStringLiteral("By hand"), QDate(2026, 11, 19), QTime(12, 0));
        const Instant due = f.outbox.ofPost(id)->front().dueAt;
        f.workspace.clock.advance(std::chrono::minutes(30));
        sending.run();
        QCOMPARE(f.outbox.ofPost(id)->front().state, DeliveryState::Waiting);
        QVERIFY(f.moves.moveToDay(id, QDate(2026, 11, 20), "Europe/Lisbon"));
        QCOMPARE(f.outbox.ofPost(id)->front().state, DeliveryState::Scheduled);
        f.undo.undo();
        QCOMPARE(f.wallOf(id), (WallTime{QDate(2026, 11, 19), QTime(12, 0)}));
        QCOMPARE(f.outbox.ofPost(id)->front().state, DeliveryState::Waiting);
        QCOMPARE(f.outbox.ofPost(id)->front().dueAt, due);
        f.undo.redo();
        QCOMPARE(f.wallOf(id).date, QDate(2026, 11, 20));
    }

    void whatIsOverdueIsLeftToThePersonAfterUndo()
    {
        CalendarFixture f;
        const auto id = f.addScheduled(QStringLiteral("Late"), QDate(2026, 11, 19), QTime(12, 0));
        f.workspace.clock.advance(std::chrono::minutes(30)); // and nothing is sent
        QCOMPARE(f.posts.post(id)->status, PostStatus::Scheduled);
        QVERIFY(f.moves.moveToDay(id, QDate(2026, 11, 20), "Europe/Lisbon"));
        f.undo.undo();
        QCOMPARE(f.wallOf(id), (WallTime{QDate(2026, 11, 19), QTime(12, 0)}));
        QCOMPARE(f.outbox.ofPost(id)->front().state, DeliveryState::Missed);
    }

    void outOfTheTrayAndBackLosesNothing()
    {
        CalendarFixture f;
        const auto idea = f.addIdea(QStringLiteral("Sourdough"));
        QVERIFY(f.moves.moveToDay(idea, QDate(2026, 11, 23), "Europe/Lisbon"));
        QCOMPARE(f.posts.post(idea)->status, plan::PostStatus::Draft);
        f.undo.undo();
        QCOMPARE(f.posts.post(idea)->status, plan::PostStatus::Idea);
        QVERIFY(!f.posts.post(idea)->planned);

        const auto post = f.addPost(QStringLiteral("Planned"), QDate(2026, 11, 24), QTime(9, 15));
        QVERIFY(f.moves.makeIdea(post));
        QCOMPARE(f.posts.post(post)->status, plan::PostStatus::Idea);
        f.undo.undo();
        QCOMPARE(f.wallOf(post), (WallTime{QDate(2026, 11, 24), QTime(9, 15)}));
    }

    void aScheduledPostWaitsInTheOutboxAgainAfterUndo()
    {
        CalendarFixture f;
        const auto id = f.addScheduled(QStringLiteral("Planned"), QDate(2026, 11, 24), QTime(9, 15));
        const Instant due = f.outbox.ofPost(id)->front().dueAt;
        QVERIFY(f.moves.makeIdea(id));
        QCOMPARE(f.outbox.ofPost(id)->front().state, publish::DeliveryState::Cancelled);
        f.undo.undo();
        QCOMPARE(f.posts.post(id)->status, plan::PostStatus::Scheduled);
        QCOMPARE(f.outbox.ofPost(id)->front().state, publish::DeliveryState::Scheduled);
        QCOMPARE(f.outbox.ofPost(id)->front().dueAt, due);
        f.undo.redo();
        QCOMPARE(f.posts.post(id)->status, plan::PostStatus::Idea);
        QCOMPARE(f.outbox.ofPost(id)->front().state, publish::DeliveryState::Cancelled);
    }

    void whatCannotWaitAgainIsMissedAfterUndo()
    {
        CalendarFixture f;
        const auto id = f.addScheduled(QStringLiteral("Soon"), QDate(2026, 11, 19), QTime(12, 0));
        QVERIFY(f.moves.makeIdea(id));
        f.workspace.clock.advance(std::chrono::hours(2)); // past its time
        f.undo.undo();
        QCOMPARE(f.posts.post(id)->status, plan::PostStatus::Missed);
        QCOMPARE(f.wallOf(id), (WallTime{QDate(2026, 11, 19), QTime(12, 0)}));
    }

    void whatNeededApprovalNeedsItAgainAfterUndo()
    {
        CalendarFixture f;
        const auto id = f.addPost(QStringLiteral("Asked"), QDate(2026, 11, 24), QTime(9, 15));
        QVERIFY(f.posts.setNeedsApproval(id, true));
        QVERIFY(f.moves.makeIdea(id));
        f.undo.undo();
        QCOMPARE(f.posts.post(id)->status, plan::PostStatus::NeedsApproval);
    }

    void aPastDayIsRefusedForWhatIsScheduledAndToldForDrafts()
    {
        CalendarFixture f;
        const QDate yesterday(2026, 11, 18);
        const auto scheduled = f.addScheduled(QStringLiteral("Planned"), QDate(2026, 11, 24), QTime(9, 0));
        const auto draft = f.addPost(QStringLiteral("Draft"), QDate(2026, 11, 24), QTime(9, 0));
        const TakenPost waiting = f.moves.take(scheduled).value();
        const TakenPost open = f.moves.take(draft).value();
        QVERIFY(!f.moves.landingOn(waiting, yesterday, "Europe/Lisbon", false)->refusal.isEmpty());
        QVERIFY(f.moves.landingOn(waiting, QDate(2026, 11, 20), "Europe/Lisbon", false)->refusal.isEmpty());
        QVERIFY(f.moves.landingOn(waiting, yesterday, "Europe/Lisbon", true)->refusal.isEmpty());
        QVERIFY(f.moves.landingOn(open, yesterday, "Europe/Lisbon", false)->refusal.isEmpty());
        QVERIFY(!f.moves.landingOn(open, yesterday, "Europe/Lisbon", false)->remark.isEmpty());
    }

    void whatWasSentNowAndMissedItCanBeMovedWithOthers()
    {
        CalendarFixture f;
        f.workspace.clock.advance(std::chrono::milliseconds(321)); // a real clock has them
        const auto id = f.addScheduled(QStringLiteral("Now"), QDate(2026, 11, 24), QTime(9, 0));
        QVERIFY(f.outbox.sendNow(id));
        f.workspace.clock.advance(std::chrono::hours(2));
        QVERIFY(f.moves.canMoveByDays({f.moves.take(id).value()}, 0));
        QVERIFY(!f.moves.canMoveByDays({f.moves.take(id).value()}, -1));
    }

    void severalMoveTogetherOrNotAtAll()
    {
        CalendarFixture f;
        const auto first = f.addPost(QStringLiteral("One"), QDate(2026, 11, 24), QTime(9, 0));
        const auto second = f.addPost(QStringLiteral("Two"), QDate(2026, 11, 26), QTime(18, 30));
        QVERIFY(f.moves.moveByDays({first, second}, 7));
        QCOMPARE(f.wallOf(first), (WallTime{QDate(2026, 12, 1), QTime(9, 0)}));
        QCOMPARE(f.wallOf(second), (WallTime{QDate(2026, 12, 3), QTime(18, 30)}));
        QCOMPARE(f.undo.count(), 1);
        f.undo.undo();
        QCOMPARE(f.wallOf(first).date, QDate(2026, 11, 24));
        QCOMPARE(f.wallOf(second).date, QDate(2026, 11, 26));

        QVERIFY(f.posts.setStatus(second, plan::PostStatus::Published));
        QVERIFY(!f.moves.moveByDays({first, second}, 7));
        QCOMPARE(f.wallOf(first).date, QDate(2026, 11, 24));

        QVERIFY(f.moves.removeAll({first, second}));
        QVERIFY(!f.posts.post(first) && !f.posts.post(second));
        f.undo.undo();
        QVERIFY(f.posts.post(first) && f.posts.post(second));
    }

    void oneThatCannotMoveLeavesTheRefusedOneAsItIs()
    {
        CalendarFixture f;
        const auto refused = addRefused(f, QStringLiteral("Refused"));
        const auto out = f.addPost(QStringLiteral("Out"), QDate(2026, 11, 20), QTime(9, 0));
        QVERIFY(f.posts.setStatus(out, PostStatus::Published));
        const auto moved = f.moves.moveByDays({refused, out}, 6);
        QVERIFY(!moved);
        QVERIFY2(moved.error().sentence().contains(QStringLiteral("Out")),
                 qPrintable(moved.error().sentence()));
        const auto delivery = f.outbox.ofPost(refused)->front();
        QCOMPARE(f.posts.post(refused)->status, PostStatus::Failed);
        QCOMPARE(delivery.state, DeliveryState::Failed);
        QCOMPARE(delivery.error.what, QStringLiteral("The picture was refused."));
        QCOMPARE(f.wallOf(refused).date, QDate(2026, 11, 19));
        QVERIFY(!f.undo.canUndo());
    }

    void oneThatMustBeRepairedFirstLeavesTheRefusedOneAsItIs()
    {
        CalendarFixture f;
        const auto refused = addRefused(f, QStringLiteral("Refused"));
        const auto broken = addRefused(f, QStringLiteral("Broken"));
        takeText(f, broken);
        const auto moved = f.moves.moveByDays({refused, broken}, 6);
        QVERIFY(!moved);
        QVERIFY2(moved.error().sentence().contains(QStringLiteral("Broken")),
                 qPrintable(moved.error().sentence()));
        QCOMPARE(f.posts.post(refused)->status, PostStatus::Failed);
        QCOMPARE(f.wallOf(refused).date, QDate(2026, 11, 19));
        f.undo.undo();
        QCOMPARE(f.posts.post(refused)->status, PostStatus::Failed);
    }

    void whatCannotBePutBackIsTold()
    {
        CalendarFixture f;
        const auto refused = addRefused(f, QStringLiteral("Refused"));
        const auto broken = addRefused(f, QStringLiteral("Broken"));
        takeText(f, broken);
        // Without the outbox, that the second must be repaired is known only when it is moved.
        ui::calendar::PostMoves moves(f.posts, f.workspace.clients, f.undo, f.workspace.clock);
        const auto moved = moves.moveByDays({refused, broken}, 6);
        QVERIFY(!moved);
        QCOMPARE(f.wallOf(refused).date, QDate(2026, 11, 25)); // its old time is past
        QVERIFY2(moved.error().sentence().contains(QStringLiteral("as they were before")),
                 qPrintable(moved.error().sentence()));
    }

    void whatIsDoneAgainInPartCanBeUndone()
    {
        CalendarFixture f;
        const auto first = f.addPost(QStringLiteral("One"), QDate(2026, 11, 24), QTime(9, 0));
        const auto second = f.addPost(QStringLiteral("Two"), QDate(2026, 11, 25), QTime(9, 0));
        const auto third = f.addPost(QStringLiteral("Three"), QDate(2026, 11, 26), QTime(9, 0));
        QVERIFY(f.moves.moveByDays({first, second, third}, 7));
        f.undo.undo();
        QVERIFY(f.posts.setStatus(second, PostStatus::Published));
        int told = 0;
        QObject::connect(&f.undo, &ui::UndoStack::failed, &f.undo, [&told] { ++told; });
        f.undo.redo();
        QCOMPARE(told, 1);
        QCOMPARE(f.wallOf(first).date, QDate(2026, 12, 1));
        QCOMPARE(f.wallOf(second).date, QDate(2026, 11, 25));
        QCOMPARE(f.wallOf(third).date, QDate(2026, 12, 3));
        f.undo.undo();
        QCOMPARE(told, 1);
        QCOMPARE(f.wallOf(first).date, QDate(2026, 11, 24));
        QCOMPARE(f.wallOf(third).date, QDate(2026, 11, 26));
    }

    void aDeletedPostComesBackByUndo()
    {
        CalendarFixture f;
        const auto id = f.addPost(QStringLiteral("Gone"), QDate(2026, 11, 24), QTime(9, 15));
        QVERIFY(f.moves.remove(id));
        QVERIFY(!f.posts.post(id));
        f.undo.undo();
        QVERIFY(f.posts.post(id));
    }
};

QTEST_MAIN(TestPostMoves)
#include "tst_post_moves.moc"
