// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/service_unit.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <rapidcheck.h>

using namespace hatstand::publish;

namespace
{
// Everything that means something to systemd, to a shell, or to the format of the file.
const QString oddName = QStringLiteral("Åsa's \"50%\" $HOME ${X} \\x41\\ ;\t🥐 shop.hatstand");

QString lineOf(const QString &text, const QString &key)
{
    for (const QString &line : text.split(u'\n')) {
        if (line.startsWith(key + u'='))
            return line.mid(key.size() + 1);
    }
    return {};
}
} // namespace

class TestServiceUnit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNameIsShortStableAndOneForEachWorkspace()
    {
        const QString name = unitName(QStringLiteral("/home/ana/Work.hatstand"));
        QCOMPARE(name, QStringLiteral("hatstand-publish-ac3e8207a2a4.service"));
        QCOMPARE(unitName(QStringLiteral("/home/ana/x/../Work.hatstand")), name);
        QVERIFY(unitName(QStringLiteral("/home/ana/Other.hatstand")) != name);
        QVERIFY(unitName(u'/' + QString(2000, u'a')).size() < 60);
    }

    void aLinkToTheFolderLeadsToTheSameService()
    {
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("real")));
        QVERIFY(
            QFile::link(folder.filePath(QStringLiteral("real")), folder.filePath(QStringLiteral("link"))));
        QCOMPARE(unitName(folder.filePath(QStringLiteral("link/Work.hatstand"))),
                 unitName(folder.filePath(QStringLiteral("real/Work.hatstand"))));
    }

    void aLinkToTheWorkspaceLeadsToTheSameService()
    {
        const QTemporaryDir folder;
        const QString real = folder.filePath(QStringLiteral("Real.hatstand"));
        const QString link = folder.filePath(QStringLiteral("Work.hatstand"));
        QVERIFY(QFile::link(real, link));
        QCOMPARE(unitName(link), unitName(real)); // while its drive is away, too
        QFile file(real);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(unitName(link), unitName(real));
        QCOMPARE(serviceWorkspace(link), serviceWorkspace(real));
    }

    void theUnitSaysWhatItRunsAndWhen()
    {
        const QString text =
            unitText({QStringLiteral("/home/ana/Work.hatstand"), QStringLiteral("/usr/bin/hatstand-cli")});
        QCOMPARE(lineOf(text, QStringLiteral("ExecStart")),
                 QStringLiteral("\"/usr/bin/hatstand-cli\" --workspace \"/home/ana/Work.hatstand\" publish "
                                "--watch"));
        QCOMPARE(lineOf(text, QStringLiteral("Description")),
                 QStringLiteral("Hatstand sends the posts of Work"));
        QCOMPARE(lineOf(text, QStringLiteral("Type")), QStringLiteral("notify"));
        QCOMPARE(lineOf(text, QStringLiteral("Restart")), QStringLiteral("on-failure"));
        // However late the drive of the workspace comes.
        QCOMPARE(lineOf(text, QStringLiteral("RestartSec")), QStringLiteral("30"));
        QCOMPARE(lineOf(text, QStringLiteral("StartLimitIntervalSec")), QStringLiteral("0"));
        QVERIFY(lineOf(text, QStringLiteral("StartLimitBurst")).isEmpty());
        QCOMPARE(lineOf(text, QStringLiteral("WantedBy")), QStringLiteral("default.target"));
        // These would take the keychain, the line or the workspace away, or need rights that a user lacks.
        for (const char *key : {"PrivateNetwork", "ProtectHome", "MemoryDenyWriteExecute", "PrivateUsers"})
            QVERIFY2(!text.contains(QString::fromLatin1(key)), key);
    }

    void whatMeansSomethingToSystemdIsEscaped()
    {
        const QString text = unitText(
            {QStringLiteral("/w/a b%c$d\"e\\f\ng"), QStringLiteral("/opt/100% $my \"apps\"/hatstand-cli")});
        QCOMPARE(lineOf(text, QStringLiteral("ExecStart")),
                 QStringLiteral("\"/opt/100%% $my \\\"apps\\\"/hatstand-cli\" --workspace "
                                "\"/w/a b%%c$$d\\\"e\\\\f\\x0ag\" publish --watch"));
        QVERIFY(!lineOf(text, QStringLiteral("Description")).contains(u'\\'));
    }

    void whatWasWrittenIsReadAgain()
    {
        const ServiceUnit unit{QStringLiteral("/home/") + oddName, QStringLiteral("/opt/") + oddName};
        QCOMPARE(readUnit(unitText(unit)), std::optional(unit));
        QVERIFY(!readUnit(QStringLiteral("[Service]\nExecStart=/usr/bin/hatstand-cli\nWorkspace=\"/a\"\n")));
        QVERIFY(!readUnit({}));
        for (const char *wrong :
             {"", "\"", "a", "\"a", "\"a\"b\"", "\"\\\"", "\"\\q\"", "\"\\x4\"", "\"\\xzz\""})
            QVERIFY2(!unitUnquoted(QString::fromLatin1(wrong)), wrong);
    }

    void quotingLosesNothing()
    {
        QVERIFY(rc::check("unquoted is the reverse of quoted", [](const std::string &bytes) {
            const QString text = QString::fromLatin1(bytes.data(), qsizetype(bytes.size()));
            const QString quoted = unitQuoted(text);
            RC_ASSERT(unitUnquoted(quoted) == std::optional(text));
            RC_ASSERT(!quoted.contains(u'\n'));
        }));
    }

    void systemdFindsNothingWrongWithIt_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("plain") << QStringLiteral("Work.hatstand");
        QTest::newRow("odd") << oddName;
    }
    void systemdFindsNothingWrongWithIt()
    {
        QFETCH(const QString, name);
        const QString analyze = QStandardPaths::findExecutable(QStringLiteral("systemd-analyze"));
        if (analyze.isEmpty())
            QSKIP("systemd-analyze is not installed");
        const QTemporaryDir folder;
        // The program is looked for, so it must be there.
        QDir(folder.path()).mkpath(QStringLiteral("bin %h $HOME ü"));
        const QString program = folder.filePath(QStringLiteral("bin %h $HOME ü/hatstand-cli"));
        QVERIFY(QFile::copy(QStandardPaths::findExecutable(QStringLiteral("true")), program));
        const QString path = folder.filePath(unitName(u'/' + name));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(unitText({folder.filePath(name), program}).toUtf8());
        file.close();
        QProcess verify;
        QProcessEnvironment surroundings = QProcessEnvironment::systemEnvironment();
        surroundings.insert(QStringLiteral("XDG_RUNTIME_DIR"), folder.path());
        verify.setProcessEnvironment(surroundings);
        verify.setProcessChannelMode(QProcess::MergedChannels);
        verify.start(analyze,
                     {QStringLiteral("verify"), QStringLiteral("--user"), QStringLiteral("--man=no"), path});
        QVERIFY(verify.waitForFinished());
        const QString said = QString::fromUtf8(verify.readAll());
        // Of a computer on which systemd does not run, it says other things about other units.
        if (verify.exitCode() != 0 && !said.contains(u"hatstand-publish"))
            QSKIP(qPrintable(QStringLiteral("systemd-analyze cannot work here: ") + said));
        QVERIFY2(!said.contains(u"hatstand-publish"), qPrintable(said));
        QCOMPARE(verify.exitCode(), 0);
    }
};

QTEST_GUILESS_MAIN(TestServiceUnit)
#include "tst_service_unit.moc"
