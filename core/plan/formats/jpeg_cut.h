// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace hatstand::plan
{

/// Whether a JPEG file ends before its picture does, so that decoders show the rest of it grey and say
/// nothing. A file that lacks nothing but the marker at its end is whole. Decodes it twice: for those that
/// are odd already.
[[nodiscard]] bool isCutJpeg(const QByteArray &bytes);

} // namespace hatstand::plan
