// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Direct messages, by the lexicons chat.bsky.convo.*: no network of servers that we can run has that service.
#include "bluesky_hearing_fixture.h"

#include <QTest>

using namespace hatstand;
using namespace hatstand::networks;
using namespace hatstand::test;
using namespace std::chrono_literals;

namespace
{
QJsonObject saidBy(const QString &who, const char *id, const char *text, Instant at)
{
    return {{s("$type"), s("chat.bsky.convo.defs#messageView")},
            {s("id"), s(id)},
            {s("rev"), s(id)},
            {s("text"), s(text)},
            {s("sender"), QJsonObject{{s("did"), who}}},
            {s("sentAt"), at.toIso()}};
}

QJsonObject convoWith(const QString &who, const char *id, const QJsonObject &last)
{
    return {{s("id"), s(id)},
            {s("rev"), last[s("rev")]},
            {s("members"), QJsonArray{profileOf(alice), profileOf(who)}},
            {s("lastMessage"), last},
            {s("muted"), false},
            {s("unreadCount"), 1}};
}
} // namespace

class TestBlueskyChat : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m = std::make_unique<BlueskyHearing>(); }
    void cleanup() { m.reset(); }

    void hearsBothSidesOfAnExchange()
    {
        const QJsonObject last = saidBy(alice, "3c", "Until six.", m->now - 1min);
        const QJsonObject deleted{{s("$type"), s("chat.bsky.convo.defs#deletedMessageView")},
                                  {s("id"), s("3b")},
                                  {s("rev"), s("3b")},
                                  {s("sender"), QJsonObject{{s("did"), bob}}},
                                  {s("sentAt"), (m->now - 2min).toIso()}};
        const QJsonObject noise{{s("$type"), s("chat.bsky.convo.defs#systemMessageView")},
                                {s("id"), s("30")},
                                {s("sentAt"), (m->now - 2min).toIso()},
                                {s("data"), QJsonObject()}};
        nothingElse();
        m->http.answer(200, pageOf("convos", {convoWith(bob, "convo1", last)}));
        m->http.answer(200, pageOf("messages",
                                   {last, deleted, noise, saidBy(bob, "3a", "Até que horas?", m->now - 3min),
                                    saidBy(bob, "2z", "Too old", m->since - 1h)},
                                   s("more")));
        const auto heard = listenToTheEnd();
        QCOMPARE(textsOf(heard), QStringList({s("Until six."), s("Até que horas?")}));
        QVERIFY(heard.messages[0].isOurs);
        QVERIFY(!heard.messages[1].isOurs);
        QCOMPARE(heard.messages[1].from.handle, s("bob.test"));
        QCOMPARE(heard.messages[1].channel, Channel::DirectMessage);
        QCOMPARE(heard.messages[1].threadId, s("convo1"));
        QVERIFY(heard.messages[1].url.isEmpty());
        QCOMPARE(heard.goneIds, std::vector<QString>{s("chat:convo1/3b")});
        QVERIFY(m->http.answers.empty());
    }

    void onlyExchangesWithSomethingNewAreRead()
    {
        const QJsonObject first = saidBy(bob, "3a", "One", m->now - 3min);
        const QJsonObject other = saidBy(carol, "3x", "Hello", m->now - 72h);
        nothingElse();
        m->http.answer(
            200, pageOf("convos", {convoWith(bob, "convo1", first), convoWith(carol, "convo2", other)}));
        m->http.answer(200, pageOf("messages", {first}));
        m->http.answer(200, pageOf("messages", {other}));
        const auto heard = listenToTheEnd();
        QCOMPARE(textsOf(heard), QStringList({s("One"), s("Hello")}));

        const QJsonObject second = saidBy(bob, "3b", "Two", m->now + 1min);
        m->clock.advance(5min);
        nothingElse();
        m->http.answer(
            200, pageOf("convos", {convoWith(bob, "convo1", second), convoWith(carol, "convo2", other)}));
        m->http.answer(200, pageOf("messages", {second, saidBy(bob, "2x", "Long ago", m->now - 24h)}));
        const auto news = listenToTheEnd(heard.cursor);
        QCOMPARE(textsOf(news), QStringList(s("Two")));
        nothingElse();
        m->http.answer(
            200, pageOf("convos", {convoWith(bob, "convo1", second), convoWith(carol, "convo2", other)}));
        QVERIFY(listenToTheEnd(news.cursor).messages.empty());
        QVERIFY(m->http.answers.empty());
    }

    /// Wherever the program ends, the kept cursor goes on there: no message is lost.
    void endsBetweenAnyTwoPages()
    {
        const QJsonObject a2 = saidBy(bob, "3a2", "A2", m->now - 1min);
        const QJsonObject a1 = saidBy(bob, "3a1", "A1", m->now - 2min);
        const QJsonObject b1 = saidBy(carol, "3b1", "B1", m->now - 3min);
        nothingElse();
        m->http.answer(200, pageOf("convos", {convoWith(bob, "a", a2)}, s("list-2")));
        m->http.answer(200, pageOf("messages", {a2}, s("a-2")));
        auto step = m->listen();
        QCOMPARE(textsOf(step.value()), QStringList(s("A2")));
        QVERIFY(step->hasMore);
        for (int again = 0; again < 2; ++again) {
            m->http.answer(200, pageOf("messages", {a1}));
            const auto second = m->listen(step->cursor);
            QCOMPARE(textsOf(second.value()), QStringList(s("A1")));
            if (again == 1)
                step = second;
        }
        m->http.answer(200, pageOf("convos", {convoWith(carol, "b", b1)}));
        m->http.answer(200, pageOf("messages", {b1}));
        const auto third = m->listen(step->cursor);
        QCOMPARE(textsOf(third.value()), QStringList(s("B1")));
        QVERIFY(!third->hasMore);
        QCOMPARE(m->asked(m->http.requests.size() - 2, "cursor"), s("list-2"));
        QVERIFY(m->http.answers.empty());
    }

    void whoMayNotReadThemIsNotAskedAgainForADay_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("minutes");
        QTest::newRow("no such service") << 400 << s("InvalidRequest") << 24 * 60;
        QTest::newRow("not implemented") << 501 << s("MethodNotImplemented") << 24 * 60;
        QTest::newRow("a scope is missing") << 403 << s("ScopeMissingError") << 24 * 60;
        QTest::newRow("trouble") << 502 << s("UpstreamFailure") << 15;
    }
    void whoMayNotReadThemIsNotAskedAgainForADay()
    {
        QFETCH(const int, status);
        QFETCH(const QString, name);
        QFETCH(const int, minutes);
        nothingElse();
        m->http.refuse(status, qPrintable(name));
        const auto first = m->listen();
        QVERIFY2(first, first ? "" : qPrintable(first.error().sentence()));
        QVERIFY(first->messages.empty() && !first->hasMore);
        m->clock.advance(std::chrono::minutes(minutes - 1));
        nothingElse();
        const auto second = m->listen(first->cursor);
        QVERIFY(second && !second->hasMore);
        m->clock.advance(1min);
        nothingElse();
        m->http.answer(200, pageOf("convos", {}));
        QVERIFY(m->listen(second->cursor));
        QVERIFY(m->http.answers.empty());
        // A clock that was set back does not make the pause longer.
        m->clock.advance(-std::chrono::hours(24 * 365));
        nothingElse();
        m->http.answer(200, pageOf("convos", {}));
        QVERIFY(m->listen(first->cursor));
        QVERIFY(m->http.answers.empty());
    }

    void anAppPasswordWithoutThatRightStillHearsTheRest()
    {
        const QJsonObject session{{s("did"), alice},
                                  {s("handle"), s("alice.test")},
                                  {s("accessJwt"), s("access-2")},
                                  {s("refreshJwt"), s("refresh-2")}};
        m->http.answer(200,
                       pageOf("notifications", {viewOf(postOf(bob, "3one"), recordOf("One", m->now - 1min),
                                                       m->now - 1min, "mention")}));
        m->answerNothing("feed");
        m->http.refuse(400, "InvalidToken", "Bad token method");
        m->http.answer(200, session); // the token may have been old
        m->http.refuse(400, "InvalidToken", "Bad token method");
        const auto heard = m->listen();
        QVERIFY2(heard, heard ? "" : qPrintable(heard.error().sentence()));
        QCOMPARE(textsOf(*heard), QStringList(s("One")));
        QVERIFY(!heard->hasMore);
        nothingElse();
        QVERIFY(m->listen(heard->cursor));
        QVERIFY(m->http.answers.empty());
    }

    void anExchangeThatIsGoneIsPassedOver()
    {
        const QJsonObject last = saidBy(bob, "3a", "One", m->now - 3min);
        const QJsonObject other = saidBy(carol, "3x", "Hello", m->now - 4min);
        nothingElse();
        m->http.answer(200,
                       pageOf("convos", {convoWith(bob, "gone", last), convoWith(carol, "convo2", other)}));
        m->http.refuse(400, "InvalidConvo");
        m->http.answer(200, pageOf("messages", {other}));
        QCOMPARE(textsOf(listenToTheEnd()), QStringList(s("Hello")));
    }

    void readsOneExchange()
    {
        const QJsonObject last = saidBy(bob, "3a", "One", m->now - 900h * 24);
        m->http.answer(200, QJsonObject{{s("convo"), convoWith(bob, "convo1", last)}});
        m->http.answer(200, pageOf("messages", {last}));
        const auto thread = await(m->connector.listener()->readThread(m->account, s("chat:convo1/3a"), {}));
        QCOMPARE(textsOf(thread.value()), QStringList(s("One")));
        QCOMPARE(m->asked(1, "convoId"), s("convo1"));
        m->http.refuse(400, "InvalidConvo");
        QCOMPARE(await(m->connector.listener()->readThread(m->account, s("chat:x/3a"), {})).error().code,
                 ErrorCode::NotFound);
    }

private:
    void nothingElse()
    {
        m->answerNothing("notifications");
        m->answerNothing("feed");
    }
    Heard listenToTheEnd(const QString &cursor = {})
    {
        Heard all;
        all.cursor = cursor;
        do {
            const auto heard = m->listen(all.cursor);
            if (!heard)
                qFatal("%s", qPrintable(heard.error().sentence()));
            all.messages.insert(all.messages.end(), heard->messages.begin(), heard->messages.end());
            all.goneIds.insert(all.goneIds.end(), heard->goneIds.begin(), heard->goneIds.end());
            all.cursor = heard->cursor;
            all.hasMore = heard->hasMore;
        } while (all.hasMore);
        return all;
    }
    std::unique_ptr<BlueskyHearing> m;
};

QTEST_GUILESS_MAIN(TestBlueskyChat)
#include "tst_bluesky_chat.moc"
