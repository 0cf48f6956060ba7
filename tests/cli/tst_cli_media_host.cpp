// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli_run.h"
#include "storage/database.h"
#include "storage/settings_table.h"
#include "support/places.h"

#include <QProcess>
#include <QTest>

using namespace hatstand;
using hatstand::test::CliAnswer;
using hatstand::test::CliWorkspace;
using hatstand::test::words;

namespace
{
const QStringList webDav = words(
    {"media-host", "set", "--kind", "webdav", "--address", "http://127.0.0.1:9/dav/", "--name", "anna"});

/// The workspace's only account becomes one on WordPress, whose password is in no keychain.
void makeSite(const CliWorkspace &shop)
{
    auto database = storage::Database::open(shop.path(), storage::Database::Mode::ReadWrite);
    if (!database || !(*database)->run("UPDATE accounts SET network = 'wordpress', handle = 'anna'"))
        qFatal("The account cannot be changed.");
}

/// The program itself, with that on its standard input and without a keychain.
CliAnswer runProgram(const CliWorkspace &shop, const QStringList &command, const QByteArray &input)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"),
                       QStringLiteral("unix:path=/nowhere/at/all"));
    process.setProcessEnvironment(environment);
    process.start(test::programPath(QStringLiteral("hatstand-cli")),
                  words({"--workspace", shop.path(), "--json"}) + command);
    process.write(input);
    process.closeWriteChannel();
    CliAnswer answer;
    if (!process.waitForFinished())
        return answer;
    answer.exitCode = process.exitCode();
    answer.out = QString::fromUtf8(process.readAllStandardOutput());
    answer.err = QString::fromUtf8(process.readAllStandardError());
    return answer;
}

QString failureWords(const CliAnswer &answer)
{
    const QJsonObject error = answer.failure()[u"error"].toObject();
    return error[u"what"].toString() + u' ' + error[u"why"].toString() + u' ' + error[u"remedy"].toString();
}
} // namespace

class TestCliMediaHost : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void withoutOneNothingIsShown()
    {
        const CliWorkspace shop;
        const CliAnswer none = shop.run(words({"media-host", "show"}));
        QCOMPARE(none.exitCode, 0);
        QVERIFY(none.objects().empty());
        QVERIFY(shop.runInWords(words({"media-host", "show"})).out.contains(u"No media host"));
        const CliAnswer tested = shop.run(words({"media-host", "test"}));
        QCOMPARE(tested.exitCode, 1);
        QVERIFY2(failureWords(tested).contains(u"No media host"), qPrintable(tested.err));
        QCOMPARE(shop.run(words({"media-host", "remove"})).exitCode, 0);
    }

    void aConnectedSiteIsChosenShownTestedAndForgotten()
    {
        const CliWorkspace shop;
        makeSite(shop);
        const CliAnswer set =
            shop.run(words({"media-host", "set", "--kind", "wordpress", "--account", "wordpress:anna"}));
        QVERIFY2(set.exitCode == 0, qPrintable(set.err));
        QCOMPARE(set.object()[u"kind"].toString(), QStringLiteral("wordpress"));
        const CliAnswer shown = shop.run(words({"media-host", "show"}));
        QCOMPARE(shown.object(), set.object());
        QCOMPARE(shown.object()[u"account"].toString(),
                 shop.run(words({"account", "list"})).object()[u"id"].toString());
        QVERIFY(shop.runInWords(words({"media-host", "show"})).out.contains(u"Account: anna"));
        const CliAnswer tested = shop.run(words({"media-host", "test"}));
        QCOMPARE(tested.exitCode, 1);
        QVERIFY(!failureWords(tested).trimmed().isEmpty());
        const CliAnswer removed = shop.run(words({"media-host", "remove"}));
        QCOMPARE(removed.exitCode, 0);
        QVERIFY(removed.object()[u"removed"].toBool());
        QVERIFY(!removed.object()[u"secret_may_remain"].toBool(true));
        QVERIFY(shop.run(words({"media-host", "show"})).objects().empty());
    }

    void aBucketIsShownInWords()
    {
        const CliWorkspace shop;
        {
            auto database = storage::Database::open(shop.path(), storage::Database::Mode::ReadWrite);
            QVERIFY(database);
            storage::SettingsTable table(**database);
            QVERIFY(
                table.setObject(QStringLiteral("mediaHost"),
                                {{QStringLiteral("kind"), QStringLiteral("s3")},
                                 {QStringLiteral("address"), QStringLiteral("https://s3.example.org")},
                                 {QStringLiteral("bucket"), QStringLiteral("pictures")},
                                 {QStringLiteral("folder"), QStringLiteral("press")},
                                 {QStringLiteral("region"), QStringLiteral("eu")},
                                 {QStringLiteral("name"), QStringLiteral("AKID")},
                                 {QStringLiteral("secret_key"), QStringLiteral("0198-names-the-secret")}}));
        }
        const QString said = shop.runInWords(words({"media-host", "show"})).out;
        for (const char *line : {"Kind: S3", "Address: https://s3.example.org", "Bucket: pictures",
                                 "Region: eu", "Folder: press", "Name: AKID"})
            QVERIFY2(said.contains(QString::fromLatin1(line)), qPrintable(said));
        QVERIFY(!shop.run(words({"media-host", "show"})).out.contains(u"0198-names"));
    }

    void wrongCallsAreRefused_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const QStringList &options, const char *says) {
            QTest::newRow(name) << options << QString::fromLatin1(says);
        };
        row("no kind", {}, "--kind");
        row("a strange kind", words({"--kind", "ftp"}), "wordpress, webdav, s3");
        row("no account", words({"--kind", "wordpress"}), "--account is missing");
        row("a bucket for webdav", words({"--kind", "webdav", "--bucket", "a"}), "--bucket is of no use");
        row("an address for wordpress", words({"--kind", "wordpress", "--address", "a"}),
            "--address is of no");
        row("no address", words({"--kind", "webdav", "--name", "anna"}), "address is missing");
        row("no web address", words({"--kind", "webdav", "--name", "anna", "--address", "ftp://a.example"}),
            "no address");
        row("http elsewhere", words({"--kind", "webdav", "--name", "anna", "--address", "http://a.example"}),
            "https://");
        row("no name", words({"--kind", "webdav", "--address", "https://a.example"}), "name is missing");
        row("a public address with a question",
            words({"--kind", "webdav", "--address", "https://a.example", "--name", "a", "--public-address",
                   "https://a.example/?f="}),
            "Leave out what begins there");
        row("a folder above",
            words({"--kind", "webdav", "--address", "https://a.example", "--name", "a", "--folder", "../.."}),
            "no folder");
        row("no bucket", words({"--kind", "s3", "--address", "https://a.example", "--name", "a"}),
            "bucket is missing");
    }
    void wrongCallsAreRefused()
    {
        QFETCH(const QStringList, options);
        QFETCH(const QString, says);
        static const CliWorkspace shop;
        const CliAnswer answer = shop.run(words({"media-host", "set"}) + options);
        QVERIFY(answer.exitCode == 1 || answer.exitCode == 2);
        QVERIFY2(failureWords(answer).contains(says), qPrintable(answer.err));
        QVERIFY(shop.run(words({"media-host", "show"})).objects().empty());
    }

    void thePasswordIsReadFromStandardInputAndKeptInTheKeychainOnly()
    {
        const CliWorkspace shop;
        const CliAnswer silent = runProgram(shop, webDav, {});
        QVERIFY2(silent.exitCode == 2, qPrintable(silent.err));
        QVERIFY2(failureWords(silent).contains(u"No password was given"), qPrintable(silent.err));
        // There is no keychain here, and nothing else takes its place.
        const CliAnswer set = runProgram(shop, webDav, "very secret\n");
        QCOMPARE(set.exitCode, 1);
        QVERIFY2(set.failure()[u"error"].toObject()[u"code"].toString().startsWith(u"keychain"),
                 qPrintable(set.err));
        QVERIFY(!set.err.contains(u"very secret"));
        QVERIFY(shop.run(words({"media-host", "show"})).objects().empty());
        QFile file(shop.path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("very secret"));
    }
};

QTEST_GUILESS_MAIN(TestCliMediaHost)
#include "tst_cli_media_host.moc"
