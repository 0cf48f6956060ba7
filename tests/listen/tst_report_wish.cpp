// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Direct messages stay out of reports, unless somebody has said otherwise for that client.
#include "listen/inbox/message_table.h"
#include "listen/inbox/report_wish.h"
#include "listen/search/message_search_table.h"
#include "listen_fixture.h"

#include <QTest>

using namespace hatstand;
using namespace hatstand::listen;
using test::ListenFixture;
using namespace Qt::StringLiterals;

namespace
{
/// One thing was said for everybody, one to the account alone.
class Heard : public ListenFixture
{
public:
    Heard()
    {
        const Source source = addSource(GoesTo::Inbox);
        MessageDraft open = draft("open", "post", 1);
        MessageDraft direct = draft("direct", {}, 2);
        direct.channel = networks::Channel::DirectMessage;
        direct.threadId = "thread";
        const std::vector<MessageDraft> both{open, direct};
        if (!Intake(database(), clock, noJudge()).take(source, both) ||
            !MessageSearchTable(database()).indexMore(10))
            qFatal("Nothing can be said.");
    }
};
} // namespace

class TestReportWish : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theyStayOutUntilSomebodySaysOtherwise()
    {
        Heard heard;
        const clients::ClientId other = heard.addClient(u"Other"_s);
        QCOMPARE(*directsInReports(heard.database(), heard.client), Directs::Without);
        QVERIFY(setDirectsInReports(heard.database(), heard.client, Directs::With));
        QCOMPARE(*directsInReports(heard.database(), heard.client), Directs::With);
        QCOMPARE(*directsInReports(heard.database(), other), Directs::Without);
        QVERIFY(setDirectsInReports(heard.database(), heard.client, Directs::Without));
        QCOMPARE(*directsInReports(heard.database(), heard.client), Directs::Without);
    }

    void queriesLeaveThemOut()
    {
        Heard heard;
        const MessageTable messages(heard.database());
        for (const std::optional<clients::ClientId> &client :
             {std::optional<clients::ClientId>(), std::optional(heard.client)}) {
            QCOMPARE(messages.stream(client, {}, 10)->size(), size_t(2));
            const auto without = messages.stream(client, {}, 10, Directs::Without).value();
            QCOMPARE(without.size(), size_t(1));
            QCOMPARE(without[0].remoteId, u"open"_s);
            const MessageSearchTable search(heard.database());
            const auto hits =
                search.find(u"text"_s, client, MessageSearchTable::Order::NewestFirst, 10).value();
            QCOMPARE(hits.size(), size_t(2));
            QCOMPARE(search.withoutDirects(hits)->size(), size_t(1));
        }
    }
};

QTEST_GUILESS_MAIN(TestReportWish)
#include "tst_report_wish.moc"
