// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QIODevice;

/// Pictures that move without being a GIF: PNG (APNG), WebP, and the sequences of AVIF and HEIC.
namespace hatstand::plan
{

/// Whether decoding one picture of the file and writing it anew would lose its motion. `mimeType` is the one
/// that was found from the content; false for GIF, which is a kind of its own (MediaKind::Gif), and for what
/// cannot be read. Reads heads only, so that it may be asked on any thread, and leaves the file at its
/// beginning.
///
/// Sources: W3C PNG, 3rd edition, 11.3.6 (acTL stands before the first IDAT); RFC 9649, 2.7 (ANIM, ANMF);
/// ISO/IEC 23008-12, 7 and 10, and AVIF 1.1, 3 (brands of sequences).
[[nodiscard]] bool isAnimation(QIODevice &file, const QString &mimeType);

/// Whether what an animation of that type tells beside its pictures can be taken out (see withoutMetadata).
/// Others are not sent: written anew they would stand still.
[[nodiscard]] bool canGoWithItsMotion(const QString &mimeType);

} // namespace hatstand::plan
