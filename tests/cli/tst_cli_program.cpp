// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// The program itself, where it is a process that matters: its language, its bytes, its terminal, its signals.
#include "cli_run.h"
#include "storage/database.h"
#include "support/hostile_server.h"
#include "support/places.h"

#include <QProcess>
#include <QTest>

#include <sys/stat.h>
#include <sys/wait.h>

#include <algorithm>
#include <csignal>
#include <iterator>
#include <pty.h>
#include <termios.h>
#include <unistd.h>
#include <utmp.h>

using namespace hatstand;
using hatstand::test::CliWorkspace;
using hatstand::test::HostileServer;
using hatstand::test::words;

namespace
{
const QString hatstandCli = test::programPath(QStringLiteral("hatstand-cli"));

/// Whether what a process has said on its second stream, so far, is whole.
bool hasToldALine(QProcess &process, QByteArray &told)
{
    told += process.readAllStandardError();
    return told.endsWith('\n');
}

/// The program while it runs; the event loop goes on meanwhile.
struct Running : QProcess
{
    Running(const CliWorkspace &shop, const QStringList &command)
    {
        setProgram(hatstandCli);
        setArguments(words({"--workspace", shop.path()}) + command);
    }
    ~Running() override
    {
        kill();
        waitForFinished();
    }
    [[nodiscard]] QString said()
    {
        m_said += QString::fromUtf8(readAllStandardOutput());
        return m_said;
    }

private:
    QString m_said;
};

/// What a shell makes of the words, for bytes that no QString can hold.
struct Shell : QProcess
{
    explicit Shell(const QString &line) { start(QStringLiteral("bash"), {QStringLiteral("-c"), line}); }
};
} // namespace

class TestCliProgram : public QObject
{
    Q_OBJECT

    static QStringList askForPassword(const char *server = "http://127.0.0.1:9")
    {
        return words({"account", "add", "--client", "Bakery", "--network", "bluesky", "--handle",
                      "bakery.example", "--server", server});
    }

private Q_SLOTS:
    void countsAreSpokenInEnglish()
    {
        const CliWorkspace shop;
        for (const char *minutes : {"1", "2"}) {
            QCOMPARE(shop.run(words({"client", "edit", "Bakery", "--grace", minutes})).exitCode, 0);
            Running show(shop, words({"client", "show", "Bakery"}));
            show.start();
            QTRY_COMPARE(show.state(), QProcess::NotRunning);
            const QString expected = minutes == QByteArray("1") ? QStringLiteral("recent is 1 minute\n")
                                                                : QStringLiteral("recent is 2 minutes\n");
            QVERIFY2(show.said().contains(expected), qPrintable(show.said()));
        }
    }

    void bytesThatAreNoTextAreRefused()
    {
        const CliWorkspace shop;
        const QString call =
            QStringLiteral("'%1' --workspace '%2' --json post add --client Bakery --text $'%3'")
                .arg(hatstandCli, shop.path());
        for (const char *bytes : {R"(caf\xe9)", R"(\xff)", R"(cut\xc3)", R"(\xed\xa0\x80)"}) {
            Shell shell(call.arg(QString::fromLatin1(bytes)));
            QTRY_COMPARE(shell.state(), QProcess::NotRunning);
            QCOMPARE(shell.exitCode(), 2);
            const QJsonObject failure = QJsonDocument::fromJson(shell.readAllStandardError()).object();
            QVERIFY(failure[u"error"].toObject()[u"what"].toString().contains(u"UTF-8"));
        }
        QVERIFY(shop.run(words({"post", "list"})).objects().empty());
    }

    void aFileThatIsNoTextIsRefused()
    {
        const CliWorkspace shop;
        const QString call =
            QStringLiteral("printf 'caf\\xc3' | '%1' --workspace '%2' %3").arg(hatstandCli, shop.path());
        for (const char *command :
             {"post add --client Bakery --text-file -", "text measure --network bluesky"}) {
            Shell shell(call.arg(QString::fromLatin1(command)));
            QTRY_COMPARE(shell.state(), QProcess::NotRunning);
            QCOMPARE(shell.exitCode(), 2);
        }
        QVERIFY(shop.run(words({"post", "list"})).objects().empty());
    }

    void aLongTextComesWholeThroughAPipeOrNotAtAll()
    {
        const CliWorkspace shop;
        for (const qsizetype size : {4'000'000, 6'000'000}) {
            Running add(shop, words({"post", "add", "--client", "Bakery", "--text-file", "-"}));
            add.start();
            add.write(QByteArray(size, 'a'));
            add.closeWriteChannel();
            QTRY_COMPARE(add.state(), QProcess::NotRunning);
            QCOMPARE(add.exitCode(), size > 5'000'000 ? 1 : 0);
        }
        const auto posts = shop.run(words({"post", "list"})).objects();
        QCOMPARE(posts.size(), size_t(1));
        const QJsonObject post = shop.run(words({"post", "show", posts.front()[u"id"].toString()})).object();
        QCOMPARE(post[u"text"].toString().size(), 4'000'000);
    }

    void whatMayNeverEndIsNotRead()
    {
        const CliWorkspace shop;
        const QString pipe = shop.filePath("pipe");
        QVERIFY(mkfifo(QFile::encodeName(pipe).constData(), 0600) == 0);
        for (const char *option : {"--text-file", "--media"}) {
            Running add(shop, words({"post", "add", "--client", "Bakery", "--title", "x", option, pipe}));
            add.start();
            QTRY_COMPARE(add.state(), QProcess::NotRunning);
            QCOMPARE(add.exitCode(), 2);
            QVERIFY(add.readAllStandardError().contains("not an ordinary file"));
        }
        Running measure(shop, words({"text", "measure", "--network", "bluesky"}));
        measure.start();
        measure.write(QByteArray(6'000'000, 'a'));
        QTRY_COMPARE(measure.state(), QProcess::NotRunning); // without waiting for the end
        QCOMPARE(measure.exitCode(), 1);
        QVERIFY(measure.readAllStandardError().contains("larger than 5 MB"));
        QVERIFY(shop.run(words({"post", "list"})).objects().empty());
    }

    void anEmptyPipeIsNoPost()
    {
        const CliWorkspace shop;
        Running add(shop, words({"post", "add", "--client", "Bakery", "--text-file", "-"}));
        add.start();
        add.write("  \n");
        add.closeWriteChannel();
        QTRY_COMPARE(add.state(), QProcess::NotRunning);
        QCOMPARE(add.exitCode(), 2);
        QVERIFY(shop.run(words({"post", "list"})).objects().empty());
    }

    void anAnswerThatCannotBeWrittenIsAFailure()
    {
        if (!QFile::exists(QStringLiteral("/dev/full")))
            QSKIP("There is no /dev/full here.");
        const CliWorkspace shop;
        for (const QStringList &command : {words({"client", "list"}), words({"--json", "client", "list"}),
                                           words({"--help"}), words({"completion", "bash"})}) {
            Running full(shop, command);
            full.setStandardOutputFile(QStringLiteral("/dev/full"));
            full.start();
            QTRY_COMPARE(full.state(), QProcess::NotRunning);
            QCOMPARE(full.exitCode(), 1);
            QVERIFY(full.readAllStandardError().contains("could not be written"));
        }
    }

    void sendingIsFinishedWhenNobodyReadsTheAnswer()
    {
        const CliWorkspace shop;
        for (int i = 0; i < 3; ++i)
            (void)shop.post(words({"--at", "now", "--schedule"}));
        // The reader closes its end before the program begins.
        Shell shell(
            QStringLiteral("mkfifo '%1' && { read -r _ < '%1'; '%2' --workspace '%3' publish --once; } | "
                           "{ exec 0<&-; echo gone > '%1'; }; exit \"${PIPESTATUS[0]}\"")
                .arg(shop.filePath("gate"), hatstandCli, shop.path()));
        QTRY_COMPARE_WITH_TIMEOUT(shell.state(), QProcess::NotRunning, 20'000);
        QCOMPARE(shell.exitStatus(), QProcess::NormalExit);
        QCOMPARE(shell.exitCode(), 1);
        QVERIFY(shell.readAllStandardError().contains("could not be written"));
        const auto posts = shop.run(words({"post", "list"})).objects();
        QCOMPARE(posts.size(), size_t(3));
        for (const QJsonObject &post : posts)
            QCOMPARE(post[u"status"].toString(), QStringLiteral("published"));
    }

    void watchingEndsQuietlyWhenNobodyReadsAnyMore_data()
    {
        QTest::addColumn<int>("due");
        QTest::newRow("nothing to send") << 0;
        QTest::newRow("while it sends") << 3;
    }
    void watchingEndsQuietlyWhenNobodyReadsAnyMore()
    {
        QFETCH(const int, due);
        const CliWorkspace shop;
        for (int i = 0; i < due; ++i)
            (void)shop.post(words({"--at", "now", "--schedule"}));
        Shell shell(
            QStringLiteral("'%1' --workspace '%2' publish --watch | head -n 1; exit \"${PIPESTATUS[0]}\"")
                .arg(hatstandCli, shop.path()));
        QTRY_COMPARE_WITH_TIMEOUT(shell.state(), QProcess::NotRunning, 20'000);
        QCOMPARE(shell.exitStatus(), QProcess::NormalExit);
        const QByteArray told = shell.readAllStandardError();
        QVERIFY2(!told.contains("could not be written"), told.constData());
        if (due == 0)
            QCOMPARE(told, QByteArray());
        QCOMPARE(shell.exitCode(), 0);
        // Each has gone out or waits as before; none is left in doubt.
        for (const QJsonObject &post : shop.run(words({"post", "list"})).objects()) {
            const QString status = post[u"status"].toString();
            QVERIFY2(status == u"published" || status == u"scheduled", qPrintable(status));
        }
        QCOMPARE(shop.run(words({"publish", "--once"})).exitCode, 0);
        for (const QJsonObject &post : shop.run(words({"post", "list"})).objects())
            QCOMPARE(post[u"status"].toString(), QStringLiteral("published"));
    }

    void aLongPasswordArrivesWhole()
    {
        const CliWorkspace shop;
        HostileServer server;
        server.on("/xrpc/com.atproto.server.describeServer",
                  HostileServer::always(HostileServer::answer(200, R"({"availableUserDomains":[".test"]})")));
        server.on("/xrpc/com.atproto.server.createSession",
                  HostileServer::always(HostileServer::answer(401, R"({"error":"AuthenticationRequired"})")));
        const QByteArray address = server.url("").toString().toUtf8();
        const QByteArray password(9'000, 'p');
        Running add(shop, askForPassword(address.constData()));
        add.start();
        add.write(password + '\n');
        add.closeWriteChannel();
        QTRY_COMPARE(add.state(), QProcess::NotRunning);
        QCOMPARE(add.exitCode(), 1);
        QVERIFY2(server.requests().size() == 2, add.readAllStandardError().constData());
        QVERIFY(server.requests().last().body.contains('"' + password + '"'));
    }

    void whatIsNoPasswordIsNotSent()
    {
        const CliWorkspace shop;
        for (const QByteArray &input :
             {QByteArray(), QByteArray("\n"), QByteArray(100'000, 'p') + '\n', QByteArray("caf\xe9\n")}) {
            Running add(shop, askForPassword());
            add.start();
            add.write(input);
            add.closeWriteChannel();
            QTRY_COMPARE(add.state(), QProcess::NotRunning);
            QCOMPARE(add.exitCode(), 2);
        }
    }

    void theTerminalShowsAgainWhatIsTyped_data()
    {
        QTest::addColumn<QByteArray>("typed");
        QTest::addColumn<int>("endsBySignal");
        QTest::newRow("Ctrl+C") << QByteArray("sec\x03") << SIGINT;
        QTest::newRow("Ctrl+\\") << QByteArray("sec\x1c") << SIGQUIT;
        QTest::newRow("Enter") << QByteArray("\n") << 0;
    }

    void theTerminalShowsAgainWhatIsTyped()
    {
        QFETCH(const QByteArray, typed);
        QFETCH(const int, endsBySignal);
        const CliWorkspace shop;
        int master = -1;
        int slave = -1;
        QVERIFY(openpty(&master, &slave, nullptr, nullptr, nullptr) == 0);
        const auto isShown = [master] {
            termios state{};
            return tcgetattr(master, &state) == 0 && (state.c_lflag & tcflag_t(ECHO)) != 0;
        };
        QVERIFY(isShown());
        std::vector<QByteArray> call{QFile::encodeName(hatstandCli), "--workspace", shop.path().toUtf8()};
        const QStringList asking = askForPassword();
        std::transform(asking.begin(), asking.end(), std::back_inserter(call),
                       [](const QString &word) { return word.toUtf8(); });
        std::vector<char *> argv;
        argv.reserve(call.size() + 1);
        for (QByteArray &word : call)
            argv.push_back(word.data());
        argv.push_back(nullptr);
        const pid_t child = fork();
        if (child == 0) {
            close(master);
            login_tty(slave);
            execv(argv.front(), argv.data());
            _exit(127);
        }
        QVERIFY(child > 0);
        QTRY_VERIFY(!isShown());
        QCOMPARE(write(master, typed.constData(), size_t(typed.size())), typed.size());
        int status = 0;
        bool hasEnded = false;
        const auto ends = [&] {
            hasEnded = hasEnded || waitpid(child, &status, WNOHANG) == child;
            return hasEnded;
        };
        QTRY_VERIFY(ends());
        QVERIFY(isShown());
        QCOMPARE(WIFSIGNALED(status) ? WTERMSIG(status) : 0, endsBySignal);
        close(slave);
        close(master);
    }

    void watchingSeesWhatOthersWrite()
    {
        const CliWorkspace shop;
        Running watch(shop, words({"publish", "--watch"}));
        watch.start();
        QTRY_VERIFY(watch.said().contains(u"Watching"));
        const QString id = shop.post(words({"--at", "now", "--schedule"}));
        QTRY_VERIFY_WITH_TIMEOUT(watch.said().contains(u"published"), 20'000);
        QCOMPARE(shop.run(words({"post", "show", id})).object()[u"status"].toString(),
                 QStringLiteral("published"));
    }

    void watchingStopsWhileTheWorkspaceIsMovedAway()
    {
        const CliWorkspace shop;
        Running watch(shop, words({"--json", "publish", "--watch"}));
        watch.start();
        QTRY_VERIFY(watch.said().contains(u"watching"));
        QTRY_VERIFY(!shop.backups().isEmpty()); // it needs the file where it is
        const QString elsewhere = shop.filePath("Elsewhere.hatstand");
        QVERIFY(QFile::rename(shop.path(), elsewhere));
        QByteArray told;
        QTRY_VERIFY_WITH_TIMEOUT(hasToldALine(watch, told), 20'000);
        QCOMPARE(QJsonDocument::fromJson(told).object()[u"error"].toObject()[u"code"].toString(),
                 QStringLiteral("storage-missing"));
        QCOMPARE(watch.state(), QProcess::Running);
        QVERIFY(QFile::rename(elsewhere, shop.path()));
        (void)shop.post(words({"--at", "now", "--schedule"}));
        QTRY_VERIFY_WITH_TIMEOUT(watch.said().contains(u"published"), 20'000);
    }

    void watchingMakesBackups()
    {
        const CliWorkspace shop;
        Running watch(shop, words({"publish", "--watch"}));
        watch.start();
        QTRY_COMPARE(shop.backups().size(), 1);
    }

    void watchingTellsWhyThereIsNoBackup()
    {
        const CliWorkspace shop;
        QFile inTheWay(shop.filePath("Shop.hatstand-backups"));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        Running watch(shop, words({"--json", "publish", "--watch"}));
        watch.start();
        QByteArray told;
        QTRY_VERIFY(hasToldALine(watch, told));
        QCOMPARE(QJsonDocument::fromJson(told).object()[u"error"].toObject()[u"code"].toString(),
                 QStringLiteral("storage-read-only"));
        QCOMPARE(watch.state(), QProcess::Running);
    }

    void watchingGoesOnWhenTheWorkspaceCannotBeWrittenAtItsStart()
    {
        const CliWorkspace shop;
        (void)shop.post(words({"--at", "2031-05-06T08:31:00Z", "--schedule"}));
        {
            auto database = storage::Database::open(shop.path(), storage::Database::Mode::ReadWrite);
            QVERIFY(database);
            // As older zone data had it, so that it is to be put right; and that fails.
            QVERIFY((*database)->run("UPDATE posts SET planned_at = planned_at + 3600000"));
            QVERIFY((*database)->script("CREATE TRIGGER full BEFORE UPDATE OF planned_at ON posts BEGIN "
                                        "SELECT RAISE(ABORT, 'no room'); END;"));
        }
        QCOMPARE(shop.run(words({"publish", "--once"})).exitCode, 1);
        Running watch(shop, words({"--json", "publish", "--watch"}));
        watch.start();
        QTRY_VERIFY(watch.said().contains(u"watching"));
        QCOMPARE(watch.state(), QProcess::Running);
        const QByteArray told = watch.readAllStandardError();
        QCOMPARE(
            QJsonDocument::fromJson(told.left(told.indexOf('\n'))).object()[u"error"].toObject()[u"code"],
            QJsonValue(QStringLiteral("storage-failed")));
    }

    void watchingEndsInOrder_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("the system ends it") << SIGTERM;
        QTest::newRow("Ctrl+C") << SIGINT;
        QTest::newRow("the terminal is closed") << SIGHUP;
    }

    void watchingEndsInOrder()
    {
        QFETCH(const int, signal);
        const CliWorkspace shop;
        Running watch(shop, words({"publish", "--watch"}));
        watch.start();
        QTRY_VERIFY(watch.said().contains(u"Watching"));
        ::kill(pid_t(watch.processId()), signal);
        QTRY_COMPARE(watch.state(), QProcess::NotRunning);
        QCOMPARE(watch.exitStatus(), QProcess::NormalExit);
        QCOMPARE(watch.exitCode(), 0);
    }
};

QTEST_GUILESS_MAIN(TestCliProgram)
#include "tst_cli_program.moc"
