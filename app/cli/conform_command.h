// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QIODevice;

namespace hatstand::cli
{

/// `hatstand-cli conform`: reads one JSON request a line until the input ends and writes one JSON answer
/// each, at once, so that a caller may ask and wait in turns. A line that is no JSON object gets an answer
/// with "ok": false and no "id"; empty lines are passed over. Both devices are open. Returns the exit status:
/// 0, or 1 when an answer could not be written.
[[nodiscard]] int runConform(QIODevice &input, QIODevice &output);

} // namespace hatstand::cli
