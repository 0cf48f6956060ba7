// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "storage/database.h"

#include <QString>

#include <memory>

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

/// Whether a program whose newest schema is `newest` may work with a file that says so of itself. Fails with
/// StorageNewer or StorageDamaged (it names no schema).
[[nodiscard]] Result<void> checkSchema(const QString &path, const FileHeader &header, int newest);

/// Opens for reading all that a file holds, what stands in a log beside it included. Without a log, nothing
/// is made beside the file and no right to write is needed.
[[nodiscard]] Result<std::unique_ptr<Database>> openToRead(const QString &path);

} // namespace hatstand::storage
