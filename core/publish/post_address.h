// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

#include <optional>

namespace hatstand::publish
{

/// What a person typed or pasted as the address of a post; no value when it is none. Empty is a valid answer:
/// the address is not known.
[[nodiscard]] std::optional<QUrl> postAddress(const QString &text);

} // namespace hatstand::publish
