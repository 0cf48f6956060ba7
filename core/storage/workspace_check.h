// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <stop_token>

namespace hatstand::storage
{

/// What a check has found. Nothing is repaired.
struct CheckReport
{
    QStringList damage;          ///< what SQLite says, at most a hundred lines; for support
    qint64 brokenReferences = 0; ///< rows that belong to others that are not there
    qint64 mediaCount = 0;       ///< files that the workspace names
    QStringList missingMedia;    ///< names of those that are not in the media folder
    QStringList damagedMedia;    ///< names of those that cannot be read or have another content than once
    /// The workspace's folders are another's too (see sharedFolders()); says so and what to do.
    std::optional<Error> shared;
    [[nodiscard]] bool isGood() const
    {
        return damage.isEmpty() && brokenReferences == 0 && missingMedia.isEmpty() &&
               damagedMedia.isEmpty() && !shared;
    }
    /// One or more whole sentences.
    [[nodiscard]] QString summary() const;
};

/// Reads the whole database of a workspace file. Takes seconds on a large one: for a thread. Fails only when
/// it cannot be opened or is stopped; damage is a result. Also while the workspace is open elsewhere.
[[nodiscard]] Result<CheckReport> checkDatabase(const QString &path, const std::stop_token &stop = {});

/// The database, and whether each file that it names is in the media folder: under its SHA-256 in hex, the
/// first two digits as the folder and the others as the name (with any ending), and with the content that
/// the hash was made of; and whether its folders are its own. All of the media are read, so this takes as
/// long as the disk needs for them.
[[nodiscard]] Result<CheckReport> checkWorkspace(const QString &path, const QString &mediaFolder,
                                                 const std::stop_token &stop = {});

} // namespace hatstand::storage
