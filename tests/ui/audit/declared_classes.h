// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace hatstand::test
{

/// The classes that the pages declare with that base ("Dialog"), as their sources say: what the audit has to
/// come by.
[[nodiscard]] QStringList declaredClasses(const QString &base);

} // namespace hatstand::test
