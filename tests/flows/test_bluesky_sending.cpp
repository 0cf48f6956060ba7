// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// The whole way from the outbox to a real network, with all that can happen on it. How often a post stands
// there is counted on the server.
#include "flows/flow_program.h"
#include "support/files.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImage>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <algorithm>

using namespace hatstand;
using namespace hatstand::test;
using publish::DeliveryState;

namespace
{
/// "prefix 00", "prefix 01", …
QStringList numbered(const QString &prefix, int count)
{
    QStringList texts;
    for (int i = 0; i < count; ++i)
        texts << QStringLiteral("%1 %2").arg(prefix).arg(i, 2, 10, QLatin1Char('0'));
    return texts;
}

/// A picture whose upload takes many packets: noise, which does not compress.
QByteArray noise(QRandomGenerator &random)
{
    QImage image(QSize(160, 120), QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            image.setPixel(x, y, random.generate());
    }
    QBuffer buffer;
    (void)image.save(&buffer, "PNG");
    return buffer.data();
}

/// HATSTAND_SEED repeats a run.
quint32 seed()
{
    bool given = false;
    const quint32 value = qEnvironmentVariable("HATSTAND_SEED").toUInt(&given);
    const quint32 chosen = given ? value : QRandomGenerator::system()->generate();
    qInfo("HATSTAND_SEED=%u", chosen);
    return chosen;
}
} // namespace

class TestBlueskySending : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();

    void sendsAPostWithAPicture();
    void aRevokedAppPasswordStopsOnlyItsAccount();
    void aLineCutAnywhereSendsEachPostOnce();
    void aKilledSenderSendsEachPostOnce();
    void twoSendersSendEachPostOnce();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("Flow.hatstand")); }
    [[nodiscard]] std::unique_ptr<FlowProgram> program(const Clock &clock) const
    {
        return std::make_unique<FlowProgram>(path(), m_network.options(), clock);
    }
    [[nodiscard]] QStringList standing(const QString &start)
    {
        return m_network.postsBeginning(m_alice.did, start);
    }
    /// One new picture for a post.
    static std::vector<plan::PostMedia> addPicture(FlowProgram &program, QRandomGenerator &random);
    /// How many of the posts that begin so have a picture.
    [[nodiscard]] qsizetype withPicture(const QString &start);
    [[nodiscard]] std::unique_ptr<QProcess> startSender() const;
    void runToTheEnd(QProcess &process);
    void setFault(TestServer &proxy, const QByteArray &fault);

    BlueskyNetwork m_network;
    BlueskyNetwork::Person m_alice;
    std::unique_ptr<QTemporaryDir> m_folder;
    SystemClock m_clock;
};

void TestBlueskySending::initTestCase()
{
    QVERIFY2(m_network.start(), qPrintable(m_network.log()));
}

void TestBlueskySending::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_alice = m_network.newPerson();
    QVERIFY(!m_alice.appPassword.isEmpty());
}

void TestBlueskySending::sendsAPostWithAPicture()
{
    const auto hatstand = program(m_clock);
    const auto client = hatstand->addClient();
    const auto account =
        hatstand->connectAccount(client, m_network.url(), m_alice.handle, m_alice.appPassword);
    QVERIFY2(account, account ? "" : qPrintable(account.error().sentence()));
    QImage image(QSize(64, 48), QImage::Format_RGB32);
    image.fill(Qt::darkGreen);
    QBuffer buffer;
    QVERIFY(image.save(&buffer, "PNG"));
    const auto item = await(hatstand->media->addBytes(buffer.data(), QStringLiteral("olives.png")));
    QVERIFY2(item, item ? "" : qPrintable(item.error().sentence()));

    plan::Post post;
    post.clientId = client;
    post.text = QStringLiteral("New oil for @bob.test #oliveoil");
    post.firstComment = QStringLiteral("Order below");
    post.media = {{item->id, QStringLiteral("Green olives in a bowl")}};
    plan::Version version;
    version.accountId = *account;
    post.versions = {version};
    const plan::PostId id = hatstand->posts->add(post).value();
    const auto sent = hatstand->outbox->sendNow(id);
    QVERIFY2(sent, sent ? "" : qPrintable(sent.error().sentence()));
    hatstand->pass();

    const publish::Delivery delivery = hatstand->delivery(id);
    QVERIFY2(delivery.state == DeliveryState::Published, qPrintable(delivery.error.sentence()));
    const QJsonValue value = m_network.record(m_alice.did, QStringLiteral("app.bsky.feed.post"),
                                              delivery.recordKey)[QLatin1StringView("value")];
    QCOMPARE(value[QLatin1StringView("text")].toString(), post.text);
    QCOMPARE(value[QLatin1StringView("langs")].toArray(), QJsonArray{QStringLiteral("en")});
    QCOMPARE(value[QLatin1StringView("facets")].toArray().size(), 2);
    const QJsonValue picture = value[QLatin1StringView("embed")][QLatin1StringView("images")][0];
    QCOMPARE(picture[QLatin1StringView("alt")].toString(), QStringLiteral("Green olives in a bowl"));
    QCOMPARE(picture[QLatin1StringView("aspectRatio")][QLatin1StringView("width")].toInt(), 64);
    const QString cid =
        picture[QLatin1StringView("image")][QLatin1StringView("ref")][QLatin1StringView("$link")].toString();
    QCOMPARE(m_network.blob(m_alice.did, cid), buffer.data());
    QCOMPARE(standing(QStringLiteral("Order below")).size(), 1);
}

void TestBlueskySending::aRevokedAppPasswordStopsOnlyItsAccount()
{
    const BlueskyNetwork::Person person = m_network.newPerson();
    FakeClock clock(m_clock.now());
    const auto hatstand = program(clock);
    const auto client = hatstand->addClient();
    const auto alice = hatstand->connectAccount(client, m_network.url(), m_alice.handle, m_alice.appPassword);
    const auto bob = hatstand->connectAccount(client, m_network.url(), person.handle, person.appPassword);
    QVERIFY(alice && bob);
    (void)m_network.tell(QStringLiteral("com.atproto.server.revokeAppPassword"),
                         {{QStringLiteral("name"), QStringLiteral("tests")}}, person.token);
    // The last access token would go on for two hours.
    const QString key = bob->toString();
    auto credential = networks::blueskyCredential(await(hatstand->credentials.read(key)).value()).value();
    credential.access = m_network.runOut(credential.access);
    QVERIFY(await(hatstand->credentials.write(key, networks::toText(credential))));

    const auto ofBob = hatstand->sendNow(client, *bob, QStringLiteral("Bob waits"));
    const auto ofAlice = hatstand->sendNow(client, *alice, QStringLiteral("Alice goes on"));
    hatstand->pass();
    QCOMPARE(hatstand->delivery(ofAlice).state, DeliveryState::Published);
    QCOMPARE(hatstand->delivery(ofBob).state, DeliveryState::Scheduled);
    QCOMPARE(hatstand->accounts->account(*bob)->health, clients::Health::SignInNeeded);
    QCOMPARE(hatstand->accounts->account(*alice)->health, clients::Health::Works);
    // However often it is tried, nobody is asked again before the person has signed in.
    const qsizetype asked = hatstand->log.entries().size();
    clock.advance(std::chrono::minutes(10));
    hatstand->pass();
    QCOMPARE(hatstand->log.entries().size(), asked);
    QVERIFY(m_network.postsBeginning(person.did, QStringLiteral("Bob waits")).isEmpty());

    const QString fresh = m_network.newAppPassword(person.token, QStringLiteral("fresh"));
    const auto again = hatstand->connectAccount(client, m_network.url(), person.handle, fresh, *bob);
    QVERIFY2(again, again ? "" : qPrintable(again.error().sentence()));
    hatstand->pass();
    QCOMPARE(hatstand->delivery(ofBob).state, DeliveryState::Published);
    QCOMPARE(m_network.postsBeginning(person.did, QStringLiteral("Bob waits")).size(), 1);
}

std::vector<plan::PostMedia> TestBlueskySending::addPicture(FlowProgram &program, QRandomGenerator &random)
{
    const auto item = await(program.media->addBytes(noise(random), QStringLiteral("noise.png")));
    if (!item)
        qFatal("%s", qPrintable(item.error().sentence()));
    return {{item->id, QStringLiteral("Noise")}};
}

qsizetype TestBlueskySending::withPicture(const QString &start)
{
    const QJsonArray posts = m_network.records(m_alice.did, QStringLiteral("app.bsky.feed.post"));
    return std::count_if(posts.begin(), posts.end(), [&start](const QJsonValue &post) {
        const QJsonValue value = post[QLatin1StringView("value")];
        return value[QLatin1StringView("text")].toString().startsWith(start) &&
               value[QLatin1StringView("embed")][QLatin1StringView("images")].toArray().size() == 1;
    });
}

void TestBlueskySending::setFault(TestServer &proxy, const QByteArray &fault)
{
    const QUrl control(proxy.value(QStringLiteral("FAULTPROXY_CONTROL")));
    net::RateLimiter limiter(m_clock);
    SystemTimers timers;
    net::HttpClient http(m_clock, timers, limiter, nullptr, nullptr, {QStringLiteral("Hatstand/test"), {}});
    net::HttpRequest put;
    put.method = net::HttpMethod::Put;
    put.url = control;
    put.body = fault;
    put.contentType = QByteArrayLiteral("application/json");
    QVERIFY(await(http.send(put)));
    // Kept connections end, so that the next request meets the fault.
    net::HttpRequest reset;
    reset.method = net::HttpMethod::Delete;
    reset.url = control;
    QVERIFY(await(http.send(reset)));
}

void TestBlueskySending::aLineCutAnywhereSendsEachPostOnce()
{
    QRandomGenerator random(seed());
    TestServer proxy(QStringLiteral("faultproxy"),
                     {QStringLiteral("TARGET_PORT=%1").arg(m_network.url().port()),
                      QStringLiteral("PORT=28096"), QStringLiteral("INSTANCE=sending")});
    QVERIFY2(proxy.start(), qPrintable(proxy.log()));
    const QUrl server(QStringLiteral("http://127.0.0.1:") + proxy.value(QStringLiteral("FAULTPROXY_PORT")));
    FakeClock clock(m_clock.now());
    const auto hatstand = program(clock);
    const auto client = hatstand->addClient();
    const auto account = hatstand->connectAccount(client, server, m_alice.handle, m_alice.appPassword);
    QVERIFY2(account, account ? "" : qPrintable(account.error().sentence()));
    const QStringList texts = numbered(QStringLiteral("Cut"), 36);
    int uncertain = 0;
    qsizetype pictures = 0;
    for (const QString &text : texts) {
        // Every third has a picture, whose upload is cut anywhere too.
        const bool hasPicture = text.at(text.size() - 1).digitValue() % 3 == 0;
        const QByteArray where = random.bounded(2) == 0 ? "cut" : "cutRequest";
        const int longest = hasPicture && where == "cutRequest" ? 70'000 : 1800;
        setFault(proxy, "{\"" + where + "\":" + QByteArray::number(random.bounded(longest)) +
                            ",\"times\":" + QByteArray::number(random.bounded(1, 4)) + "}");
        pictures += hasPicture ? 1 : 0;
        const auto id =
            hatstand->sendNow(client, *account, text, QStringLiteral("Below ") + text,
                              hasPicture ? addPicture(*hatstand, random) : std::vector<plan::PostMedia>());
        for (int pass = 0; pass < 20 && hatstand->delivery(id).state != DeliveryState::Published; ++pass) {
            hatstand->pass();
            clock.advance(std::chrono::minutes(6));
        }
        const publish::Delivery delivery = hatstand->delivery(id);
        QVERIFY2(delivery.state == DeliveryState::Published, qPrintable(delivery.error.sentence()));
        const auto events = hatstand->outbox->events(delivery.id).value();
        for (const publish::DeliveryEvent &event : events)
            uncertain += event.to == DeliveryState::Uncertain ? 1 : 0;
    }
    QCOMPARE(standing(QStringLiteral("Cut")), texts);
    QCOMPARE(standing(QStringLiteral("Below Cut")).size(), texts.size());
    QCOMPARE(withPicture(QStringLiteral("Cut")), pictures);
    // The faults did bite: otherwise nothing was tested.
    QVERIFY2(uncertain > 0, "no answer was ever unclear");
    qInfo("%d unclear answers", uncertain);
}

std::unique_ptr<QProcess> TestBlueskySending::startSender() const
{
    auto process = std::make_unique<QProcess>();
    process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process->start(QCoreApplication::applicationDirPath() + QStringLiteral("/flow_sender"),
                   {path(), m_network.url().toString(), m_network.value("PLC_URL")});
    return process;
}

void TestBlueskySending::runToTheEnd(QProcess &process)
{
    QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 30'000);
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
}

void TestBlueskySending::aKilledSenderSendsEachPostOnce()
{
    QRandomGenerator random(seed());
    const QStringList texts = numbered(QStringLiteral("Killed"), 12);
    std::vector<plan::PostId> ids;
    const auto hatstand = program(m_clock);
    const auto client = hatstand->addClient();
    const auto account =
        hatstand->connectAccount(client, m_network.url(), m_alice.handle, m_alice.appPassword);
    QVERIFY(account);
    for (const QString &text : texts) {
        const bool hasPicture = ids.size() % 2 == 1; // an upload comes before its post
        ids.push_back(
            hatstand->sendNow(client, *account, text, {},
                              hasPicture ? addPicture(*hatstand, random) : std::vector<plan::PostMedia>()));
    }
    int killed = 0;
    for (int round = 0; round < 8; ++round) {
        const auto process = startSender();
        // An odd number of words: a request is under way. An even one: between two of them.
        const int words = random.bounded(1, 6);
        int seen = 0;
        const auto count = [&] {
            while (process->canReadLine()) {
                (void)process->readLine();
                ++seen;
            }
            return seen >= words || process->state() == QProcess::NotRunning;
        };
        QTRY_VERIFY_WITH_TIMEOUT(process->state() != QProcess::Starting && count(), 20'000);
        killed += process->state() == QProcess::Running ? 1 : 0;
        process->kill(); // SIGKILL: no destructor runs
        QTRY_COMPARE(process->state(), QProcess::NotRunning);
    }
    QVERIFY(killed > 0);
    const auto last = startSender();
    runToTheEnd(*last);
    QCOMPARE(standing(QStringLiteral("Killed")), texts);
    QCOMPARE(withPicture(QStringLiteral("Killed")), texts.size() / 2);
    for (const plan::PostId &id : ids)
        QCOMPARE(hatstand->delivery(id).state, DeliveryState::Published);
}

void TestBlueskySending::twoSendersSendEachPostOnce()
{
    const QStringList texts = numbered(QStringLiteral("Shared"), 20);
    const auto hatstand = program(m_clock);
    const auto client = hatstand->addClient();
    const auto account =
        hatstand->connectAccount(client, m_network.url(), m_alice.handle, m_alice.appPassword);
    QVERIFY(account);
    std::vector<plan::PostId> ids;
    for (const QString &text : texts)
        ids.push_back(hatstand->sendNow(client, *account, text));
    const auto first = startSender();
    const auto second = startSender();
    runToTheEnd(*first);
    runToTheEnd(*second);
    QCOMPARE(standing(QStringLiteral("Shared")), texts);
    for (const plan::PostId &id : ids) {
        const publish::Delivery delivery = hatstand->delivery(id);
        QCOMPARE(delivery.state, DeliveryState::Published);
        QCOMPARE(delivery.attempts, 1);
    }
}

int main(int argc, char **argv)
{
    if (!serversAllowed()) {
        qWarning("skipped: set HATSTAND_SERVERS=1 to run the tests of real servers");
        return skipped;
    }
    QCoreApplication application(argc, argv);
    TestBlueskySending test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_bluesky_sending.moc"
