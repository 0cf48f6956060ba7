// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QString>

namespace hatstand::cli
{

/// The text of a UTF-8 file without its last line end; "-" reads standard input to its end. Fails with
/// TooLarge above 5 MB, with InvalidInput when it is no UTF-8 or not an ordinary file.
[[nodiscard]] Result<QString> readTextFile(const QString &path);
/// Fails with InvalidInput on a folder, and on a pipe or a device, whose end nobody may ever see. What is not
/// there passes: whoever reads it says so.
[[nodiscard]] Result<void> checkOrdinaryFile(const QString &path);

} // namespace hatstand::cli
