// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "networks/rules.h"

#include <QByteArray>

namespace hatstand::networks
{

/// Reads the rules of one network from JSON, strictly: a key that is not known, a figure without its source
/// or date, a value of the wrong type or a limit below zero makes the whole file invalid, and the error names
/// the place. See resources/networks/README.md for the form.
[[nodiscard]] Result<NetworkRules> parseRules(const QByteArray &json);

} // namespace hatstand::networks
