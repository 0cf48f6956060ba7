// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in by the browser to a real PDS, which is its own giver of tokens (Bluesky's oauth-provider): every
// proof and signature is checked by it. approve.mjs plays the person. And sign-ins that are renewed by a
// program which is killed in the middle, for app passwords too.
#include "flows/bluesky_network.h"
#include "flows/flow_program.h"
#include "networks/loopback_visit.h"
#include "support/files.h"
#include "support/places.h"

#include <QCoreApplication>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>

using namespace hatstand;
using namespace hatstand::test;

namespace
{
QString s(const char *text)
{
    return QString::fromUtf8(text);
}
} // namespace

class TestBlueskyOAuth : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void signsInAndPosts();
    void signsInByTheServersAddressAlone();
    void thePersonMayRefuse();
    void anotherPersonIsNotConnected();
    void tokensAreRenewed();
    void aWithdrawnSignInIsAskedForOnce();
    void signingOutEndsItThere();
    void aClockThatIsHoursWrongStopsNothing();

    void killedWhileRenewingByTheBrowser_data();
    void killedWhileRenewingByTheBrowser();
    void killedWhileRenewingByAppPassword_data();
    void killedWhileRenewingByAppPassword();

private:
    /// Opens the page as that person, and does what is to be done there.
    [[nodiscard]] std::shared_ptr<networks::LoopbackVisit> visitOf(const BlueskyNetwork::Person &person,
                                                                   bool agrees = true)
    {
        return std::make_shared<networks::LoopbackVisit>(m_timers, [this, person, agrees](const QUrl &page) {
            QStringList arguments{projectPath(s("tests/servers/bluesky/approve.mjs")),
                                  page.toString(QUrl::FullyEncoded), person.handle, person.password};
            if (!agrees)
                arguments << s("deny");
            m_browsers.push_back(std::make_unique<QProcess>());
            QProcess &browser = *m_browsers.back();
            browser.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            browser.start(s("node"), arguments);
            return browser.waitForStarted();
        });
    }
    [[nodiscard]] Result<networks::SignedIn> signIn(BlueskyProgram &program, networks::SignInRequest request,
                                                    const std::shared_ptr<networks::LoopbackVisit> &visit)
    {
        Awaited<Result<networks::SignedIn>> under(program.connector.signInByBrowser(request, visit, {}));
        if (!under.wait(std::chrono::seconds(60)))
            qFatal("The sign-in did not end.");
        return under.value();
    }
    /// Connects and keeps the credential, as the accounts' service does.
    [[nodiscard]] Result<networks::AccountIdentity> connectAccount(BlueskyProgram &program,
                                                                   const BlueskyNetwork::Person &person)
    {
        networks::SignInRequest request;
        request.handle = person.handle;
        const auto signedIn = signIn(program, request, visitOf(person));
        if (!signedIn)
            return fail(signedIn.error());
        program.credentials.secrets.insert(s("key"), signedIn->credential);
        return networks::AccountIdentity{s("key"), signedIn->handle, signedIn->remoteId, signedIn->server};
    }
    [[nodiscard]] static networks::BlueskyCredential kept(const BlueskyProgram &program)
    {
        return networks::blueskyCredential(program.credentials.secrets.value(s("key"))).value();
    }
    static void keep(BlueskyProgram &program, const networks::BlueskyCredential &credential)
    {
        program.credentials.secrets.insert(s("key"), networks::toText(credential));
    }
    static int renewals(const BlueskyProgram &program)
    {
        int count = 0;
        for (const net::TrafficEntry &entry : program.log.entries())
            count += entry.purpose == net::Purpose::RefreshSignIn && entry.status == 200 ? 1 : 0;
        return count;
    }
    /// Runs the program that dies at that instant of renewing what is in the file.
    void runAndKill(const QString &secrets, const networks::AccountIdentity &account, const QString &instant)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedChannels);
        process.start(QCoreApplication::applicationDirPath() + s("/flow_renewal"),
                      {secrets, account.accountKey, account.remoteId, account.server.toString(),
                       m_network.url().toString(), m_network.value("PLC_URL"), instant});
        QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 30'000);
        QCOMPARE(process.exitStatus(), QProcess::CrashExit); // else nothing was tested
    }

    BlueskyNetwork m_network;
    BlueskyNetwork::Person m_alice;
    std::vector<std::unique_ptr<QProcess>> m_browsers;
    std::unique_ptr<QTemporaryDir> m_folder;
    SystemTimers m_timers;
};

void TestBlueskyOAuth::initTestCase()
{
    QVERIFY2(m_network.start(), qPrintable(m_network.log()));
}

void TestBlueskyOAuth::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_alice = m_network.newPerson();
}

void TestBlueskyOAuth::cleanup()
{
    for (const auto &browser : m_browsers)
        QTRY_COMPARE_WITH_TIMEOUT(browser->state(), QProcess::NotRunning, 20'000);
    m_browsers.clear();
}

void TestBlueskyOAuth::signsInAndPosts()
{
    BlueskyProgram program(m_network.options());
    networks::SignInRequest request;
    request.handle = m_alice.handle;
    const auto signedIn = signIn(program, request, visitOf(m_alice));
    QVERIFY2(signedIn, signedIn ? "" : qPrintable(signedIn.error().sentence()));
    QCOMPARE(signedIn->remoteId, m_alice.did);
    QCOMPARE(signedIn->handle, m_alice.handle);
    QVERIFY(signedIn->endsAt && *signedIn->endsAt > program.clock.now() + std::chrono::hours(13 * 24));
    QVERIFY(signedIn->credential.toUtf8().size() <= 2048);
    program.credentials.secrets.insert(s("key"), signedIn->credential);
    QVERIFY(!kept(program).access.isEmpty()); // there is room for both
    const networks::AccountIdentity account{s("key"), signedIn->handle, signedIn->remoteId, signedIn->server};

    // All that posting needs is allowed: a picture, a thread, a comment, a gate.
    const QString path = m_folder->filePath(s("a.png"));
    QImage image(QSize(40, 30), QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    QVERIFY(image.save(path));
    // As after a start, when nothing is known of the server.
    BlueskyProgram restarted(m_network.options());
    restarted.credentials.secrets = program.credentials.secrets;
    auto post = restarted.post(s("By the browser"));
    post.media = {{path, s("image/png"), QFileInfo(path).size(), image.size(), s("Green")}};
    post.parts = {{s("By the browser, too"), {}}};
    post.firstComment = s("By the browser, below");
    const auto published = restarted.publish(account, post);
    QVERIFY2(published, published ? "" : qPrintable(published.error().sentence()));
    QCOMPARE(m_network.postsBeginning(m_alice.did, s("By the browser")).size(), 3);
    QCOMPARE(renewals(restarted), 0);
    const auto checked = await(restarted.connector.check(account, {}));
    QVERIFY2(checked, checked ? "" : qPrintable(checked.error().sentence()));
    QCOMPARE(checked->handle, m_alice.handle);
}

void TestBlueskyOAuth::signsInByTheServersAddressAlone()
{
    BlueskyProgram program(m_network.options());
    networks::SignInRequest request;
    request.server = m_network.url();
    const auto signedIn = signIn(program, request, visitOf(m_alice));
    QVERIFY2(signedIn, signedIn ? "" : qPrintable(signedIn.error().sentence()));
    QCOMPARE(signedIn->remoteId, m_alice.did);
}

void TestBlueskyOAuth::thePersonMayRefuse()
{
    BlueskyProgram program(m_network.options());
    networks::SignInRequest request;
    request.handle = m_alice.handle;
    const auto signedIn = signIn(program, request, visitOf(m_alice, false));
    QVERIFY(!signedIn);
    QVERIFY2(signedIn.error().code == ErrorCode::NotAllowed, qPrintable(signedIn.error().sentence()));
}

void TestBlueskyOAuth::anotherPersonIsNotConnected()
{
    const auto other = m_network.newPerson();
    BlueskyProgram program(m_network.options());
    networks::SignInRequest request;
    request.handle = m_alice.handle;
    const auto signedIn = signIn(program, request, visitOf(other));
    QVERIFY(!signedIn);
    QVERIFY2(signedIn.error().code == ErrorCode::InvalidInput ||
                 signedIn.error().code == ErrorCode::NotAllowed ||
                 signedIn.error().code == ErrorCode::Refused,
             qPrintable(signedIn.error().sentence()));
}

void TestBlueskyOAuth::tokensAreRenewed()
{
    BlueskyProgram program(m_network.options());
    const auto account = connectAccount(program, m_alice);
    QVERIFY2(account, account ? "" : qPrintable(account.error().sentence()));
    for (int i = 1; i <= 3; ++i) {
        networks::BlueskyCredential worn = kept(program);
        const QString refresh = worn.refresh;
        worn.access = s("worn.out.token");
        keep(program, worn);
        const auto published = program.publish(*account, program.post(QStringLiteral("Renewed %1").arg(i)));
        QVERIFY2(published, published ? "" : qPrintable(published.error().sentence()));
        QCOMPARE(renewals(program), i);
        QVERIFY(kept(program).refresh != refresh);
        QVERIFY(!kept(program).isRenewing);
    }
    QCOMPARE(m_network.postsBeginning(m_alice.did, s("Renewed")).size(), 3);
}

void TestBlueskyOAuth::aWithdrawnSignInIsAskedForOnce()
{
    BlueskyProgram program(m_network.options());
    const auto account = connectAccount(program, m_alice);
    QVERIFY2(account, account ? "" : qPrintable(account.error().sentence()));
    const networks::BlueskyCredential before = kept(program);
    QVERIFY(await(program.connector.signOut(*account)));
    keep(program, before);
    QCOMPARE(program.publish(*account, program.post(s("Withdrawn"))).error().code, ErrorCode::SignInNeeded);
    const qsizetype asked = program.log.entries().size();
    for (int i = 0; i < 3; ++i)
        QCOMPARE(program.publish(*account, program.post(s("Withdrawn"))).error().code,
                 ErrorCode::SignInNeeded);
    QCOMPARE(program.log.entries().size(), asked);
    QVERIFY(m_network.postsBeginning(m_alice.did, s("Withdrawn")).isEmpty());
}

void TestBlueskyOAuth::signingOutEndsItThere()
{
    BlueskyProgram program(m_network.options());
    const auto account = connectAccount(program, m_alice);
    QVERIFY2(account, account ? "" : qPrintable(account.error().sentence()));
    const auto ended = await(program.connector.signOut(*account));
    QVERIFY2(ended, ended ? "" : qPrintable(ended.error().sentence()));
    QCOMPARE(await(program.connector.check(*account, {})).error().code, ErrorCode::SignInNeeded);
}

void TestBlueskyOAuth::aClockThatIsHoursWrongStopsNothing()
{
    SystemClock real;
    for (const Milliseconds off :
         {Milliseconds(std::chrono::hours(5)), Milliseconds(std::chrono::hours(-5))}) {
        FakeClock wrong(real.now() + off);
        SystemTimers timers;
        BlueskyProgram program(m_network.options());
        networks::BlueskyConnector connector(program.http, program.credentials, program.rules, wrong, timers,
                                             m_network.options());
        networks::SignInRequest request;
        request.handle = m_alice.handle;
        Awaited<Result<networks::SignedIn>> under(connector.signInByBrowser(request, visitOf(m_alice), {}));
        QVERIFY(under.wait(std::chrono::seconds(60)));
        QVERIFY2(under.value(), under.value() ? "" : qPrintable(under.value().error().sentence()));
        program.credentials.secrets.insert(s("key"), under.value()->credential);
        const networks::AccountIdentity account{s("key"), m_alice.handle, m_alice.did, under.value()->server};
        auto post = program.post(s("By a wrong clock"));
        const auto published = await(connector.publish(account, post, {}, {}));
        QVERIFY2(published, published ? "" : qPrintable(published.error().sentence()));
    }
}

void TestBlueskyOAuth::killedWhileRenewingByTheBrowser_data()
{
    QTest::addColumn<QString>("instant");
    QTest::addColumn<bool>("goesOn");
    QTest::newRow("before the keychain has the new one") << s("answered") << false;
    QTest::newRow("when the keychain has it") << s("kept") << true;
}

/// The server takes a refresh token once, and knows no time of grace: what was lost with the process is lost.
/// What must hold is that it is found out with one question, that nothing is sent, and that nothing else is.
void TestBlueskyOAuth::killedWhileRenewingByTheBrowser()
{
    QFETCH(const QString, instant);
    QFETCH(const bool, goesOn);
    BlueskyProgram program(m_network.options());
    const auto account = connectAccount(program, m_alice);
    QVERIFY2(account, account ? "" : qPrintable(account.error().sentence()));
    networks::BlueskyCredential worn = kept(program);
    worn.access = s("worn.out.token");
    const QString secrets = m_folder->filePath(s("secrets"));
    FileCredentials file(secrets);
    QVERIFY(await(file.write(account->accountKey, networks::toText(worn))));
    runAndKill(secrets, *account, instant);
    if (QTest::currentTestFailed())
        return;
    program.credentials.secrets[s("key")] = await(file.read(account->accountKey)).value();
    QCOMPARE(kept(program).isRenewing, !goesOn);

    const int before = int(program.log.entries().size());
    const auto published = program.publish(*account, program.post(s("After the kill")));
    if (goesOn) {
        QVERIFY2(published, published ? "" : qPrintable(published.error().sentence()));
        QCOMPARE(renewals(program), 0);
        return;
    }
    QCOMPARE(published.error().code, ErrorCode::SignInNeeded);
    int refused = 0;
    for (int i = before; i < program.log.entries().size(); ++i) {
        const net::TrafficEntry entry = program.log.entries().at(i);
        refused += entry.purpose == net::Purpose::RefreshSignIn ? 1 : 0;
    }
    QCOMPARE(refused, 1);
    const qsizetype asked = program.log.entries().size();
    QCOMPARE(program.publish(*account, program.post(s("After the kill"))).error().code,
             ErrorCode::SignInNeeded);
    QCOMPARE(program.log.entries().size(), asked);
    QVERIFY(m_network.postsBeginning(m_alice.did, s("After the kill")).isEmpty());
    // And the person signs in again.
    const auto again = connectAccount(program, m_alice);
    QVERIFY2(again, again ? "" : qPrintable(again.error().sentence()));
    QVERIFY(program.publish(*again, program.post(s("After the kill"))));
}

void TestBlueskyOAuth::killedWhileRenewingByAppPassword_data()
{
    QTest::addColumn<QString>("instant");
    QTest::addColumn<bool>("graceIsOver");
    QTest::newRow("at once") << s("answered") << false;
    QTest::newRow("much later") << s("answered") << true;
    QTest::newRow("when the keychain has it") << s("kept") << false;
}

void TestBlueskyOAuth::killedWhileRenewingByAppPassword()
{
    QFETCH(const QString, instant);
    QFETCH(const bool, graceIsOver);
    BlueskyProgram program(m_network.options());
    auto account = program.signIn(m_network.url(), m_alice.handle, m_alice.appPassword);
    QVERIFY2(account, account ? "" : qPrintable(account.error().sentence()));
    auto worn = networks::blueskyCredential(program.credentials.secrets.value(account->accountKey)).value();
    worn.access = m_network.runOut(worn.access);
    const QString secrets = m_folder->filePath(s("secrets"));
    FileCredentials file(secrets);
    QVERIFY(await(file.write(account->accountKey, networks::toText(worn))));
    runAndKill(secrets, *account, instant);
    if (QTest::currentTestFailed())
        return;
    QString left = await(file.read(account->accountKey)).value();
    if (graceIsOver) {
        // The server takes the old token for two hours more; here it is as it is after them.
        worn.refresh = m_network.runOut(worn.refresh);
        left = networks::toText(worn);
    }
    program.credentials.secrets[account->accountKey] = left;
    // Nobody has to do anything.
    const auto published = program.publish(*account, program.post(s("After the kill")));
    QVERIFY2(published, published ? "" : qPrintable(published.error().sentence()));
    QCOMPARE(m_network.postsBeginning(m_alice.did, s("After the kill")).size(), 1);
}

int main(int argc, char **argv)
{
    if (!serversAllowed()) {
        qWarning("skipped: set HATSTAND_SERVERS=1 to run the tests of real servers");
        return skipped;
    }
    QCoreApplication application(argc, argv);
    TestBlueskyOAuth test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_bluesky_oauth.moc"
