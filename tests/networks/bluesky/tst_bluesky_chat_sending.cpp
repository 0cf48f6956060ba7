// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Answering direct messages, by the lexicons chat.bsky.convo.*: no network of servers that we can run has
// that service.
#include "bluesky_hearing_fixture.h"
#include "networks/bluesky/bluesky_chat.h"

#include <QTest>

using namespace hatstand;
using namespace hatstand::networks;
using namespace hatstand::test;
using namespace std::chrono_literals;

class TestBlueskyChatSending : public QObject
{
    Q_OBJECT

    static QJsonObject said(const char *id, const QString &who, const char *text, Instant at)
    {
        return {{s("$type"), s("chat.bsky.convo.defs#messageView")},
                {s("id"), s(id)},
                {s("rev"), s("1")},
                {s("text"), s(text)},
                {s("sender"), QJsonObject{{s("did"), who}}},
                {s("sentAt"), at.toIso()}};
    }
    [[nodiscard]] OutgoingPost answer(const char *text) const
    {
        OutgoingPost post;
        post.recordKey = s("3lkey");
        post.createdAt = m_hearing->now;
        post.text = s(text);
        post.answers = Answered{{}, blueskyChatId(s("convo1"), s("m1"))};
        return post;
    }
    Result<PublishedPost> publish(const OutgoingPost &post)
    {
        return await(m_hearing->connector.publisher()->publish(m_hearing->account, post, {}, {}));
    }
    std::unique_ptr<BlueskyHearing> m_hearing;

private Q_SLOTS:
    void init() { m_hearing = std::make_unique<BlueskyHearing>(); }
    void itGoesIntoTheExchangeByTheAccountsOwnServer()
    {
        m_hearing->http.answer(200, said("m2", alice, "Yes: https://crumb.example", m_hearing->now));
        const auto sent = publish(answer("Yes: https://crumb.example"));
        QVERIFY2(sent, sent ? "" : qPrintable(sent.error().sentence()));
        QCOMPARE(sent->remoteId, blueskyChatId(s("convo1"), s("m2")));
        QCOMPARE(sent->at, std::optional(m_hearing->now));
        QCOMPARE(m_hearing->http.calls(), QStringList(s("POST sendMessage")));
        const QJsonObject body = m_hearing->http.body(0);
        QCOMPARE(body[s("convoId")].toString(), s("convo1"));
        QCOMPARE(body[s("message")][s("text")].toString(), s("Yes: https://crumb.example"));
        QCOMPARE(body[s("message")][s("facets")].toArray().size(), 1);
        for (const net::HttpRequest &request : m_hearing->http.requests) {
            QVERIFY(std::any_of(request.headers.begin(), request.headers.end(), [](const auto &header) {
                return header.name == "atproto-proxy" && header.value == "did:web:api.bsky.chat#bsky_chat";
            }));
        }
    }

    void whatIsTriedAgainIsSentWhenItIsNotThere()
    {
        const OutgoingPost post = answer("Yes.");
        m_hearing->clock.advance(1min);
        m_hearing->http.answer(200,
                               pageOf("messages", {said("m1", bob, "Open today?", m_hearing->now - 1h)}));
        m_hearing->http.answer(200, said("m2", alice, "Yes.", m_hearing->now));
        QVERIFY(publish(post));
        QCOMPARE(m_hearing->http.calls(), QStringList({s("GET getMessages"), s("POST sendMessage")}));
    }

    void whatArrivedBeforeTheLineBrokeIsNotSentAgain()
    {
        const OutgoingPost post = answer("Yes.");
        m_hearing->clock.advance(1min);
        m_hearing->http.answer(200, pageOf("messages", {said("m2", alice, "Yes.", m_hearing->now - 2s)}));
        const auto sent = publish(post);
        QVERIFY(sent);
        QCOMPARE(sent->remoteId, blueskyChatId(s("convo1"), s("m2")));
        QCOMPARE(m_hearing->http.calls(), QStringList({s("GET getMessages")}));
    }

    void theSameWordsOfAnotherAnswerAreNotTakenForIt()
    {
        m_hearing->http.answer(200, pageOf("messages", {said("m2", alice, "Yes.", m_hearing->now - 2s),
                                                        said("m3", bob, "Yes.", m_hearing->now - 1s),
                                                        said("m0", alice, "Yes.", m_hearing->now - 1h)}));
        OutgoingPost post = answer("Yes.");
        post.knownIds = QStringList(blueskyChatId(s("convo1"), s("m2")));
        const auto found = await(m_hearing->connector.publisher()->find(m_hearing->account, post, {}));
        QVERIFY(found);
        QVERIFY(!*found);
    }

    void picturesAreRefusedBeforeAnythingLeaves()
    {
        OutgoingPost post = answer("Look");
        post.media.emplace_back();
        const auto sent = publish(post);
        QVERIFY(!sent);
        QCOMPARE(sent.error().code, ErrorCode::InvalidInput);
        QVERIFY(m_hearing->http.requests.empty());
    }

    void whenItCannotBeLookedForNothingHasLeft()
    {
        const OutgoingPost post = answer("Yes.");
        m_hearing->clock.advance(1min);
        m_hearing->http.refuse(502, "UpstreamFailure", "down");
        const auto sent = publish(post);
        QVERIFY(!sent);
        QCOMPARE(sent.error().code, ErrorCode::Offline);
        QCOMPARE(m_hearing->http.requests.size(), size_t(1));
    }
};

QTEST_GUILESS_MAIN(TestBlueskyChatSending)
#include "tst_bluesky_chat_sending.moc"
