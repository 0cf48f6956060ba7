// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What of the inbox cannot wait.
#include "listen/inbox/talk_needs.h"
#include "listen_fixture.h"
#include "support/query_plans.h"

#include <QTest>

using namespace hatstand;
using namespace hatstand::listen;
using test::ListenFixture;
using namespace Qt::StringLiterals;

class TestTalkNeeds : public QObject
{
    Q_OBJECT

    /// Somebody speaks, with so many stars (0: it is no review).
    static void hear(ListenFixture &w, const Source &source, const std::string &id, int minute, int stars)
    {
        Intake intake(w.database(), w.clock, w.noJudge());
        MessageDraft said = w.draft(id, "", minute);
        if (stars > 0)
            said.stars = stars;
        QVERIFY(intake.take(source, {&said, 1}));
    }

private Q_SLOTS:
    void whoWaitsForLongerThanPromisedIsOneNeedOfTheirClient()
    {
        ListenFixture w;
        const Source source = w.addSource(GoesTo::Inbox);
        Inbox inbox(w.database(), w.clock);
        hear(w, source, "first", 1, 0);
        hear(w, source, "second", 2, 0);
        QCOMPARE(talkNeeds(inbox, {w.client}).value().count(), 0);
        w.clock.advance(std::chrono::hours(24 * 7));
        const TalkNeeds needs = talkNeeds(inbox, {w.client}).value();
        QCOMPARE(needs.overdue.size(), size_t(1));
        QCOMPARE(needs.overdue[0].count, 2);
        QCOMPARE(needs.overdue[0].client, w.client);
        QCOMPARE(inbox.messages(needs.overdue[0].oldest.id).value().at(0).remoteId, u"first"_s);
        QCOMPARE(needs.count(), 1);
        QCOMPARE(talkNeeds(inbox, {}).value().count(), 0);
    }

    void aReviewWithFewStarsIsANeedUntilItIsDealtWith()
    {
        ListenFixture w;
        const Source source = w.addSource(GoesTo::Inbox);
        Inbox inbox(w.database(), w.clock);
        hear(w, source, "good", 1, 3);
        hear(w, source, "poor", 2, 2);
        hear(w, source, "no review", 3, 0);
        const TalkNeeds needs = talkNeeds(inbox, {w.client}).value();
        QCOMPARE(needs.reviews.size(), size_t(1));
        QCOMPARE(needs.reviews[0].stars, std::optional(2));
        QVERIFY(inbox.markDone({{needs.reviews[0].id, needs.reviews[0].lastRow}}));
        QCOMPARE(talkNeeds(inbox, {w.client}).value().count(), 0);
    }

    void poorReviewsAreFoundWithoutLookingAtTheOthers()
    {
        ListenFixture w;
        const QStringList plan =
            w.database()
                .queryPlan("SELECT c.id FROM conversations c WHERE +c.state = 0 AND c.stars < 3"
                           " AND (?1 IS NULL OR c.client_id = ?1)"
                           " ORDER BY c.last_at DESC, c.row DESC LIMIT ?2")
                .value();
        QVERIFY2(plan.join(u'\n').contains(u"conversations_poor_reviews"_s), qPrintable(plan.join(u'\n')));
        QVERIFY2(!plan.join(u'\n').contains(u"TEMP B-TREE"_s), qPrintable(plan.join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(TestTalkNeeds)
#include "tst_talk_needs.moc"
