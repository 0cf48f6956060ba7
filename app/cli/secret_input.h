// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "cli/output.h"

#include <QString>

namespace hatstand::cli
{

/// Asks on the terminal without showing what is typed; reads one line where standard input is no terminal.
/// However the program ends meanwhile, the terminal shows again what is typed. Fails with InvalidInput when
/// there is nothing, when it is no UTF-8, and when it is longer than can be read whole.
[[nodiscard]] Result<QString> readSecret(Output &output, const QString &prompt);

} // namespace hatstand::cli
