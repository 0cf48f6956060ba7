// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace hatstand::networks
{

/// How the name of a file of that type ends, without the point: "jpg". Servers go by it. "bin" where it is
/// none that networks take.
[[nodiscard]] QByteArray fileEndingOf(const QString &mimeType);

} // namespace hatstand::networks
