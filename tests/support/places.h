// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// Where the tests find what is not compiled into them. All paths are absolute.
namespace hatstand::test
{

/// A file or folder of the project, by its path from the root ("docs/delivery-states.md"); the root itself by
/// "".
[[nodiscard]] QString projectPath(const QString &relative);

/// A file or folder of tests/data.
[[nodiscard]] QString dataPath(const QString &relative);

/// A program of this build ("hatstand-cli").
[[nodiscard]] QString programPath(const QString &name);

/// A file that the collecting of texts for translation made in this build.
[[nodiscard]] QString translationPath(const QString &name);

} // namespace hatstand::test
