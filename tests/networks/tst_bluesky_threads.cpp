// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Threads and quotes: what is written, and what is looked up before. Without a line; that servers take it is
// in tests/flows/test_bluesky_threads.cpp.
#include "base/clock.h"
#include "networks/bluesky/bluesky_connector.h"
#include "networks/bluesky/bluesky_post_address.h"
#include "networks/bluesky/dag_cbor.h"
#include "networks/post_options.h"
#include "support/await.h"
#include "support/fake_http.h"
#include "support/memory_credentials.h"

#include <QTest>

using namespace hatstand;
using namespace hatstand::networks;
using namespace hatstand::test;

namespace
{
const QString did = QStringLiteral("did:plc:46kwhifwlkmfizxh2yzg7xgl");
const QString bob = QStringLiteral("did:plc:jfuozulr3tlumqdn2l6bvjo2");
const QString key = QStringLiteral("3m5xk4zvdlc2h");
const QString someCid = QStringLiteral("bafyreiaw5mrukdqwe6k7rlyqrdeo552iv75hiouygdz2qgrqdzvysax3by");

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

OutgoingPost threadOf(int parts)
{
    OutgoingPost post;
    post.recordKey = key;
    post.createdAt = FakeClock().now();
    post.text = s("One");
    for (int i = 0; i < parts; ++i)
        post.parts.push_back({QStringLiteral("Part %1").arg(i + 2), {}});
    return post;
}

BlueskyAnswers mine()
{
    BlueskyAnswers answers;
    answers.did = did;
    return answers;
}

QJsonObject standing(const QString &who, const QString &recordKey, const QString &cid = someCid)
{
    return {{s("uri"), blueskyPostUri(who, recordKey)}, {s("cid"), cid}, {s("value"), QJsonObject()}};
}

/// That he lives on another server.
QJsonObject documentOf(const QString &who)
{
    const QJsonObject service{{s("id"), s("#atproto_pds")},
                              {s("type"), s("AtprotoPersonalDataServer")},
                              {s("serviceEndpoint"), s("https://bobs.example")}};
    return {{s("id"), who}, {s("service"), QJsonArray{service}}};
}
} // namespace

class TestBlueskyThreads : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();

    void eachPartAnswersTheOneBeforeIt();
    void theFirstCommentAnswersThePost();
    void onlyThePostAtTheTopSaysWhoMayAnswer();
    void partsShowTheirOwnMedia();
    void keysOfAChainAscendAndStay();
    void aThreadThatDoesNotFitIntoOneCallIsRefused();
    void aRepeatIsTheSameToTheByte();
    void allOfAThreadGoesOutInOneCall();

    void readsAddressesOfPosts_data();
    void readsAddressesOfPosts();
    void aQuoteIsNamedByAddressAndContent();
    void aQuoteStandsBesidePictures();
    void noCardIsMadeOfTheQuotedPost();
    void whatCannotBeQuotedIsRefusedBeforeAnythingLeaves_data();
    void whatCannotBeQuotedIsRefusedBeforeAnythingLeaves();
    void whoCouldNotLookUpAQuoteTriesLater();
    void aLinkOfAChainAnswersWhatStandsAbove();
    void aLinkWhosePostIsGoneIsRefused();
    void somebodyElseIsAnswered();

private:
    [[nodiscard]] Result<PublishedPost> publish(const OutgoingPost &post)
    {
        return await(m_connector->publish(m_account, post, {}, {}));
    }
    void take(const QString &recordKey)
    {
        m_http.answer(
            200,
            QJsonObject{{s("results"), QJsonArray{QJsonObject{{s("uri"), blueskyPostUri(did, recordKey)}}}}});
    }

    RulesCatalogue m_rules;
    FakeClock m_clock;
    FakeTimers m_timers{m_clock};
    FakeHttp m_http;
    MemoryCredentials m_credentials;
    std::unique_ptr<BlueskyConnector> m_connector;
    const QUrl m_home{s("https://pds.example")};
    const AccountIdentity m_account{s("key"), s("alice.test"), did, m_home};
};

void TestBlueskyThreads::init()
{
    BlueskyCredential credential;
    credential.entry = m_home;
    credential.home = m_home;
    credential.did = did;
    credential.password = s("app-pass");
    credential.access = s("access");
    credential.refresh = s("refresh");
    m_http.answers.clear();
    m_http.requests.clear();
    m_credentials.secrets = {{m_account.accountKey, toText(credential)}};
    m_connector = std::make_unique<BlueskyConnector>(m_http, m_credentials, m_rules, m_clock, m_timers);
}

void TestBlueskyThreads::eachPartAnswersTheOneBeforeIt()
{
    const auto writes = blueskyWrites(threadOf(3), mine());
    QVERIFY(writes);
    QCOMPARE(writes->size(), 4);
    QString above;
    QString root;
    for (int i = 0; i < 4; ++i) {
        const QJsonObject write = writes->at(i).toObject();
        const QJsonObject record = write[s("value")].toObject();
        QCOMPARE(write[s("rkey")].toString(), blueskyChainKey(key, i));
        const QString cid = recordCid(record).value();
        if (i == 0) {
            QVERIFY(!record.contains(s("reply")));
            root = cid;
        } else {
            const QJsonValue reply = record[s("reply")];
            QCOMPARE(reply[s("root")][s("uri")].toString(), blueskyPostUri(did, key));
            QCOMPARE(reply[s("root")][s("cid")].toString(), root);
            QCOMPARE(reply[s("parent")][s("uri")].toString(),
                     blueskyPostUri(did, blueskyChainKey(key, i - 1)));
            QCOMPARE(reply[s("parent")][s("cid")].toString(), above);
            QVERIFY(record[s("createdAt")].toString() >
                    writes->at(i - 1)[s("value")][s("createdAt")].toString());
        }
        above = cid;
    }
}

void TestBlueskyThreads::theFirstCommentAnswersThePost()
{
    OutgoingPost post = threadOf(2);
    post.firstComment = s("Below");
    const auto writes = blueskyWrites(post, mine()).value();
    QCOMPARE(writes.size(), 4);
    const QJsonObject comment = writes.last().toObject();
    QCOMPARE(comment[s("value")][s("text")].toString(), s("Below"));
    QCOMPARE(comment[s("rkey")].toString(), blueskyChainKey(key, 3));
    const QString root = recordCid(writes.first()[s("value")].toObject()).value();
    QCOMPARE(comment[s("value")][s("reply")][s("parent")][s("cid")].toString(), root);
    QCOMPARE(comment[s("value")][s("reply")][s("root")][s("cid")].toString(), root);
}

void TestBlueskyThreads::onlyThePostAtTheTopSaysWhoMayAnswer()
{
    OutgoingPost post = threadOf(2);
    setReplyControl(post.options, {ReplyControl::Who::Nobody});
    const auto writes = blueskyWrites(post, mine()).value();
    QStringList gated;
    for (const QJsonValue write : writes) {
        if (write[s("collection")].toString() == s("app.bsky.feed.threadgate"))
            gated << write[s("value")][s("post")].toString();
    }
    QCOMPARE(gated, QStringList{blueskyPostUri(did, key)});
    // Sent link by link, what follows has the same options, and no say.
    BlueskyAnswers below = mine();
    below.reply = BlueskyReply{{blueskyPostUri(did, key), someCid}, {blueskyPostUri(did, key), someCid}};
    QCOMPARE(blueskyWrites(post, below)->size(), 3);
}

void TestBlueskyThreads::partsShowTheirOwnMedia()
{
    OutgoingPost post = threadOf(2);
    post.parts[1].media = {{s("/b"), s("image/png"), 1, {40, 30}, s("Green")}};
    BlueskyAnswers answers = mine();
    const QJsonObject blob{{s("$type"), s("blob")}, {s("size"), 1}};
    answers.parts = {{{}, BlueskyCard{s("https://example.com"), s("Title"), {}, {}}}, {{blob}, {}}};
    const auto writes = blueskyWrites(post, answers).value();
    QVERIFY(!writes[0][s("value")].toObject().contains(s("embed")));
    QCOMPARE(writes[1][s("value")][s("embed")][s("$type")].toString(), s("app.bsky.embed.external"));
    const QJsonValue image = writes[2][s("value")][s("embed")][s("images")][0];
    QCOMPARE(image[s("alt")].toString(), s("Green"));
    QCOMPARE(image[s("aspectRatio")][s("width")].toInt(), 40);
    QCOMPARE(image[s("image")].toObject(), blob);
}

void TestBlueskyThreads::keysOfAChainAscendAndStay()
{
    QSet<QString> seen;
    QString last;
    for (int i = 0; i < longestChain; ++i) {
        const QString next = blueskyChainKey(key, i);
        QVERIFY(next > last);
        QCOMPARE(next, m_connector->chainKey(key, i));
        seen.insert(next);
        last = next;
    }
    QCOMPARE(seen.size(), longestChain);
    QCOMPARE(blueskyChainKey(key, 0), key);
    QVERIFY(blueskyChainKey(key, longestChain).isEmpty());
    QVERIFY(blueskyChainKey(key, -1).isEmpty());
}

void TestBlueskyThreads::aThreadThatDoesNotFitIntoOneCallIsRefused()
{
    QCOMPARE(blueskyWrites(threadOf(longestChain - 1), mine())->size(), longestChain);
    const auto tooLong = publish(threadOf(longestChain));
    QCOMPARE(tooLong.error().code, ErrorCode::InvalidInput);
    QVERIFY(m_http.requests.empty());
    OutgoingPost gated = threadOf(longestChain - 1);
    setReplyControl(gated.options, {ReplyControl::Who::Nobody});
    QVERIFY(!blueskyWrites(gated, mine()));
    OutgoingPost commented = threadOf(longestChain - 1);
    commented.firstComment = s("One too many");
    QVERIFY(!blueskyWrites(commented, mine()));
}

void TestBlueskyThreads::aRepeatIsTheSameToTheByte()
{
    OutgoingPost post = threadOf(5);
    post.firstComment = s("Below");
    QCOMPARE(blueskyWrites(post, mine()).value(), blueskyWrites(post, mine()).value());
}

void TestBlueskyThreads::allOfAThreadGoesOutInOneCall()
{
    OutgoingPost post = threadOf(4);
    post.firstComment = s("Below");
    take(key);
    const auto published = publish(post);
    QVERIFY2(published, published ? "" : qPrintable(published.error().sentence()));
    QCOMPARE(published->remoteId, blueskyPostUri(did, key));
    QCOMPARE(m_http.calls(), QStringList{s("POST applyWrites")});
    QCOMPARE(m_http.body(0)[s("writes")].toArray().size(), 6);
}

void TestBlueskyThreads::readsAddressesOfPosts_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("who");
    const auto good = [](const char *address, const QString &who) {
        QTest::newRow(address) << s(address) << who;
    };
    const auto bad = [](const char *address) {
        QTest::newRow(*address ? address : "empty") << s(address) << QString();
    };
    good("https://bsky.app/profile/bob.test/post/3m5xk4zvdlc2h", s("bob.test"));
    good(" https://bsky.app/profile/Bob.Test/post/3m5xk4zvdlc2h/?ref=x ", s("bob.test"));
    good("https://deer.social/profile/bob.test/post/3m5xk4zvdlc2h", s("bob.test"));
    good("https://bsky.app/profile/did:plc:jfuozulr3tlumqdn2l6bvjo2/post/3m5xk4zvdlc2h", bob);
    good("at://did:plc:jfuozulr3tlumqdn2l6bvjo2/app.bsky.feed.post/3m5xk4zvdlc2h", bob);
    good("at://bob.test/app.bsky.feed.post/3m5xk4zvdlc2h", s("bob.test"));
    bad("");
    bad("hello");
    bad("http://bsky.app/profile/bob.test/post/3m5xk4zvdlc2h");
    bad("https://bsky.app/profile/bob.test");
    bad("https://bsky.app/profile/bob.test/post/");
    bad("https://bsky.app/profile/bob.test/feed/3m5xk4zvdlc2h");
    bad("https://bsky.app/profile/bob/post/3m5xk4zvdlc2h");
    bad("at://bob.test/app.bsky.feed.like/3m5xk4zvdlc2h");
    bad("at://bob.test/app.bsky.feed.post/3m5xk4zvdlc2h/x");
    bad("at:///app.bsky.feed.post/3m5xk4zvdlc2h");
}

void TestBlueskyThreads::readsAddressesOfPosts()
{
    QFETCH(const QString, address);
    QFETCH(const QString, who);
    const auto name = blueskyPostName(address);
    QCOMPARE(name.has_value(), !who.isEmpty());
    if (name)
        QCOMPARE(*name, (BlueskyPostName{who, key}));
}

void TestBlueskyThreads::aQuoteIsNamedByAddressAndContent()
{
    OutgoingPost post = threadOf(0);
    post.options[option::quote] = s("https://bsky.app/profile/bob.test/post/3aaaaaaaaaaaa");
    m_http.answer(200, QJsonObject{{s("did"), bob}});
    const QJsonObject service{{s("id"), s("#atproto_pds")},
                              {s("serviceEndpoint"), s("https://other.example")}};
    m_http.answer(200, QJsonObject{{s("id"), bob}, {s("service"), QJsonArray{service}}});
    m_http.answer(200, standing(bob, s("3aaaaaaaaaaaa")));
    take(key);
    const auto published = publish(post);
    QVERIFY2(published, published ? "" : qPrintable(published.error().sentence()));
    // Asked on the server where the other lives, and without our token.
    QCOMPARE(m_http.requests[2].url.host(), s("other.example"));
    for (const net::HttpHeader &header : m_http.requests[2].headers)
        QVERIFY(header.name.compare("Authorization", Qt::CaseInsensitive) != 0);
    const QJsonValue embed = m_http.body(3)[s("writes")][0][s("value")][s("embed")];
    QCOMPARE(embed[s("$type")].toString(), s("app.bsky.embed.record"));
    QCOMPARE(embed[s("record")][s("uri")].toString(), blueskyPostUri(bob, s("3aaaaaaaaaaaa")));
    QCOMPARE(embed[s("record")][s("cid")].toString(), someCid);
}

void TestBlueskyThreads::aQuoteStandsBesidePictures()
{
    OutgoingPost post = threadOf(0);
    post.media = {{s("/a"), s("image/png"), 1, {40, 30}, {}}};
    BlueskyAnswers answers = mine();
    answers.blobs = {QJsonObject{{s("$type"), s("blob")}}};
    answers.quote = BlueskyRef{blueskyPostUri(bob, key), someCid};
    const QJsonObject embed = blueskyPostRecord(post, answers)[s("embed")].toObject();
    QCOMPARE(embed[s("$type")].toString(), s("app.bsky.embed.recordWithMedia"));
    QCOMPARE(embed[s("record")][s("$type")].toString(), s("app.bsky.embed.record"));
    QCOMPARE(embed[s("record")][s("record")][s("cid")].toString(), someCid);
    QCOMPARE(embed[s("media")][s("$type")].toString(), s("app.bsky.embed.images"));
}

void TestBlueskyThreads::noCardIsMadeOfTheQuotedPost()
{
    OutgoingPost post = threadOf(0);
    const QString address = s("https://bsky.app/profile/bob.test/post/3aaaaaaaaaaaa");
    post.text = s("See ") + address + s(" and https://example.com/page");
    QCOMPARE(cardAddress(post), address);
    post.options[option::quote] = s("at://bob.test/app.bsky.feed.post/3aaaaaaaaaaaa");
    QCOMPARE(cardAddress(post), s("https://example.com/page"));
}

void TestBlueskyThreads::whatCannotBeQuotedIsRefusedBeforeAnythingLeaves_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QByteArray>("refusal");
    QTest::addColumn<ErrorCode>("code");
    const QString own = blueskyPostUri(did, s("3aaaaaaaaaaaa"));
    QTest::newRow("no address") << s("my last one") << QByteArray() << ErrorCode::InvalidInput;
    QTest::newRow("no post") << s("https://bsky.app/profile/bob.test") << QByteArray()
                             << ErrorCode::InvalidInput;
    QTest::newRow("gone") << own << QByteArray("RecordNotFound") << ErrorCode::Refused;
    QTest::newRow("nobody there") << own << QByteArray("RepoNotFound") << ErrorCode::Refused;
    // Somebody else's account, not ours: ours goes on.
    QTest::newRow("taken down") << own << QByteArray("RepoTakendown") << ErrorCode::Refused;
    QTest::newRow("no such name") << s("at://nobody.test/app.bsky.feed.post/3aaaaaaaaaaaa")
                                  << QByteArray("InvalidRequest") << ErrorCode::Refused;
}

void TestBlueskyThreads::whatCannotBeQuotedIsRefusedBeforeAnythingLeaves()
{
    QFETCH(const QString, address);
    QFETCH(const QByteArray, refusal);
    QFETCH(const ErrorCode, code);
    OutgoingPost post = threadOf(0);
    post.options[option::quote] = address;
    if (!refusal.isEmpty())
        m_http.refuse(400, refusal.constData());
    const auto published = publish(post);
    QVERIFY(!published);
    QVERIFY2(published.error().code == code, qPrintable(published.error().sentence()));
    QVERIFY(!published.error().remedy.isEmpty());
    QCOMPARE(m_http.requests.size(), refusal.isEmpty() ? size_t(0) : size_t(1));
}

void TestBlueskyThreads::whoCouldNotLookUpAQuoteTriesLater()
{
    OutgoingPost post = threadOf(0);
    post.options[option::quote] = blueskyPostUri(did, s("3aaaaaaaaaaaa"));
    m_http.breakLine(ErrorCode::Offline);
    QCOMPARE(publish(post).error().code, ErrorCode::Offline);
    m_http.refuse(502, "UpstreamFailure");
    QCOMPARE(publish(post).error().code, ErrorCode::ServerTrouble);
    m_http.answer(200, standing(bob, s("3aaaaaaaaaaaa")));
    QCOMPARE(publish(post).error().code, ErrorCode::BadAnswer);
    m_http.answer(200, standing(did, s("3aaaaaaaaaaaa"), {}));
    QCOMPARE(publish(post).error().code, ErrorCode::BadAnswer);
}

void TestBlueskyThreads::aLinkOfAChainAnswersWhatStandsAbove()
{
    OutgoingPost link = threadOf(0);
    link.recordKey = blueskyChainKey(key, 2);
    link.options[option::quote] = s("what the post at the top quotes");
    link.answers = Answered{blueskyPostUri(did, key), blueskyPostUri(did, blueskyChainKey(key, 1))};
    const QString other = s("bafyreib6jrxptiysr4mhdvfqgux54g6iiu7pigsr3v4kdzvn5so5yqhgce");
    m_http.answer(200, standing(did, key));
    m_http.answer(200, standing(did, blueskyChainKey(key, 1), other));
    take(link.recordKey);
    const auto published = publish(link);
    QVERIFY2(published, published ? "" : qPrintable(published.error().sentence()));
    const QJsonValue reply = m_http.body(2)[s("writes")][0][s("value")][s("reply")];
    QCOMPARE(reply[s("root")][s("cid")].toString(), someCid);
    QCOMPARE(reply[s("parent")][s("cid")].toString(), other);
    QCOMPARE(published->remoteId, blueskyPostUri(did, link.recordKey));
}

void TestBlueskyThreads::aLinkWhosePostIsGoneIsRefused()
{
    OutgoingPost link = threadOf(0);
    link.answers = Answered{blueskyPostUri(did, key), blueskyPostUri(did, key)};
    m_http.refuse(400, "RecordNotFound");
    QCOMPARE(publish(link).error().code, ErrorCode::Refused);
    link.answers = Answered{s("practice:1"), s("elsewhere:a/b")};
    QCOMPARE(publish(link).error().code, ErrorCode::InvalidInput);
    QCOMPARE(m_http.requests.size(), size_t(1));
}

void TestBlueskyThreads::somebodyElseIsAnswered()
{
    // Bob has said it in a thread that a third one began: his own record says so, and is asked on his server.
    const QString top = blueskyPostUri(s("did:plc:ewvi7nxzyoun6zhxrhs64oiz"), s("3aaaaaaaaaaaa"));
    const QString topCid = s("bafyreib6jrxptiysr4mhdvfqgux54g6iiu7pigsr3v4kdzvn5so5yqhgce");
    const QJsonObject root{{s("uri"), top}, {s("cid"), topCid}};
    QJsonObject said = standing(bob, s("3bbbbbbbbbbbb"));
    said[s("value")] = QJsonObject{{s("reply"), QJsonObject{{s("root"), root}, {s("parent"), root}}}};
    for (const bool toldOfTheRoot : {true, false}) {
        init();
        OutgoingPost answer = threadOf(0);
        answer.answers = Answered{toldOfTheRoot ? top : QString(), blueskyPostUri(bob, s("3bbbbbbbbbbbb"))};
        m_http.answer(200, documentOf(bob));
        m_http.answer(200, said);
        take(key);
        const auto published = publish(answer);
        QVERIFY2(published, published ? "" : qPrintable(published.error().sentence()));
        QCOMPARE(m_http.requests.at(1).url.host(), s("bobs.example"));
        const QJsonValue reply = m_http.body(2)[s("writes")][0][s("value")][s("reply")];
        QCOMPARE(reply[s("root")][s("uri")].toString(), top);
        QCOMPARE(reply[s("root")][s("cid")].toString(), topCid);
        QCOMPARE(reply[s("parent")][s("cid")].toString(), someCid);
    }
    // What answers nothing began the thread itself.
    init();
    OutgoingPost answer = threadOf(0);
    answer.answers =
        Answered{blueskyPostUri(bob, s("3bbbbbbbbbbbb")), blueskyPostUri(bob, s("3bbbbbbbbbbbb"))};
    m_http.answer(200, documentOf(bob));
    m_http.answer(200, standing(bob, s("3bbbbbbbbbbbb")));
    take(key);
    QVERIFY(publish(answer));
    const QJsonValue reply = m_http.body(2)[s("writes")][0][s("value")][s("reply")];
    QCOMPARE(reply[s("root")][s("uri")].toString(), blueskyPostUri(bob, s("3bbbbbbbbbbbb")));
    // And who has left the network cannot be answered.
    init();
    m_http.answer(200, documentOf(bob));
    m_http.refuse(400, "RepoNotFound");
    QCOMPARE(publish(answer).error().code, ErrorCode::Refused);
}

QTEST_GUILESS_MAIN(TestBlueskyThreads)
#include "tst_bluesky_threads.moc"
