// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "listen/topics/alert_teller.h"
#include "listen/topics/ready_topic.h"
#include "listen/topics/volume.h"

#include <optional>
#include <vector>

/// What happens in a topic, as far as its rules ask for it.
namespace hatstand::listen
{

/// What one new message brings: a voice that many hear, a word. `threshold` is asked for when somebody speaks
/// whom many may hear (influenceThreshold of those who spoke before).
[[nodiscard]] std::vector<TopicEvent> eventsOf(const ReadyTopic &topic, const AskedMessage &asked,
                                               const PreparedMessage &prepared, qint64 threshold);

/// The day from which silence means that nothing was said: before that nobody listened. None where nothing
/// was heard at all.
[[nodiscard]] Result<std::optional<QDate>> listenedSince(storage::Database &database, const Topic &topic);

/// What the volume and the feelings of the last hours and days bring: spikes and turns.
[[nodiscard]] Result<std::vector<TopicEvent>> eventsNow(storage::Database &database, const ReadyTopic &topic,
                                                        Instant now);

} // namespace hatstand::listen
