// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/completion.h"
#include "cli/output.h"
#include "cli_run.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace hatstand;
using hatstand::test::CliAnswer;
using hatstand::test::runCli;

namespace
{
/// A word of a command line, from a literal or a text.
struct Word : QString
{
    Word(const char *text) : QString(QString::fromUtf8(text)) {}
    Word(const QString &text) : QString(text) {}
};
QStringList words(std::initializer_list<Word> list)
{
    QStringList all;
    for (const Word &word : list)
        all << word;
    return all;
}
} // namespace

class TestCli : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_count = 0;

    /// A fresh workspace with one client and one Practice account; its path.
    QString freshWorkspace()
    {
        const QString path = m_folder.filePath(QStringLiteral("w%1.hatstand").arg(++m_count));
        for (const QStringList &command :
             {words({"workspace", "new"}), words({"client", "add", "Bakery", "--zone", "Europe/Lisbon"}),
              words({"account", "add", "--client", "Bakery", "--network", "practice", "--handle",
                     "bakery.practice"})}) {
            const CliAnswer answer = runCli(words({"--workspace", path}) + command);
            if (answer.exitCode != 0)
                qWarning() << command << answer.err;
        }
        return path;
    }
    static CliAnswer onWorkspace(const QString &path, const QStringList &command)
    {
        return runCli(words({"--workspace", path, "--json"}) + command);
    }

private Q_SLOTS:
    void helpIsEverywhere()
    {
        const CliAnswer all = runCli(words({"--help"}));
        QCOMPARE(all.exitCode, 0);
        for (const cli::CommandSpec &command : cli::allCommands()) {
            QVERIFY2(all.out.contains(command.path), qPrintable(command.path));
            const CliAnswer one = runCli(command.path.split(u' ') + words({"--help"}));
            QCOMPARE(one.exitCode, 0);
            QVERIFY(one.out.contains(command.summary));
            for (const cli::OptionSpec &option : command.options) {
                QVERIFY(!option.help.isEmpty());
                QVERIFY(one.out.contains(QStringLiteral("--") + option.name));
            }
        }
    }

    void aWrongCallIsTwoAndAFailureIsOne()
    {
        QCOMPARE(runCli(QStringList()).exitCode, 2);
        QCOMPARE(runCli(words({"dance"})).exitCode, 2);
        QCOMPARE(runCli(words({"client", "add"})).exitCode, 2);
        QCOMPARE(runCli(words({"client", "add", "A", "--what"})).exitCode, 2);
        QCOMPARE(runCli(words({"client", "add", "A", "--zone"})).exitCode, 2);
        QCOMPARE(runCli(words({"publish", "--once", "--watch"})).exitCode, 2);
        QCOMPARE(runCli(words({"--workspace", m_folder.filePath(QStringLiteral("none.hatstand")), "workspace",
                               "info"}))
                     .exitCode,
                 1);
    }

    void aFailureIsOneJsonObjectOnTheSecondStream()
    {
        const CliAnswer answer = runCli(words(
            {"--json", "--workspace", m_folder.filePath(QStringLiteral("none.hatstand")), "client", "list"}));
        QVERIFY(answer.out.isEmpty());
        const QJsonObject error = QJsonDocument::fromJson(answer.err.toUtf8()).object()[u"error"].toObject();
        QCOMPARE(error[u"code"].toString(), QStringLiteral("storage-missing"));
        QVERIFY(!error[u"what"].toString().isEmpty());
    }

    void aPostIsWrittenPlannedSentAndSeen()
    {
        const QString path = freshWorkspace();
        const QJsonObject post = onWorkspace(path, words({"post", "add", "--client", "Bakery", "--text",
                                                          "Rye is out. #Rye", "--account", "bakery.practice",
                                                          "--at", "2031-05-06T09:30", "--schedule"}))
                                     .object();
        QCOMPARE(post[u"status"].toString(), QStringLiteral("scheduled"));
        QCOMPARE(post[u"planned"].toObject()[u"at"].toString(), QStringLiteral("2031-05-06T08:30:00.000Z"));

        const CliAnswer outbox = onWorkspace(path, words({"outbox"}));
        QCOMPARE(outbox.objects().size(), size_t(1));
        QCOMPARE(outbox.object()[u"state"].toString(), QStringLiteral("scheduled"));
        const CliAnswer dry =
            onWorkspace(path, words({"publish", "--dry-run", "--now", "2031-05-06T08:31Z"}));
        QCOMPARE(dry.objects().size(), size_t(1));
        QVERIFY2(dry.exitCode == 0, qPrintable(dry.err));

        const CliAnswer sent =
            onWorkspace(path, words({"publish", "--once", "--now", "2031-05-06T08:31:00Z"}));
        QVERIFY2(sent.exitCode == 0, qPrintable(sent.err));
        const QString id = post[u"id"].toString();
        QCOMPARE(onWorkspace(path, words({"post", "show", id})).object()[u"status"].toString(),
                 QStringLiteral("published"));
        // Once more sends nothing.
        const auto again =
            onWorkspace(path, words({"publish", "--once", "--now", "2031-05-06T08:35:00Z"})).objects();
        QCOMPARE(again.back()[u"changed"].toInt(-1), 0);
    }

    void aPostIsFoundByTheEndOfItsId()
    {
        const QString path = freshWorkspace();
        const QString id = onWorkspace(path, words({"post", "add", "--client", "Bakery", "--text", "Hello"}))
                               .object()[u"id"]
                               .toString();
        const CliAnswer shown = onWorkspace(path, words({"post", "show", id.right(8)}));
        QCOMPARE(shown.object()[u"id"].toString(), id);
        QCOMPARE(onWorkspace(path, words({"post", "show", "zzzz"})).exitCode, 1);
    }

    void movingKeepsTheZone()
    {
        const QString path = freshWorkspace();
        const QString id = onWorkspace(path, words({"post", "add", "--client", "Bakery", "--text", "Hello",
                                                    "--at", "2031-01-10T10:00"}))
                               .object()[u"id"]
                               .toString();
        const QJsonObject moved = onWorkspace(path, words({"post", "move", id, "2031-07-10T10:00"})).object();
        QCOMPARE(moved[u"planned"].toObject()[u"zone"].toString(), QStringLiteral("Europe/Lisbon"));
        QCOMPARE(moved[u"planned"].toObject()[u"at"].toString(), QStringLiteral("2031-07-10T09:00:00.000Z"));
    }

    void whatANetworkWouldRefuseIsNamed()
    {
        const QString path = freshWorkspace();
        const QString id =
            onWorkspace(path, words({"post", "add", "--client", "Bakery", "--text", QString(5000, u'x'),
                                     "--account", "bakery.practice", "--at", "2031-01-10T10:00"}))
                .object()[u"id"]
                .toString();
        const CliAnswer check = onWorkspace(path, words({"post", "check", id}));
        QCOMPARE(check.exitCode, 1);
        QCOMPARE(check.object()[u"severity"].toString(), QStringLiteral("must-fix"));
        QCOMPARE(onWorkspace(path, words({"post", "schedule", id})).exitCode, 1);
        QVERIFY(onWorkspace(path, words({"outbox"})).objects().empty());
    }

    void clientsAreChangedAndWrongValuesAreNot()
    {
        const QString path = freshWorkspace();
        QCOMPARE(onWorkspace(path, words({"client", "edit", "Bakery", "--zone", "Mars/Olympus"})).exitCode,
                 2);
        QCOMPARE(onWorkspace(path, words({"client", "edit", "Bakery", "--currency", "GBP", "--missed",
                                          "leave", "--grace", "15"}))
                     .exitCode,
                 0);
        const QJsonObject client = onWorkspace(path, words({"client", "show", "bakery"})).object();
        QCOMPARE(client[u"currency"].toString(), QStringLiteral("GBP"));
        QCOMPARE(client[u"missed"].toString(), QStringLiteral("leave"));
        QCOMPARE(client[u"grace_minutes"].toInt(), 15);
        QCOMPARE(client[u"zone"].toString(), QStringLiteral("Europe/Lisbon"));
    }

    void aBackupIsMadeAndPutBack()
    {
        const QString path = freshWorkspace();
        const QString backup = onWorkspace(path, words({"workspace", "backup"})).object()[u"path"].toString();
        QVERIFY(QFile::exists(backup));
        QCOMPARE(onWorkspace(path, words({"client", "add", "Later"})).exitCode, 0);
        QCOMPARE(onWorkspace(path, words({"workspace", "restore", backup})).exitCode, 0);
        QCOMPARE(onWorkspace(path, words({"client", "list"})).objects().size(), size_t(1));
        QCOMPARE(onWorkspace(path, words({"workspace", "check"})).exitCode, 0);
    }

    void textsAreMeasuredAsTheNetworkCounts()
    {
        const CliAnswer answer = runCli(words(
            {"--json", "text", "measure", "--network", "x", "See https://example.com/a/very/long/address"}));
        QCOMPARE(answer.object()[u"length"].toInt(), 4 + 23);
        QCOMPARE(runCli(words({"text", "measure", "--network", "nowhere", "x"})).exitCode, 2);
    }

    void nothingThatIsPrintedSteersATerminal()
    {
        QCOMPARE(cli::printable(QStringLiteral("a\x1b[31mb\u202ec\nd")),
                 QStringLiteral("a\\u001b[31mb\\u202ec\nd"));
    }

    void theBashCompletionIsValidBashAndKnowsEveryCommand()
    {
        const auto script = cli::completionScript(cli::allCommands(), QStringLiteral("bash"));
        QVERIFY(script);
        for (const cli::CommandSpec &command : cli::allCommands())
            QVERIFY(script->contains(command.path.section(u' ', -1)));
        QProcess bash;
        bash.start(QStringLiteral("bash"), {QStringLiteral("-n")});
        bash.write(script->toUtf8());
        bash.closeWriteChannel();
        QVERIFY(bash.waitForFinished());
        QCOMPARE(bash.exitCode(), 0);
        QVERIFY(!cli::completionScript({}, QStringLiteral("cmd")));
    }
};

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
