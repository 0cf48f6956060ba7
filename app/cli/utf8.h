// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QUtf8StringView>

#include <optional>

namespace hatstand::cli
{

/// Nothing where the bytes are not UTF-8 from the first to the last: what is broken is refused, never
/// replaced.
[[nodiscard]] inline std::optional<QString> textFromUtf8(const QByteArray &bytes)
{
    if (!QUtf8StringView(bytes).isValidUtf8())
        return std::nullopt;
    return QString::fromUtf8(bytes);
}

} // namespace hatstand::cli
