// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/media_host/hosted_file.h"

#include "networks/file_endings.h"
#include "networks/file_hash.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFileInfo>
#include <QMessageAuthenticationCode>

#include <utility>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

constexpr qsizetype nameBytes = 16; ///< 128 bits: nobody finds one by trying

HostedFile lookedAt(const QString &path, const QString &mimeType)
{
    const QFileInfo info(path);
    HostedFile file;
    file.path = path;
    file.mimeType = mimeType;
    file.byteCount = info.isFile() ? info.size() : -1;
    file.modifiedAt = Instant::fromDateTime(info.lastModified());
    return file;
}
} // namespace

QString hostedName(const QByteArray &salt, const QByteArray &sha256, const QString &mimeType)
{
    const QByteArray mark =
        QMessageAuthenticationCode::hash(sha256, salt, QCryptographicHash::Sha256).left(nameBytes).toHex();
    return QString::fromLatin1(mark + '.' + fileEndingOf(mimeType));
}

QCoro::Task<Result<HostedFile>> readHostedFile(QString path, QString mimeType, QByteArray salt,
                                               CancelToken cancel)
{
    HostedFile file = lookedAt(path, mimeType);
    if (file.byteCount == 0)
        co_return fail(ErrorCode::InvalidInput, Words::tr("A picture or video is empty."), {},
                       Words::tr("Add it again."));
    auto hash = co_await fileHash(path, cancel);
    if (!hash)
        co_return fail(std::move(hash.error()));
    file.sha256 = std::move(*hash);
    const bool isSame = co_await isUnchanged(file);
    if (!isSame)
        co_return fail(changedMeanwhile());
    file.name = hostedName(salt, file.sha256, mimeType);
    co_return file;
}

QCoro::Task<bool> isUnchanged(HostedFile file)
{
    const HostedFile now = lookedAt(file.path, file.mimeType);
    if (now.byteCount != file.byteCount)
        co_return false;
    if (now.modifiedAt == file.modifiedAt)
        co_return true;
    const auto hash = co_await fileHash(file.path);
    co_return hash &&*hash == file.sha256;
}

Error changedMeanwhile()
{
    return {ErrorCode::InvalidInput,
            Words::tr("A picture or video changed while it was sent."),
            Words::tr("What arrived may be half the old and half the new one, so it was not used."),
            Words::tr("Let the other program finish, then try again."),
            {}};
}

} // namespace hatstand::networks
