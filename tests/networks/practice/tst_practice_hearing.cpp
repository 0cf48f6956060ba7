// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What made-up people say arrives as on a real network, and they can be answered.
#include "networks/practice/practice_connector.h"
#include "networks/practice/practice_timeline.h"
#include "storage/workspace.h"
#include "support/await.h"

#include <QHash>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace hatstand;
using namespace hatstand::networks;
using namespace std::chrono_literals;
using B = PracticeBehaviour;

namespace
{
QString s(const char *text)
{
    return QString::fromUtf8(text);
}

/// Who listens to one profile, and keeps what was heard with the place to go on from.
struct Ear
{
    QString cursor;
    QHash<QString, int> times;
    QHash<QString, IncomingMessage> messages;
    bool hasMore = false;

    [[nodiscard]] bool heardEachOnce() const
    {
        return std::all_of(times.begin(), times.end(), [](int count) { return count == 1; });
    }
    [[nodiscard]] int count(Channel channel) const
    {
        return static_cast<int>(
            std::count_if(messages.begin(), messages.end(), [channel](const auto &message) {
                return message.channel == channel && !message.isOurs;
            }));
    }
};
} // namespace

class TestPracticeHearing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m = std::make_unique<Parts>(); }
    void cleanup() { m.reset(); }

    void aNewcomerIsSpokenToWithinTheHour()
    {
        Ear ear;
        m->hear(ear);
        QVERIFY(ear.messages.isEmpty());
        m->clock.advance(1h);
        m->hear(ear);
        QCOMPARE(ear.count(Channel::Mention), 1);
        QCOMPARE(ear.count(Channel::DirectMessage), 1);
        QCOMPARE(ear.count(Channel::Review), 1);
        for (const IncomingMessage &message : std::as_const(ear.messages)) {
            QVERIFY(!message.text.isEmpty() && !message.text.contains(u'{') && !message.isOurs);
            QVERIFY(!message.from.handle.isEmpty() && !message.from.displayName.isEmpty());
            QCOMPARE(message.url.isEmpty(), message.channel == Channel::DirectMessage);
            QCOMPARE(message.threadId.isEmpty(), message.channel != Channel::DirectMessage);
            QCOMPARE(message.stars.has_value(), message.channel == Channel::Review);
            QCOMPARE(message.languages.size(), 1);
        }
    }

    void eachKindOfMessageIsMetWithinAFewWeeks()
    {
        Ear ear;
        for (int day = 0; day < 60; ++day) {
            (void)m->publish(
                s(day % 3 == 0 ? "Read about it: https://example.com/a" : "Fresh today. Who comes by?"));
            m->clock.advance(24h);
            m->hear(ear);
        }
        for (const Channel channel : {Channel::Mention, Channel::Reply, Channel::Quote, Channel::Comment,
                                      Channel::DirectMessage, Channel::Review})
            QVERIFY2(ear.count(channel) > 0, qPrintable(QString::number(int(channel))));
        QSet<QString> languages;
        for (const IncomingMessage &message : std::as_const(ear.messages))
            languages.insert(message.languages.value(0));
        QVERIFY(languages.contains(s("pt")) && languages.contains(s("de")) && languages.contains(s("en")));
        QVERIFY(ear.heardEachOnce());
    }

    void everythingIsHeardOnceHoweverOftenOneListens()
    {
        Ear often;
        Ear seldom;
        Ear killed;
        const Instant begin = m->clock.now();
        for (int i = 0; i < 200; ++i) {
            if (i % 20 == 0)
                (void)m->publish(s("Something new"));
            m->clock.advance(Milliseconds(1 + i * 79'321));
            m->hear(often);
            // This one ends after one page each time, and loses every second page before it is kept.
            Ear next = killed;
            (void)m->hearOnce(next);
            if (i % 2 == 0)
                killed = next;
        }
        m->hear(seldom);
        m->hear(killed);
        m->hear(killed);
        QVERIFY(often.messages.size() > 25);
        QVERIFY(often.heardEachOnce() && seldom.heardEachOnce() && killed.heardEachOnce());
        QCOMPARE(idsOf(seldom), idsOf(often));
        QCOMPARE(idsOf(killed), idsOf(often));
        for (const IncomingMessage &message : std::as_const(often.messages))
            QVERIFY(message.at >= begin && message.at < m->clock.now());
    }

    void aClockThatJumpsLosesNothing()
    {
        Ear ear;
        m->clock.setNow(m->clock.now() + 24h * 365);
        m->hear(ear);
        m->clock.setNow(m->clock.now() - 24h * 365);
        // Said and answered before anybody listens again.
        const QString key = m->publish(s("Back in the present"));
        m->clock.advance(1h);
        m->hear(ear);
        QVERIFY(ear.messages.contains(key + s("/r0")));
        m->clock.advance(24h);
        const auto before = ear.times;
        m->hear(ear);
        m->hear(ear);
        for (auto one = ear.times.begin(); one != ear.times.end(); ++one)
            QVERIFY(one.value() == before.value(one.key()) || before.value(one.key()) == 0);
    }

    void goesBackNoFurtherThanAskedFor()
    {
        m->clock.advance(24h * 30);
        const Instant since = m->clock.now() - 24h * 5;
        const auto heard = m->listen({}, since);
        QVERIFY(heard && !heard->messages.empty());
        for (const IncomingMessage &message : heard->messages)
            QVERIFY(message.at >= since);
    }

    void anAnswerIsTakenReadAndOftenThankedFor()
    {
        int thanked = 0;
        for (int i = 0; i < 12; ++i) {
            const QString post = m->publish(s("Do you like it?"));
            m->clock.advance(30min);
            const QString asked = post + s("/r0");
            const QString answer = m->publish(s("Until six, on Saturdays too."), Answered{post, asked});
            m->clock.advance(3h);
            const auto thread = m->readThread(asked);
            QVERIFY2(thread, thread ? "" : qPrintable(thread.error().sentence()));
            const QHash<QString, IncomingMessage> said = byId(*thread);
            QCOMPARE(said.size(), qsizetype(thread->messages.size()));
            QVERIFY(said.value(post).isOurs && said.value(answer).isOurs && !said.value(asked).isOurs);
            QCOMPARE(said.value(answer).answersId, asked);
            QCOMPARE(said.value(answer).rootId, post);
            QCOMPARE(said.value(asked).answersId, post);
            if (!said.contains(answer + s("/t")))
                continue;
            ++thanked;
            const IncomingMessage thanks = said.value(answer + s("/t"));
            QCOMPARE(thanks.from.handle, said.value(asked).from.handle);
            QCOMPARE(thanks.answersId, answer);
            // Which can be answered, too; that is the end of it.
            const QString last = m->publish(s("You are welcome!"), Answered{post, thanks.remoteId});
            m->clock.advance(24h);
            const auto end = byId(m->readThread(last).value());
            QVERIFY(end.contains(last) && !end.contains(last + s("/t")));
        }
        QVERIFY(thanked > 2 && thanked < 12);
        Ear ear;
        m->hear(ear);
        int ours = 0;
        for (const IncomingMessage &message : std::as_const(ear.messages))
            ours += message.isOurs && message.channel == Channel::Reply ? 1 : 0;
        QCOMPARE(ours, 12 + thanked);
        // The page of the profile shows what came back for posts, not for answers.
        const auto page = m->timeline.posts(m->account.handle, 1).value();
        QVERIFY(page.front().echo.replies.empty());
    }

    void everyKindOfMessageHasItsThread()
    {
        (void)m->publish(s("Read: https://example.com"));
        m->clock.advance(24h * 20);
        Ear ear;
        m->hear(ear);
        for (const IncomingMessage &message : std::as_const(ear.messages)) {
            const auto thread = m->readThread(message.remoteId);
            QVERIFY2(thread, qPrintable(message.remoteId));
            const IncomingMessage again = byId(*thread).value(message.remoteId);
            QCOMPARE(again.text, message.text);
            QCOMPARE(again.at, message.at);
            QCOMPARE(again.channel, message.channel);
            const QString root = message.rootId.isEmpty() ? message.remoteId : message.rootId;
            const QString answer = m->publish(s("Thank you"), Answered{root, message.remoteId});
            QVERIFY(byId(m->readThread(message.remoteId).value()).contains(answer));
        }
    }

    void whatIsNotThereIsNotFoundAndNotAnswered()
    {
        m->clock.advance(1h);
        for (const char *id : {"", "nobody", "nobody/r0", "day/99999999999999999999/1", "day/1/1", "day/-1/1",
                               "talk/x/1", "talk/%zz/0/99", "hello/9", "a/b/c/d/e"}) {
            QCOMPARE(m->readThread(s(id)).error().code, ErrorCode::NotFound);
            OutgoingPost post = m->post(s("Hello?"));
            post.answers = Answered{{}, s(id)};
            QCOMPARE(m->send(post).error().code, ErrorCode::Refused);
        }
        // Nobody can answer what will be said tomorrow.
        Ear later;
        const QString key = m->publish(s("New"));
        QCOMPARE(m->readThread(key + s("/r0")).error().code, ErrorCode::NotFound);
    }

    void aThreadOfOursIsReadWithAllItsParts()
    {
        OutgoingPost post = m->post(s("One"));
        post.parts = {{s("Two"), {}}, {s("Three"), {}}};
        post.firstComment = s("Below");
        QVERIFY(m->send(post));
        const auto thread = byId(m->readThread(post.recordKey).value());
        QCOMPARE(thread.value(m->connector.chainKey(post.recordKey, 2)).text, s("Three"));
        QCOMPARE(thread.value(m->connector.chainKey(post.recordKey, 2)).answersId,
                 m->connector.chainKey(post.recordKey, 1));
        QCOMPARE(thread.value(m->connector.chainKey(post.recordKey, 3)).text, s("Below"));
        for (const IncomingMessage &message : thread)
            QVERIFY(message.isOurs);
    }

    void eachBehaviourHoldsForListeningToo_data()
    {
        QTest::addColumn<int>("behaviour");
        QTest::addColumn<int>("code");
        QTest::newRow("works") << int(B::Works) << -1;
        QTest::newRow("refuses pictures") << int(B::RefusesPictures) << -1;
        QTest::newRow("slow") << int(B::Slow) << -1;
        QTest::newRow("line breaks") << int(B::DropsBefore) << int(ErrorCode::ConnectionLost);
        QTest::newRow("line breaks later") << int(B::DropsAfter) << int(ErrorCode::ConnectionLost);
        QTest::newRow("sign-in ended") << int(B::SignInEnded) << int(ErrorCode::SignInNeeded);
        QTest::newRow("asks to wait") << int(B::RateLimits) << int(ErrorCode::RateLimited);
    }
    void eachBehaviourHoldsForListeningToo()
    {
        QFETCH(const int, behaviour);
        QFETCH(const int, code);
        m->clock.advance(1h);
        QVERIFY(m->timeline.setBehaviour(m->account.handle, static_cast<B>(behaviour)));
        SearchRequest request;
        request.words = s("bread");
        for (const auto &heard : {m->listen({}, {}), m->readThread(s("hello/1")), m->search(request)}) {
            QCOMPARE(heard ? -1 : int(heard.error().code), code);
            if (!heard)
                QCOMPARE(heard.error().retryAfter.has_value(), static_cast<B>(behaviour) == B::RateLimits);
        }
        // Nothing was lost by it.
        QVERIFY(m->timeline.setBehaviour(m->account.handle, B::Works));
        Ear ear;
        m->hear(ear);
        QCOMPARE(ear.messages.size(), 3);
    }

    void stoppedOnTheWayNothingIsHeard()
    {
        CancelSource cancel;
        auto task = m->connector.listen(m->account, {}, {}, cancel.token());
        test::Awaited listening(std::move(task));
        QVERIFY(!listening.isDone());
        cancel.cancel();
        QVERIFY(listening.isDone());
        QCOMPARE(listening.value().error().code, ErrorCode::Cancelled);
    }

    void anyTopicIsAlive()
    {
        SearchRequest request;
        request.words = s("sourdough bread");
        request.since = m->clock.now() - 24h * 10;
        QSet<QString> ids;
        int pages = 0;
        do {
            const auto found = m->search(request);
            QVERIFY(found);
            for (const IncomingMessage &message : found->messages) {
                QVERIFY(message.text.contains(request.words));
                QCOMPARE(message.channel, Channel::Said);
                QVERIFY(message.at >= request.since && message.at < m->clock.now());
                QVERIFY(!ids.contains(message.remoteId));
                ids.insert(message.remoteId);
                QCOMPARE(byId(m->readThread(message.remoteId).value()).size(), 1);
            }
            request.cursor = found->cursor;
            ++pages;
            if (!found->hasMore)
                break;
        } while (pages < 50);
        QVERIFY(pages > 1);
        QVERIFY(ids.size() >= 20 && ids.size() < 70);
        QVERIFY(m->search(request).value().messages.empty());
        m->clock.advance(24h);
        const auto news = m->search(request);
        QVERIFY(!news->messages.empty() && news->messages.size() < 10);

        SearchRequest tag;
        tag.hashtag = s("Brot");
        tag.since = request.since;
        const auto tagged = m->search(tag);
        QVERIFY(!tagged->messages.empty());
        QCOMPARE(tagged->messages[0].hashtags, QStringList(s("Brot")));
        QVERIFY(tagged->messages[0].text.contains(s("#Brot")));
        QCOMPARE(m->search({}).error().code, ErrorCode::InvalidInput);
    }

    void searchingFindsWhatWasSaidToUsButNotInPrivate()
    {
        m->clock.advance(24h * 20);
        Ear ear;
        m->hear(ear);
        for (const IncomingMessage &message : std::as_const(ear.messages)) {
            SearchRequest request;
            request.words = message.text.section(u' ', 0, 3);
            request.since = message.at - 1min;
            bool isFound = false;
            do {
                const auto found = m->search(request).value();
                isFound = isFound || byId(found).contains(message.remoteId);
                request.cursor = found.cursor;
                if (!found.hasMore)
                    break;
            } while (!isFound);
            QCOMPARE(isFound, message.channel != Channel::DirectMessage);
        }
    }

    void aWorkspaceMadeAgainLivesTheSameLife()
    {
        m->clock.advance(24h * 7);
        Ear first;
        m->hear(first);
        init();
        m->clock.advance(24h * 7);
        Ear second;
        m->hear(second);
        QCOMPARE(idsOf(second), idsOf(first));
        for (const IncomingMessage &message : std::as_const(first.messages))
            QCOMPARE(second.messages.value(message.remoteId).text, message.text);
        const auto other = m->signIn(s("another"));
        m->account = other;
        m->clock.advance(24h * 7);
        Ear third;
        m->hear(third);
        QVERIFY(idsOf(third) != idsOf(first));
    }

private:
    static QSet<QString> idsOf(const Ear &ear)
    {
        return QSet<QString>(ear.messages.keyBegin(), ear.messages.keyEnd());
    }
    static QHash<QString, IncomingMessage> byId(const Heard &heard)
    {
        QHash<QString, IncomingMessage> found;
        for (const IncomingMessage &message : heard.messages)
            found.insert(message.remoteId, message);
        return found;
    }

    struct Parts
    {
        Parts() : account(signIn(s("crumb"))) {}

        AccountIdentity signIn(const QString &handle)
        {
            SignInRequest request;
            request.handle = handle;
            auto task = connector.signIn(request, {});
            const auto done = test::await(std::move(task));
            return {handle, done.value().handle, done.value().remoteId, {}};
        }
        template <class T>
        T wait(QCoro::Task<T> task)
        {
            test::Awaited<T> waiting(std::move(task));
            const Instant before = clock.now();
            timers.advance(10s);
            clock.setNow(before); // what is asked takes no time here
            if (!waiting.isDone())
                qFatal("It took longer than Practice ever should.");
            return waiting.value();
        }
        Result<Heard> listen(const QString &cursor, Instant since)
        {
            return wait(connector.listen(account, cursor, since, {}));
        }
        Result<Heard> readThread(const QString &id) { return wait(connector.readThread(account, id, {})); }
        Result<Heard> search(const SearchRequest &request)
        {
            return wait(connector.search(account, request, {}));
        }
        bool hearOnce(Ear &ear)
        {
            const auto heard = listen(ear.cursor, {});
            if (!heard)
                qFatal("%s", qPrintable(heard.error().sentence()));
            ear.cursor = heard->cursor;
            for (const IncomingMessage &message : heard->messages) {
                ++ear.times[message.remoteId];
                ear.messages.insert(message.remoteId, message);
            }
            return heard->hasMore;
        }
        void hear(Ear &ear)
        {
            while (hearOnce(ear)) {
            }
        }
        OutgoingPost post(const QString &text)
        {
            OutgoingPost made;
            made.recordKey = connector.chooseRecordKey(clock.now());
            made.text = text;
            return made;
        }
        Result<PublishedPost> send(const OutgoingPost &outgoing)
        {
            return wait(connector.publish(account, outgoing, {}, {}));
        }
        QString publish(const QString &text, std::optional<Answered> answers = {})
        {
            OutgoingPost made = post(text);
            made.answers = std::move(answers);
            const auto published = send(made);
            if (!published)
                qFatal("%s", qPrintable(published.error().sentence()));
            return published->remoteId;
        }

        FakeClock clock;
        FakeTimers timers{clock};
        QTemporaryDir folder;
        RulesCatalogue rules;
        std::unique_ptr<storage::Workspace> workspace =
            storage::Workspace::inMemory(clock, folder.filePath(s("media"))).value();
        PracticeConnector connector{workspace->database(), rules, clock, timers, {}};
        PracticeTimeline timeline{workspace->database(), clock};
        AccountIdentity account;
    };
    std::unique_ptr<Parts> m;
};

QTEST_GUILESS_MAIN(TestPracticeHearing)
#include "tst_practice_hearing.moc"
