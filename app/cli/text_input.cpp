// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/text_input.h"

#include "cli/utf8.h"
#include "cli/words.h"

#include <QFile>
#include <QFileInfo>

#include <cstdio>

namespace hatstand::cli
{

namespace
{
/// Larger than any network takes, small enough to be read at once.
constexpr qint64 maximumTextBytes = qint64{5} * 1024 * 1024;
constexpr qint64 partBytes = qint64{64} * 1024;
} // namespace

Result<void> checkOrdinaryFile(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists() || info.isFile())
        return {};
    return fail(ErrorCode::InvalidInput, Tr::tr("\"%1\" is not an ordinary file.").arg(path),
                Tr::tr("It is a folder, a pipe or a device."),
                Tr::tr("Name a file. Where a text is wanted, - reads standard input."));
}

Result<QString> readTextFile(const QString &path)
{
    const bool isInput = path == QStringLiteral("-");
    if (!isInput) {
        if (auto ordinary = checkOrdinaryFile(path); !ordinary)
            return fail(std::move(ordinary.error()));
    }
    QFile file(path);
    const bool opened = isInput ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened)
        return fail(ErrorCode::NotFound, Tr::tr("\"%1\" could not be read.").arg(path), file.errorString());
    // A pipe gives what is there, not what was asked for: until there is no more.
    QByteArray bytes;
    for (QByteArray part = file.read(partBytes); !part.isEmpty() && bytes.size() <= maximumTextBytes;
         part = file.read(partBytes))
        bytes += part;
    if (file.error() != QFileDevice::NoError)
        return fail(ErrorCode::NotFound, Tr::tr("\"%1\" could not be read.").arg(path), file.errorString());
    if (bytes.size() > maximumTextBytes)
        return fail(ErrorCode::TooLarge, Tr::tr("The text is larger than 5 MB."), {},
                    Tr::tr("No network takes that much; split it."));
    auto text = textFromUtf8(bytes);
    if (!text)
        return fail(ErrorCode::InvalidInput, Tr::tr("The text is not valid UTF-8."), {},
                    Tr::tr("Save it as UTF-8 and try again."));
    if (text->endsWith(u'\n'))
        text->chop(1);
    return std::move(*text);
}

} // namespace hatstand::cli
