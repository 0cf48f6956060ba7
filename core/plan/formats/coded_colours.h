// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

class QIODevice;

namespace hatstand::plan
{

/// Colours that a PNG file names by numbers (cICP; W3C PNG, 3rd edition, 11.3.2.6, and ITU-T H.273): they
/// count before its profile. Decoders of Qt 6.4 pass over them.
enum class CodedColours {
    None,      ///< it names none so
    Srgb,      ///< primaries 1, transfer 13
    DisplayP3, ///< primaries 12, transfer 13
    Foreign,   ///< others, those of HDR among them: nothing here converts them
};
/// What such a chunk holds.
[[nodiscard]] CodedColours codedColours(const QByteArray &cicp);
/// Of a PNG file; None for all others. Reads heads of chunks only, and leaves the file at its beginning.
[[nodiscard]] CodedColours codedColours(QIODevice &file);

} // namespace hatstand::plan
