// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/topics/topic.h"

#include <QJsonArray>
#include <QJsonObject>

/// The parts of a topic that are kept as JSON. What is not understood is left out, so that an older program
/// can read what a newer one wrote.
namespace hatstand::listen
{

[[nodiscard]] QJsonArray toJson(const std::vector<NamedVoice> &voices);
[[nodiscard]] std::vector<NamedVoice> voicesFromJson(const QJsonArray &json);
[[nodiscard]] QJsonArray toJson(const std::vector<AlertRule> &rules);
[[nodiscard]] std::vector<AlertRule> alertRulesFromJson(const QJsonArray &json);
[[nodiscard]] QJsonObject toJson(const QuietHours &hours);
/// The zone is the client's, whatever was kept.
[[nodiscard]] QuietHours quietHoursFromJson(const QJsonObject &json, const QByteArray &zone);

/// "spike", "voice", "word", "turn": for JSON and scripts.
[[nodiscard]] QString alertKindName(AlertKind kind);
[[nodiscard]] std::optional<AlertKind> alertKindFromName(const QString &name);

} // namespace hatstand::listen
