// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// The whole thread of a post, and what others say of a topic.
#include "bluesky_hearing_fixture.h"

#include <QSet>
#include <QTest>

using namespace hatstand;
using namespace hatstand::networks;
using namespace hatstand::test;
using namespace std::chrono_literals;

namespace
{
QJsonObject node(const QJsonObject &view, const QJsonArray &replies = {})
{
    QJsonObject made{{s("$type"), s("app.bsky.feed.defs#threadViewPost")}, {s("post"), view}};
    if (!replies.isEmpty())
        made[s("replies")] = replies;
    return made;
}

QJsonObject goneNode(const QString &uri)
{
    return {{s("$type"), s("app.bsky.feed.defs#notFoundPost")}, {s("uri"), uri}, {s("notFound"), true}};
}

QJsonObject blockedNode(const QString &uri)
{
    return {{s("$type"), s("app.bsky.feed.defs#blockedPost")},
            {s("uri"), uri},
            {s("blocked"), true},
            {s("author"), QJsonObject{{s("did"), carol}}}};
}

QJsonObject threadOf(const QJsonObject &top)
{
    return {{s("thread"), top}};
}
} // namespace

class TestBlueskyThreadReading : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m = std::make_unique<BlueskyHearing>(); }
    void cleanup() { m.reset(); }

    void givesTheWholeThread()
    {
        const QString top = postOf(alice, "3top");
        const QString asked = postOf(bob, "3asked");
        const QString beside = postOf(carol, "3beside");
        const QString answer = postOf(alice, "3answer");
        const QJsonObject topView = viewOf(top, recordOf("Top", m->now - 9min), m->now - 9min);
        const QJsonObject askedView =
            viewOf(asked, answering(recordOf("Open on Sunday?", m->now - 8min), top, top), m->now - 8min);
        const QJsonObject answerNode =
            node(viewOf(answer, answering(recordOf("Yes", m->now - 7min), top, asked), m->now - 7min),
                 {goneNode(postOf(bob, "3gone")), blockedNode(postOf(carol, "3blocked"))});
        QJsonObject first = node(askedView, {answerNode});
        first[s("parent")] = node(topView);
        m->http.answer(200, threadOf(first));
        m->http.answer(
            200,
            threadOf(node(topView, {node(askedView, {answerNode}),
                                    node(viewOf(beside, answering(recordOf("Nice", m->now - 6min), top, top),
                                                m->now - 6min))})));
        const auto thread = read(asked);
        QVERIFY2(thread, thread ? "" : qPrintable(thread.error().sentence()));
        QCOMPARE(textsOf(*thread), QStringList({s("Top"), s("Open on Sunday?"), s("Yes"), s("Nice")}));
        QCOMPARE(thread->goneIds, std::vector<QString>{postOf(bob, "3gone")});
        QVERIFY(thread->messages[0].isOurs);
        QCOMPARE(thread->messages[0].channel, Channel::Said);
        QCOMPARE(thread->messages[1].channel, Channel::Reply);
        QVERIFY(!thread->messages[1].isOurs);
        QVERIFY(thread->messages[2].isOurs);
        QCOMPARE(thread->messages[2].answersId, asked);
        QCOMPARE(m->asked(0, "uri"), asked);
        QCOMPARE(m->asked(1, "uri"), top);
        QVERIFY(!thread->hasMore);
    }

    void deepThreadsAreWalkedWithALimit()
    {
        const QString top = postOf(bob, "3top");
        QJsonObject deep = viewOf(postOf(carol, "3deep"), answering(recordOf("0", m->now), top, top), m->now);
        deep[s("replyCount")] = 1;
        m->http.answer(200, threadOf(node(viewOf(top, recordOf("Top", m->now), m->now), {node(deep)})));
        for (int i = 1; i < 40; ++i) {
            const QString key = QStringLiteral("3deep%1").arg(i);
            QJsonObject next = viewOf(
                postOf(carol, qPrintable(key)),
                answering(recordOf(qPrintable(QString::number(i)), m->now), top, deep[s("uri")].toString()),
                m->now);
            next[s("replyCount")] = 1;
            m->http.answer(200, threadOf(node(deep, {node(next)})));
            deep = next;
        }
        const auto thread = read(top);
        QVERIFY(thread);
        QCOMPARE(m->http.requests.size(), size_t(11));
        QCOMPARE(thread->messages.size(), size_t(12));
        QSet<QString> ids;
        for (const IncomingMessage &message : thread->messages)
            ids.insert(message.remoteId);
        QCOMPARE(ids.size(), 12);
    }

    void whatIsGoneIsNotFound()
    {
        const QString uri = postOf(bob, "3gone");
        m->http.refuse(400, "NotFound", "Post not found");
        QCOMPARE(read(uri).error().code, ErrorCode::NotFound);
        m->http.answer(200, threadOf(goneNode(uri)));
        QCOMPARE(read(uri).error().code, ErrorCode::NotFound);
        m->http.answer(200, threadOf(blockedNode(uri)));
        QCOMPARE(read(uri).error().code, ErrorCode::NotFound);
        QCOMPARE(read(s("3gone")).error().code, ErrorCode::NotFound);
        QCOMPARE(m->http.requests.size(), size_t(3));
        m->http.refuse(502, "UpstreamFailure");
        QCOMPARE(read(uri).error().code, ErrorCode::ServerTrouble);
    }

    void aThreadWhoseTopIsGoneIsReadAsFarAsItIsThere()
    {
        const QString top = postOf(alice, "3top");
        const QString asked = postOf(bob, "3asked");
        QJsonObject first = node(viewOf(asked, answering(recordOf("Still here", m->now), top, top), m->now));
        first[s("parent")] = goneNode(top);
        m->http.answer(200, threadOf(first));
        m->http.refuse(400, "NotFound");
        const auto thread = read(asked);
        QCOMPARE(textsOf(thread.value()), QStringList(s("Still here")));
        QCOMPARE(thread->goneIds, std::vector<QString>{top});
    }

    void searchesForWordsAndTags()
    {
        m->http.answer(
            200, pageOf("posts",
                        {viewOf(postOf(bob, "3one"), recordOf("Sourdough!", m->now - 1min), m->now - 1min)},
                        s("100")));
        SearchRequest request;
        request.words = s("sourdough \"fresh bread\" +x");
        request.since = m->since;
        const auto first = search(request);
        QVERIFY2(first, first ? "" : qPrintable(first.error().sentence()));
        QCOMPARE(textsOf(*first), QStringList(s("Sourdough!")));
        QCOMPARE(first->messages[0].channel, Channel::Said);
        QVERIFY(first->hasMore);
        QCOMPARE(m->asked(0, "q"), request.words);
        QCOMPARE(m->asked(0, "sort"), s("latest"));
        QCOMPARE(m->asked(0, "since"), m->since.toIso());
        QCOMPARE(m->http.requests[0].purpose, net::Purpose::Search);
        request.cursor = first->cursor;
        for (int again = 0; again < 2; ++again) {
            m->http.answer(200, pageOf("posts", {viewOf(postOf(bob, "3two"), recordOf("Older", m->now - 3h),
                                                        m->now - 3h)}));
            const auto second = search(request);
            QCOMPARE(textsOf(second.value()), QStringList(s("Older")));
            QVERIFY(!second->hasMore);
            QCOMPARE(m->asked(m->http.requests.size() - 1, "cursor"), s("100"));
            if (again == 1)
                request.cursor = second->cursor;
        }
        // The next walk goes back to where this one began.
        m->answerNothing("posts");
        QVERIFY(search(request));
        QCOMPARE(m->asked(m->http.requests.size() - 1, "since"), (m->now - 1min - 1h).toIso());
        SearchRequest tag;
        tag.hashtag = s("Brot");
        m->answerNothing("posts");
        QVERIFY(search(tag));
        QCOMPARE(m->asked(m->http.requests.size() - 1, "q"), s("#Brot"));
    }

    void aServerWithoutSearchSaysSo()
    {
        SearchRequest request;
        QCOMPARE(search(request).error().code, ErrorCode::InvalidInput);
        request.words = s("bread");
        m->http.refuse(501, "MethodNotImplemented");
        QCOMPARE(search(request).error().code, ErrorCode::NotAllowed);
        m->http.refuse(400, "InvalidRequest", "No service configured for app.bsky.feed.searchPosts");
        QCOMPARE(search(request).error().code, ErrorCode::NotAllowed);
        m->http.refuse(400, "BadQueryString");
        QCOMPARE(search(request).error().code, ErrorCode::Refused);
    }

private:
    Result<Heard> read(const QString &remoteId)
    {
        return await(m->connector.listener()->readThread(m->account, remoteId, {}));
    }
    Result<Heard> search(const SearchRequest &request)
    {
        return await(m->connector.searcher()->search(m->account, request, {}));
    }
    std::unique_ptr<BlueskyHearing> m;
};

QTEST_GUILESS_MAIN(TestBlueskyThreadReading)
#include "tst_bluesky_thread_reading.moc"
