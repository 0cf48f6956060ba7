// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/error.h"
#include "base/instant.h"

#include <QByteArray>
#include <QString>
#include <qcorotask.h>

namespace hatstand::networks
{

/// A file as it goes to a media host.
struct HostedFile
{
    QString path;
    QString name; ///< there: see hostedName
    QString mimeType;
    qint64 byteCount = 0;
    QByteArray sha256;  ///< of its content
    Instant modifiedAt; ///< when it was read
};

/// What a file is called on the host: the same for the same content, so that a repeat finds it, and not to be
/// guessed without `salt`, not even by somebody who has the file.
[[nodiscard]] QString hostedName(const QByteArray &salt, const QByteArray &sha256, const QString &mimeType);

/// Reads the file, on another thread, and names it. StorageMissing when it cannot be read, InvalidInput when
/// it is empty, Cancelled at once when that is asked for, however large it is.
[[nodiscard]] QCoro::Task<Result<HostedFile>> readHostedFile(QString path, QString mimeType, QByteArray salt,
                                                             CancelToken cancel);

/// Whether the file is what it was when it was read. One whose time alone is another is read again: another
/// delivery of the same file may have touched it.
[[nodiscard]] QCoro::Task<bool> isUnchanged(HostedFile file);
[[nodiscard]] Error changedMeanwhile();

} // namespace hatstand::networks
