// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace hatstand::plan
{

/// A stripped JPEG, PNG or WebP (see withoutMetadata) with that colour profile in it. As it was for other
/// files, and where there is no place for one.
[[nodiscard]] QByteArray withProfile(const QByteArray &bytes, const QByteArray &profile);

} // namespace hatstand::plan
