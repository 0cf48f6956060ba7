// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/topics/topic_message.h"
#include "networks/listener.h"

namespace hatstand::listen
{

/// A message to nobody in particular, of which only the text matters.
inline TopicMessage spoken(const QString &text)
{
    return TopicMessage{.text = text,
                        .authorHandle = {},
                        .authorName = {},
                        .languages = {},
                        .hashtags = {},
                        .network = {},
                        .source = {},
                        .channel = networks::Channel::Said};
}

} // namespace hatstand::listen
