// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/media_host/hosted_file.h"

#include "networks/file_endings.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QFuture>
#include <QMessageAuthenticationCode>
#include <QPromise>
#include <QThreadPool>
#include <qcorofuture.h>

#include <atomic>
#include <memory>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

constexpr qsizetype nameBytes = 16; ///< 128 bits: nobody finds one by trying

Error cannotBeRead()
{
    return {ErrorCode::StorageMissing,
            Words::tr("A picture or video cannot be read."),
            Words::tr("Its file is gone, or this user may not open it."),
            Words::tr("Add it again."),
            {}};
}

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

/// The hash of a whole file; empty when it cannot be read to its end, or is not to be any more.
QByteArray hashOf(const QString &path, const std::atomic_bool &isCancelled)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QByteArray block(1 << 20, Qt::Uninitialized);
    qint64 read = 0;
    while (!isCancelled && (read = file.read(block.data(), block.size())) > 0)
        hash.addData(QByteArrayView(block.constData(), read));
    return isCancelled || read < 0 ? QByteArray() : hash.result();
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
    if (file.byteCount < 0)
        co_return fail(cannotBeRead());
    if (file.byteCount == 0)
        co_return fail(ErrorCode::InvalidInput, Words::tr("A picture or video is empty."), {},
                       Words::tr("Add it again."));
    const auto promise = std::make_shared<QPromise<QByteArray>>();
    const QFuture<QByteArray> hashed = promise->future();
    promise->start();
    const auto isCancelled = std::make_shared<std::atomic_bool>(cancel.isCancelled());
    const auto subscription = cancel.onCancel([isCancelled] { *isCancelled = true; });
    QThreadPool::globalInstance()->start([promise, path, isCancelled] {
        promise->addResult(hashOf(path, *isCancelled));
        promise->finish();
    });
    file.sha256 = co_await hashed;
    if (cancel.isCancelled())
        co_return fail(ErrorCode::Cancelled, Words::tr("Stopped."));
    if (file.sha256.isEmpty())
        co_return fail(cannotBeRead());
    if (!isUnchanged(file))
        co_return fail(changedMeanwhile());
    file.name = hostedName(salt, file.sha256, mimeType);
    co_return file;
}

bool isUnchanged(const HostedFile &file)
{
    const HostedFile now = lookedAt(file.path, file.mimeType);
    return now.byteCount == file.byteCount && now.modifiedAt == file.modifiedAt;
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
