// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

namespace hatstand::listen
{

/// Whether that request of the conformance protocol asks for something of this room.
[[nodiscard]] bool servesConform(const QJsonObject &request);
/// Answers it as networks::answerConform does: with the very functions that the program uses.
[[nodiscard]] QJsonObject answerConform(const QJsonObject &request);

} // namespace hatstand::listen
