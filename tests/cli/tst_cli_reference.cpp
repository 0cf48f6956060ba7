// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What stands about the commands elsewhere (the manual page, the completion of shells) is what there is.
#include "cli/commands.h"
#include "cli/completion.h"
#include "support/places.h"

#include <QFile>
#include <QMap>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace hatstand;

namespace
{
QSet<QString> optionsOf(const cli::CommandSpec &command)
{
    QSet<QString> names;
    for (const cli::OptionSpec &option : command.options)
        names << QStringLiteral("--") + option.name;
    return names;
}

/// The commands that a manual page tells about, each with the options that it names there.
QMap<QString, QSet<QString>> describedIn(const QString &page, const QStringList &commands)
{
    static const QRegularExpression macro(QStringLiteral("\\A\\.(?:B|I|BI|BR|IR|RB|RI) "));
    static const QRegularExpression option(QStringLiteral("--[a-z][a-z-]*"));
    QMap<QString, QSet<QString>> described;
    QString command;
    int depth = 0;
    bool isHead = false;
    for (QString line :
         page.section(QStringLiteral(".SH COMMANDS"), 1).section(QStringLiteral(".SH "), 0, 0).split(u'\n')) {
        line.replace(QStringLiteral("\\-"), QStringLiteral("-")).remove(macro).remove(u'"');
        depth += line.startsWith(u".RS") ? 1 : line.startsWith(u".RE") ? -1 : 0;
        if (isHead && depth == 0) {
            command = line.section(u' ', 0, 1).trimmed();
            if (!commands.contains(command))
                command = line.section(u' ', 0, 0).trimmed();
            described[command];
        }
        isHead = line == QStringLiteral(".TP");
        auto found = option.globalMatch(line);
        while (found.hasNext())
            described[command] << found.next().captured();
    }
    return described;
}

QStringList words(const char *line)
{
    return QString::fromLatin1(line).split(u' ');
}

/// What bash offers after these words.
QStringList offeredAfter(const QString &script, const QStringList &words, const QString &begun = {},
                         const QString &folder = {})
{
    QProcess bash;
    if (!folder.isEmpty())
        bash.setWorkingDirectory(folder);
    bash.start(QStringLiteral("bash"), {QStringLiteral("--norc")});
    bash.write(script.toUtf8() + "\nCOMP_WORDS=(hatstand-cli " + words.join(u' ').toUtf8() + " '" +
               begun.toUtf8() + "')\n" +
               "COMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n_hatstand_cli\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n");
    bash.closeWriteChannel();
    if (!bash.waitForFinished() || bash.exitCode() != 0)
        qWarning() << bash.readAllStandardError();
    return QString::fromUtf8(bash.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
}
} // namespace

class TestCliReference : public QObject
{
    Q_OBJECT

    const std::vector<cli::CommandSpec> m_commands = cli::allCommands();

private Q_SLOTS:
    void theManualNamesEveryCommandWithItsOptionsAndNoOther()
    {
        QFile file(test::projectPath(QStringLiteral("packaging/linux/man/hatstand-cli.1.in")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString page = QString::fromUtf8(file.readAll());
        QStringList paths;
        for (const cli::CommandSpec &command : m_commands)
            paths << command.path;
        const auto described = describedIn(page, paths);
        QCOMPARE(QSet<QString>(described.keyBegin(), described.keyEnd()),
                 QSet<QString>(paths.begin(), paths.end()));
        for (const cli::CommandSpec &command : m_commands) {
            const QSet<QString> there = described[command.path];
            const QSet<QString> wrong = (optionsOf(command) - there) + (there - optionsOf(command));
            QVERIFY2(wrong.isEmpty(), qPrintable(command.path + u' ' + wrong.values().join(u' ')));
        }
        for (const char *section : {"OPTIONS", "EXIT STATUS", "FILES", "ENVIRONMENT", "EXAMPLES"})
            QVERIFY2(page.contains(QStringLiteral("\n.SH ") + QString::fromLatin1(section) + u'\n'), section);
    }

    void bashOffersEveryCommandAndItsOptions()
    {
        const QString script = cli::completionScript(m_commands, QStringLiteral("bash")).value();
        const QStringList first = offeredAfter(script, {});
        for (const cli::CommandSpec &command : m_commands) {
            const QStringList path = command.path.split(u' ');
            QVERIFY2(first.contains(path.first()), qPrintable(command.path));
            if (path.size() > 1)
                QVERIFY2(offeredAfter(script, {path.first()}).contains(path.last()),
                         qPrintable(command.path));
            const QStringList options = offeredAfter(script, path, QStringLiteral("--"));
            for (const QString &option : optionsOf(command) + QSet<QString>{QStringLiteral("--json")})
                QVERIFY2(options.contains(option), qPrintable(command.path + u' ' + option));
        }
        // Where a value is awaited, no option is offered; after it they are.
        QVERIFY(offeredAfter(script, words("post add --client")).isEmpty());
        QVERIFY(offeredAfter(script, words("outbox --client Bakery")).contains(QStringLiteral("--json")));
        QCOMPARE(offeredAfter(script, words("completion")).filter(QStringLiteral("fish")).size(), 1);
    }

    void bashOffersFilesWhereOneIsAwaited()
    {
        const QString script = cli::completionScript(m_commands, QStringLiteral("bash")).value();
        const QTemporaryDir folder;
        for (const char *name : {"My shop.hatstand", "other.hatstand"}) {
            QFile file(folder.filePath(QString::fromLatin1(name)));
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        const QStringList both{QStringLiteral("My shop.hatstand"), QStringLiteral("other.hatstand")};
        const auto offered = [&](const char *before, const char *begun) {
            QStringList found =
                offeredAfter(script, words(before), QString::fromLatin1(begun), folder.path());
            found.sort();
            return found;
        };
        QCOMPARE(offered("--workspace", ""), both);
        QCOMPARE(offered("--workspace", "My"), both.mid(0, 1));
        QCOMPARE(offered("workspace restore", ""), both);
        QVERIFY(offered("workspace restore", "--").contains(QStringLiteral("--json")));
        // As bash divides it, and as shells that do not.
        QCOMPARE(offered("--workspace", "="), both);
        QCOMPARE(offered("--workspace =", "o"), both.mid(1));
        QCOMPARE(offered("outbox", "--workspace=o"),
                 QStringList{QStringLiteral("--workspace=other.hatstand")});
        // Behind the value the command goes on, also behind one with a colon, which bash divides.
        QVERIFY(offered("--workspace c : d.hatstand outbox", "").contains(QStringLiteral("live")));
        QVERIFY(offered("--workspace = other.hatstand outbox", "").contains(QStringLiteral("live")));
    }

    void theOtherShellsKnowThemToo()
    {
        const QString bash = cli::completionScript(m_commands, QStringLiteral("bash")).value();
        const QString zsh = cli::completionScript(m_commands, QStringLiteral("zsh")).value();
        QVERIFY(zsh.startsWith(u"#compdef hatstand-cli\n") && zsh.endsWith(bash));
        const QString fish = cli::completionScript(m_commands, QStringLiteral("fish")).value();
        for (const cli::CommandSpec &command : m_commands) {
            const QString condition =
                QStringLiteral("'__fish_seen_subcommand_from ") +
                command.path.split(u' ').join(QStringLiteral("; and __fish_seen_subcommand_from ")) + u'\'';
            for (const cli::OptionSpec &option : command.options)
                QVERIFY2(fish.contains(condition + QStringLiteral(" -l ") + option.name + u' '),
                         qPrintable(command.path + u' ' + option.name));
        }
        QVERIFY(!cli::completionScript({}, QStringLiteral("cmd")));
    }
};

QTEST_GUILESS_MAIN(TestCliReference)
#include "tst_cli_reference.moc"
