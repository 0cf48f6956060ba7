// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/instant.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <optional>

namespace hatstand::net
{

/// What a request is for, as the log of what left the computer tells it to people.
enum class Purpose {
    Other,
    SignIn,
    RefreshSignIn,
    SignOut,
    CheckAccount,
    ReadProfile,
    ResolveName,
    SendPost,
    SendReply,
    UploadMedia,
    EditPost,
    DeletePost,
    LookUpPost,
    ReadPosts,
    ReadMentions,
    ReadMessages,
    ReadNumbers,
    Search,
    ReadFeed,
    LinkPreview,
    ReadServerInfo,
    CheckMediaHost,
    RemoveMedia,
};

/// For people, translated: "sent a post".
[[nodiscard]] QString purposeText(Purpose purpose);
/// Stable, for storage and JSON: "send-post".
[[nodiscard]] QString purposeName(Purpose purpose);
[[nodiscard]] std::optional<Purpose> purposeFromName(const QString &name);

/// One line of the log: that something left, never what. There is no path, query, header, body or text in it.
struct TrafficEntry
{
    Instant when;
    QString host; ///< "bsky.social", with the port when it is not the scheme's own
    QByteArray method;
    Purpose purpose = Purpose::Other;
    int status = 0;                   ///< 0 when no answer came
    std::optional<ErrorCode> failure; ///< why there was no whole answer
    qint64 bytesOut = 0;              ///< of the body
    qint64 bytesIn = 0;               ///< of the body of the answer
    Milliseconds took{0};
};

/// Keeps what left the computer. Storage implements it with a table.
class TrafficLog
{
public:
    TrafficLog() = default;
    TrafficLog(const TrafficLog &) = delete;
    TrafficLog &operator=(const TrafficLog &) = delete;
    virtual ~TrafficLog() = default;
    /// Called once for each request of which at least a part may have left, redirects each on their own.
    virtual void add(const TrafficEntry &entry) = 0;
};

} // namespace hatstand::net
