// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/sources/source.h"
#include "listen/topics/share_of_voice.h"
#include "listen/topics/spike.h"
#include "listen/topics/topic.h"
#include "listen/topics/volume.h"
#include "listen/topics/where_said.h"

#include <QDate>

#include <optional>
#include <vector>

/// What the page of a topic shows of a period. Values only.
namespace hatstand::listen
{

/// Whole days of the client's zone; the last is today, which is not over.
struct TopicPeriod
{
    QDate first;
    QDate last;
    [[nodiscard]] int days() const { return int(first.daysTo(last)) + 1; }
    [[nodiscard]] TopicPeriod before() const { return {first.addDays(-days()), first.addDays(-1)}; }
};

/// A topic in the list.
struct TopicRow
{
    Topic topic;
    qint64 count = 0;
    std::optional<double> change; ///< changeAgainst the period before; none where nobody listened then
    std::vector<qint64> perDay;
    bool hasAlert = false; ///< something was told that nobody has seen
};

/// What a day was, and what was usual for it.
struct TopicDayView
{
    VolumeBucket said;
    std::optional<double> usual; ///< none where too little is known
};

/// All that is counted of a topic in a period.
struct TopicView
{
    Topic topic;
    TopicPeriod period;
    std::vector<TopicDayView> days;
    std::vector<Spike> spikes; ///< by days, in order
    VolumeBucket sum;
    qint64 before = 0; ///< in the period before
    std::optional<double> change;
    qint64 corrected = 0; ///< whose feeling a person has said
    std::vector<VoiceShare> voices;
    qint64 naming = 0;    ///< messages that name one of them
    int pointsGained = 0; ///< of our own share
    bool hasVoicesBefore = false;
    std::vector<PlaceCount> networks;
    struct SourceCount
    {
        SourceId id;
        QString name;
        qint64 messages = 0;
    };
    std::vector<SourceCount> sources; ///< the feeds and searches that say most, at most eight
};

} // namespace hatstand::listen
