// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QString>

namespace hatstand::storage
{

/// What a file says of itself before anything is opened for writing.
struct FileHeader
{
    int schema = 0;
};

/// Looks whether the file is a workspace without changing a byte of it or leaving anything beside it. Fails
/// with StorageMissing, StorageNotAWorkspace (a folder, empty, another kind of file, another program's
/// database), StorageDamaged (cut off, or its first pages make no sense) or StorageReadOnly.
[[nodiscard]] Result<FileHeader> inspectFile(const QString &path);

} // namespace hatstand::storage
