// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/conform_command.h"

#include "listen/conform.h"
#include "networks/conform.h"

#include <QFileDevice>
#include <QIODevice>
#include <QJsonDocument>
#include <QJsonObject>

namespace hatstand::cli
{

namespace
{
using namespace Qt::StringLiterals;

QJsonObject answerLine(const QByteArray &line)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(line, &problem);
    if (document.isObject()) {
        const QJsonObject request = document.object();
        return listen::servesConform(request) ? listen::answerConform(request)
                                              : networks::answerConform(request);
    }
    const QString error =
        problem.error == QJsonParseError::NoError ? u"The line is no JSON object."_s : problem.errorString();
    return {{u"id"_s, QJsonValue::Null}, {u"ok"_s, false}, {u"error"_s, error}};
}

bool write(QIODevice &output, const QByteArray &line)
{
    if (output.write(line) != line.size())
        return false;
    auto *file = qobject_cast<QFileDevice *>(&output);
    return file == nullptr || file->flush();
}
} // namespace

int runConform(QIODevice &input, QIODevice &output)
{
    // Until an empty read: a pipe cannot tell beforehand whether it has ended.
    for (QByteArray line = input.readLine(); !line.isEmpty(); line = input.readLine()) {
        // Qt takes a byte order mark at the beginning of a string away; as an escape it stays.
        line = line.trimmed().replace("\xEF\xBB\xBF", "\\ufeff");
        if (line.isEmpty())
            continue;
        if (!write(output, QJsonDocument(answerLine(line)).toJson(QJsonDocument::Compact) + '\n'))
            return 1;
    }
    return 0;
}

} // namespace hatstand::cli
