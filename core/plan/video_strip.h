// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QtGlobal>

#include <vector>

class QIODevice;

namespace hatstand::plan
{

/// What stands in the place of a part of a file: bytes, then zeros. Nothing moves, so that all that is named
/// by its place in the file is still found.
struct Patch
{
    qint64 at = 0;
    QByteArray bytes;
    qint64 zeros = 0;
    [[nodiscard]] qint64 end() const { return at + bytes.size() + zeros; }
};

/// What has to be overwritten in a video so that it does not tell where, when, with what and by whom it was
/// taken; in the order of the file, none over another, empty when there is nothing of the kind.
///
/// In MP4 and QuickTime: user data and metadata (udta with ©xyz or loci, meta with
/// com.apple.quicktime.location.ISO6709), XMP and what makers of cameras keep in "uuid" boxes become "free"
/// ones; tracks of metadata (the positions of a flight) too, with their samples; times of creation become
/// unknown. In WebM and Matroska: tags, attachments, title and date become "Void". Reads headers only, is
/// safe for hostile files, and finds nothing in other ones.
[[nodiscard]] std::vector<Patch> privateParts(QIODevice &file);

/// The bytes of a block of the file that begins at `at`, with what is patched in it.
void applyPatches(const std::vector<Patch> &patches, qint64 at, QByteArray &block);

} // namespace hatstand::plan
