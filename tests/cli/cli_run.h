// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/program.h"
#include "support/await.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryFile>

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
};

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
    std::fclose(outStream);
    std::fclose(errStream);
    answer.out = QString::fromUtf8(out.readAll());
    answer.err = QString::fromUtf8(err.readAll());
    return answer;
}

} // namespace hatstand::test
