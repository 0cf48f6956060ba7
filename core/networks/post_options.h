// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

/// What a person chooses for one account's version of a post beside its words and pictures. Kept as JSON in
/// plan::Version::options and handed to the connector unchanged; these are the names of its keys, and the
/// only code that reads and writes them. What is at its default is left out, so that equal choices are equal
/// JSON.
namespace hatstand::networks
{

namespace option
{
/// Bluesky: who may answer. "everyone" (or absent), "nobody", or an array of the words below, any of which
/// suffices.
inline constexpr QLatin1StringView reply("reply");
inline constexpr QLatin1StringView replyEveryone("everyone");
inline constexpr QLatin1StringView replyNobody("nobody");
inline constexpr QLatin1StringView replyMentioned("mentioned"); ///< whom the post mentions
inline constexpr QLatin1StringView replyFollowing("following"); ///< whom the account follows
/// Bluesky: the languages of the text, an array of BCP 47 tags; the network takes three at most.
inline constexpr QLatin1StringView languages("languages");
inline constexpr int maxLanguages = 3;
/// Mastodon: a warning before the text; counted with it.
inline constexpr QLatin1StringView contentWarning("contentWarning");
} // namespace option

/// Who may answer a post.
struct ReplyControl
{
    enum class Who {
        Everyone,
        Nobody,
        Some, ///< those of the groups below
    };
    Who who = Who::Everyone;
    bool mentioned = false;
    bool following = false;
    friend bool operator==(const ReplyControl &, const ReplyControl &) = default;
};

/// Anything that is not understood counts as Everyone; an empty array, and one of unknown words only, as
/// Nobody: never more people than were meant.
[[nodiscard]] ReplyControl replyControl(const QJsonObject &options);
void setReplyControl(QJsonObject &options, const ReplyControl &control);

/// The chosen languages, at most three; empty: the client's.
[[nodiscard]] QStringList postLanguages(const QJsonObject &options);
void setPostLanguages(QJsonObject &options, const QStringList &languages);
/// Whether it has the form of a BCP 47 tag ("en", "pt-BR"); others are not sent.
[[nodiscard]] bool isLanguageTag(const QString &text);

} // namespace hatstand::networks
