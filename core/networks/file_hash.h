// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/error.h"

#include <QByteArray>
#include <QString>
#include <qcorotask.h>

namespace hatstand::networks
{

/// The SHA-256 of a file's content, read a block at a time on another thread. It alone tells whether a file
/// is still the same: one that is made ready again for a repeat gets another time (plan::findFitted), and one
/// that is written over may keep its size. StorageMissing when it cannot be read to its end,
/// Cancelled soon after that is asked for, however large it is.
[[nodiscard]] QCoro::Task<Result<QByteArray>> fileHash(QString path, CancelToken cancel = {});

} // namespace hatstand::networks
