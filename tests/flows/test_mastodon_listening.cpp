// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What bob answers on one server arrives once at alice's on another, is answered, and the answer reaches him:
// two snac2 servers that federate. (Their addresses have ports, which snac does not take in a mention.) What
// snac leaves out of Mastodon's API (conversations, streaming, pages) is tested in tests/networks/mastodon.
#include "flows/site_program.h"
#include "networks/loopback_visit.h"
#include "networks/mastodon/mastodon_connector.h"
#include "networks/mastodon/mastodon_session.h"
#include "networks/post_options.h"
#include "support/fault_line.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>
#include <QUuid>

#include <cstdio>

using namespace hatstand;
using namespace hatstand::networks;
using namespace hatstand::test;
using namespace Qt::StringLiterals;

namespace
{
/// How long a word takes from one server to the other, on a computer that is busy.
constexpr int untilFederated = 90'000;

/// A person with the program, and what it has heard for them.
struct Listening
{
    AccountIdentity account;
    QString cursor;
    std::vector<IncomingMessage> kept;

    [[nodiscard]] std::vector<IncomingMessage> saying(const QString &mark) const
    {
        std::vector<IncomingMessage> found;
        std::copy_if(kept.begin(), kept.end(), std::back_inserter(found),
                     [&mark](const IncomingMessage &one) { return one.html.contains(mark); });
        return found;
    }
};
} // namespace

class TestMastodonListening : public QObject
{
    Q_OBJECT

    SiteProgram m_program;
    TestServer m_server{u"snac"_s};
    RulesCatalogue m_rules;
    MastodonConnector m_connector{m_program.http, m_program.credentials, m_rules, m_program.realClock,
                                  m_program.timers};
    Listening m_alice;
    Listening m_bob;
    QString m_root;      ///< a post of alice's
    QString m_rootAtBob; ///< what it is called on bob's server
    Instant m_begin = m_program.realClock.now() - std::chrono::hours(1);

    [[nodiscard]] QString value(const char *key) const { return m_server.value(QString::fromLatin1(key)); }
    [[nodiscard]] static QString fresh() { return QUuid::createUuid().toString(QUuid::Id128); }

    [[nodiscard]] AccountIdentity signIn(const QString &key, const QString &url, const QString &user,
                                         const QString &password)
    {
        auto visit = std::make_shared<LoopbackVisit>(m_program.timers, nullptr);
        std::unique_ptr<QProcess> browser;
        connect(visit.get(), &LoopbackVisit::waiting, this, [&](const QUrl &page, bool) {
            browser = m_server.approve(page, {user, password});
        });
        SignInRequest request;
        request.handle = url;
        const auto signedIn = await(m_connector.signInByBrowser(request, visit, {}));
        if (!signedIn)
            qFatal("%s", qPrintable(signedIn.error().sentence()));
        m_program.credentials.secrets.insert(key, signedIn->credential);
        if (browser)
            browser->waitForFinished();
        return {key, signedIn->handle, signedIn->remoteId, signedIn->server, signedIn->facts};
    }
    /// One round of listening, as the program does it. False when the line broke.
    bool listen(Listening &who, MastodonConnector &connector)
    {
        for (;;) {
            const auto heard = await(connector.listen(who.account, who.cursor, m_begin, {}));
            if (!heard)
                return false;
            who.cursor = heard->cursor;
            who.kept.insert(who.kept.end(), heard->messages.begin(), heard->messages.end());
            if (!heard->hasMore)
                return true;
        }
    }
    [[nodiscard]] size_t heardOf(Listening &who, const QString &mark)
    {
        listen(who, m_connector);
        return who.saying(mark).size();
    }
    [[nodiscard]] OutgoingPost post(const QString &text)
    {
        OutgoingPost post;
        post.recordKey = m_connector.chooseRecordKey(m_program.realClock.now());
        post.createdAt = m_program.realClock.now();
        post.text = text;
        return post;
    }
    /// As the sender does; the status, as it stands there.
    [[nodiscard]] QString say(const Listening &who, const OutgoingPost &what)
    {
        if (sendOnce(m_connector, who.account, what) < 0)
            return {};
        const auto found = await(m_connector.find(who.account, what, {}));
        return found && *found ? (*found)->remoteId : QString();
    }
    /// By another program: the server's own interface, and nothing of ours. A body: it is a POST.
    QJsonDocument onThePhone(const Listening &who, const QString &path, const QJsonObject *body = nullptr)
    {
        const auto credential = mastodonCredential(m_program.credentials.secrets[who.account.accountKey]);
        const QUrl address = who.account.server.resolved(QUrl(path));
        auto request = body ? net::HttpRequest::postJson(address, *body, net::Purpose::Other)
                            : net::HttpRequest::get(address, net::Purpose::Other);
        request.setBearer(credential->token);
        const auto answer = await(m_program.http.send(request));
        return answer && answer->isSuccess() ? QJsonDocument::fromJson(answer->body) : QJsonDocument();
    }
    [[nodiscard]] bool sayOnThePhone(const Listening &who, const QString &text, const QString &parent)
    {
        const QJsonObject status{{u"status"_s, text}, {u"in_reply_to_id"_s, parent}};
        // snac may close the line that a call goes out on: then nobody knows whether it has arrived.
        for (int i = 0; i < 3; ++i) {
            if (onThePhone(who, u"/api/v1/statuses"_s, &status).object().contains(u"id"_s) ||
                !idAt(who, text).isEmpty())
                return true;
        }
        return false;
    }
    /// What it is called where somebody reads it who follows its writer; empty: it is not there yet.
    [[nodiscard]] QString idAt(const Listening &who, const QString &mark)
    {
        const QJsonArray statuses = onThePhone(who, u"/api/v1/timelines/home"_s).array();
        for (const QJsonValue status : statuses) {
            if (status[u"content"_s].toString().contains(mark))
                return status[u"id"_s].toString();
        }
        return {};
    }
    /// An answer of bob's to alice's post.
    [[nodiscard]] OutgoingPost answerOfBob(const QString &text)
    {
        OutgoingPost answer = post(text);
        answer.answers = Answered{{}, m_rootAtBob};
        return answer;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_server.start(), qPrintable(m_server.log()));
        m_alice.account =
            signIn(u"alice"_s, value("SNAC_A_URL"), value("SNAC_A_USER"), value("SNAC_A_PASSWORD"));
        m_bob.account = signIn(u"bob"_s, value("SNAC_B_URL"), value("SNAC_B_USER"), value("SNAC_B_PASSWORD"));
        QVERIFY(!m_connector.tellsNews(m_alice.account));
        QVERIFY(listen(m_alice, m_connector));
        QVERIFY(listen(m_bob, m_connector));
        const QJsonObject found =
            onThePhone(m_bob, u"/api/v2/search?type=accounts&q="_s + m_alice.account.handle).object();
        const QString aliceAtBob = found[u"accounts"_s][0][u"id"_s].toString();
        QVERIFY(!aliceAtBob.isEmpty());
        const QJsonObject nothing;
        (void)onThePhone(m_bob, u"/api/v1/accounts/%1/follow"_s.arg(aliceAtBob), &nothing);
        const auto isFollowed = [this] {
            return !onThePhone(m_alice, u"/api/v1/notifications"_s).array().isEmpty();
        };
        QTRY_VERIFY_WITH_TIMEOUT(isFollowed(), untilFederated);
        const QString mark = fresh();
        m_root = say(m_alice, post(u"Bread at eight "_s + mark));
        QVERIFY(!m_root.isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(!idAt(m_bob, mark).isEmpty(), untilFederated);
        m_rootAtBob = idAt(m_bob, mark);
    }

    void aReplyArrivesOnceAndIsAnswered()
    {
        const QString mark = fresh();
        const QString id = say(m_bob, answerOfBob(u"Have you rye? %1 #rye"_s.arg(mark)));
        QVERIFY(!id.isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(heardOf(m_alice, mark), size_t(1), untilFederated);
        for (int i = 0; i < 5; ++i)
            QCOMPARE(heardOf(m_alice, mark), size_t(1));
        const IncomingMessage said = m_alice.saying(mark).front();
        QCOMPARE(said.channel, Channel::Reply);
        QVERIFY(!said.isOurs);
        QCOMPARE(said.from.handle, m_bob.account.handle);
        QCOMPARE(said.answersId, m_root);
        QVERIFY(said.url.isValid());
        QCOMPARE(said.hashtags, QStringList(u"rye"_s));

        const QString answerMark = fresh();
        OutgoingPost answer = post(u"@%1 yes! %2"_s.arg(said.from.handle, answerMark));
        answer.answers = Answered{said.rootId, said.remoteId};
        QVERIFY(!say(m_alice, answer).isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(heardOf(m_bob, answerMark), size_t(1), untilFederated);
        const IncomingMessage back = m_bob.saying(answerMark).front();
        QCOMPARE(back.channel, Channel::Reply);
        QCOMPARE(back.answersId, id);
        QCOMPARE(back.from.handle, m_alice.account.handle);
        // She hears herself: it is answered, wherever that was done.
        QCOMPARE(heardOf(m_alice, answerMark), size_t(1));
        QVERIFY(m_alice.saying(answerMark).front().isOurs);
        QCOMPARE(m_alice.saying(answerMark).front().answersId, said.remoteId);

        const auto thread = await(m_connector.readThread(m_bob.account, back.remoteId, {}));
        QVERIFY(thread);
        QCOMPARE(thread->messages.size(), size_t(3));
        QCOMPARE(thread->messages[0].remoteId, m_rootAtBob);
        QCOMPARE(thread->messages[1].remoteId, id);
        QVERIFY(thread->messages[1].isOurs && !thread->messages[2].isOurs);
        QCOMPARE(thread->messages[2].rootId, m_rootAtBob);
    }

    void aDirectMessageGoesThereAndBack()
    {
        const QString mark = fresh();
        OutgoingPost secret = answerOfBob(u"Between us "_s + mark);
        secret.options.insert(option::visibility, u"direct"_s);
        QVERIFY(!say(m_bob, secret).isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(heardOf(m_alice, mark), size_t(1), untilFederated);
        const IncomingMessage said = m_alice.saying(mark).front();
        QCOMPARE(said.channel, Channel::DirectMessage);
        QVERIFY(said.url.isEmpty());
        const QString answerMark = fresh();
        OutgoingPost answer = post(u"@%1 of course %2"_s.arg(said.from.handle, answerMark));
        answer.answers = Answered{{}, said.remoteId};
        answer.options.insert(option::visibility, u"direct"_s);
        QVERIFY(!await(m_connector.find(m_alice.account, answer, {}))->has_value());
        QVERIFY(!say(m_alice, answer).isEmpty()); // sent once, and found again
        QTRY_COMPARE_WITH_TIMEOUT(heardOf(m_bob, answerMark), size_t(1), untilFederated);
        QCOMPARE(m_bob.saying(answerMark).front().channel, Channel::DirectMessage);
    }

    void whatIsAnsweredOnThePhoneIsNoticed()
    {
        const QString mark = fresh();
        QVERIFY(!say(m_bob, answerOfBob(u"Anyone? "_s + mark)).isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(heardOf(m_alice, mark), size_t(1), untilFederated);
        const QString id = m_alice.saying(mark).front().remoteId;
        const QString answerMark = fresh();
        QVERIFY(sayOnThePhone(m_alice, u"Here "_s + answerMark, id));
        QCOMPARE(heardOf(m_alice, answerMark), size_t(1));
        const IncomingMessage own = m_alice.saying(answerMark).front();
        QVERIFY(own.isOurs);
        QCOMPARE(own.answersId, id);
        QCOMPARE(heardOf(m_alice, answerMark), size_t(1));
    }

    void aSignInThatRanOutLosesNothing()
    {
        const QString kept = m_program.credentials.secrets[u"alice"_s];
        MastodonCredential wrong = *mastodonCredential(kept);
        wrong.token = u"0123456789abcdef0123456789abcdef"_s;
        m_program.credentials.secrets.insert(u"alice"_s, toText(wrong));
        const QString mark = fresh();
        QVERIFY(!say(m_bob, answerOfBob(u"Still there? "_s + mark)).isEmpty());
        // snac answers a list of conversations to anybody.
        const auto refused = [this] {
            for (int i = 0; i < 3; ++i) {
                const auto heard = await(m_connector.listen(m_alice.account, m_alice.cursor, m_begin, {}));
                if (!heard)
                    return heard.error().code;
                m_alice.cursor = heard->cursor;
            }
            return ErrorCode::Conflict;
        };
        QCOMPARE(errorCodeName(refused()), errorCodeName(ErrorCode::SignInNeeded));
        m_program.credentials.secrets.insert(u"alice"_s, kept);
        QTRY_COMPARE_WITH_TIMEOUT(heardOf(m_alice, mark), size_t(1), untilFederated);
    }

    /// Lines that are cut at any byte, a program that is killed before it kept what it heard, and a clock
    /// that jumps by years: each message is kept once.
    void nothingIsLostNorKeptTwice()
    {
        const quint32 seed = flowSeed();
        QRandomGenerator random(seed);
        FaultLine line(m_alice.account.server, seed);
        line.setShare(50);
        FakeClock clock(m_program.realClock.now());
        MastodonConnector connector(m_program.http, m_program.credentials, m_rules, clock, m_program.timers);
        Listening alice = m_alice;
        alice.account.accountKey = u"by the line"_s;
        MastodonCredential credential = *mastodonCredential(m_program.credentials.secrets[u"alice"_s]);
        credential.server = line.url();
        m_program.credentials.secrets.insert(alice.account.accountKey, toText(credential));
        const QString mark = fresh();
        constexpr int messages = 8;
        int said = 0;
        int killed = 0;
        const auto round = [&] {
            if (said < messages)
                QVERIFY(sayOnThePhone(m_bob, u"Number %1 %2"_s.arg(++said).arg(mark), m_rootAtBob));
            clock.setNow(m_program.realClock.now() + std::chrono::hours(24 * random.bounded(-1000, 1000)));
            const QString cursor = alice.cursor;
            const auto heard = await(connector.listen(alice.account, cursor, m_begin, {}));
            if (!heard)
                return;
            if (random.bounded(3) == 0) {
                ++killed;
                return;
            }
            alice.cursor = heard->cursor;
            alice.kept.insert(alice.kept.end(), heard->messages.begin(), heard->messages.end());
        };
        const auto arrived = [&] {
            round();
            return alice.saying(mark).size();
        };
        QTRY_VERIFY_WITH_TIMEOUT(arrived() >= size_t(messages) && said == messages, 4 * untilFederated);
        for (int i = 0; i < 15; ++i)
            round();
        line.setShare(0);
        line.dropAll();
        QVERIFY(listen(alice, connector));
        QCOMPARE(alice.saying(mark).size(), size_t(messages));
        QVERIFY(killed > 0 &&
                line.met(FaultLine::Fate::CutAnswer) + line.met(FaultLine::Fate::CutRequest) > 0);
    }

    void looksForHashtagsAndWords()
    {
        const QString tag = u"rye"_s + fresh().left(8);
        const QString id = say(m_alice, post(u"Fresh bread #"_s + tag));
        SearchRequest request;
        request.since = m_begin;
        request.hashtag = tag;
        const auto byTag = await(m_connector.search(m_alice.account, request, {}));
        QVERIFY(byTag);
        QCOMPARE(byTag->messages.size(), size_t(1));
        QCOMPARE(byTag->messages[0].remoteId, id);
        QCOMPARE(byTag->messages[0].channel, Channel::Said);
        QCOMPARE(byTag->messages[0].hashtags, QStringList(tag));
        request.hashtag.clear();
        request.words = tag;
        const auto byWords = await(m_connector.search(m_alice.account, request, {}));
        QVERIFY2(byWords, qPrintable(byWords ? QString() : byWords.error().sentence()));
        QCOMPARE(byWords->messages.size(), size_t(1));
    }
};

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (!serversAllowed()) {
        (void)std::fputs("skipped: real servers are not asked for\n", stderr);
        return skipped;
    }
    TestMastodonListening test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_mastodon_listening.moc"
