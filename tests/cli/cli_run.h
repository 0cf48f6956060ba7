// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/program.h"
#include "support/await.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTemporaryFile>

#include <initializer_list>
#include <vector>

namespace hatstand::test
{

/// What one call of hatstand-cli gave.
struct CliAnswer
{
    int exitCode = -1;
    QString out;
    QString err;

    [[nodiscard]] std::vector<QJsonObject> objects() const
    {
        std::vector<QJsonObject> all;
        for (const QString &line : out.split(u'\n', Qt::SkipEmptyParts))
            all.push_back(QJsonDocument::fromJson(line.toUtf8()).object());
        return all;
    }
    [[nodiscard]] QJsonObject object() const
    {
        const auto all = objects();
        return all.empty() ? QJsonObject() : all.front();
    }
    /// What stands on the second stream with `--json`.
    [[nodiscard]] QJsonObject failure() const { return QJsonDocument::fromJson(err.toUtf8()).object(); }
};

/// A word of a command line, from a literal or a text.
struct Word : QString
{
    Word(const char *text) : QString(QString::fromUtf8(text)) {}
    Word(const QString &text) : QString(text) {}
};
inline QStringList words(std::initializer_list<Word> list)
{
    QStringList all;
    for (const Word &word : list)
        all << word;
    return all;
}

/// Runs the program within this process, with its words as a shell would give them.
inline CliAnswer runCli(const QStringList &words)
{
    QTemporaryFile out;
    QTemporaryFile err;
    CliAnswer answer;
    if (!out.open() || !err.open())
        return answer;
    std::FILE *outStream = std::fopen(QFile::encodeName(out.fileName()).constData(), "w");
    std::FILE *errStream = std::fopen(QFile::encodeName(err.fileName()).constData(), "w");
    answer.exitCode = await(cli::runProgram(words, outStream, errStream));
    if (std::fclose(outStream) != 0 || std::fclose(errStream) != 0)
        qFatal("What the program said could not be written.");
    answer.out = QString::fromUtf8(out.readAll());
    answer.err = QString::fromUtf8(err.readAll());
    return answer;
}

/// A workspace file with the client "Bakery" and its Practice account "bakery.practice".
class CliWorkspace
{
public:
    CliWorkspace()
    {
        for (const QStringList &command :
             {words({"workspace", "new"}), words({"client", "add", "Bakery", "--zone", "Europe/Lisbon"}),
              words({"account", "add", "--client", "Bakery", "--network", "practice", "--handle",
                     "bakery.practice"})}) {
            const CliAnswer answer = run(command);
            if (answer.exitCode != 0)
                qFatal("%s", qPrintable(answer.err));
        }
    }
    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("Shop.hatstand")); }
    [[nodiscard]] QString filePath(const char *name) const
    {
        return m_folder.filePath(QString::fromUtf8(name));
    }
    /// The names of the finished ones.
    [[nodiscard]] QStringList backups() const
    {
        return QDir(filePath("Shop.hatstand-backups")).entryList({QStringLiteral("*.hatstand")}, QDir::Files);
    }
    [[nodiscard]] CliAnswer run(const QStringList &command) const
    {
        return runCli(words({"--workspace", path(), "--json"}) + command);
    }
    [[nodiscard]] CliAnswer runInWords(const QStringList &command) const
    {
        return runCli(words({"--workspace", path()}) + command);
    }
    /// A post of the bakery to its account; `more` are further words. Its id.
    [[nodiscard]] QString post(const QStringList &more) const
    {
        const CliAnswer added = run(
            words({"post", "add", "--client", "Bakery", "--text", "Hello", "--account", "bakery.practice"}) +
            more);
        if (added.exitCode != 0)
            qFatal("%s", qPrintable(added.err));
        return added.object()[u"id"].toString();
    }

private:
    QTemporaryDir m_folder;
};

} // namespace hatstand::test
