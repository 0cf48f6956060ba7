// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/output.h"
#include "cli_run.h"
#include "storage/database.h"

#include <QDir>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace hatstand;
using hatstand::test::CliAnswer;
using hatstand::test::CliWorkspace;
using hatstand::test::runCli;
using hatstand::test::words;

class TestCli : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

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
        QCOMPARE(runCli(words({"publish"})).exitCode, 2);
        QCOMPARE(runCli(words({"publish", "--once", "--watch"})).exitCode, 2);
        QCOMPARE(runCli(words({"publish", "--dry-run", "--watch"})).exitCode, 2);
        QCOMPARE(runCli(words({"--workspace", m_folder.filePath(QStringLiteral("none.hatstand")), "workspace",
                               "info"}))
                     .exitCode,
                 1);
    }

    void helpForWhatIsNotThereIsAWrongCall()
    {
        for (const QStringList &call : {words({"nosuch"}), words({"post", "nosuch"}), words({"--nosuch"})}) {
            const CliAnswer answer = runCli(call + words({"--help"}));
            QCOMPARE(answer.exitCode, 2);
            QVERIFY(answer.out.isEmpty());
            QVERIFY2(answer.err.contains(u"nosuch"), qPrintable(answer.err));
        }
        const CliAnswer group = runCli(words({"post", "--help"}));
        QCOMPARE(group.exitCode, 0);
        QVERIFY(group.out.contains(u"post schedule") && !group.out.contains(u"client add"));
        const CliAnswer half = runCli(words({"post"}));
        QCOMPARE(half.exitCode, 2);
        QVERIFY2(half.err.contains(u"schedule"), qPrintable(half.err)); // what may follow
    }

    void theValueOfAnOptionIsNotReadAsOneOfAllCommands()
    {
        const CliWorkspace shop;
        const auto add = [&](const QStringList &more) {
            return shop.runInWords(words({"post", "add", "--client", "Bakery"}) + more);
        };
        for (const char *text :
             {"--help", "-h", "--version", "--json", "--workspace", "--workspace=x", "--"}) {
            const CliAnswer added = add(words({"--text", text, "--label", "x"}));
            QVERIFY2(added.exitCode == 0, qPrintable(added.err));
            QVERIFY2(added.out.contains(QStringLiteral("Added \"%1\"").arg(QString::fromLatin1(text))),
                     qPrintable(added.out));
        }
        const auto posts = shop.run(words({"post", "list"})).objects();
        QCOMPARE(posts.size(), size_t(7));
        for (const QJsonObject &post : posts)
            QCOMPARE(post[u"label"].toString(), QStringLiteral("x"));
        // Behind a whole option, and behind a switch, they are what they are everywhere.
        QVERIFY(add(words({"--text=a", "--help"})).out.startsWith(u"Usage"));
        QVERIFY(add(words({"--idea", "--help"})).out.startsWith(u"Usage"));
        QVERIFY(add(words({"--text", "a", "--json"})).out.startsWith(u'{'));
        QCOMPARE(add(words({"--text"})).exitCode, 2);
    }

    void whatACommandCannotDoWithoutIsAskedFor()
    {
        for (const cli::CommandSpec &command : cli::allCommands()) {
            QStringList call = command.path.split(u' ');
            call += QStringList(command.positional.size(), QStringLiteral("x"));
            const QString help = runCli(call + words({"--help"})).out;
            for (const cli::OptionSpec &option : command.options) {
                const QString name = QStringLiteral("--") + option.name;
                QCOMPARE(help.section(u'\n', 0, 0).contains(name), option.required);
                if (!option.required)
                    continue;
                QStringList without = call;
                for (const cli::OptionSpec &other : command.options) {
                    if (other.required && other.name != option.name)
                        without << QStringLiteral("--") + other.name << QStringLiteral("x");
                }
                const CliAnswer answer = runCli(without);
                QCOMPARE(answer.exitCode, 2);
                QVERIFY2(answer.err.contains(name), qPrintable(answer.err));
            }
        }
    }

    void theWorkspaceIsNamedOnceAndNotByNothing()
    {
        QCOMPARE(runCli(words({"--workspace", "", "client", "list"})).exitCode, 2);
        QCOMPARE(runCli(words({"--workspace=", "client", "list"})).exitCode, 2);
        QCOMPARE(runCli(words({"client", "list", "--workspace"})).exitCode, 2);
        QCOMPARE(runCli(words({"--workspace", "a", "--workspace", "b", "client", "list"})).exitCode, 2);
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

    void clientsAreChangedAndWrongValuesAreNot()
    {
        const CliWorkspace shop;
        QCOMPARE(shop.run(words({"client", "edit", "Bakery", "--zone", "Mars/Olympus"})).exitCode, 2);
        QCOMPARE(shop.run(words({"client", "edit", "Bakery", "--currency", "GBP", "--missed", "leave",
                                 "--grace", "15"}))
                     .exitCode,
                 0);
        const QJsonObject client = shop.run(words({"client", "show", "bakery"})).object();
        QCOMPARE(client[u"currency"].toString(), QStringLiteral("GBP"));
        QCOMPARE(client[u"missed"].toString(), QStringLiteral("leave"));
        QCOMPARE(client[u"grace_minutes"].toInt(), 15);
        QCOMPARE(client[u"zone"].toString(), QStringLiteral("Europe/Lisbon"));
    }

    void aZoneIsNamedByItsCityAndNothingElseIsTakenForOne()
    {
        const CliWorkspace shop;
        for (const char *wrong : {"", "Foo", "PST", "America", "Berlin1"}) {
            const CliAnswer answer = shop.run(words({"client", "add", "Elsewhere", "--zone", wrong}));
            QCOMPARE(answer.exitCode, 2);
            QCOMPARE(shop.run(words({"client", "edit", "Bakery", "--zone", wrong})).exitCode, 2);
            QCOMPARE(shop.run(words({"post", "add", "--client", "Bakery", "--text", "a", "--at",
                                     "2031-05-06T09:30", "--zone", wrong}))
                         .exitCode,
                     2);
        }
        QCOMPARE(shop.run(words({"client", "list"})).objects().size(), size_t(1));
        QCOMPARE(shop.run(words({"client", "add", "Elsewhere", "--zone", "Tokyo"})).object()[u"zone"],
                 QJsonValue(QStringLiteral("Asia/Tokyo")));
        const QString id = shop.post(words({"--at", "2031-05-06T09:30", "--zone", "tokyo"}));
        const QJsonObject planned = shop.run(words({"post", "show", id})).object()[u"planned"].toObject();
        QCOMPARE(planned[u"zone"].toString(), QStringLiteral("Asia/Tokyo"));
        QCOMPARE(planned[u"at"].toString(), QStringLiteral("2031-05-06T00:30:00.000Z"));
    }

    void whatCannotBeReadIsNotAnEmptyList()
    {
        for (const char *table : {"clients", "accounts"}) {
            const CliWorkspace shop;
            {
                auto database = storage::Database::open(shop.path(), storage::Database::Mode::ReadWrite);
                QVERIFY(database);
                const QByteArray sql = QByteArray("ALTER TABLE ") + table + " RENAME TO elsewhere";
                QVERIFY((*database)->run(sql.constData()));
            }
            for (const QStringList &command :
                 {words({"client", "list"}), words({"account", "list"}), words({"workspace", "info"}),
                  words({"publish", "--once", "--now", "2031-05-06T08:31:00Z"})}) {
                const CliAnswer answer = shop.run(command);
                QCOMPARE(answer.exitCode, 1);
                QVERIFY(answer.out.isEmpty());
            }
        }
    }

    void theGraceOfAClientGoesUpToSevenDays()
    {
        const CliWorkspace shop;
        const auto edit = [&](const char *minutes) {
            return shop.run(words({"client", "edit", "Bakery", "--grace", minutes}));
        };
        QCOMPARE(edit("10080").object()[u"grace_minutes"].toInt(), 10080);
        for (const char *wrong : {"10081", "-1", "soon", "99999999999"})
            QCOMPARE(edit(wrong).exitCode, 2);
        QCOMPARE(shop.run(words({"client", "show", "Bakery"})).object()[u"grace_minutes"].toInt(), 10080);
    }

    void whatIsAnsweredIsWhatIsKept()
    {
        const CliWorkspace shop;
        QCOMPARE(shop.run(words({"client", "edit", "Bakery"})).exitCode, 2);
        const QJsonObject answer = shop.run(words({"client", "edit", "Bakery", "--name", "  Corner   Bakery ",
                                                   "--colour", "#a8561c"}))
                                       .object();
        QCOMPARE(answer[u"name"].toString(), QStringLiteral("Corner Bakery"));
        QCOMPARE(answer[u"colour"].toString(), QStringLiteral("#A8561C"));
        QJsonObject shown = shop.run(words({"client", "show", "Corner Bakery"})).object();
        QCOMPARE(shown.take(u"accounts").toArray().size(), 1);
        QCOMPARE(answer, shown);
    }

    void twoClientsOfOneNameAreToldApart()
    {
        const CliWorkspace shop;
        const QString id = shop.run(words({"client", "add", "Bakery"})).object()[u"id"].toString();
        const CliAnswer byName = shop.run(words({"client", "edit", "Bakery", "--initials", "X"}));
        QCOMPARE(byName.exitCode, 2);
        QVERIFY(byName.failure()[u"error"].toObject()[u"what"].toString().contains(u"more than one"));
        QCOMPARE(shop.run(words({"client", "edit", id, "--initials", "X"})).exitCode, 0);
        for (const QJsonObject &client : shop.run(words({"client", "list"})).objects())
            QCOMPARE(client[u"initials"].toString() == QStringLiteral("X"), client[u"id"].toString() == id);
    }

    void anAddressThatIsNoneIsNotTakenForAnother()
    {
        const CliWorkspace shop;
        for (const char *option : {"--server", "--page"}) {
            const CliAnswer answer =
                shop.run(words({"account", "add", "--client", "Bakery", "--network", "bluesky", "--handle",
                                "bakery.example", "--by-hand", option, "not an address"}));
            QCOMPARE(answer.exitCode, 2);
            QVERIFY2(answer.err.contains(u"not an address"), qPrintable(answer.err));
        }
    }

    void aSampleThatCannotBeMadeLeavesNothing()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("Sample.hatstand"));
        QFile inTheWay(path + QStringLiteral("-media"));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        QCOMPARE(runCli(words({"--workspace", path, "workspace", "new", "--sample"})).exitCode, 1);
        QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
                 QStringList(QFileInfo(inTheWay).fileName()));

        QVERIFY(inTheWay.remove());
        QCOMPARE(runCli(words({"--workspace", path, "workspace", "new", "--sample"})).exitCode, 0);
        QCOMPARE(runCli(words({"--workspace", path, "--json", "client", "list"})).objects().size(),
                 size_t(3));
        QCOMPARE(runCli(words({"--workspace", path, "workspace", "new", "--sample"})).exitCode, 1);
        QCOMPARE(runCli(words({"--workspace", path, "workspace", "check"})).exitCode, 0);
    }

    void foldersThatAreAnotherWorkspacesTooAreSaidWheneverItIsOpened()
    {
        const CliWorkspace shop;
        const QString other = shop.filePath("Shop");
        QVERIFY(QFile::copy(shop.path(), other));
        for (const QString &path : {shop.path(), other}) {
            const auto listed = runCli(words({"--workspace", path, "--json", "client", "list"}));
            QCOMPARE(listed.exitCode, 0);
            QVERIFY2(listed.failure()[u"remark"].toString().contains(u"one media folder"),
                     qPrintable(listed.err));
            const auto checked = runCli(words({"--workspace", path, "--json", "workspace", "check"}));
            QCOMPARE(checked.exitCode, 1);
            QCOMPARE(checked.object()[u"ok"], QJsonValue(false));
            QCOMPARE(checked.object()[u"shared"].toObject()[u"code"], QJsonValue(QStringLiteral("conflict")));
        }
        QVERIFY(QFile::remove(other));
        QCOMPARE(shop.run(words({"workspace", "check"})).exitCode, 0);
        QVERIFY(shop.run(words({"client", "list"})).err.isEmpty());
    }

    void aBackupIsMadeAndPutBack()
    {
        const CliWorkspace shop;
        const QString backup = shop.run(words({"workspace", "backup"})).object()[u"path"].toString();
        QVERIFY(QFile::exists(backup));
        QCOMPARE(shop.run(words({"client", "add", "Later"})).exitCode, 0);
        QCOMPARE(shop.run(words({"workspace", "restore", backup})).exitCode, 0);
        QCOMPARE(shop.run(words({"client", "list"})).objects().size(), size_t(1));
        QCOMPARE(shop.run(words({"workspace", "check"})).exitCode, 0);
        // What the restore kept aside is a copy, and no backup.
        QCOMPARE(shop.run(words({"workspace", "info"})).object()[u"backups"].toInt(), 2);
        QVERIFY(QFile::remove(backup));
        const QJsonObject info = shop.run(words({"workspace", "info"})).object();
        QCOMPARE(info[u"backups"].toInt(), 1);
        QVERIFY(info[u"last_backup"].isNull());
        QVERIFY(shop.runInWords(words({"workspace", "info"})).out.contains(u"none yet"));
    }

    void textsAreMeasuredAsTheNetworkCounts()
    {
        const CliAnswer answer = runCli(words(
            {"--json", "text", "measure", "--network", "x", "See https://example.com/a/very/long/address"}));
        QCOMPARE(answer.object()[u"length"].toInt(), 4 + 23);
        QCOMPARE(runCli(words({"text", "measure", "--network", "nowhere", "x"})).exitCode, 2);
    }

    void theLimitThatIsExceededIsNamed()
    {
        // 200 characters, but more bytes than Bluesky takes.
        const QString family = QString::fromUtf8("\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D"
                                                 "\xF0\x9F\x91\xA7\xE2\x80\x8D\xF0\x9F\x91\xA6");
        const QStringList call = words({"text", "measure", "--network", "bluesky"});
        const CliAnswer json = runCli(words({"--json"}) + call + QStringList(family.repeated(200)));
        QCOMPARE(json.exitCode, 1);
        QCOMPARE(json.object()[u"length"].toInt(), 200);
        QCOMPARE(json.object()[u"bytes"].toInt(), 5000);
        QCOMPARE(json.object()[u"byte_limit"].toInt(), 3000);
        const CliAnswer spoken = runCli(call + QStringList(family.repeated(200)));
        QVERIFY2(spoken.out.contains(u"5000 of 3000 bytes"), qPrintable(spoken.out));
    }

    void nothingThatIsPrintedSteersATerminal()
    {
        QCOMPARE(cli::printable(QStringLiteral("a\x1b[31mb\u202ec\nd")),
                 QStringLiteral("a\\u001b[31mb\\u202ec\nd"));
    }
};

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
