// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "clients/client.h"

#include <QByteArray>
#include <QString>

#include <array>
#include <optional>
#include <vector>

namespace hatstand::listen
{

/// A stretch of a working day, in minutes from midnight: [from, until), until at most 24 × 60.
struct WorkingStretch
{
    int from = 0;
    int until = 0;
    friend bool operator==(const WorkingStretch &, const WorkingStretch &) = default;
};

/// How soon a client's people are answered.
struct AnswerPromise
{
    int minutes = 0; ///< of working time; 0: nothing is promised
    /// For each day from Monday on, ascending and apart. None at all: every hour counts.
    std::array<std::vector<WorkingStretch>, 7> hours;
    friend bool operator==(const AnswerPromise &, const AnswerPromise &) = default;
};

/// Four hours of working time, from nine to five on weekdays: what a client has before anything is said.
[[nodiscard]] AnswerPromise usualPromise();

/// Until when somebody who asked at that instant is to have an answer: the promised minutes of working time
/// later, by the clocks of the zone (a day with a change of the clocks has its real length). Unset where
/// nothing is promised, or the hours leave no room for it within two years.
[[nodiscard]] std::optional<Instant> promisedUntil(Instant asked, const AnswerPromise &promise,
                                                   const QByteArray &zone);

/// As stored: seven lists of [from, until].
[[nodiscard]] QString workingHoursText(const AnswerPromise &promise);
/// Reads that; stretches that are no stretches are left out.
[[nodiscard]] std::array<std::vector<WorkingStretch>, 7> workingHoursFromText(const QString &text);

} // namespace hatstand::listen
