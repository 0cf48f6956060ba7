// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "kit/glyphs.h"
#include "kit/theme.h"
#include "listen/feeling.h"
#include "networks/rules_catalogue.h"

#include <QDate>
#include <QString>

#include <optional>

/// How the page says things.
namespace hatstand::ui::listening
{

/// "+61%", "−4%", "0%"; empty where nothing is compared.
[[nodiscard]] QString changeWords(const std::optional<double> &change);
/// The same for screen readers: "61% more than in the time before".
[[nodiscard]] QString changeInWords(const std::optional<double> &change);
/// More is green, less is red; the sign says it too.
[[nodiscard]] Ink changeInk(const std::optional<double> &change);
/// "Bluesky", "News feeds".
[[nodiscard]] QString networkName(const networks::RulesCatalogue &rules, const QString &key);
/// "13 Nov".
[[nodiscard]] QString dayLabel(QDate day);
[[nodiscard]] QString feelingWord(listen::Feeling feeling);
[[nodiscard]] std::optional<Glyph> feelingGlyph(listen::Feeling feeling);
[[nodiscard]] Ink feelingInk(listen::Feeling feeling);

} // namespace hatstand::ui::listening
