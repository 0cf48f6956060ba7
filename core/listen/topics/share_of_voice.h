// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/topics/topic_match.h"

#include <QString>

#include <vector>

namespace hatstand::listen
{

/// A name that is listened for: our own or a competitor's.
struct Voice
{
    QString name;
    CompiledQuery query;
    bool isOurs = false;
};

struct VoiceShare
{
    QString name;
    bool isOurs = false;
    qint64 messages = 0;
    int percent = 0; ///< of all namings; all together make 100
};

/// How much of what is said names whom. A message that names several counts for each of them.
class ShareOfVoice
{
public:
    explicit ShareOfVoice(std::vector<Voice> voices);

    /// Answers whether it names anybody.
    bool add(const PreparedMessage &message);

    /// In the order of the voices. Whole percent (wholePercents), so that the rows make 100 together.
    [[nodiscard]] std::vector<VoiceShare> shares() const;
    /// How many messages name one or more of them: "486 that name a shop".
    [[nodiscard]] qint64 namingMessages() const { return m_naming; }

private:
    std::vector<Voice> m_voices;
    std::vector<qint64> m_messages;
    qint64 m_naming = 0;
};

/// By how many points our share grew (fell, below 0) from one period to the next; 0 where we are in neither.
[[nodiscard]] int pointsGained(const std::vector<VoiceShare> &before, const std::vector<VoiceShare> &now);

} // namespace hatstand::listen
