// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/inbox/inbox.h"

#include <QString>
#include <QUrl>

#include <functional>
#include <optional>
#include <vector>

namespace hatstand::ui::inbox
{

/// What the column beside a conversation tells of who speaks in it.
struct PersonFacts
{
    QString name;
    QString handle; ///< "@anouk.b"; empty: there is none
    QString network;
    QString networkName;
    QUrl page;
    std::optional<qint64> followers = {};
    Instant firstAt; ///< of what we have heard of them
    int messages = 0;
    int conversations = 0;
    QStringList labels = {};
    QString notes = {}; ///< what the team has written down about them
    /// What they have said, the newest first.
    struct Said
    {
        listen::ConversationId id;
        QString text;
        QString network;
        QString networkName;
        Instant at;
        listen::ConversationKind kind = listen::ConversationKind::Other;
        listen::Feeling feeling = listen::Feeling::Unknown;
    };
    std::vector<Said> history;
    /// "The same as @x on Mastodon?"; empty: no suggestion.
    struct Suggestion
    {
        QString words;
        std::function<Result<void>()> yes;
        std::function<Result<void>()> no;
    };
    std::optional<Suggestion> same = {};
};

/// Where those facts come from, and what can be done with them. What is unset cannot be done.
struct PersonSource
{
    std::function<Result<PersonFacts>(const listen::Conversation &)> facts;
    /// Asks, and forgets them.
    std::function<void(const listen::Conversation &)> forget = {};
    /// Asks for a place, and writes down all that is known there.
    std::function<void(const listen::Conversation &)> exportAll = {};
};

/// From the inbox alone: one handle on one network. `networkName` says how people call a network.
[[nodiscard]] PersonSource personFromInbox(const listen::Inbox &inbox,
                                           std::function<QString(const QString &)> networkName);

} // namespace hatstand::ui::inbox
