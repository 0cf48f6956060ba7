// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "plan/formats/patch.h"

#include <QByteArray>
#include <QString>

#include <functional>

class QIODevice;

namespace hatstand::plan
{

/// What has to be overwritten in a video so that it does not tell where, when, with what and by whom it was
/// taken; in the order of the file, none over another, empty when there is nothing of the kind.
///
/// Only what is needed to play it is left, everything else becomes empty: see isoPrivateParts() for MP4 and
/// QuickTime, matroskaPrivateParts() for WebM and Matroska. Of what is coded within pictures and sound
/// themselves only what coders and cameras add to H.264 and H.265 (seiPatches) goes. Reads headers and
/// tables, and of the rest what would be overwritten, a block at a time; is safe for hostile files.
///
/// Fails with InvalidInput or TooLarge where that cannot be told for the whole of the file: it may then not
/// be sent. `shownName` is used in sentences.
/// Asks `isStopped` again and again, so that a film of hours does not keep anybody waiting; Cancelled then.
[[nodiscard]] Result<Patches> privateParts(QIODevice &file, const QString &shownName,
                                           const std::function<bool()> &isStopped = {});

/// The bytes of a block of the file that begins at `at`, with what is patched in it.
void applyPatches(const Patches &patches, qint64 at, QByteArray &block);

} // namespace hatstand::plan
