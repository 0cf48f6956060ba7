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

#include <memory>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

/// Empty when it cannot be read to its end.
QByteArray hashOf(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    // Opening a pipe would wait for somebody to write into it.
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly) || !hash.addData(&file) ||
        file.error() != QFileDevice::NoError)
        return {};
    return hash.result();
}
} // namespace

QCoro::Task<Result<QByteArray>> fileHash(QString path)
{
    const auto promise = std::make_shared<QPromise<QByteArray>>();
    const QFuture<QByteArray> hashed = promise->future();
    promise->start();
    QThreadPool::globalInstance()->start([promise, path] {
        promise->addResult(hashOf(path));
        promise->finish();
    });
    const QByteArray hash = co_await hashed;
    if (hash.isEmpty())
        co_return fail(ErrorCode::StorageMissing, Words::tr("A picture or video cannot be read."),
                       Words::tr("Its file is gone, or this user may not open it."),
                       Words::tr("Add it again."));
    co_return hash;
}

} // namespace hatstand::networks
