// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/patch.h"

class QIODevice;

namespace hatstand::plan
{

/// The part of privateParts() for WebM and Matroska files: tags, attachments, title and date become "Void".
[[nodiscard]] Patches matroskaPrivateParts(QIODevice &file);

} // namespace hatstand::plan
