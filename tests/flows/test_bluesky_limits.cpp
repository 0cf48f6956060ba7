// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Being asked to wait, by a server that counts as the real one does.
#include "flows/flow_program.h"

#include <QCoreApplication>
#include <QTemporaryDir>

using namespace hatstand;
using namespace hatstand::test;
using publish::DeliveryState;

class TestBlueskyLimits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aLimitHoldsItsAccountUntilTheNetworkSaysSo();
    void tooManySignInsAreAReasonToWait();

private:
    BlueskyNetwork m_network{{QStringLiteral("INSTANCE=limited"), QStringLiteral("PORT=28140"),
                              QStringLiteral("APPVIEW=0"), QStringLiteral("RATE_LIMITS=1")}};
    SystemClock m_clock;
};

void TestBlueskyLimits::initTestCase()
{
    QVERIFY2(m_network.start(), qPrintable(m_network.log()));
}

void TestBlueskyLimits::aLimitHoldsItsAccountUntilTheNetworkSaysSo()
{
    const QTemporaryDir folder;
    FakeClock clock(m_clock.now());
    FlowProgram hatstand(folder.filePath(QStringLiteral("Flow.hatstand")), m_network.options(), clock);
    const auto client = hatstand.addClient();
    const auto alice = hatstand.connectAccount(client, m_network.url(), QStringLiteral("alice.test"),
                                               m_network.value("ALICE_APP_PASSWORD"));
    const auto bob = hatstand.connectAccount(client, m_network.url(), QStringLiteral("bob.test"),
                                             m_network.value("BOB_APP_PASSWORD"));
    QVERIFY(alice && bob);
    // An account has 5,000 points an hour, and a record costs three, counted before it is looked at: so
    // records that are refused use them up without being written.
    const auto credential =
        networks::blueskyCredential(await(hatstand.credentials.read(alice->toString())).value()).value();
    QJsonArray writes;
    for (int i = 0; i < 200; ++i) {
        writes.append(
            QJsonObject{{QStringLiteral("$type"), QStringLiteral("com.atproto.repo.applyWrites#create")},
                        {QStringLiteral("collection"), QStringLiteral("app.bsky.feed.post")},
                        {QStringLiteral("value"),
                         QJsonObject{{QStringLiteral("$type"), QStringLiteral("app.bsky.feed.post")}}}});
    }
    QUrl address = m_network.url();
    address.setPath(QStringLiteral("/xrpc/com.atproto.repo.applyWrites"));
    int status = 0;
    for (int call = 0; call < 12 && status != 429; ++call) {
        auto request = net::HttpRequest::postJson(
            address, {{QStringLiteral("repo"), credential.did}, {QStringLiteral("writes"), writes}},
            net::Purpose::Other);
        request.setBearer(credential.access);
        request.limitIsHosts = false;
        const auto answer = await(hatstand.http.send(std::move(request)));
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().sentence()));
        status = answer->status;
    }
    QCOMPARE(status, 429);

    const auto held = hatstand.sendNow(client, *alice, QStringLiteral("Too much today"));
    const auto free = hatstand.sendNow(client, *bob, QStringLiteral("Not held up"));
    hatstand.pass();
    const publish::Delivery delivery = hatstand.delivery(held);
    QCOMPARE(delivery.state, DeliveryState::Scheduled);
    QCOMPARE(delivery.error.code, ErrorCode::RateLimited);
    // The window is an hour, and the network said when it ends.
    const Milliseconds wait = delivery.nextAttemptAt - clock.now();
    QVERIFY2(wait > std::chrono::minutes(1) && wait <= std::chrono::minutes(61),
             qPrintable(QString::number(wait.count())));
    QCOMPARE(hatstand.accounts->account(*alice)->health, clients::Health::Works);
    QVERIFY(m_network.postsBeginning(credential.did, QStringLiteral("Too much")).isEmpty());
    // Another account on the same server is not held up by it.
    QCOMPARE(hatstand.delivery(free).state, DeliveryState::Published);
}

void TestBlueskyLimits::tooManySignInsAreAReasonToWait()
{
    BlueskyProgram program(m_network.options());
    std::optional<Error> limited;
    for (int i = 0; i < 60 && !limited; ++i) {
        const auto wrong =
            program.signIn(m_network.url(), QStringLiteral("carol.test"), QStringLiteral("wrong"));
        QVERIFY(!wrong);
        if (wrong.error().code == ErrorCode::RateLimited)
            limited = wrong.error();
        else
            QCOMPARE(wrong.error().code, ErrorCode::SignInNeeded);
    }
    QVERIFY(limited);
    QVERIFY(limited->retryAfter && *limited->retryAfter > Milliseconds(0));
}

int main(int argc, char **argv)
{
    if (!serversAllowed()) {
        qWarning("skipped: set HATSTAND_SERVERS=1 to run the tests of real servers");
        return skipped;
    }
    QCoreApplication application(argc, argv);
    TestBlueskyLimits test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_bluesky_limits.moc"
