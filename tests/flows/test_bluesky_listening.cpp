// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Hearing, on servers that nobody here wrote: what others say arrives once, is answered, and they see it.
#include "flows/bluesky_network.h"
#include "networks/listener.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <algorithm>

using namespace hatstand;
using namespace hatstand::test;
using namespace std::chrono_literals;

namespace
{
const QString postCollection = QStringLiteral("app.bsky.feed.post");
/// The AppView shows what happened about 0.3 s later.
constexpr int patience = 8'000;

QString s(const char *text)
{
    return QString::fromUtf8(text);
}
} // namespace

/// Somebody who listens, and keeps what was heard with the place to go on from.
class Ear
{
public:
    Ear(BlueskyProgram &program, networks::AccountIdentity account)
        : m_program(program), m_account(std::move(account))
    {
    }
    /// One call; what fails leaves everything as it was. False then.
    bool once()
    {
        const auto heard = await(
            m_program.connector.listener()->listen(m_account, cursor, m_program.clock.now() - 240h, {}));
        if (!heard) {
            failure = heard.error().sentence();
            return false;
        }
        cursor = heard->cursor;
        hasMore = heard->hasMore;
        for (const networks::IncomingMessage &message : heard->messages) {
            ++times[message.remoteId];
            messages.insert(message.remoteId, message);
        }
        return true;
    }
    /// Until there is no more. How many are known then.
    qsizetype all()
    {
        do {
            if (!once())
                return -1;
        } while (hasMore);
        return messages.size();
    }
    [[nodiscard]] bool heardEachOnce() const
    {
        return std::all_of(times.begin(), times.end(), [](int count) { return count == 1; });
    }

    QString cursor;
    bool hasMore = true;
    QString failure;
    QHash<QString, int> times;
    QHash<QString, networks::IncomingMessage> messages;

private:
    BlueskyProgram &m_program;
    const networks::AccountIdentity m_account;
};

class TestBlueskyListening : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup()
    {
        if (QTest::currentTestFailed() && m_ear)
            qWarning("notified of %d, heard %d. %s", int(notificationsOf(m_person).size()),
                     int(m_ear->messages.size()), qPrintable(m_ear->failure));
    }

    void whatOthersSayIsHeardOnceAnsweredAndSeen();
    void whatWasAnsweredElsewhereIsHeardAsOurs();
    void aDeletedAnswerIsGoneFromTheThread();
    void pagesAreLeftAndTakenUpAgain();
    void findsWhatIsSaidAnywhere();
    void directMessagesThatCannotBeReadAreNotAskedForAgain();
    void linesThatBreakAndSignInsThatEndLoseNothing();

private:
    /// As another program writes it: at the server itself.
    QJsonObject write(const BlueskyNetwork::Person &person, QJsonObject record)
    {
        record[s("$type")] = postCollection;
        if (!record.contains(s("createdAt")))
            record[s("createdAt")] = m_program->clock.now().toIso();
        return m_network.tell(
            s("com.atproto.repo.createRecord"),
            {{s("repo"), person.did}, {s("collection"), postCollection}, {s("record"), record}},
            person.token);
    }
    /// Once the AppView knows it: that tells nobody of an answer whose post comes later than itself, which
    /// happens when two accounts write within the same moment.
    [[nodiscard]] QJsonObject refOf(const QString &uri)
    {
        QUrlQuery query;
        query.addQueryItem(s("uris"), uri);
        const auto isKnown = [this, &query] {
            const QJsonObject answer = m_network.ask(s("app.bsky.feed.getPosts"), query, m_person.token);
            return !answer[s("posts")].toArray().isEmpty();
        };
        if (!QTest::qWaitFor(isKnown, patience))
            qWarning("%s is not known", qPrintable(uri));
        const QJsonObject record =
            m_network.record(uri.section(u'/', 2, 2), postCollection, uri.section(u'/', 4, 4));
        return {{s("uri"), uri}, {s("cid"), record[s("cid")]}};
    }
    [[nodiscard]] QJsonObject answerTo(const QString &root, const QString &parent, const QString &text)
    {
        return {{s("text"), text},
                {s("reply"), QJsonObject{{s("root"), refOf(root)}, {s("parent"), refOf(parent)}}}};
    }
    [[nodiscard]] QJsonObject naming(const QString &did, const QString &text) const
    {
        const QJsonObject feature{{s("$type"), s("app.bsky.richtext.facet#mention")}, {s("did"), did}};
        return {{s("text"), text},
                {s("facets"),
                 QJsonArray{QJsonObject{{s("index"), QJsonObject{{s("byteStart"), 0}, {s("byteEnd"), 4}}},
                                        {s("features"), QJsonArray{feature}}}}}};
    }
    /// What the other one is notified of, in his own program.
    [[nodiscard]] QStringList notificationsOf(const BlueskyNetwork::Person &person)
    {
        QStringList all;
        QUrlQuery query;
        query.addQueryItem(s("limit"), s("100"));
        const QJsonObject answer =
            m_network.ask(s("app.bsky.notification.listNotifications"), query, person.token);
        const QJsonArray items = answer[s("notifications")].toArray();
        for (const QJsonValue item : items)
            all << item[s("reason")].toString() + u' ' + item[s("uri")].toString();
        return all;
    }
    [[nodiscard]] QString publish(const QString &text)
    {
        const auto published = m_program->publish(m_alice, m_program->post(text));
        return published ? published->remoteId : QString();
    }
    [[nodiscard]] Result<networks::Heard> thread(const QString &remoteId)
    {
        return await(m_program->connector.listener()->readThread(m_alice, remoteId, {}));
    }

    BlueskyNetwork m_network;
    std::unique_ptr<BlueskyProgram> m_program;
    BlueskyNetwork::Person m_person; ///< who is m_alice
    BlueskyNetwork::Person m_bob;
    networks::AccountIdentity m_alice;
    std::unique_ptr<Ear> m_ear;
};

void TestBlueskyListening::initTestCase()
{
    QVERIFY2(m_network.start(), qPrintable(m_network.log()));
    m_program = std::make_unique<BlueskyProgram>(m_network.options());
    m_person = m_network.newPerson();
    m_bob = m_network.newPerson();
    const auto alice = m_program->signIn(m_network.url(), m_person.handle, m_person.appPassword);
    QVERIFY2(alice, alice ? "" : qPrintable(alice.error().sentence()));
    m_alice = *alice;
    m_ear = std::make_unique<Ear>(*m_program, m_alice);
    QTRY_COMPARE_WITH_TIMEOUT(m_ear->all(), 0, patience);
}

void TestBlueskyListening::whatOthersSayIsHeardOnceAnsweredAndSeen()
{
    const QString ours = publish(s("Fresh bread from six o'clock"));
    QVERIFY(!ours.isEmpty());
    const QString answer = write(m_bob, answerTo(ours, ours, s("On Sundays too? 🥖")))[s("uri")].toString();
    const QString mention = write(m_bob, naming(m_alice.remoteId, s("@you bake well")))[s("uri")].toString();
    QJsonObject quoting{{s("text"), s("Look at this")}};
    quoting[s("embed")] = QJsonObject{{s("$type"), s("app.bsky.embed.record")}, {s("record"), refOf(ours)}};
    const QString quote = write(m_bob, quoting)[s("uri")].toString();

    QTRY_COMPARE_WITH_TIMEOUT(m_ear->all(), 3, patience);
    for (int again = 0; again < 3; ++again)
        QCOMPARE(m_ear->all(), 3);
    QVERIFY(m_ear->heardEachOnce());
    const networks::IncomingMessage heard = m_ear->messages.value(answer);
    QCOMPARE(heard.text, s("On Sundays too? 🥖"));
    QCOMPARE(heard.channel, networks::Channel::Reply);
    QCOMPARE(heard.answersId, ours);
    QCOMPARE(heard.from.remoteId, m_bob.did);
    QCOMPARE(heard.from.handle, m_bob.handle);
    QVERIFY(!heard.isOurs);
    QCOMPARE(m_ear->messages.value(mention).channel, networks::Channel::Mention);
    QCOMPARE(m_ear->messages.value(quote).channel, networks::Channel::Quote);
    QCOMPARE(m_ear->messages.value(quote).quotesId, ours);

    // Answered with nothing but what was heard; heard it was, so that it is known.
    networks::OutgoingPost reply = m_program->post(s("On Sundays from eight."));
    reply.answers = networks::Answered{heard.rootId, heard.remoteId};
    const auto sent = m_program->publish(m_alice, reply);
    QVERIFY2(sent, sent ? "" : qPrintable(sent.error().sentence()));
    QTRY_COMPARE_WITH_TIMEOUT(notificationsOf(m_bob).count(s("reply ") + sent->remoteId), 1, patience);
    // And one who began the thread himself.
    networks::OutgoingPost thanks = m_program->post(s("Thank you!"));
    thanks.answers = networks::Answered{mention, mention};
    const auto thanked = m_program->publish(m_alice, thanks);
    QVERIFY2(thanked, thanked ? "" : qPrintable(thanked.error().sentence()));
    QTRY_COMPARE_WITH_TIMEOUT(notificationsOf(m_bob).count(s("reply ") + thanked->remoteId), 1, patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_ear->all(), 5, patience);
    QVERIFY(m_ear->messages.value(sent->remoteId).isOurs);
    QVERIFY(m_ear->heardEachOnce());
}

void TestBlueskyListening::whatWasAnsweredElsewhereIsHeardAsOurs()
{
    const QString ours = publish(s("We look for a baker"));
    const QString asked = write(m_bob, answerTo(ours, ours, s("Is it full time?")))[s("uri")].toString();
    // On the phone.
    const QString phone = write(m_person, answerTo(ours, asked, s("Yes, full time")))[s("uri")].toString();
    const QString deeper = write(m_bob, answerTo(ours, phone, s("I will call")))[s("uri")].toString();
    const qsizetype before = m_ear->messages.size();
    QTRY_COMPARE_WITH_TIMEOUT(m_ear->all(), before + 3, patience);
    const networks::IncomingMessage heard = m_ear->messages.value(phone);
    QVERIFY(heard.isOurs);
    QCOMPARE(heard.answersId, asked);
    QCOMPARE(heard.rootId, ours);
    QVERIFY(m_ear->heardEachOnce());

    const auto whole = thread(asked);
    QVERIFY2(whole, whole ? "" : qPrintable(whole.error().sentence()));
    QSet<QString> ids;
    for (const networks::IncomingMessage &message : whole->messages) {
        ids.insert(message.remoteId);
        QCOMPARE(message.isOurs, message.from.remoteId == m_alice.remoteId);
    }
    QCOMPARE(ids, QSet<QString>({ours, asked, phone, deeper}));
    QCOMPARE(whole->messages.size(), size_t(4));
}

void TestBlueskyListening::aDeletedAnswerIsGoneFromTheThread()
{
    const QString ours = publish(s("Any questions?"));
    const QString asked = write(m_bob, answerTo(ours, ours, s("A mistake")))[s("uri")].toString();
    const auto count = [this, ours] { return thread(ours).value_or(networks::Heard()).messages.size(); };
    QTRY_COMPARE_WITH_TIMEOUT(count(), size_t(2), patience);
    (void)m_network.tell(
        s("com.atproto.repo.deleteRecord"),
        {{s("repo"), m_bob.did}, {s("collection"), postCollection}, {s("rkey"), asked.section(u'/', 4, 4)}},
        m_bob.token);
    QTRY_COMPARE_WITH_TIMEOUT(count(), size_t(1), patience);
    QCOMPARE(thread(asked).error().code, ErrorCode::NotFound);
    // It may have been heard before it was deleted.
    QVERIFY(m_ear->all() >= 0);
}

void TestBlueskyListening::pagesAreLeftAndTakenUpAgain()
{
    // More than two pages, said within a minute that is over.
    QJsonArray writes;
    const Instant first = m_program->clock.now() - 50min;
    for (int i = 0; i < 130; ++i) {
        QJsonObject record = naming(m_alice.remoteId, QStringLiteral("@you %1").arg(i));
        record[s("$type")] = postCollection;
        record[s("createdAt")] = (first + Milliseconds(i * 100)).toIso();
        writes.append(QJsonObject{{s("$type"), s("com.atproto.repo.applyWrites#create")},
                                  {s("collection"), postCollection},
                                  {s("value"), record}});
    }
    const qsizetype before = m_ear->messages.size();
    (void)m_network.tell(s("com.atproto.repo.applyWrites"), {{s("repo"), m_bob.did}, {s("writes"), writes}},
                         m_bob.token);
    QTRY_VERIFY_WITH_TIMEOUT(notificationsOf(m_person).join(u' ').count(s("mention ")) >= 90, patience);

    // Killed after every single page: what was kept is all that the next one knows.
    Ear fresh(*m_program, m_alice);
    int pages = 0;
    do {
        Ear next(*m_program, m_alice);
        next.cursor = fresh.cursor;
        next.times = fresh.times;
        next.messages = fresh.messages;
        QVERIFY2(next.once(), qPrintable(next.failure));
        Ear lost(*m_program, m_alice); // this one was killed before it kept anything
        lost.cursor = fresh.cursor;
        QVERIFY(lost.once());
        fresh.cursor = next.cursor;
        fresh.times = next.times;
        fresh.messages = next.messages;
        fresh.hasMore = next.hasMore;
        ++pages;
    } while (fresh.hasMore && pages < 50);
    QVERIFY(pages >= 2); // the last ones may be shown later
    QTRY_COMPARE_WITH_TIMEOUT(m_ear->all(), before + 130, patience);
    QTRY_COMPARE_WITH_TIMEOUT(fresh.all(), m_ear->messages.size(), patience);
    QVERIFY(m_ear->heardEachOnce());
    QVERIFY(fresh.heardEachOnce());
}

void TestBlueskyListening::findsWhatIsSaidAnywhere()
{
    const QString word = QStringLiteral("sourdough%1").arg(QRandomGenerator::system()->generate());
    const QString said = write(m_bob, {{s("text"), s("I love ") + word}})[s("uri")].toString();
    networks::SearchRequest request;
    request.words = word;
    request.since = m_program->clock.now() - 24h;
    const auto find = [this, &request] {
        const auto found = await(m_program->connector.searcher()->search(m_alice, request, {}));
        if (!found)
            qWarning("%s", qPrintable(found.error().sentence()));
        return found.value_or(networks::Heard());
    };
    QTRY_COMPARE_WITH_TIMEOUT(find().messages.size(), size_t(1), patience);
    const networks::Heard found = find();
    QCOMPARE(found.messages[0].remoteId, said);
    QCOMPARE(found.messages[0].channel, networks::Channel::Said);
    request.cursor = found.cursor;
    QVERIFY(find().messages.empty());
}

void TestBlueskyListening::directMessagesThatCannotBeReadAreNotAskedForAgain()
{
    // This network of servers has no such service, and the app password no such right.
    int asked = 0;
    BlueskyProgram program(m_network.options());
    const auto alice = program.signIn(m_network.url(), m_person.handle, m_person.appPassword);
    QVERIFY(alice);
    Ear ear(program, *alice);
    for (int i = 0; i < 3; ++i)
        QVERIFY2(ear.all() > 0, qPrintable(ear.failure));
    for (const net::TrafficEntry &entry : program.log.entries())
        asked += entry.purpose == net::Purpose::ReadMessages ? 1 : 0;
    QVERIFY2(asked >= 1 && asked <= 2, qPrintable(QString::number(asked))); // once more with a new token
}

void TestBlueskyListening::linesThatBreakAndSignInsThatEndLoseNothing()
{
    TestServer proxy(QStringLiteral("faultproxy"),
                     {QStringLiteral("TARGET_PORT=%1").arg(m_network.url().port()),
                      QStringLiteral("PORT=28094"), QStringLiteral("INSTANCE=listening")});
    QVERIFY2(proxy.start(), qPrintable(proxy.log()));
    BlueskyProgram program(m_network.options());
    const auto signedIn = program.signIn(m_network.url(), m_person.handle, m_person.appPassword);
    QVERIFY(signedIn);
    const auto setFault = [&program, &proxy](const QByteArray &fault) {
        net::HttpRequest put;
        put.method = net::HttpMethod::Put;
        put.url = QUrl(proxy.value(QStringLiteral("FAULTPROXY_CONTROL")));
        put.body = fault;
        put.contentType = QByteArrayLiteral("application/json");
        QVERIFY(await(program.http.send(put)));
        net::HttpRequest reset;
        reset.method = net::HttpMethod::Delete;
        reset.url = put.url;
        QVERIFY(await(program.http.send(reset)));
    };
    const auto change = [&program, &signedIn](const std::function<void(networks::BlueskyCredential &)> &how) {
        QString &kept = program.credentials.secrets[signedIn->accountKey];
        auto credential = networks::blueskyCredential(kept).value();
        how(credential);
        kept = networks::toText(credential);
    };
    change([&proxy](networks::BlueskyCredential &credential) {
        credential.home =
            QUrl(QStringLiteral("http://127.0.0.1:") + proxy.value(QStringLiteral("FAULTPROXY_PORT")));
    });
    Ear ear(program, *signedIn);
    int failures = 0;
    // Every stage of the requests, and of answers of many thousand bytes.
    for (const QByteArray where : {"cutRequest", "cut"}) {
        for (const int bytes : {0, 1, 40, 300, 700, 1'000, 3'000, 9'000, 20'000, 40'000, 60'000}) {
            setFault("{\"" + where + "\":" + QByteArray::number(bytes) + ",\"times\":2}");
            failures += ear.once() ? 0 : 1;
            if (bytes % 3 == 1) // signs in anew in the middle of it
                change([this](networks::BlueskyCredential &credential) {
                    credential.access = m_network.runOut(credential.access);
                });
        }
    }
    setFault("{}");
    QVERIFY2(failures > 5, qPrintable(QString::number(failures)));
    QVERIFY2(ear.all() > 0, qPrintable(ear.failure));
    // All that the other one, whose line never broke, has heard; and each of it once.
    QVERIFY(m_ear->all() > 130);
    QCOMPARE(QSet<QString>(ear.messages.keyBegin(), ear.messages.keyEnd()),
             QSet<QString>(m_ear->messages.keyBegin(), m_ear->messages.keyEnd()));
    QVERIFY(ear.heardEachOnce());
}

int main(int argc, char **argv)
{
    if (!serversAllowed())
        return skipped;
    QCoreApplication application(argc, argv);
    TestBlueskyListening test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_bluesky_listening.moc"
