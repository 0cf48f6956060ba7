// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/topics/share_of_voice.h"

#include "listen/topics/volume.h"

#include <algorithm>

namespace hatstand::listen
{

namespace
{
int ourPercent(const std::vector<VoiceShare> &shares)
{
    const auto ours =
        std::find_if(shares.begin(), shares.end(), [](const VoiceShare &s) { return s.isOurs; });
    return ours == shares.end() ? 0 : ours->percent;
}
} // namespace

ShareOfVoice::ShareOfVoice(std::vector<Voice> voices)
    : m_voices(std::move(voices)), m_messages(m_voices.size(), 0)
{
}

bool ShareOfVoice::add(const PreparedMessage &message)
{
    bool isNaming = false;
    for (size_t i = 0; i < m_voices.size(); ++i) {
        if (!m_voices[i].query.matches(message))
            continue;
        ++m_messages[i];
        isNaming = true;
    }
    m_naming += isNaming ? 1 : 0;
    return isNaming;
}

std::vector<VoiceShare> ShareOfVoice::shares() const
{
    const std::vector<int> percents = wholePercents(m_messages);
    std::vector<VoiceShare> shares;
    for (size_t i = 0; i < m_voices.size(); ++i)
        shares.push_back({m_voices[i].name, m_voices[i].isOurs, m_messages[i], percents[i]});
    return shares;
}

int pointsGained(const std::vector<VoiceShare> &before, const std::vector<VoiceShare> &now)
{
    return ourPercent(now) - ourPercent(before);
}

} // namespace hatstand::listen
