// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/file_hash.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QFuture>
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

constexpr qint64 blockBytes = 1 << 20;

/// Empty when it cannot be read to its end, or is not to be any more.
QByteArray hashOf(const QString &path, const std::atomic_bool &isCancelled)
{
    QFile file(path);
    // Opening a pipe would wait for somebody to write into it.
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return {};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QByteArray block(blockBytes, Qt::Uninitialized);
    qint64 read = 0;
    while (!isCancelled && (read = file.read(block.data(), blockBytes)) > 0)
        hash.addData(QByteArrayView(block.constData(), read));
    return isCancelled || read < 0 ? QByteArray() : hash.result();
}
} // namespace

QCoro::Task<Result<QByteArray>> fileHash(QString path, CancelToken cancel)
{
    const auto promise = std::make_shared<QPromise<QByteArray>>();
    const QFuture<QByteArray> hashed = promise->future();
    promise->start();
    const auto isCancelled = std::make_shared<std::atomic_bool>(cancel.isCancelled());
    const auto subscription = cancel.onCancel([isCancelled] { *isCancelled = true; });
    QThreadPool::globalInstance()->start([promise, path, isCancelled] {
        promise->addResult(hashOf(path, *isCancelled));
        promise->finish();
    });
    const QByteArray hash = co_await hashed;
    if (cancel.isCancelled())
        co_return fail(ErrorCode::Cancelled, Words::tr("Stopped."));
    if (hash.isEmpty())
        co_return fail(ErrorCode::StorageMissing, Words::tr("A picture or video cannot be read."),
                       Words::tr("Its file is gone, or this user may not open it."),
                       Words::tr("Add it again."));
    co_return hash;
}

} // namespace hatstand::networks
