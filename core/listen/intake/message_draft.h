// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "networks/listener.h"

#include <optional>
#include <string>

namespace hatstand::listen
{

/// What a source said, on its way into the workspace. All text is UTF-8, as it came and as it is stored:
/// thousands a second pass here.
struct MessageDraft
{
    std::string network;
    /// The server on which its ids mean something ("mastodon.example"); empty where ids are the same
    /// everywhere.
    std::string place;
    std::string remoteId;
    std::string answersId;
    std::string rootId;
    std::string threadId;
    std::string url;
    networks::Channel channel = networks::Channel::Said;
    bool isOurs = false;
    Instant at;
    // Who said it. An empty speakerId: nobody is named.
    std::string speakerId;
    std::string handle;
    std::string displayName;
    std::string page;
    std::string picture;
    std::optional<qint64> followers = {};
    // What it says.
    std::string title;
    std::string text;
    std::string html;
    std::string language; ///< as its writer said; empty: unknown
    std::string about;
    std::string aboutTitle;
    std::optional<int> stars = {};
    bool isHidden = false;
    std::string extra; ///< JSON; empty: nothing
};

} // namespace hatstand::listen
