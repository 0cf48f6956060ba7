// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/context.h"
#include "cli/sentiment_lines.h"
#include "cli/text_input.h"
#include "cli/words.h"

#include <QFile>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <unistd.h>
#endif

#include <cerrno>
#include <cstdio>

namespace hatstand::cli
{

namespace
{
constexpr qsizetype partBytes = qsizetype{64} * 1024;

/// Standard input, or a file of any size.
Result<void> openLines(QFile &file, const QString &path)
{
    if (!path.isEmpty() && path != QStringLiteral("-")) {
        if (auto ordinary = checkOrdinaryFile(path); !ordinary)
            return ordinary;
        file.setFileName(path);
        if (file.open(QIODevice::ReadOnly))
            return {};
    } else if (file.open(stdin, QIODevice::ReadOnly)) {
        return {};
    }
    return fail(ErrorCode::NotFound, Tr::tr("\"%1\" could not be read.").arg(path), file.errorString());
}

/// What is there, up to a size: of a pipe no more than has come, so that whoever waits for an answer gets it.
/// 0 at the end, less with errno.
qint64 readSome(int descriptor, char *to, qint64 size)
{
#ifdef Q_OS_WIN
    return _read(descriptor, to, static_cast<unsigned>(size));
#else
    qint64 count = -1;
    do {
        count = read(descriptor, to, static_cast<size_t>(size));
    } while (count < 0 && errno == EINTR);
    return count;
#endif
}

QCoro::Task<ExitCode> sentiment(Context &context, Arguments arguments)
{
    QFile in;
    if (const auto opened = openLines(in, arguments.positional(0)); !opened)
        co_return failed(context, opened.error());
    SentimentLines lines(
        {arguments.has(QStringLiteral("plain")), arguments.value(QStringLiteral("language")).toStdString()});
    QByteArray part(partBytes, Qt::Uninitialized);
    qint64 count = 0;
    while ((count = readSome(in.handle(), part.data(), part.size())) > 0 && !context.output().trouble()) {
        const QByteArray answers = lines.take(QByteArray::fromRawData(part.constData(), count));
        if (!answers.isEmpty())
            context.output().raw(QString::fromUtf8(answers));
    }
    if (count < 0)
        co_return failed(context, {ErrorCode::NotFound,
                                   Tr::tr("The texts could not be read: %1.").arg(qt_error_string(errno)),
                                   {},
                                   {},
                                   {}});
    context.output().raw(QString::fromUtf8(lines.finish()));
    co_return lines.wrongLines() > 0 ? ExitCode::Failed : ExitCode::Done;
}
} // namespace

std::vector<CommandSpec> sentimentCommands()
{
    return {
        {QStringLiteral("sentiment"),
         Tr::tr("Says how texts feel: one JSON object with a \"text\" a line, from a file or standard input; "
                "one JSON object each."),
         {QStringLiteral("[FILE]")},
         {{QStringLiteral("plain"), {}, Tr::tr("each line is a text")},
          {QStringLiteral("language"), QStringLiteral("TAG"),
           Tr::tr("of the lines that do not say theirs (en, de, …); else it is recognised")}},
         sentiment}};
}

} // namespace hatstand::cli
